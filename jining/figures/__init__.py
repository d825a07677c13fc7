"""The set: one figure, one file.

A file holds `RECORDS` (which), `data` (what is drawn), `draw` or `CHART` (how) and `say` (numbers and names that the
sentences of words.csv are filled with: title, subtitle, note, alt text).
"""

from jining.figures.figure import Words, draw_figure, list_figures

__all__ = ["Words", "draw_figure", "list_figures"]
