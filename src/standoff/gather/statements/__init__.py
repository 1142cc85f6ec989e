"""Who said or thinks what, as a document has it."""
