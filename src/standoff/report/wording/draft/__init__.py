"""Drafts in words: how many there are, what is proposed, reviewed and compared."""
