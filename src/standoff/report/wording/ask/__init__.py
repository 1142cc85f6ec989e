"""What `ask` says, a file per section."""
