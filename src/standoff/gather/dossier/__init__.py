"""The dossier: gathered documents in one SQLite file, kept, searched and handed on."""
