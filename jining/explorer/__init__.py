"""The explorer: one page, in a notebook, as one file without Python, or as its static twin."""

from jining.explorer.widget import Explorer, explore, read_source, write_explorer

__all__ = ["Explorer", "explore", "read_source", "write_explorer"]
