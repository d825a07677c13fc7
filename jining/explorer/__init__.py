"""The explorer: one page, in a notebook, as one file without Python, or as its static twin."""

from jining.explorer.file import write_explorer
from jining.explorer.widget import Explorer, explore, read_source

__all__ = ["Explorer", "explore", "read_source", "write_explorer"]
