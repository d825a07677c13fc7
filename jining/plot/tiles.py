"""Tiles: numbers of unlike things side by side, or places and goals on a grid, shaded by their count."""

import itertools

import numpy as np
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle

from jining.plot import text
from jining.plot.bars import ink_on
from jining.plot.chart import chart
from jining.plot.layout import canvas, outer, size_of
from jining.plot.tally import MOST, coded, few, tally
from jining.plot.theme import ACCENT, INK, INK_2
from jining.report.amounts import number
from jining.report.language import language

#: Ground of a tile without a count, the lightest and the darkest shade on which ink is read, distance in sizes of the text.
GROUND, _LIGHTEST, _DARKEST, _GAP = "#EEF1F4", "#DCE6F0", "#86A9CB", 0.55
#: How large number and name of a tile may be at most, in sizes of the text; the number in sizes of the name, if it fits.
_LARGE, _NAME, _RANKS = 2.6, 1.3, (1.7, 1.0)


def shade(value, most):
    """Colour of a count: none, then from light to dark in even steps up to the largest."""
    if not value:
        return GROUND
    part = (value - 1) / max(most - 1, 1)
    light, dark = np.array(to_rgb(_LIGHTEST)), np.array(to_rgb(_DARKEST))
    return to_hex(light + (dark - light) * part)


def draw_tiles(fig, table, *, box=None, lang=None, columns=None):
    """Set a tile per row: `text` or `value` large, `label`, perhaps `sub` below; by `row` and `col`, or in turn."""
    lang, size, box = language(lang), size_of(fig), box or fig.body
    ax = canvas(fig, box)
    gap, pad = _GAP * size.text, 0.55 * size.text
    at, across, down = _grid(table, columns, box)
    wide = (box.width - gap * (across - 1)) / across
    high = min((box.height - gap * (down - 1)) / down, max(1.35 * wide, 5.5 * size.text))
    large = [str(said) for said in table.get(f"text_{lang}", table["value"].map(lambda value: number(value, lang)))]
    names = [text.tidy(name, lang) for name in table[f"label_{lang}"]]
    subs = [str(said) for said in table.get(f"sub_{lang}", [""] * len(table))]
    big, broken, points, below, small = _sizes(large, names, subs, wide - 2 * pad, high - 2 * pad, size)
    deep = max(_deep(big, lines, points, sub, small) for lines, sub in zip(broken, below, strict=True))
    for place, (column, row) in enumerate(at):
        x, y = column * (wide + gap), box.height - row * (high + gap) - high
        ground = table["color"].iloc[place] if "color" in table else GROUND
        ax.add_patch(Rectangle((x, y), wide, high, color=ground, lw=0, gid="tile"))
        ink = ink_on(ground)
        quiet = INK_2 if ink == INK and ground == GROUND else ink
        top = box.bottom + y + high - max((high - deep) / 2, pad)
        text.write(fig, box.left + x + pad, top, large[place], points=big, va="top", weight="bold", gid="number",
                   color=ACCENT if ground == GROUND else ink)
        top -= text.height(1, big) + 0.15 * points
        text.write(fig, box.left + x + pad, top, "\n".join(broken[place]), points=points, va="top", color=ink, gid="name")
        top -= text.height(len(broken[place]), points) + 0.2 * small
        if below[place]:
            text.write(fig, box.left + x + pad, top, "\n".join(below[place]), points=small, va="top", color=quiet, gid="sub")
    return ax


def _grid(table, columns, box):
    """Column and row of each tile from 0, and how many columns and rows there are."""
    if {"row", "col"} <= set(table.columns):
        rows, cols = table["row"].astype(int), table["col"].astype(int)
        at = list(zip(cols - cols.min(), rows - rows.min(), strict=True))
        return at, int(cols.max() - cols.min()) + 1, int(rows.max() - rows.min()) + 1
    n = max(len(table), 1)
    best = min(range(1, n + 1), key=lambda k: abs(np.log(box.width / k / (box.height / -(-n // k)) / 1.7)))
    across = min(columns or best, n)
    return [(place % across, place // across) for place in range(n)], across, -(-n // across)


def _sizes(large, names, subs, wide, high, size):
    """Letters of the numbers, the names and the lines below, the largest at which every tile holds all three."""
    most = min([_LARGE * size.text] + [wide / max(text.width(said, 1, "bold"), 1e-9) for said in large])
    sizes = np.arange(_NAME * size.text, size.least - 0.01, -0.5)
    for rank, points, small in itertools.product(_RANKS, sizes, (size.text, size.least)):
        below = [text.wrap(sub, wide, small) if sub else [] for sub in subs]
        broken = [text.wrap(name, wide, points) for name in names]
        fits = all(text.width("\n".join(lines), points) <= wide + 0.1 for lines in broken)
        big = min(most, (high - max(_deep(0, *both, small) for both in
                                    zip(broken, itertools.repeat(points), below, strict=False))) / text.height(1, 1))
        if fits and big >= min(rank * points, most):
            return big, broken, points, below, small
    if any(below):
        return _sizes(large, names, [""] * len(subs), wide, high, size)  # less is shown where not all fits
    return max(min(most, size.text), size.least), broken, points, below, small


def _deep(big, lines, points, sub, small):
    """Height of number, name and the lines below."""
    return (text.height(1, big) + 0.15 * points + text.height(len(lines), points) + 0.2 * small
            + text.height(len(sub), small))


@chart()
def plot_tiles(promises, *, by="sdg", lang=None, ax=None):
    """Plot how many records hold each value of a coded column as tiles, shaded by the count.

    {promises}
    by : str
        Coded column whose values are the tiles, in the order of the codebook; values without records are empty tiles, if
        there is room for all.
    {place}

    {axes}

    {errors}

    Examples
    --------
    >>> import jining
    >>> ax = plot_tiles(jining.load(), by="logic", lang="en")
    """
    fig, box, table = ax.figure, outer(ax), few(tally(promises, by, empty=len(coded(by)) <= MOST), by)
    if not table["value"].sum():
        return None
    ax.remove()
    table["color"] = [shade(value, table["value"].max()) for value in table["value"]]
    return draw_tiles(fig, table, box=box, lang=lang)
