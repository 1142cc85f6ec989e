"""What the analyst writes down, with the provenance of each part."""
