"""The set: one figure, one file.

A file holds `RECORDS` (which), `data` (what is drawn), `draw` or `CHART` (how) and `say` (title, subtitle, note, alt text).
"""

from jining.figures.figure import Words, draw_figure, list_figures

__all__ = ["Words", "draw_figure", "list_figures"]
