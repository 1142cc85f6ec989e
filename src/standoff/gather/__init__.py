"""Gather: documents come in, a dossier with a source for every record comes out."""
