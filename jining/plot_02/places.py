"""Where and when: the parts of the city that promises name, and the dates that they give."""

import numpy as np
from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from jining.labels import items, label
from jining.mentions import county_counts, dated, place_counts, quotas
from jining.plot_02.beside import bare_value, fit, is_wide, write_names
from jining.plot_02.canvas import CLEAR, EMPTY, fine, new_axes, new_figure, room, say, shorten
from jining.tables import load_places
from jining.theme import BLUE, GREY, INK, INK_2, NAVY, RULE, families, language
from jining.wrap import text_width

#: Kinds of places that are not county-level divisions, in the order of the lists beside the map.
PART_TYPES = {
    ("zone", "urban", "new_town"): {"en": "Zones, new towns and parts of towns", "zh": "功能区、新城与城区"},
    ("basin", "site", "corridor"): {"en": "Lakes, rivers, sites and corridors", "zh": "湖泊、河流、地点与沿线"},
}
_QUOTAS = {"en": "Quotas on every county or zone", "zh": "按每个县市区或开发区下达"}
_NAMED = {"en": ("not named", "{n} promise", "{n} promises"), "zh": ("未点名", "{n}条", "{n}条")}
_NO_NUMBER = {"en": "no number", "zh": "未定量"}
_NO_DISTRICTS = {"en": " (districts left out)", "zh": "（不含区）"}
_COLON, _COMMA = {"en": ": ", "zh": "："}, {"en": "; ", "zh": "、"}
_NONE = {"en": "none", "zh": "无"}
_DATED = {"en": "dated / all", "zh": "有期限/全部"}
_QUARTER = {"en": "Q{quarter} {year}", "zh": "{year}年{quarter}季度"}
_YEAR = {"en": "{year}", "zh": "{year}年"}
#: More dated records than this are counted and not named.
_NAMES = 8


def plot_deadlines(promises, *, lang=None, ax=None):
    """Plot every deadline that is written in words, chapter by chapter.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One row per chapter (on a narrow canvas, one per dated record), x in months from January of the plan year. A bar
        ends at its deadline; on the right stand the dated records and all records of the chapter.

    Notes
    -----
    A record without a date is not late or vague by that alone: the report is a plan for one year.

    Examples
    --------
    >>> import jining
    >>> ax = plot_deadlines(jining.load(), lang="en")
    >>> len(ax.patches)
    2
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    chapters = sorted(promises["chapter"].unique())
    rows, named = dated(promises), len(dated(promises)) <= _NAMES
    end = 12 * max([1, *(-(-month // 12) for month in rows["month"])])
    names = {}
    for chapter in chapters:
        y, here, total = len(names), rows[rows["chapter"] == chapter], int((promises["chapter"] == chapter).sum())
        names[y] = label("chapter", chapter, lang)
        if named and not is_wide(ax.figure):
            _draw_lines(ax, y, here, end, lang)
            names |= {y + below: "" for below in range(1, len(here))}
        else:
            _draw_chapter(ax, y, here, named, lang)
        ax.text(1.01, y, f"{len(here)} / {total}", va="center", transform=ax.get_yaxis_transform(),
                color=INK if len(here) else INK_2, weight="bold" if len(here) else "normal")
    write_names(ax, list(names.values()), share=0.3, lines=2, size=0.82, wide=0.3)
    ax.text(1.01, -0.75, _DATED[lang], transform=ax.get_yaxis_transform(), color=INK_2, fontsize="small", va="center")
    _months(ax, end, lang)
    return ax


def _draw_chapter(ax, y, rows, named, lang):
    counts = rows.groupby("month", sort=True)
    height = 0.8 / max(len(rows) if named else counts.ngroups, 1)
    bars = zip(rows["month"], items(rows, lang), strict=True) if named else ((m, f"× {len(held)}") for m, held in counts)
    for place, (month, text) in enumerate(bars):
        middle = y - 0.4 + height * (place + 0.5)
        ax.barh(middle, month, height=min(height * 0.8, 0.4), color=BLUE, zorder=2)
        ax.annotate(shorten(text, room(ax, 0.4)), (month, middle), xytext=(5, 0), textcoords="offset points", va="center",
                    fontsize="small")


def _draw_lines(ax, y, rows, end, lang):
    """Give each dated record a row of its own, with room for its name behind the bar."""
    size = fine(0.8)
    for row, (month, text) in enumerate(zip(rows["month"], items(rows, lang), strict=True), start=y):
        ax.barh(row, month, height=0.5, color=BLUE, zorder=2)
        width = ax.figure.get_figwidth() * 72 * 0.48 * (1 - month / end) + 24
        ax.annotate(fit(text, width, size, lines=2), (month, row), xytext=(4, 0), textcoords="offset points", va="center",
                    size=size, linespacing=1, bbox=CLEAR)


def _months(ax, end, lang):
    step, words = (3, _QUARTER[lang]) if end <= 24 else (12, _YEAR[lang])
    starts = range(0, end, step)
    ax.set_xlim(0, end)
    ax.set_xticks([*starts, end], [""] * (len(starts) + 1))
    names = [words.format(year=2020 + at // 12, quarter=at % 12 // 3 + 1) for at in starts]
    ax.set_xticks([at + step / 2 for at in starts], names, minor=True)
    ax.tick_params(axis="x", which="minor", length=0)
    ax.grid(axis="x", color=RULE, lw=0.7)


def plot_places(promises, *, places=None, lang=None, fig=None):
    """Plot which parts of the city promises name: counties as tiles, quotas and all other places as lists.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    places : pandas.DataFrame, optional
        Places as `load_places` returns them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Left, a tile of equal size per county-level division, about where it lies; right, the lists.

    Notes
    -----
    A record that names three places counts for each of them. Being named is not being favoured.

    Examples
    --------
    >>> import jining
    >>> fig = plot_places(jining.load(), lang="en")
    >>> len(fig.axes[0].patches)
    11
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    places = load_places() if places is None else places
    if is_wide(fig):
        tiles, lists = fig.subplots(1, 2, gridspec_kw={"width_ratios": [1.05, 1]})
        _write_lists([lists], promises, places, lang)
    else:
        grid = fig.add_gridspec(2, 2, height_ratios=[1, 1.9])
        tiles, lists = fig.add_subplot(grid[0, :]), [fig.add_subplot(grid[1, column]) for column in (0, 1)]
        _write_lists(lists, promises, places, lang)
    _draw_tiles(tiles, county_counts(promises, places), places, lang)
    return fig


