"""What a promise is for: functions of government, goals of the UN, who gains and who acts."""

import numpy as np
import pandas as pd
from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from jining.labels import label
from jining.package import allowed, fields
from jining.plot_02.canvas import EMPTY, RECORDS, WIDE, fine, name_rows, new_axes, new_figure, room, say, shorten
from jining.plot_02.grid import SHADES, count_and_share, ink_on
from jining.plot_02.overview import stack_bars
from jining.theme import GREY, INK_2, NAVY, families, language
from jining.wrap import wrap

#: Divisions of COFOG; its groups are in the codebook.
DIVISIONS = {
    "01": ("General public services", "一般公共服务"), "02": ("Defence", "国防"),
    "03": ("Public order and safety", "公共秩序与安全"), "04": ("Economic affairs", "经济事务"),
    "05": ("Environmental protection", "环境保护"), "06": ("Housing and community amenities", "住房与社区设施"),
    "07": ("Health", "卫生"), "08": ("Recreation, culture and religion", "娱乐、文化与宗教"),
    "09": ("Education", "教育"), "10": ("Social protection", "社会保护"),
}  # fmt: skip
_NO_GOAL = {"en": "no goal matches in one step", "zh": "没有直接对应的目标"}
_NAMED = ({"en": "somebody named", "zh": "有写明"}, {"en": "nobody named", "zh": "未写明"})
_HEADS = {"target_group": {"en": "Who gains", "zh": "谁受益"}, "actor": {"en": "Who acts", "zh": "谁来做"}}
_CHECK = {"en": "How an outsider would know whether it was kept", "zh": "局外人如何判断是否兑现"}
#: Rows left free above a division.
_GAP = 0.45
#: Part of a narrow canvas for the names of the groups in each of two columns.
_NAMES = 0.35
#: Inches of a canvas that has room for five tiles in a row.
_MIDDLE = 6


