"""Many readings: by number, in chunks, wherever they run, kept as they are done."""
