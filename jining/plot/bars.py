"""Bars from zero, with their names at the left and their numbers at the end: counts, parts of counts, shares."""

import numpy as np
import pandas as pd

from jining.plot import text
from jining.plot.layout import HIGH, axes, outer, seat, size_of
from jining.plot.layout import key as draw_key
from jining.plot.tally import by_value, chart, coded, few, tally
from jining.plot.theme import ACCENT, CONTRAST, GREY, INK, PALE, ink_on
from jining.report.amounts import number
from jining.report.frames import several
from jining.report.labels import color, label, title, values
from jining.report.language import language
from jining.selection.filters import NOT_STATED, value_label

#: Colours of parts that have none of their own.
_UNLIKE = (ACCENT, CONTRAST, "#1F77D0", "#7A2E8E", "#2E7D4F", "#B3404A")
#: How far a bar could reach.
TRACK = "#E4E8EC"


# `key`: (name, colour) each; `most`: value at the right edge, which a `track` reaches; `inside`: parts with numbers; `loud`:
# size of those at ends; `apart`: so many rows stand apart from the others.
def draw_bars(ax, table, *, lang=None, parts=None, write=None, most=None, key=True, inside=True, loud=1, track=False,
              apart=0):
    """Draw one bar per row of a tidy table (label, value, perhaps color and text), or stacked: column -> (name, colour)."""
    ax, lang, table = axes(ax), language(lang), spaced(table, apart)
    size, box = size_of(ax.figure), outer(ax)
    write = write or (lambda value: number(value, lang))
    entries = key if key is not True else parts.values() if parts else ()
    names_of = {color_: name for name, color_ in entries or ()}
    top = box.top - draw_key(ax.figure, box, entries).top if entries else 0
    ends = [str(end) for end in table.get(f"text_{lang}", table.get("text", table["value"].map(write)))]
    weight, largest = ("bold", size.subtitle) if loud > 1 else ("normal", size.text)

    def room(points):
        return 0.8 * points, max(text.width(end, loud * points, weight) for end in ends) + 0.7 * points

    points, pitch, box = seat(ax, table[f"label_{lang}"], lang, room, head=top, high=HIGH * loud**1.5, largest=largest)
    columns = list(parts or ["value"])
    widths = table[columns].to_numpy(dtype=float)
    most = most or max(widths.sum(axis=1).max(), 1e-9)
    ax.set_xlim(0, most)
    lefts, high, rows = np.zeros(len(table)), min(0.74, 2.2 * loud * points / pitch), range(len(table))
    for column, span in zip(columns, widths.T, strict=True):
        shades = parts[column][1] if parts else table.get("color", ACCENT)
        called = [names_of.get(shade, "") for shade in np.broadcast_to(shades, len(table))]
        bars = ax.barh(rows, span, left=lefts, height=high, color=shades, gid=column, label=called, lw=0)
        if parts and (inside is True or (inside and column in inside)):
            for row, (x, value) in enumerate(zip(lefts + span / 2, span, strict=True)):
                if text.width(write(value), points) + 0.5 * points <= value * box.width / most:
                    text.beside(ax, x, row, write(value), points=points, ha="center", color=ink_on(shades), gid="inside")
        lefts += span
    inks = [ACCENT if loud > 1 and shade == ACCENT else INK for shade in table.get("color", [INK] * len(table))]
    said = ax.bar_label(bars, ends, padding=0.4 * points, fontsize=loud * points, weight=weight, gid="end")
    for one, ink in zip(said, inks, strict=True):
        one.set(color=ink, va="center_baseline")
    if track:  # how far each bar could reach
        named = np.flatnonzero(table[f"label_{lang}"] != "")
        called = [names_of.get(TRACK, "")] * len(named)
        ax.barh(named, most, height=high, color=TRACK, lw=0, zorder=0.5, gid="track", label=called)
    return ax


