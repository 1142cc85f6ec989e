"""Courses of action that a document names: demanded, threatened, offered, refused, under way."""
