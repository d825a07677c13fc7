"""Bars from zero, with their names at the left and their numbers at the end: counts, parts of counts, shares."""

import numpy as np
import pandas as pd

from jining.plot import text
from jining.plot.axes import name_rows
from jining.plot.chart import chart
from jining.plot.layout import axes, axes_of, outer, place, size_of
from jining.plot.layout import key as draw_key
from jining.plot.tally import by_value, coded, few, joined, tally
from jining.plot.theme import ACCENT, CONTRAST, GREY, INK
from jining.report.amounts import number
from jining.report.errors import check_choice
from jining.report.frames import several
from jining.report.labels import color, label, not_stated, title, values
from jining.report.language import language

#: Height of a row in sizes of its text: at most, so that few bars do not become slabs, and at least for one line of a name.
_HIGH, _LINE = 5.0, 1.16
#: Contrast of a text that is read on its ground.
_READ = 4.5
#: Part of the row that the bar fills, its greatest height in sizes of the text, and part of the width that names may take.
_BAR, _THICK, _NAMES = 0.74, 2.2, 0.44
#: Colours of parts that have none of their own.
_UNLIKE = (ACCENT, CONTRAST, "#1F77D0", "#7A2E8E", "#2E7D4F", "#B3404A")
#: How far a bar could reach.
TRACK = "#E4E8EC"


