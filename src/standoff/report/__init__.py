"""What goes out: words and data."""
