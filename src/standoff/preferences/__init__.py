"""What sides want: statements become ranks."""
