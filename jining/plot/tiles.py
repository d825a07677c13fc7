"""Tiles: numbers of unlike things, counts as shades, parts of a bar that is a whole; and a grid of counts."""

import itertools

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.patches import Rectangle

from jining.plot import text
from jining.plot.layout import NAMES, canvas, outer, seat, size_of
from jining.plot.tally import MOST, chart, coded, few, tally
from jining.plot.theme import ACCENT, INK_2, READ, contrast, ink_on
from jining.report.amounts import number
from jining.report.language import language

#: Ground of a tile without a count; shades on which ink is read, from light to dark.
GROUND, _SHADES = "#EEF1F4", LinearSegmentedColormap.from_list("counts", ["#DCE6F0", "#86A9CB"])
#: Distance of tiles and largest name, in sizes of the text; number and margin, in sizes of the name; room below lines.
_GAP, _NAME, _RANKS, _PAD, _LEAD = 0.55, 1.3, (2.0, 1.0), 0.35, 0.1
#: Best width of a tile by its height, how many other shapes are tried, letters that nobody reads.
_SHAPE, _TRIED, _TINY = 1.7, 6, 3
#: Height of a bar that is a whole, of its links and of the tiles below; of a bar with words inside: in sizes of the text.
_BAR, _LINK, _DEEP, _PARTS = 16.0, 2.6, 11.0, 2.6


def shade(value, most):
    """Colour of a count: none, then from light to dark in even steps up to the largest."""
    return to_hex(_SHADES((value - 1) / max(most - 1, 1))) if value else GROUND


def draw_tiles(fig, table, *, box=None, lang=None, columns=None):
    """Set a tile per row: `text` or `value` large, `label`, perhaps `sub` below; by `row` and `col`, or in turn."""
    lang, size, box = language(lang), size_of(fig), box or fig.body
    ax, gap = canvas(fig, box), _GAP * size.text
    large = [str(said) for said in table.get(f"text_{lang}", table["value"].map(lambda value: number(value, lang)))]
    names, subs = ([text.tidy(said, lang) for said in table.get(f"{column}_{lang}", [""] * len(table))]
                   for column in ("label", "sub"))
    at, wide, high, pad, cards = _fitting(list(zip(large, names, subs, strict=True)), _grids(table, columns, box), box, size)
    deep = max(map(_deep, cards))
    for (column, row), card, ground in zip(at, cards, table.get("color", [GROUND] * len(table)), strict=True):
        x, y = column * (wide + gap), box.height - row * (high + gap) - high
        ax.add_patch(Rectangle((x, y), wide, high, color=ground, lw=0, gid="tile", clip_on=False))
        ink, top = ink_on(ground), box.bottom + y + high - max((high - deep) / 2, pad)
        inks = ACCENT if ground == GROUND else ink, ink, INK_2 if contrast(INK_2, ground) >= READ else ink
        for (lines, points, weight), color, gid in zip(card, inks, ("number", "name", "sub"), strict=True):
            for line in lines:
                text.write(fig, box.left + x + pad, top, line, points=points, va="top", weight=weight, color=color, gid=gid)
                top -= text.PITCH * points
            top -= _LEAD * points
    return ax


