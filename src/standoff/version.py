"""The version, where everything can read it and hatch too."""

__version__ = "0.1.0"
