"""Figures that follow the explorer: a figure is kept, only what changed is drawn again, pixels go out as PNG."""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from jining.labels import label
from jining.package import allowed
from jining.pixels import Numbers, band, png
from jining.plot_02.canvas import EMPTY, RECORDS, name_rows
from jining.plot_02.targets import target_rows
from jining.target_bands import TargetBands
from jining.theme import COLORS, GREY, INK_2, set_theme

#: Inches of the picture, and its dots per inch; a page that is not wide shows a narrower one, or its text would be tiny.
_WIDTH, _NARROW, _HEIGHT, _DPI = 9.4, 6, 5.2, 100
#: Inches that the names of the rows take.
_LEFT = {"en": 2.2, "zh": 1.4}
#: Pixels between a bar and its number.
_GAP = 5
#: Bars that are kept as packed pixels: a change of filter leaves most of them as they were.
_KEPT = 5000
#: Targets in one picture; of more, the first ones and how many are left out.
_MOST = 120
_MORE = {"en": "{n} more targets are not drawn: choose fewer records", "zh": "另有{n}个目标未画出：请缩小筛选范围"}


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
    narrow : bool
        Draw for a page that is not wide.

    Notes
    -----
    The axis is that of the whole table: it never moves, so that two selections can be compared.

    Examples
    --------
    >>> import jining
    >>> bars = LiveBars(jining.load(), "sector", "kind", "en")
    >>> bars.count(np.arange(3)).sum(), bars.draw(np.arange(3))[1:4]
    (np.int64(3), b'PNG')
    """

    def __init__(self, promises, rows, parts, lang, *, narrow=False):
        self._part_values = list(COLORS[parts])
        self._row_values = _values(promises, rows)
        self._row_codes = _codes(promises[rows], self._row_values)
        self._part_codes = _codes(promises[parts], self._part_values)
        self._cells = len(self._row_values) * len(self._part_values)
        self._whole = self.count(np.arange(len(promises))).sum(axis=1)
        with set_theme(lang):
            self._prepare(rows, parts, lang, narrow)

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
        rows = list(enumerate(map(tuple, counts.tolist())))
        missing = [row for row in rows if row not in self._bands]
        if missing or not len(positions):
            self._paint(counts)
        if not len(positions):
            self._ax.draw_artist(self._message)
            return png([self._above, band(self._pixels[self._edges[0]:self._edges[-1]]), self._below])
        if len(self._bands) > _KEPT:
            self._bands, missing = {}, rows
        for place, cells in missing:
            self._bands[place, cells] = band(self._pixels[self._edges[place]:self._edges[place + 1]])
        return png([self._above, *map(self._bands.get, rows), self._below])

    def _paint(self, counts):
        right = counts.cumsum(axis=1)
        self._bars.set_verts(_boxes(right - counts, right))
        self._canvas.restore_region(self._ground)
        self._ax.draw_artist(self._bars)
        for row, (total, end) in enumerate(zip(counts.sum(axis=1).tolist(), right[:, -1], strict=True)):
            self._stamp(self._numbers[total], self._ax.transData.transform((end, row)))

    def _prepare(self, rows, parts, lang, narrow):
        fig = Figure(figsize=(_NARROW if narrow else _WIDTH, _HEIGHT), dpi=_DPI)
        self._canvas, left = FigureCanvasAgg(fig), _LEFT[lang] / fig.get_figwidth()
        self._ax = ax = fig.add_axes((left, 0.11, 0.97 - left, 0.75 if narrow else 0.81))
        name_rows(ax, [label(rows, value, lang) for value in self._row_values], rules=False)
        ax.barh(range(len(self._whole)), self._whole, color="white", edgecolor=GREY, linewidth=0.8, height=0.78, gid="whole")
        ax.set_xlim(0, max(self._whole.max(initial=1), 1) * 1.06)
        ax.set_xlabel(RECORDS[lang])
        handles = [Patch(color=COLORS[parts][value], label=label(parts, value, lang)) for value in self._part_values]
        whole = Patch(facecolor="white", edgecolor=GREY, label={"en": "all records", "zh": "全部记录"}[lang])
        fig.legend(handles=[*handles, whole], ncols=6 if not narrow else 4 if len(handles) < 4 else 3, loc="lower left",
                   borderaxespad=0.2, handlelength=1, bbox_to_anchor=(0.01 if narrow else left, ax.get_position().y1))
        colors = [COLORS[parts][value] for value in self._part_values] * len(self._whole)
        self._bars = ax.add_collection(PolyCollection([], facecolors=colors, edgecolors="white", linewidths=0.6))
        self._message = ax.text(0.97, 0.08, EMPTY[lang], ha="right", va="center", transform=ax.transAxes, color=INK_2,
                                bbox={"facecolor": "white", "edgecolor": "none", "pad": 8})
        for artist in (self._bars, self._message):
            artist.set_animated(True)
        self._canvas.draw()
        self._ground, self._pixels = self._canvas.copy_from_bbox(fig.bbox), np.asarray(self._canvas.buffer_rgba())
        between = [ax.transData.transform((0, row - 0.5))[1] for row in range(1, len(self._whole))]
        self._edges = [len(self._pixels) - round(edge) for edge in (ax.bbox.y1, *between, ax.bbox.y0)]
        self._above, self._below = band(self._pixels[:self._edges[0]]), band(self._pixels[self._edges[-1]:])
        self._bands, self._numbers = {}, Numbers(lang)

    def _stamp(self, picture, place):
        """Put the picture of a number beside a bar."""
        left, top = round(place[0]) + _GAP, len(self._pixels) - round(place[1]) - len(picture) // 2
        under = self._pixels[top:top + len(picture), left:left + picture.shape[1]]
        np.minimum(under, picture[:, :under.shape[1]], out=under)


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
    """The targets of a selection, each a row with name, comparator and value, under the axis of its unit.

    Parameters
    ----------
    promises : pandas.DataFrame
        The whole table.
    lang : {"en", "zh"}
        Language of the labels.
    narrow : bool
        Draw for a page that is not wide.

    Notes
    -----
    The axis of a unit is that of the whole table: it never moves, so that two selections can be compared.

    Examples
    --------
    >>> import jining
    >>> live = LiveTargets(jining.load(), "en")
    >>> live.targets(np.arange(8))["comparator"].tolist(), live.draw(np.arange(8))[1:4]
    (['approx'], b'PNG')
    """

    def __init__(self, promises, lang, *, narrow=False):
        targets = target_rows(promises.reset_index(drop=True))
        self._number = np.full(len(promises), -1)
        self._number[targets.index] = np.arange(len(targets))
        self._targets, self._lang = targets.reset_index(drop=True), lang
        self._bands = TargetBands(self._targets, lang, narrow=narrow)
        self._bands.prepare(range(min(len(targets), _MOST)))

    def targets(self, positions):
        """Find the targets of a selection, in the order in which they are drawn.

        Parameters
        ----------
        positions : numpy.ndarray of int
            Rows of the table that are selected.

        Returns
        -------
        pandas.DataFrame
            By unit, and within a unit as the text brings them.
        """
        return self._targets.iloc[self._numbers(positions)]

    def draw(self, positions):
        """Draw a selection.

        Parameters
        ----------
        positions : numpy.ndarray of int
            Rows of the table that are selected.

        Returns
        -------
        bytes
            A PNG picture, as high as its rows need. The marks take the colour of the sector if there is only one.
        """
        numbers, bands = self._numbers(positions), self._bands
        if not len(numbers):
            return png([bands.none])
        colored = self._targets["sector"].iloc[numbers].nunique() == 1
        shown, left_out = numbers[:_MOST].tolist(), len(numbers) - _MOST
        bands.prepare(shown)
        parts, panels = [bands.legend], bands.panel[shown].tolist()
        for number, panel, following in zip(shown, panels, [*panels[1:], None], strict=True):
            parts += [bands.row(number, colored)] + [bands.axes[panel]] * (panel != following)
        if left_out > 0:
            parts.append(bands.line(_MORE[self._lang].format(n=left_out)))
        return png(parts)

    def _numbers(self, positions):
        numbers = self._number[positions]
        numbers = numbers[numbers >= 0]
        return numbers[np.argsort(self._bands.panel[numbers], kind="stable")]
