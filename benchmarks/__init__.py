"""How long solving takes, as ratios measured in one run."""
