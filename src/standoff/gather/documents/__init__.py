"""Documents: bytes become text, cut into sections, with the date they state."""
