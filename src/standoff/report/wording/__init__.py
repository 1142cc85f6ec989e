"""Sentences, and nothing else: one module for each thing that is told."""
