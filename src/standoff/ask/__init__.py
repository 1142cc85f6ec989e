"""Puts the studies together into one answer."""
