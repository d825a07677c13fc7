"""Every target as a band of pixels: name, mark and value in a row, and under the rows of a unit its axis.

The axis of a unit is that of the whole table, and so a row looks the same in every selection: it is drawn once.
"""

import warnings
from functools import partial

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from jining.labels import items, number, quantity
from jining.pixels import band
from jining.plot_02.canvas import shorten
from jining.plot_02.marks import MARKS, comparator_legend, draw_targets
from jining.plot_02.strips import thin_ticks
from jining.plot_02.targets import honest_axis, plot_targets, split_by_axis
from jining.theme import INK_2, NAVY, RULE, sector_colors, set_theme

#: Pixels: heights of a row, an axis and a line of text; width of a letter; name or value from its mark.
_ROW, _AXIS, _LINE, _LETTER, _GAP = 20, 40, 34, 6.9, 12
#: Where the axis line stands in the band of an axis, from the top.
_AXIS_LINE = 0.1
#: Width of a picture, wide or narrow, and left and right end of its axes, in pixels: names take what is left of them.
_WIDTH = {False: 940, True: 600}
_ENDS = {False: {"en": (350, 770), "zh": (250, 770)}, True: {"en": (240, 430), "zh": (215, 450)}}
_EMPTY_HEIGHT = 520
_DPI = 100
#: Points on which an arrow of "at least" keeps the written value away from its dot.
_ARROW = 44


