"""One bar that is a whole, cut into its parts; what each part is stands below it, in a column of its own."""

import numpy as np
from matplotlib.patches import Rectangle

from jining.plot import text
from jining.plot.bars import ink_on
from jining.plot.layout import canvas, size_of
from jining.plot.theme import ACCENT, INK, INK_2
from jining.report.language import language

#: Height of the bar and of the links below it, the large number, distance of columns, height of a bar with words inside: in
#: sizes of the text.
_BAR, _LINK, _LARGE, _GAP, _PARTS = 16.0, 2.6, 3.0, 1.6, 2.6


def draw_whole(fig, table, *, lang=None):
    """Draw a bar as wide as the body, a part per row, linked to a column of its `text`, `label` and, if they fit, `sub`."""
    lang, size, box = language(lang), size_of(fig), fig.body
    ax, gap = canvas(fig, box), _GAP * size.text
    wide = (box.width - gap * (len(table) - 1)) / len(table)
    spans = table["value"].to_numpy(dtype=float)
    ends = np.concatenate([[0], np.cumsum(spans) / max(spans.sum(), 1e-9) * box.width])
    names, subs = ([text.tidy(said, lang) for said in table.get(f"{column}_{lang}", [""] * len(table))]
                   for column in ("label", "sub"))
    least = _LINK * size.text + 0.25 * box.height
    large, named, below = _sizes(list(table[f"text_{lang}"]), names, subs, wide, box.height - least, size)
    rest = box.height - _LINK * size.text - _deep(large, named, below)
    high = min(_BAR * size.text, rest - 0.6 * size.text)
    top = box.height - 0.4 * (rest - high)
    for place, color in enumerate(table["color"]):
        left, right, x = ends[place], ends[place + 1], place * (wide + gap)
        line = 0.12 * size.text if place + 1 < len(table) and right > left else 0
        ax.add_patch(Rectangle((left, top - high), max(right - left - line, 0), high, color=color, lw=0, gid="part"))
        foot = top - high - _LINK * size.text
        ax.plot([left + 1, x + 1], [top - high, foot], color=color, lw=1.5, zorder=0, gid="link")
        ax.add_patch(Rectangle((x, foot - 0.25 * size.text), wide, 0.25 * size.text, color=color, lw=0, gid="strip"))
        y, strong = box.bottom + foot - 0.7 * size.text, color if color == ACCENT else INK
        for lines, points, weight, ink, gid in ((large[0][place], large[1], "bold", strong, "number"),
                                                (named[0][place], named[1], "bold", INK, "name"),
                                                (below[0][place], below[1], "normal", INK_2, "sub")):
            if not lines:
                continue
            text.write(fig, box.left + x, y, "\n".join(lines), points=points, va="top", weight=weight, color=ink, gid=gid)
            y -= text.height(len(lines), points) + 0.3 * size.text
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


def _sizes(numbers, names, subs, wide, room, size):
    """Lines and letters of numbers, names and details: the details go where the room is too small."""
    large = next((found for part in np.arange(_LARGE, 0.9, -0.1) if (found := text.fit(numbers, wide, [part * size.text]))),
                 (([[said] for said in numbers]), size.least))
    sizes = np.arange(size.subtitle, size.least - 0.01, -0.5)
    named = text.fit(names, wide, sizes, lines=2, weight="bold") or (
        [text.wrap(name, wide, size.least, "bold") for name in names], size.least)
    empty = [[] for _ in subs], size.text
    for points in np.arange(size.text, size.least - 0.01, -0.5):
        below = [[line for part in sub.split("\n") for line in text.wrap(part, wide, points)] for sub in subs], points
        if _deep(large, named, below) <= room:
            return large, named, below
    return large, named, empty


def _deep(*blocks):
    """Height of number, name and details, one below the other."""
    deep = [text.height(max((len(lines) for lines in found), default=0), points) for found, points in blocks]
    return sum(deep) + blocks[1][1]
