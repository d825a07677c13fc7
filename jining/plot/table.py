"""Tables as figures: for numbers of unlike things, which no axis can hold."""

import itertools
from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from jining.plot import text
from jining.plot.chart import chart
from jining.plot.layout import canvas, outer, size_of
from jining.plot.theme import ACCENT, INK, INK_2, RULE
from jining.report.amounts import amount
from jining.report.labels import label, title
from jining.report.language import language


class Column(NamedTuple):
    """A column of a table: its name (in either language), head and side; long cells wrap, the highest `drop` goes first.

    A `loud` head is bold and in the colour of the column.
    """

    name: str
    head: str = ""
    align: str = "left"
    strong: bool = False
    wraps: bool = False
    drop: int = 0
    color: str = INK
    loud: bool = False


#: Distance of columns, and of a row from the next (less of it only in the smallest letters), in sizes of the letters.
_GAP, _LEADS = 1.3, (0.42, 0.15)
MORE = {"en": "and {} more", "zh": "另有{}项"}


def draw_table(fig, table, columns, *, box=None, lang=None, group=None, blocks=(1,), strong=ACCENT):
    """Set a table in the largest letters that fit: in groups under headings, or in one or two blocks side by side."""
    lang, size, box = language(lang), size_of(fig), box or fig.body
    shown = {one: f"{one}_{lang}" if f"{one}_{lang}" in table else one for one in [*(c.name for c in columns), group] if one}
    table = table.assign(**{one: [text.tidy(cell, lang) for cell in table[name]] for one, name in shown.items()})
    found = _fitting(table, columns, group, box, size, blocks)
    if found is None:  # as many rows as fit, and how many more there are
        rest = box.inset(bottom=1.8 * size.small)
        how = columns, group, rest, size, blocks
        n = bisect_left(range(1, len(table)), True, key=lambda n: _fitting(table[:n], *how) is None)
        text.write(fig, box.left, box.bottom, MORE[lang].format(len(table) - n), points=size.small, va="bottom",
                   color=INK_2, gid="more")
        box, found = rest, _fitting(table[:n], *how)
    return _set(fig, box, *found, strong) if found else canvas(fig, box)


def _fitting(table, columns, group, box, size, blocks):
    """Plan, columns and letters of the best way to set a table, or None if it does not fit."""
    groups = list(dict.fromkeys(table[group])) if group else [None]
    drops = [0, *sorted({column.drop for column in columns if column.drop})]
    for left_out in drops:
        kept = [column for column in columns if not column.drop or column.drop <= max(drops) - left_out]
        least = size.least if left_out == drops[-1] else 0.95 * size.text  # a column goes rather than large letters
        for points in np.arange(size.subtitle, least - 0.01, -0.5):
            for count, lead in itertools.product(blocks, _LEADS if points == size.least else _LEADS[:1]):
                plan = _plan(table, kept, group, groups, points, box, count, lead)
                if plan:
                    return plan, kept, points
    return None


def _plan(table, columns, group, groups, points, box, count, lead):
    """Lines of every cell and where the blocks end, or None if it does not fit."""
    gap = 2.5 * _GAP * points
    wide = (box.width - gap * (count - 1)) / count
    widths = _widths(table, columns, points, wide)
    if widths is None:
        return None
    entries = []
    for name in groups:
        rows = table[table[group] == name] if group else table
        if group:
            entries.append((str(name), None, 1.8 * points))
        for _, row in rows.iterrows():
            last = columns[-1]  # a name takes the room that a short number at the right edge leaves
            more = widths[-1] - text.width(row[last.name], points, _weight(last)) if last.align == "right" else 0
            cells = [text.wrap(row[c.name], width + more * (c in columns[-2:-1]), points, _weight(c)) if c.wraps else
                     [str(row[c.name])] for c, width in zip(columns, widths, strict=True)]
            lines = max(len(cell) for cell in cells)
            if lines > 2:
                return None
            entries.append((None, cells, (text.PITCH * lines + lead) * points))
    head = 1.6 * points if any(column.head for column in columns) else 0.2 * points
    parts = _divide(entries, count)
    highest = max(sum(entry[2] for entry in part) for part in parts) + head
    return (parts, widths, wide, gap, head, highest) if highest <= box.height else None


def _weight(column):
    return "bold" if column.strong else "normal"


