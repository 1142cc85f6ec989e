"""GMCR+ models: the JSON that gmcr-py 0.3 (O. Petersons, University of Waterloo) saves.

A state is one Y or N per option; regrouped side by side, the first option is the lowest bit of
its code, and states are numbered from 1 in the order of their codes.
"""

from standoff.files.gmcr.reading import read
from standoff.files.gmcr.writing import left_out, write

__all__ = ["left_out", "read", "write"]
