"""The set: one figure, one file."""

from jining.figures.figure import Words, draw_figure, list_figures

__all__ = ["Words", "draw_figure", "list_figures"]
