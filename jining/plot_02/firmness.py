"""How firm a promise is: how one would know, and which modal word and comparator it carries."""

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from jining.labels import label
from jining.plot_02.canvas import EMPTY, SHARE, WIDE, fine, legend_columns, name_rows, new_axes, room, say, shorten
from jining.plot_02.marks import MARKS, comparator_handles, mark_of
from jining.plot_02.narrow import fold_list, width_beside
from jining.plot_02.overview import fade_small, group_names, stack_bars, with_total
from jining.theme import COLORS, INK_2, RULE, language

_NO_QUANTITY = {"en": "no quantity", "zh": "无数量"}
_WORDING = {"en": "wording: {}", "zh": "措辞：{}"}
_MARKERS = {"all": "s", "range": "_", "eq": "o", "ge": ">", "le": "<", "approx": "o", "none": "o"}
_LANES, _LEAST_SLOTS = 2, 13
#: On a narrow canvas promises without a quantity, whose dots are small, stand closer; in slots.
_CLOSE = 0.6


def plot_checkability(promises, *, by="sector", lang=None, ax=None):
    """Plot how an outsider would know whether a promise was kept, as shares of each group.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    by : str
        Column whose values are the rows of the figure, in their declared order.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        x is the share of the group's records, from 0 to 100; printed are counts. Groups of fewer than ten are pale.

    Examples
    --------
    >>> import jining
    >>> ax = plot_checkability(jining.load(), lang="en")
    >>> ax.get_xlabel()
    'Share of records (%)'
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    counts = with_total(pd.crosstab(promises[by], promises["checkable_by"], dropna=False))
    sizes = counts.sum(axis=1)
    stack_bars(ax, counts.div(sizes, axis=0) * 100, "checkable_by", lang, write=lambda _: "")
    for bars, value in zip(ax.containers, counts.columns, strict=True):
        texts = [str(n) if n / size >= 0.025 else "" for n, size in zip(counts[value], sizes, strict=True)]
        written = ax.bar_label(bars, texts, label_type="center", color="white", fontsize="small")
        fade_small(bars, written, sizes)
    name_rows(ax, group_names(counts, by, lang), rules=False)
    ax.set_xlim(0, 100)
    ax.set_xlabel(SHARE[lang])
    return ax


def plot_firmness(promises, *, by="sector", lang=None, ax=None):
    """Plot every promise as one dot on the scale of modal words, with its comparator as its shape.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    by : str
        Column whose values are the rows of the figure, in their declared order.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Columns: `firmness`, the weakest first. Colour: `wording`, the second scale. Shape: comparator; a small dot
        is a promise without a quantity. Place within a cell has no meaning.

    Examples
    --------
    >>> import jining
    >>> ax = plot_firmness(jining.load(), lang="en")
    >>> len(ax.get_xticks())
    4
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    groups = [key for key in promises[by].cat.categories if (promises[by] == key).any()]
    wide = ax.figure.get_figwidth() > WIDE
    dots = _place(promises, by, groups, 1 if wide else _CLOSE)
    starts = _columns(dots)
    size = _dot_size(ax, sum(starts.values()) + 8, len(groups)) * (1 if wide else 0.8)
    left = dict(zip(starts, pd.Series(starts).cumsum().shift(fill_value=0), strict=True))
    for (mark, wording), rows in dots.groupby(["mark", "wording"], observed=True):
        x, y = rows["firmness"].map(left) + rows["slot"], rows["row"] + (rows["lane"] - 0.5) * 0.42
        ax.scatter(x, y, gid=f"{mark} {wording}", **_style(mark, COLORS["wording"][wording], size))
    names = [shorten(label(by, key, lang), room(ax, 1 if wide else 0.28)) for key in groups]
    slot = 0 if wide else width_beside(ax, names, fine(0.8)) / (sum(starts.values()) + 1.5)
    _firmness_axis(ax, promises, left, starts, slot, lang)
    name_rows(ax, names, rules=False)
    for y in range(len(groups) - 1):
        ax.axhline(y + 0.5, color=RULE, lw=0.6, zorder=0)
    _firmness_legend(ax.figure, dots, lang)
    return ax


