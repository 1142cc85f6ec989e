"""Puts the studies together into one answer (named so that ``standoff.ask`` is the function)."""
