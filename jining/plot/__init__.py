"""Figures: a frame in, Axes (or a Figure of several panels) out. No title, no saving, no restyling."""

from jining.plot.overview import plot_kinds
from jining.plot.targets import plot_targets

__all__ = ["plot_kinds", "plot_targets"]