def contrast(one, other="#FFFFFF"):
    """Contrast of two colours as WCAG 2 measures it."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color_):
    channels = np.array([int(color_[place:place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def ink_on(ground):
    """Choose white or ink for a text on a ground, whichever is read better; black on the grounds between."""
    best = max(("#FFFFFF", INK), key=lambda ink: contrast(ink, ground))
    return best if contrast(best, ground) >= _READ else max(("#FFFFFF", "#000000"), key=lambda ink: contrast(ink, ground))


# `key`: (name, colour) each; `most`: value at the right edge, which a `track` reaches; `inside`: parts with numbers; `loud`:
# size of those at ends; `apart`: so many rows stand apart from the others.
def draw_bars(ax, table, *, lang=None, parts=None, write=None, most=None, key=True, inside=True, loud=1, track=False,
              apart=0):
    """Draw one bar per row of a tidy table (label, value, perhaps color and text), or stacked: column -> (name, colour)."""
    ax, lang, table = axes_of(ax), language(lang), spaced(table, apart)
    size = size_of(ax.figure)
    write = write or (lambda value: number(value, lang))
    box = outer(ax)
    entries = key if key is not True else parts.values() if parts else ()
    top = box.top - draw_key(ax.figure, box, entries, lang).top if entries else 0
    ends = [str(end) for end in table.get(f"text_{lang}", table.get("text", table["value"].map(write)))]
    rows = max(len(table), 1)
    pitch = min((box.height - top) / rows, _HIGH * loud**1.5 * size.text)
    largest = size.subtitle if loud > 1 else size.text
    names, points = fit_names(table[f"label_{lang}"], lang, _NAMES * box.width, pitch, size, largest)
    left = max(text.width("\n".join(lines), points) for lines in names) + 0.8 * points
    weight, large = ("bold", min(loud * points, 0.6 * pitch)) if loud > 1 else ("normal", points)
    right = max(text.width(end, large, weight) for end in ends) + 0.7 * points
    box = place(ax, left=left, right=right, top=top, bottom=box.height - top - pitch * rows)
    name_rows(ax, names, points, pad=0.5 * points)
    columns = list(parts or ["value"])
    widths = table[columns].to_numpy(dtype=float)
    most = most or max(widths.sum(axis=1).max(), 1e-9)
    ax.set_xlim(0, most)
    lefts, high = np.zeros(len(table)), min(_BAR, _THICK * loud * points / pitch)
    for column, span in zip(columns, widths.T, strict=True):
        shades = [parts[column][1]] * rows if parts else list(table["color"]) if "color" in table else [ACCENT] * rows
        ax.barh(range(len(table)), span, left=lefts, height=high, color=shades, gid=column, lw=0)
        if parts and (inside is True or (inside and column in inside)):
            _write_inside(ax, span, lefts, shades, write, points, box.width / most)
        lefts += span
    if track:  # how far each bar could reach
        named = np.flatnonzero([any(lines) for lines in names])
        ax.barh(named, most, height=high, color=TRACK, lw=0, zorder=0.5, gid="track")
    for row, (end, x) in enumerate(zip(ends, lefts, strict=True)):
        ink = ACCENT if loud > 1 and "color" in table and table["color"].iloc[row] == ACCENT else INK
        text.beside(ax, x, row, end, points=large, dx=0.4 * points, weight=weight, color=ink, gid="end")
    return ax


def spaced(table, place):
    """Put an empty row before a row of a table (-1: the last): what follows stands apart."""
    place += len(table) * (place < 0)
    if not 0 < place < len(table):
        return table
    row = {column: 0 if pd.api.types.is_numeric_dtype(table[column]) else "" for column in table} | {"color": "#FFFFFF"}
    return pd.concat([table[:place], pd.DataFrame([row])[[*table]], table[place:]], ignore_index=True)


def fit_names(names, lang, most, pitch, size, largest=None):
    """Break names to fit beside rows of this height: in one line, in two, in smaller letters; never cut."""
    names = [text.tidy(name, lang) for name in names]
    sizes = np.arange(largest or size.text, size.least - 0.01, -0.5)
    for lines in (1, 2, 3):
        fitting = [points for points in sizes if _LINE * points * lines <= pitch] or ([sizes[-1]] if lines == 1 else [])
        found = text.fit(names, most, fitting, lines=lines) if fitting else None
        if found:
            return found
    return [text.wrap(name, most, size.least) for name in names], size.least


def _write_inside(ax, spans, lefts, shades, write, points, scale):
    for row, (span, left, shade) in enumerate(zip(spans, lefts, shades, strict=True)):
        said = write(span)
        if span > 0 and text.width(said, points) + 0.5 * points <= span * scale:
            text.beside(ax, left + span / 2, row, said, points=points, ha="center", color=ink_on(shade), gid="inside")


@chart(reports=True)
def plot_bars(promises, *, by="sector", parts=None, sort=True, lang=None, ax=None):
    """Plot how many records hold each value of a coded column, as bars.

    {promises}
    by : str
        Coded column whose values are the bars; or any other column of text. Of several reports in one frame, told apart by
        its column "report", there is one chart each, side by side; by="report" gives a bar of 100 % per report.
    parts : str, optional
        Coded column whose values are the parts of each bar.
    sort : bool
        The longest bar on top; else in the order of the codebook.
    {place}

    {axes}
        One bar per value that occurs, with the number of its records; those without a value are left out. A list of
        them for several reports.

    {errors}

    Counts show how the report is written, not effort, priority or money.

    Examples
    --------
    >>> import jining
    >>> ax = plot_bars(jining.load(), by="kind", lang="zh")
    >>> [name.get_text() for name in ax.get_yticklabels()]
    ['措施', '目标', '愿景']
    """
    share = by == "report" and several(promises)  # reports of unlike length: their parts can be compared, their counts not
    return _draw(promises, by, parts or ("kind" if share else None), "value" if sort else None, share, lang, ax)


@chart(reports=True)
def plot_shares(promises, *, by="sector", parts="kind", sort=None, lang=None, ax=None):
    """Plot of what parts each group of records is made up, as bars of 100 %.

    {promises}
    by : str
        Coded column whose values are the bars.
    parts : str
        Coded column whose values are the parts; records without a value are a part of their own.
    sort : str, optional
        Value of `parts` by whose share the bars are sorted; the first by default.
    {place}

    {axes}
        x is the share in per cent; the number of records of each bar stands at its end.

    {errors}

    Examples
    --------
    >>> import jining
    >>> plot_shares(jining.load(), by="chapter", parts="checkable_by", lang="en").get_xlim() == (0, 100)
    True
    """
    keys = list(_parts(promises, parts, lang))
    check_choice("sort", sort or keys[0], keys)
    return _draw(promises, by, parts, sort or keys[0], True, lang, ax)


def _draw(promises, by, parts, sort, share, lang, ax):
    """Draw counts or shares; of several reports one chart each, and where the bars are reports they are never ranked."""
    table, entries = few(tally(promises, by, empty=False), by), _parts(promises, parts, lang)
    if table.empty:
        return None
    how = {"lang": lang, "parts": entries} | ({"most": 100, "write": lambda value: f"{value:.0f}%"} if share else {})
    if by != "report" and several(promises):
        return _beside(promises, table, parts, share, ax, how)
    table = _split(promises, table, parts, entries, share)
    return draw_bars(ax, by_value(table, sort) if sort and not (share and by == "report") else table, **how)


def _beside(promises, table, parts, share, ax, how):
    """Draw one chart per report, side by side, all with the same rows in the same order, each on a scale of its own."""
    fig, box, reports, drawn = ax.figure, outer(ax), list(dict.fromkeys(promises["report"])), []
    size, entries = size_of(fig), how["parts"]
    ax.remove()
    box = draw_key(fig, box, entries.values(), how["lang"]).inset(top=0.5 * size.text) if parts else box
    for name, place_ in zip(reports, box.columns(*[1] * len(reports), gap=2 * size.text), strict=True):
        rows = promises[promises["report"] == name]
        held = set(rows["id"])
        text.write(fig, place_.left, place_.top, f"{name} (n = {len(rows)})", points=size.text, va="top", weight="bold")
        ids = [[id_ for id_ in cell.split(";") if id_ in held] for cell in table["ids"]]
        mine = table.assign(value=list(map(len, ids)), ids=list(map(joined, ids)))
        on = axes(fig, place_.inset(top=2 * size.text))
        drawn.append(draw_bars(on, _split(rows, mine, parts, entries, share), key=False, **how))
    return drawn


def _split(promises, table, parts, entries, share):
    """Add to a table of counts one column per value of `parts`, perhaps in per cent of each row."""
    if parts is None:
        return table
    of = dict(zip(promises["id"], promises[parts].astype("str").where(promises[parts].notna(), ""), strict=True))
    cells = [[of[id_] for id_ in ids.split(";") if ids] for ids in table["ids"]]
    table = table.assign(**{key: [found.count(key) for found in cells] for key in entries})
    if share:
        table["text"] = "n = " + table["value"].astype("str")
        table[list(entries)] = (table[list(entries)].div(table["value"].astype("float64"), axis=0) * 100).fillna(0)
    return table


def _parts(promises, parts, lang):
    if parts is None:
        return None
    if not coded(parts):
        raise ValueError(f"the column {parts!r} has no list of values, so it makes no parts")
    if any(isinstance(cell, tuple) for cell in promises[parts]):
        raise ValueError(f"a record may hold several values of {parts!r}, so they are no parts of a bar")
    blank = {"": (f"{title(parts, lang)}: {not_stated(lang)}", GREY)} if promises[parts].isna().any() else {}
    colors = {key: color(parts, key) for key in values(parts)}
    if len(set(colors.values())) == 1 < len(colors):  # the codebook has none for this column
        held = set(promises[parts].dropna().astype("str"))
        if len(held) > len(_UNLIKE):
            raise ValueError(f"the column {parts!r} has too many values here to tell them apart as parts: make it `by`")
        colors = dict(zip((key for key in colors if key in held), _UNLIKE, strict=False))
    return {key: (label(parts, key, lang), shade) for key, shade in colors.items()} | blank