def plot_functions(promises, *, lang=None, fig=None):
    """Plot how many records fall under each group of the UN classification of the functions of government (COFOG).

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Two axes on one scale (records). The ten divisions with their sums, in the order of the classification, and under
        each the groups that have records.

    Examples
    --------
    >>> import jining
    >>> fig = plot_functions(jining.load(), lang="en")
    >>> fig.axes[0].get_xlabel()
    'Records (count)'
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    counts = promises["cofog"].value_counts(sort=False)
    blocks = [(division, counts[counts.index.str.startswith(division) & (counts > 0)]) for division in DIVISIONS]
    ends = np.cumsum([1 + _GAP + len(block) for _, block in blocks])
    half = np.abs(ends - ends[-1] / 2).argmin()
    height = max(ends[half], ends[-1] - ends[half])
    parts = (blocks[:half + 1], blocks[half + 1:])
    wide = fig.get_figwidth() > WIDE
    limits = [counts.max() * 1.15 if wide else _longest(part) * 1.2 for part in parts]
    for ax, part, limit in zip(fig.subplots(1, 2, width_ratios=limits), parts, limits, strict=True):
        _draw_divisions(ax, part, lang)
        ax.set(xlim=(0, limit), xticks=[], ylim=(height - _GAP - 0.4, -0.6))
        ax.set_xlabel(RECORDS[lang], loc="center" if wide else "right")
        ax.spines["bottom"].set_visible(False)
    return fig


def _longest(blocks):
    return max([block.max() for _, block in blocks if len(block)], default=1)


def _draw_divisions(ax, part, lang):
    wide = ax.figure.get_figwidth() > WIDE
    size = fine(0.8 if wide else 0.75)
    rows, names, y = [], [], 0
    for division, block in part:
        _head_division(ax, y, DIVISIONS[division][lang == "zh"], block.sum(), size, wide)
        rows += [y + 1 + row for row in range(len(block))]
        names += [shorten(label("cofog", group, lang), room(ax, 0.3 if wide else _NAMES)) for group in block.index]
        y += 1 + _GAP + len(block)
    bars = ax.barh(rows, [count for _, block in part for count in block], color=NAVY, height=0.72)
    ax.bar_label(bars, padding=3, fontsize=size)
    name_rows(ax, names, rules=False)
    ax.set_yticks(rows, names)
    if not wide:
        ax.tick_params(axis="y", labelsize=size)


def _head_division(ax, y, name, count, size, wide):
    """Write a division over its bars; on a narrow canvas in the column of the names, where there is more room."""
    style = {"weight": "bold", "va": "center", "fontsize": size}
    if wide:
        ax.text(0, y, f"{name}  {count}", **style)
        return
    for text, place, align in ((name, -3.5, "right"), (count, 3, "left")):
        ax.annotate(text, (0, y), (place, 0), textcoords="offset points", ha=align, **style)


def plot_goals(promises, *, lang=None, ax=None):
    """Plot how many records match each UN Sustainable Development Goal, as tiles.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        17 tiles, the darker the more records; a goal without one is a white tile with a dashed edge. A last tile, in
        grey, counts the records that match no goal.

    Examples
    --------
    >>> import jining
    >>> ax = plot_goals(jining.load(), lang="en")
    >>> len(ax.patches)
    18
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    goals = [int(goal) for goal in fields()["sdg"]["labels"]]
    counts = promises["sdg"].value_counts().reindex(goals, fill_value=0)
    for goal, count in counts.items():
        color = SHADES(0.25 + 0.75 * count / counts.max()) if count else "white"
        _tile(ax, goal - 1, str(goal), label("sdg", goal, lang), count, color)
    _tile(ax, len(goals), "–", _NO_GOAL[lang], int(promises["sdg"].isna().sum()), GREY)
    ax.set(xlim=(0, _tiles_per_row(ax)), ylim=(-(-(len(goals) + 1) // _tiles_per_row(ax)), 0))
    ax.set_axis_off()
    return ax


def _tiles_per_row(ax):
    width = ax.figure.get_figwidth()
    return 6 if width > WIDE else 5 if width > _MIDDLE else 4


def _tile(ax, place, head, name, count, color):
    y, x = divmod(place, _tiles_per_row(ax))
    ink, edge = (ink_on(color), color) if count else (INK_2, INK_2)
    ax.add_patch(Rectangle((x + 0.03, y + 0.03), 0.94, 0.94, facecolor=color, edgecolor=edge, ls="-" if count else "--"))
    wide = ax.figure.get_figwidth() > WIDE
    font = FontProperties(family=families(), size=rcParams["font.size"] * (1 if wide else 0.85))
    name = wrap(name, 72 * ax.figure.get_figwidth() * 0.78 / _tiles_per_row(ax), font)
    ax.text(x + 0.09, y + 0.1, head, color=ink, weight="bold", va="top")
    ax.text(x + 0.09, y + (0.3 if wide else 0.36), name, color=ink, va="top", linespacing=1.15, fontproperties=font)
    place = {"y": y + 0.92, "va": "bottom"} if wide else {"y": y + 0.08, "va": "top"}  # a low tile has no line to spare
    ax.text(x + 0.91, s=str(count), color=ink, ha="right", fontsize="x-large" if wide else "large", weight="bold", **place)


def plot_who(promises, *, lang=None, fig=None):
    """Plot how many promises say who gains and who acts, whom they name, and how an outsider would know.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Four axes of stacked bars (records), coloured by how to check. Above: records that name somebody, and those that
        name nobody; left who gains, right who acts. Below, on a scale of their own: who is named. A record that names two
        groups counts once above and twice below.

    Examples
    --------
    >>> import jining
    >>> fig = plot_who(jining.load(), lang="en")
    >>> [len(ax.get_yticks()) for ax in fig.axes]
    [2, 2, 16, 11]
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    above, below = fig.subplots(2, 2, gridspec_kw={"width_ratios": [1.25, 1], "height_ratios": [2, 14]})
    actors = promises["actor"].astype("str").map(lambda actor: () if actor == "unstated" else (actor,))
    for column, named, top, bottom in zip(_HEADS, (promises["target_group"], actors), above, below, strict=True):
        _draw_named(top, bottom, column, pd.DataFrame({"named": named, "check": promises["checkable_by"]}), lang)
    handles, names = above[0].get_legend_handles_labels()
    fig.legend(handles, names, title=_CHECK[lang], ncols=len(names), handlelength=1, alignment="left")
    return fig


def _draw_named(top, bottom, column, records, lang):
    silent = records["named"].map(len) == 0
    counts = pd.crosstab(silent, records["check"], dropna=False).reindex([False, True], fill_value=0)
    _stack(top, counts, [words[lang] for words in _NAMED], lang, total=len(records))
    top.set_title(_HEADS[column][lang], loc="left")
    if silent.all():
        say(bottom, _NAMED[1][lang])
        return
    groups, each = [value for value in allowed(column) if value != "unstated"], records.explode("named")
    counts = pd.crosstab(each["named"], each["check"], dropna=False).reindex(groups, fill_value=0)
    _stack(bottom, counts, [label(column, group, lang) for group in groups], lang)
    bottom.set_xlabel(RECORDS[lang])


def _stack(ax, counts, names, lang, total=0):
    sums = counts.sum(axis=1)
    width, limit = ax.figure.get_figwidth(), total * 1.25 or sums.max() * 1.15
    digit = 0.3 / width * sums.max() if width > WIDE else 1.8 / width**2 * limit  # a number is printed only where it fits
    stack_bars(ax, counts, "checkable_by", lang, write=lambda count: str(count) if count > digit * len(str(count)) else "")
    ax.get_legend().remove()
    for y, count in enumerate(sums):
        ax.annotate(count_and_share(count, total, lang), (count, y), (4, 0), textcoords="offset points", va="center",
                    fontsize="small")
    ax.set_xlim(0, limit)
    ax.xaxis.get_major_locator().set_params(integer=True, nbins=5 if width > WIDE else 3)
    name_rows(ax, names, rules=False)