class TargetBands:
    """Pictures of targets and of the axes of their units.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `target_rows` gives them, index 0, 1, 2 ...
    lang : {"en", "zh"}
        Language of the labels.
    narrow : bool
        Draw for a page that is not wide.

    Attributes
    ----------
    panel : numpy.ndarray of int
        For each target, the place of its unit in `axes`.
    axes : list of Band
        The axis of each unit.
    legend, none : Band
        The marks and what they say; the message for a selection without targets.

    Examples
    --------
    >>> import jining
    >>> targets = jining.plot_02.targets.target_rows(jining.load()).head(2).reset_index(drop=True)
    >>> bands = TargetBands(targets, "en")
    >>> bands.prepare([0, 1])
    >>> bands.row(0, False).height, len(bands.axes)
    (20, 1)
    """

    def __init__(self, targets, lang, *, narrow=False):
        self._targets, self._lang, self._rows = targets, lang, {}
        self._width, self._ends = _WIDTH[narrow], _ENDS[narrow][lang]
        self.panel = np.zeros(len(targets), dtype=int)
        with set_theme(lang):
            self.axes, self._placed = self._draw_axes(split_by_axis(targets, lang))
            self.legend, self.none = self._draw_legend(3 if narrow else len(MARKS)), self._draw_none()

    def row(self, number, colored):
        """Picture of one target.

        Parameters
        ----------
        number : int
        colored : bool
            In the colour of its sector, not in navy.

        Returns
        -------
        Band
        """
        return self._rows[number][colored]

    def prepare(self, numbers):
        """Draw those targets that have not been drawn yet.

        Parameters
        ----------
        numbers : sequence of int
        """
        missing = np.array([number for number in numbers if number not in self._rows], dtype=int)
        if not len(missing):
            return
        with set_theme(self._lang), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph")  # a character that no font has is drawn as a box
            fig, placed, y = self._canvas(len(missing) * _ROW), self._placed.iloc[missing], np.arange(len(missing)) + 0.5
            ax = _pixel_axes(fig, len(missing))
            self._write(ax, placed, y)
            fig.canvas.draw()
            sectors = placed["sector"].astype("str").map(sector_colors()).tolist()
            pictures = [_mark(ax, placed, y, color) for color in (NAVY, sectors)]
        self._rows.update(zip(missing.tolist(), zip(*pictures, strict=True), strict=True))

    def line(self, text):
        """Picture of a line of text.

        Parameters
        ----------
        text : str

        Returns
        -------
        Band
        """
        with set_theme(self._lang):
            fig = self._canvas(_LINE)
            fig.text(self._ends[0] / self._width, 0.5, text, va="center", color=INK_2)
            return _picture(fig)

    def _draw_axes(self, panels):
        """Draw the axis of every unit, and note where each target stands on it, in pixels."""
        height = max(len(panels), 1) * _AXIS
        fig, ends = self._canvas(height), self._targets[["value_low", "value_high"]].astype("float64")
        left, right = self._ends
        for place, (name, targets) in enumerate(panels):
            bottom = 1 - (place + _AXIS_LINE) * _AXIS / height
            ax = fig.add_axes((left / self._width, bottom, (right - left) / self._width, 1 / height))
            _bare_axis(ax, name, targets, self._lang, right - left)
            thin_ticks(ax, (right - left) * 72 / _DPI, partial(number, lang=self._lang))
            self.panel[targets.index] = place
            for column in ends:
                points = np.column_stack([ends.loc[targets.index, column], np.zeros(len(targets))])
                ends.loc[targets.index, column] = ax.transData.transform(points)[:, 0]
        fig.canvas.draw()
        return _cut(fig.canvas, _AXIS), self._targets.assign(**ends)

    def _write(self, ax, placed, y):
        left, right = self._ends
        ax.hlines(y, left, right, color=RULE, lw=0.7, zorder=0)
        beside = placed[["value_low", "value_high"]].max(axis=1) + np.where(placed["comparator"] == "ge", _ARROW, _GAP)
        targets = self._targets.loc[placed.index].itertuples()
        for row, name, x, target in zip(y, items(placed, self._lang), beside, targets, strict=True):
            name = _plain(name, int((left - _GAP) / _LETTER))
            ax.text(left - _GAP, row, name, ha="right", va="center", fontsize=9, parse_math=False)
            ax.text(x, row, quantity(target, self._lang), va="center", fontsize="small",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})


    def _draw_legend(self, columns):
        fig = self._canvas(_LINE * -(-len(MARKS) // columns))
        comparator_legend(fig, MARKS, self._lang, ncols=columns, loc="center left", bbox_to_anchor=(0, 0.6),
                          borderaxespad=0)
        return _picture(fig)

    def _draw_none(self):
        return _picture(plot_targets(self._targets.iloc[:0], lang=self._lang, fig=self._canvas(_EMPTY_HEIGHT)))

    def _canvas(self, height):
        fig = Figure(figsize=(self._width / _DPI, height / _DPI), dpi=_DPI)
        FigureCanvasAgg(fig)
        return fig


def _plain(text, most):
    """One line that can be drawn, whatever a cell holds."""
    return shorten("".join(letter if letter.isprintable() else " " for letter in text[:2 * most]), most)


def _pixel_axes(fig, rows):
    """Axes over the whole canvas: x in pixels, y in rows from the top."""
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.set_xlim(0, fig.get_figwidth() * _DPI)
    ax.set_ylim(rows, 0)
    return ax


def _bare_axis(ax, name, targets, lang, width):
    """Leave of an axes the value axis of one unit, with its name on the left."""
    honest_axis(ax, name, targets, lang)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_label_coords(-_GAP / width, -13)
    ax.xaxis.label.set(ha="right", va="center", color=INK_2, size="small")


def _mark(ax, placed, y, color):
    """Draw marks over what is written already, cut the rows, and take the marks off again."""
    canvas, marks = ax.figure.canvas, draw_targets(ax, placed, y, color=color)
    ground = canvas.copy_from_bbox(ax.figure.bbox)
    for mark in sorted(marks.values(), key=lambda mark: mark.zorder):
        ax.draw_artist(mark)
        mark.remove()
    rows = _cut(canvas, _ROW)
    canvas.restore_region(ground)
    return rows


def _picture(fig):
    """Draw a figure as one band."""
    fig.canvas.draw()
    return band(np.asarray(fig.canvas.buffer_rgba()))


def _cut(canvas, height):
    """Cut what is on a canvas into bands of one height."""
    pixels = np.asarray(canvas.buffer_rgba())
    return [band(pixels[top:top + height]) for top in range(0, len(pixels), height)]