def _place(promises, by, groups, step):
    """Row, slot and lane of each dot: cells are filled downwards, quantities before the rest, which stand a step apart."""
    dots = pd.DataFrame({
        "row": promises[by].map({key: y for y, key in enumerate(groups)}).astype("int64"),
        "firmness": promises["firmness"].astype("int64"), "wording": promises["wording"].astype("str"),
        "mark": pd.Categorical(mark_of(promises).fillna("none"), (*MARKS, "none")),
    }).sort_values("mark", kind="stable")  # fmt: skip
    cells = dots.assign(large=dots["mark"] != "none").groupby(["row", "firmness"])
    place, large = cells.cumcount(), -(-cells["large"].transform("sum") // _LANES)
    slot = place // _LANES
    return dots.assign(slot=slot.where(slot < large, large + step * (slot - large)), lane=place % _LANES)


def _columns(dots):
    """Width of each column in slots."""
    widest = dots.groupby("firmness")["slot"].max()
    return {level: max(_LEAST_SLOTS, int(widest.get(level, 0)) + 4) for level in sorted(COLORS["firmness"])}


def _dot_size(ax, slots, rows):
    width, height = ax.figure.get_size_inches()
    return min(6, 0.7 * width * 72 / slots * 0.9, 0.6 * height * 72 / rows / _LANES * 0.85)


def _style(mark, color, size):
    area = size**2 * (0.22 if mark == "none" else 1)
    filled = {"facecolors": "white", "edgecolors": color} if mark == "approx" else {"color": color}
    return {"s": area, "marker": _MARKERS[mark], "linewidths": {"range": 2.6, "approx": 1.6}.get(mark, 0.4), **filled}


def _firmness_axis(ax, promises, left, widths, slot, lang):
    levels = sorted(left)
    ax.set_xticks([left[level] for level in levels])
    counts = promises["firmness"].value_counts()
    names = [label("firmness", level, lang) for level in levels]
    if slot:
        names = [fold_list(name, slot * (widths[level] - 1.5), fine(0.8)) for name, level in zip(names, levels, strict=True)]
        ax.tick_params(labelsize=fine(0.8))
    else:
        names = [_halve(name) if len(name) > 18 else name for name in names]
    ax.set_xticklabels([f"{name}\n{counts.get(level, 0)}" for name, level in zip(names, levels, strict=True)], ha="left")
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlim(-1.5, sum(widths.values()))
    for level in levels[1:]:
        ax.axvline(left[level] - 1.5, color=RULE, lw=0.8, zorder=0)


def _halve(text):
    cut = text.index(", ", len(text) // 3) + 1
    return f"{text[:cut]}\n{text[cut + 1:]}"


def _firmness_legend(fig, dots, lang):
    present = [mark for mark in MARKS if (dots["mark"] == mark).any()]
    names = comparator_handles(present, lang)[1]
    if fig.get_figwidth() <= WIDE:
        names = [name.partition(":")[0].partition("：")[0] for name in names]
    shapes = [_handle(mark) for mark in present] + [_handle("none")]
    wordings = [value for value in COLORS["wording"] if (dots["wording"] == value).any()]
    patches = [Patch(color=COLORS["wording"][value]) for value in wordings]
    said = [_WORDING[lang].format(label("wording", value, lang)) for value in wordings]
    names = [*names, _NO_QUANTITY[lang], *said]
    columns = min(5, legend_columns(fig, names))
    fig.legend([*shapes, *patches], names, ncols=columns, handlelength=1, columnspacing=1.2)


def _handle(mark):
    hollow = {"mfc": "white"} if mark == "approx" else {}
    return Line2D([], [], ls="", marker=_MARKERS[mark], color=INK_2, ms=3 if mark == "none" else 6, mew=1.6, **hollow)
