"""The set: one figure, one file.

A file says which records are drawn (`RECORDS`), what is drawn as a table (`data`), how (`draw`, or a chart: `CHART`), and
what is written on it in a language (`say`: title, subtitle, note, words for those who do not see it).
"""

from jining.figures.figure import Words, draw_figure, list_figures

__all__ = ["Words", "draw_figure", "list_figures"]