def _widths(table, columns, points, wide):
    natural = [max([text.width(said, points, _weight(c)) for said in table[c.name]] + [text.width(c.head, points, "bold")])
               for c in columns]
    spare = wide - sum(natural) - _GAP * points * (len(columns) - 1)
    if spare >= 0:
        return natural
    yields = [place for place, column in enumerate(columns) if column.wraps]
    share = sum(natural[place] for place in yields)
    if not yields or share + spare < 7 * points * len(yields):
        return None
    return [width * (share + spare) / share if place in yields else width for place, width in enumerate(natural)]


def _divide(entries, count):
    """Cut the entries into one block, or two of about equal height, not below a heading."""
    if count == 1 or len(entries) < 2:
        return [entries]
    high = np.cumsum([entry[2] for entry in entries])
    heads = [cells is None for _, cells, _ in entries[:-1]]
    cut = 1 + int(np.argmin(np.where(heads, np.inf, np.maximum(high[:-1], high[-1] - high[:-1]).round(6))))
    return [entries[:cut], entries[cut:]]


def _set(fig, box, plan, columns, points, strong):
    parts, widths, wide, gap, head, highest = plan
    ax = canvas(fig, box)
    stretch = min(1.7, box.height / highest)
    spread = min((wide - sum(widths)) / max(len(columns) - 1, 1), 4 * _GAP * points)
    names = [k for k, column in enumerate(columns) if column.wraps] or [0]  # numbers stand at the right edge
    spare = (wide - sum(widths) - spread * (len(columns) - 1)) / len(names)
    widths = [width + spare * (k in names) for k, width in enumerate(widths)]
    for place, entries in enumerate(parts):
        left = place * (wide + gap)
        lefts = [left + sum(widths[:k]) + spread * k for k in range(len(columns))]
        y = box.height
        for column, x, width in zip(columns, lefts, widths, strict=True):
            if column.head:
                ink = column.color if column.loud else INK_2
                _cell(fig, box, x, y - 0.9 * points, [column.head], width, points, column, ink, "head")
        y -= head
        right = lefts[-1] + widths[-1]
        for name, cells, high in entries:
            high *= stretch
            if cells is None:
                y -= high
                text.write(fig, box.left + left, box.bottom + y + 0.5 * points, name, points=points, weight="bold",
                           color=strong, gid="group")
            else:
                if cells[0] != [""]:  # what belongs to the row above stands below it without a line
                    ax.hlines([y], left, right, color=RULE, lw=0.8, clip_on=False)
                lines = max(len(cell) for cell in cells)
                for column, cell, x, width in zip(columns, cells, lefts, widths, strict=True):
                    down = (high - text.PITCH * points * (lines - 1)) / 2 + 0.34 * points
                    _cell(fig, box, x, y - down, cell, width, points, column, column.color, "cell")
                y -= high
    return ax


def _cell(fig, box, x, y, lines, width, points, column, color, gid):
    x = {"left": x, "right": x + width, "center": x + width / 2}[column.align]
    text.write(fig, box.left + x, box.bottom + y, "\n".join(lines), points=points, ha=column.align, color=color,
               weight=_weight(column) if gid == "cell" else "bold" if column.loud else "normal", gid=gid)


@chart()
def plot_table(promises, *, lang=None, ax=None):
    """Plot targets as a table: what is promised, the number with its bound, and the strength of the wording.

    {promises}
    {place}

    {axes}
        One row per target, as many as fit; records that are no target are left out.

    {errors}

    Examples
    --------
    >>> import jining
    >>> ax = plot_table(jining.select(jining.load(), sector="digital"), lang="en")
    """
    targets, fig, box = promises[promises["kind"] == "target"], ax.figure, outer(ax)
    if targets.empty:
        return None
    ax.remove()
    rows = targets.assign(amount=[amount(row, lang) for row in targets.itertuples()],
                          modal=[label("firmness", level, lang) for level in targets["firmness"]])
    columns = [Column("item", title(f"item_{lang}", lang), wraps=True),
               Column("amount", title("value_as_written", lang), align="right", strong=True, color=ACCENT),
               Column("modal", title("firmness", lang), drop=1, color=INK_2)]
    return draw_table(fig, rows, columns, box=box, lang=lang, blocks=(1, 2))
