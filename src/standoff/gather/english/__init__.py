"""English by rules alone: words, parts of speech, lemmas and shallow dependencies."""
