"""The cast of a document: who is mentioned, where, and under which name."""
