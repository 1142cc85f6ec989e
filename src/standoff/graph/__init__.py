"""States and moves: a dispute under one reading, compiled."""
