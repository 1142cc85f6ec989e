"""The command line: parse, call, print."""

from standoff.cli.main import main

__all__ = ["main"]
