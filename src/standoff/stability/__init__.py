"""Solution concepts: one file each."""
