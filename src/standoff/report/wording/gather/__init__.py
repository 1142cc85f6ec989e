"""What gathering found, and a dossier's views, in words."""