def spaced(table, place):
    """Put an empty row before a row of a table (-1: the last): what follows stands apart."""
    place += len(table) * (place < 0)
    if not 0 < place < len(table):
        return table
    row = {column: 0 if pd.api.types.is_numeric_dtype(table[column]) else "" for column in table} | {"color": "#FFFFFF"}
    return pd.concat([table[:place], pd.DataFrame([row])[[*table]], table[place:]], ignore_index=True)


@chart
def plot_bars(promises, *, by="sector", parts=None, sort=True, lang=None, ax=None):
    """Plot how many records hold each value of a coded column, as bars.

    Those without a value are left out. Counts show how the report is written, not effort, priority or money.

    {promises}
    by : str
        Coded column whose values are the bars; or any other column of text. Of several reports in one frame, told apart by
        its column "report", by="report" gives a bar of 100 % each.
    parts : str, optional
        Coded column whose values are the parts of each bar.
    sort : bool
        The longest bar on top; else in the order of the codebook.
    {rest}

    Examples
    --------
    >>> import jining
    >>> ax = plot_bars(jining.load(), by="kind", lang="zh")
    >>> [name.get_text() for name in ax.get_yticklabels()]
    ['措施', '目标', '愿景']
    """
    if by == "report" and several(promises):  # unlike in length: their parts can be compared, their counts not
        return plot_shares(promises, by=by, parts=parts or "kind", lang=lang, ax=ax)
    table, entries = _counted(promises, by, parts, lang)
    return draw_bars(ax, by_value(table) if sort else table, lang=lang, parts=entries) if len(table) else None


@chart
def plot_shares(promises, *, by="sector", parts="kind", lang=None, ax=None):
    """Plot of what parts each group of records is made up, as bars of 100 %, the one with most of the first part on top.

    At its end stands how many records it is; reports are never ranked.

    {promises}
    by : str
        Coded column whose values are the bars.
    parts : str
        Coded column whose values are the parts; records without a value are a part of their own.
    {rest}

    Examples
    --------
    >>> import jining
    >>> plot_shares(jining.load(), by="chapter", parts="checkable_by", lang="en").get_xlim() == (0, 100)
    True
    """
    table, entries = _counted(promises, by, parts, lang)
    if table.empty:
        return None
    table["text"] = "n = " + table["value"].astype("str")
    table[list(entries)] = (100 * table[list(entries)]).div(table["value"], axis=0)
    table = table if by == "report" else by_value(table, next(iter(entries)))
    return draw_bars(ax, table, lang=lang, parts=entries, most=100, write=lambda share: f"{int(share + 0.5)}%")


def _counted(promises, by, parts, lang):
    """Count records by value, and by part in a column each; the parts with their names and colours."""
    table = few(tally(promises, by, empty=False), by)
    if parts is None:
        return table, None
    entries = _parts(promises, parts, lang)
    of = dict(zip(promises["id"], promises[parts].astype("str").where(promises[parts].notna(), ""), strict=True))
    cells = [[of[id_] for id_ in ids.split(";")] for ids in table["ids"]]
    return table.assign(**{key: [found.count(key) for found in cells] for key in entries}), entries


def _parts(promises, parts, lang):
    if not coded(parts):
        raise ValueError(f"the column {parts!r} has no list of values, so it makes no parts")
    if any(isinstance(cell, tuple) for cell in promises[parts]):
        raise ValueError(f"a record may hold several values of {parts!r}, so they are no parts of a bar")
    colors = {key: color(parts, key) for key in values(parts)}
    unsaid = f"{title(parts, lang)}: {value_label(parts, NOT_STATED, lang)}", PALE if GREY in colors.values() else GREY
    blank = {"": unsaid} if promises[parts].isna().any() else {}
    if len(set(colors.values())) == 1 < len(colors):  # the codebook has none for this column
        held = set(promises[parts].dropna().astype("str"))
        if len(held) > len(_UNLIKE):
            raise ValueError(f"the column {parts!r} has too many values here to tell them apart as parts: make it `by`")
        colors = dict(zip((key for key in colors if key in held), _UNLIKE, strict=False))
    return {key: (label(parts, key, lang), shade) for key, shade in colors.items()} | blank
