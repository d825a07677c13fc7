"""The explorer: one page, in a notebook, as one file without Python, or as its static twin."""
