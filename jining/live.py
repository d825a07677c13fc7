"""Figures that follow the explorer: one figure is kept, only its data are drawn again, pixels go out as PNG."""

import struct
import zlib

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from jining.labels import label
from jining.package import allowed
from jining.plot.canvas import RECORDS, name_rows
from jining.plot.targets import plot_targets
from jining.theme import COLORS, GREY, set_theme

#: Inches of the picture, and its dots per inch.
_WIDTH, _HEIGHT, _DPI = 9.4, 5.2, 100
_LEFT = {"en": 0.235, "zh": 0.15}


def png(pixels):
    r"""Pack pixels as PNG, faster than a general encoder: no filter, light compression.

    Parameters
    ----------
    pixels : numpy.ndarray of uint8, shape (height, width, 4)
        As an Agg canvas holds them; opacity is dropped.

    Returns
    -------
    bytes

    Examples
    --------
    >>> png(np.zeros((2, 3, 4), np.uint8))[:8]
    b'\x89PNG\r\n\x1a\n'
    """
    height, width = pixels.shape[:2]
    lines = np.zeros((height, width * 3 + 1), np.uint8)  # the first byte of a line says "no filter"
    lines[:, 1:] = pixels[:, :, :3].reshape(height, -1)
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class LiveBars:
    """Stacked bars of a selection over pale bars of the whole table, by sector or chapter.

    Parameters
    ----------
    promises : pandas.DataFrame
        The whole table.
    rows, parts : str
        Columns that give the rows and the coloured parts of the bars.
    lang : {"en", "zh"}
        Language of the labels.

    Notes
    -----
    The axis is that of the whole table: it never moves, so that two selections can be compared.
    """

    def __init__(self, promises, rows, parts, lang):
        self._part_values = list(COLORS[parts])
        self._row_values = _values(promises, rows)
        self._row_codes = _codes(promises[rows], self._row_values)
        self._part_codes = _codes(promises[parts], self._part_values)
        self._cells = len(self._row_values) * len(self._part_values)
        self._whole = self.count(np.arange(len(promises))).sum(axis=1)
        with set_theme(lang):
            self._prepare(rows, parts, lang)

    def count(self, positions):
        """Count the records of each bar and part.

        Parameters
        ----------
        positions : numpy.ndarray of int
            Rows of the table that are selected.

        Returns
        -------
        numpy.ndarray of int, shape (rows, parts)
        """
        cells = self._row_codes[positions] * len(self._part_values) + self._part_codes[positions]
        return np.bincount(cells, minlength=self._cells).reshape(len(self._row_values), -1)

    def draw(self, positions):
        """Draw a selection.

        Parameters
        ----------
        positions : numpy.ndarray of int
            Rows of the table that are selected.

        Returns
        -------
        bytes
            A PNG picture.
        """
        counts = self.count(positions)
        right = counts.cumsum(axis=1)
        self._bars.set_verts(_boxes(right - counts, right))
        self._canvas.restore_region(self._ground)
        self._ax.draw_artist(self._bars)
        for text, total, end in zip(self._totals, counts.sum(axis=1), right[:, -1], strict=True):
            text.set_text(str(total))
            text.set_x(end)
            self._ax.draw_artist(text)
        return png(np.asarray(self._canvas.buffer_rgba()))

    def _prepare(self, rows, parts, lang):
        fig = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DPI)
        self._canvas = FigureCanvasAgg(fig)
        self._ax = ax = fig.add_axes((_LEFT[lang], 0.11, 0.97 - _LEFT[lang], 0.81))
        name_rows(ax, [label(rows, value, lang) for value in self._row_values], rules=False)
        ax.barh(range(len(self._whole)), self._whole, color="white", edgecolor=GREY, linewidth=0.8, height=0.78, gid="whole")
        ax.set_xlim(0, max(self._whole.max(initial=1), 1) * 1.06)
        ax.set_xlabel(RECORDS[lang])
        handles = [Patch(color=COLORS[parts][value], label=label(parts, value, lang)) for value in self._part_values]
        whole = Patch(facecolor="white", edgecolor=GREY, label={"en": "all records", "zh": "全部记录"}[lang])
        ax.legend(handles=[*handles, whole], ncols=6, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2,
                  handlelength=1)
        colors = [COLORS[parts][value] for value in self._part_values] * len(self._whole)
        self._bars = ax.add_collection(PolyCollection([], facecolors=colors, edgecolors="white", linewidths=0.6))
        self._totals = [ax.text(0, y, "", va="center", ha="left", fontsize="small") for y in range(len(self._whole))]
        for artist in (self._bars, *self._totals):
            artist.set_animated(True)
        for text in self._totals:
            text.set_transform(ax.transData + _points_right(fig))
        self._canvas.draw()
        self._ground = self._canvas.copy_from_bbox(fig.bbox)


def _points_right(fig):
    return ScaledTranslation(4 / 72, 0, fig.dpi_scale_trans)


def _boxes(left, right):
    """Corners of the part of each row, shape (rows x parts, 4, 2)."""
    left, right, row = left.ravel(), right.ravel(), np.repeat(np.arange(len(left)), left.shape[1])
    low, high = row - 0.39, row + 0.39
    return np.stack([left, low, left, high, right, high, right, low], axis=1).reshape(-1, 4, 2)


def _values(promises, column):
    values = allowed(column) if column == "sector" else ()
    return list(values) or sorted(promises[column].dropna().unique())


def _codes(values, order):
    return np.array([{value: code for code, value in enumerate(order)}[value] for value in values], dtype=np.int64)


class LiveTargets:
    """The targets of a selection, each with its comparator.

    Parameters
    ----------
    promises : pandas.DataFrame
        The whole table.
    lang : {"en", "zh"}
        Language of the labels.
    """

    def __init__(self, promises, lang):
        self._promises, self._lang = promises, lang
        self._fig = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DPI)
        self._canvas = FigureCanvasAgg(self._fig)

    def draw(self, positions):
        """Draw a selection.

        Parameters
        ----------
        positions : numpy.ndarray of int
            Rows of the table that are selected.

        Returns
        -------
        bytes
            A PNG picture.
        """
        with set_theme(self._lang):
            self._fig.clear()
            plot_targets(self._promises.iloc[positions], lang=self._lang, fig=self._fig)
            _seat(self._fig)
            self._canvas.draw()
        return png(np.asarray(self._canvas.buffer_rgba()))


def _seat(fig):
    """Place the panels of `plot_targets` by their number of rows: a layout engine takes longer than the drawing."""
    for legend in fig.legends:
        legend.set_loc("lower left")
    columns = {}
    for ax in fig.axes:
        columns.setdefault(ax.get_subplotspec().get_topmost_subplotspec().colspan.start, []).append(ax)
    named = any(ax.get_yticklabels() for ax in fig.axes)
    width, left = 1 / len(columns), {1: 0.4, 2: 0.22}.get(len(columns), 0.02) if named else 0.015
    for number, panels in enumerate(columns.values()):
        rows = [abs(np.subtract(*ax.get_ylim())) for ax in panels]
        gap = 0.075 if named else 0.085
        unit, top = min((0.9 - gap * len(panels)) / sum(rows), 0.06), 0.975 if named else 0.94
        for ax, height in zip(panels, rows, strict=True):
            top -= height * unit
            ax.set_position((number * width + left, top, width - left - 0.02, height * unit))
            top -= gap