def _draw_tiles(ax, counts, places, lang):
    name, count = (0.36, 0.66) if is_wide(ax.figure) else (0.3, 0.72)
    for place in places[places["type"] == "county"].itertuples():
        n = counts[place.place]
        style = {"facecolor": NAVY, "edgecolor": NAVY} if n else {"facecolor": "white", "edgecolor": GREY, "linestyle": "--"}
        ax.add_patch(Rectangle((place.col + 0.04, place.row + 0.04), 0.92, 0.92, gid=place.place, **style))
        write = {"ha": "center", "va": "center", "color": "white" if n else INK}
        ax.text(place.col + 0.5, place.row + name, getattr(place, lang), weight="bold", **write)
        ax.text(place.col + 0.5, place.row + count, _NAMED[lang][min(n, 2)].format(n=n), fontsize="small", **write)
    counties = places[places["type"] == "county"]
    shape = {"aspect": "equal" if is_wide(ax.figure) else "auto", "anchor": "NW"}
    ax.set(xlim=(0, counties["col"].max() + 1), ylim=(counties["row"].max() + 1, 0), **shape)
    ax.set_axis_off()


def _write_lists(axes, promises, places, lang):
    """Blocks of text from the top: the quotas, then the places that are no county; two columns on a narrow canvas."""
    fig = axes[0].figure
    size, quota_lines = fine(0.82 if is_wide(fig) else 0.77), _quota_lines(promises, places, lang)
    if not is_wide(fig):
        folded = [fit(line, fig.get_figwidth() * 33, size, lines=2) for line in quota_lines]
        quota_lines = "\n".join(folded).split("\n") if folded else []
    blocks = [(_QUOTAS[lang], quota_lines), *_part_lines(fig, promises, places, lang, size)]
    ends = [_write_blocks(ax, part, size, lang) for ax, part in zip(axes, _halves(blocks, len(axes)), strict=True)]
    for ax in axes:
        ax.set(xlim=(0, 1), ylim=(max([*ends, 18 if is_wide(fig) else 0]), 0))
        ax.set_axis_off()


def _halves(blocks, columns):
    """All blocks in one column, or in two of about the same height."""
    tall = np.cumsum([len(lines) + 1.9 for _, lines in blocks])
    end = int(np.argmin(np.abs(tall - tall[-1] / 2))) + 1
    return [blocks] if columns == 1 else [blocks[:end], blocks[end:]]


def _write_blocks(ax, blocks, size, lang):
    """Write blocks of lines below each other, and return where they end."""
    y = 0.5
    for heading, lines in blocks:
        ax.text(0, y, heading, weight="bold", va="center", size=0.9 * rcParams["font.size"])
        for place, line in enumerate(lines or [_NONE[lang]]):
            ax.text(0, y + 1.05 + place, line, va="center", size=size)
        y += len(lines or [0]) + 1.9
    return y - 0.9


def _quota_lines(promises, places, lang):
    rows = quotas(promises, places).drop_duplicates("item_zh")
    # The name says what is counted: the counting word would only repeat it.
    values = [bare_value(row, lang) or _NO_NUMBER[lang] for row in rows.itertuples()]
    marks = [_NO_DISTRICTS[lang] if "each_county_excl_districts" in held else "" for held in rows["place"]]
    return [f"{name}{_COLON[lang]}{value}{mark}" for name, value, mark in zip(items(rows, lang), values, marks, strict=True)]


def _part_lines(fig, promises, places, lang, size):
    counts = place_counts(promises)
    width, font = fig.get_figwidth() * 72 * 0.46, FontProperties(family=families(), size=size)
    for types, heading in PART_TYPES.items():
        rows = places[places["type"].isin(types) & places["place"].isin(list(counts))]
        named = [f"{name} {counts[place]}" for name, place in zip(rows[lang], rows["place"], strict=True)]
        yield heading[lang], _fill(named, _COMMA[lang], width, font)


def _fill(names, comma, width, font):
    """Lines of names, none of them broken."""
    lines = []
    for name in names:
        if lines and text_width(longer := f"{lines[-1]}{comma}{name}", font) <= width:
            lines[-1] = longer
        else:
            lines.append(name)
    return [line + comma.rstrip() for line in lines[:-1]] + lines[-1:]
