"""Gathering many documents: which, where the work is done, and what becomes of each."""
