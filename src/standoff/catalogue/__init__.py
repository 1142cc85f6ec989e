"""Published and worked disputes, as files, and finding a dispute by name."""