def _grids(table, columns, box):
    """Ways to set tiles, the one of the best shape first: the column and row of each from 0."""
    if {"row", "col"} <= set(table):
        at = table[["col", "row"]].to_numpy(dtype=int)
        return [at - at.min(axis=0)]
    n = len(table)
    shapes = {k: abs(np.log(box.width / k / (box.height / -(-n // k)) / _SHAPE)) for k in range(1, n + 1)}
    some = [columns] if columns else sorted(shapes, key=shapes.get)[:_TRIED]
    return [np.column_stack([np.arange(n) % k, np.arange(n) // k]) for k in some]


def _fitting(said, grids, box, size):
    """Grid, width, height and lines of tiles, in the largest letters at which each holds number, name and detail."""
    sizes, gap = np.arange(_NAME * size.text, _TINY, -0.5), _GAP * size.text
    below = [(large, name, "") for large, name, _ in said]
    ways = [(said, rank, points) for rank in _RANKS for points in sizes if points >= size.small]
    for (texts, rank, points), at in itertools.product([*ways, *((below, 1, points) for points in sizes)], grids):
        across, down = at.max(axis=0) + 1
        wide = (box.width - gap * (across - 1)) / across
        high = min((box.height - gap * (down - 1)) / down, max(1.35 * wide, 5.5 * size.text))
        pad, small = _PAD * points, min(points, size.text)
        room = wide - 2 * pad
        big = min([rank * points] + [room / max(text.width(one[0], 1, "bold"), 1e-9) for one in texts])
        cards = [[([large], big, "bold"), (text.wrap(name, room, points), points, "normal"),
                  ([line for part in sub.split("\n") for line in text.wrap(part, room, small) if line], small, "normal")]
                 for large, name, sub in texts]
        if all(_deep(card) <= high - 2 * pad and text.width("\n".join(lines), letters) <= room + 0.1
               for card in cards for lines, letters, _ in card[1:]):
            break
    return at, wide, high, pad, cards


def _deep(card):
    return sum((text.PITCH * len(lines) + _LEAD * bool(lines)) * points for lines, points, _ in card)


def draw_whole(fig, table, *, lang=None):
    """Draw a bar as wide as the body, a part per row, each linked to a tile of its `text`, `label`, and `sub` if it fits."""
    size, box = size_of(fig), fig.body
    ax, high = canvas(fig, box), min(_BAR * size.text, 0.4 * box.height)
    foot, top = box.height - high - _LINK * size.text, box.height - high
    below = box.inset(top=box.height - foot).shrink(_DEEP * size.text)
    tiles = draw_tiles(fig, table.assign(color=GROUND), box=below, lang=lang, columns=len(table)).patches
    ends = np.concatenate([[0], table["value"].cumsum() / max(table["value"].sum(), 1e-9) * box.width])
    for left, right, color, tile in zip(ends[:-1], ends[1:], table["color"], list(tiles), strict=True):
        ax.add_patch(Rectangle((left, top), right - left, high, fc=color, ec="white", lw=1.5, gid="part"))
        ax.plot([left + 1, tile.get_x() + 1], [top, foot], color=color, lw=1.5, zorder=0)
        ax.hlines([foot], tile.get_x(), tile.get_x() + tile.get_width(), color=color, lw=0.25 * size.text)
    return ax


def draw_parts(fig, box, parts, weight="normal"):
    """Draw one bar at the top of a box, (share, colour, words) a part, the words where they fit; the box below it."""
    points, high, left = size_of(fig).text, _PARTS * size_of(fig).text, 0
    ax = canvas(fig, box.shrink(high))
    for share, color, said in parts:
        wide = share * box.width
        ax.add_patch(Rectangle((left, 0), wide, high, color=color, lw=0, gid="part"))
        if text.width(said, points, weight) + points < wide:
            text.write(fig, box.left + left + 0.6 * points, box.top - high / 2, said, points=points, va="center",
                       weight=weight, color=ink_on(color), gid="inside")
        left += wide
    return box.inset(top=high)


@chart
def plot_tiles(promises, *, by="sdg", lang=None, ax=None):
    """Plot how many records hold each value of a coded column as tiles, shaded by the count.

    {promises}
    by : str
        Coded column whose values are the tiles, in the order of the codebook; values without records are empty tiles, if
        there is room for all.
    {rest}

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


@chart
def plot_heatmap(promises, *, by="sector", across="kind", lang=None, ax=None):
    """Plot how many records share each pair of values of two coded columns, as a grid of shaded counts.

    {promises}
    by, across : str
        Coded columns of the rows and of the columns, in the order of the codebook; values without records are left out.
    {rest}

    Examples
    --------
    >>> import jining
    >>> len(plot_heatmap(jining.load(), by="sector", across="chapter", lang="en").get_yticklabels())
    18
    """
    rows, columns = (few(tally(promises, column, empty=False), column) for column in (by, across))
    if rows.empty or columns.empty:
        return None
    held = {key: set(ids.split(";")) for key, ids in zip(columns["key"], columns["ids"], strict=True)}
    counts = np.array([[len(held[key] & set(ids.split(";"))) for key in columns["key"]] for ids in rows["ids"]])
    most, size, box = max(counts.max(), 2), size_of(ax.figure), outer(ax)
    wide, names = (1 - NAMES) * box.width / len(columns) - 4, [text.tidy(name, lang) for name in columns[f"label_{lang}"]]
    turned = any(text.width(piece, size.small) > wide for name in names for piece in text.pieces(name))
    heads = ["\n".join(text.wrap(name, 0.3 * box.height if turned else wide, size.small)) for name in names]
    deep = max(text.width(head, size.small) if turned else text.height(head.count("\n") + 1, size.small) for head in heads)
    points = seat(ax, rows[f"label_{lang}"], lang, lambda points: (0.8 * points, 0), head=deep + 0.6 * size.small)[0]
    edges = (np.arange(n + 1) - 0.5 for n in counts.shape[::-1])
    ax.pcolormesh(*edges, np.ma.masked_equal(counts, 0), cmap=_SHADES, vmin=1, vmax=most, edgecolors="white", lw=1)
    for row, column in np.argwhere(counts):
        text.beside(ax, column, row, str(counts[row, column]), points=points, ha="center", gid="count")
    ax.set_xticks(range(len(heads)), heads, rotation=90 * turned, fontsize=size.small, linespacing=1.1)
    ax.tick_params(axis="x", labeltop=True, labelbottom=False, pad=3)
    return ax
