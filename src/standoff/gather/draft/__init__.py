"""Drafts: what a dossier says two or more sides do and want, as a proposal for a dispute."""
