"""Pictures as inline SVG, drawn without a browser: one file each, listed in ``pictures``."""
