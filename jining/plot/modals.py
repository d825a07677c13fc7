"""Where a modal word meets a number, and where it meets a decision that others take."""

import pandas as pd
from matplotlib.patches import Patch, Rectangle

from jining.labels import items, label, quantity, unit
from jining.plot.canvas import EMPTY, name_rows, new_axes, new_figure, room, say, shorten
from jining.plot.marks import comparator_handles, mark_of
from jining.theme import BLUE, COLORS, GREY, INK, INK_2, NAVY, PURPLE, RULE, language

#: Columns of the grid, from what leaves most room to what leaves least.
GRID = ("none", "approx", "range", "eq", "all", "ge", "le")
_SHORT = {
    "none": {"en": "no\nnumber", "zh": "无\n数量"},
    "range": {"en": "range", "zh": "区间"},
    "all": {"en": "all or\nnone", "zh": "全部\n或零"},
}
_NO_MODAL = {"en": "(no modal word)", "zh": "（无情态词）"}
_WORDING = {"en": "wording: {}", "zh": "措辞：{}"}
_CASES = {"en": "Targets in the row", "zh": "该行的目标"}
#: A row lists at most this many targets; more are counted.
_LISTED = 8
_UNLISTED = {"en": "{n} targets, too many to list", "zh": "{n}项目标，不逐一列出"}

#: Words of a title that name who decides on it. Only the words of the item itself count: that 5A is given by a national
#: body may be known, but the report does not say so.
DECIDERS = {"national": ("国家", "全国"), "provincial": ("省",)}
_LEVELS = {
    "national": {"en": "national", "zh": "国家级"},
    "national and provincial": {"en": "national and provincial", "zh": "国家和省"},
    "provincial": {"en": "provincial", "zh": "省级"},
    "not stated": {"en": "not stated in the words", "zh": "文中未写明"},
}
_LEVEL_COLORS = dict(zip(_LEVELS, (NAVY, PURPLE, BLUE, GREY), strict=True))
#: Right end of the scale of firmness (0 to 3), with room for the names of the levels.
_RIGHT = 4.7
_NO_AWARD = {"en": "No title or approval in this selection", "zh": "此筛选下没有称号或审批"}


def plot_modal_grid(promises, *, lang=None, fig=None):
    """Plot which modal word stands with which comparator, and list the targets that carry a modal word.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Left: one cell per modal word and comparator with its number of records, coloured by `wording`; right: the
        targets of each row. A row is as high as its list is long.

    Examples
    --------
    >>> import jining
    >>> fig = plot_modal_grid(jining.load(), lang="en")
    >>> fig.axes[0].get_yticklabels()[0].get_text()
    'ensure'
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    left, right = fig.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": (1, 1.05)})
    marks = mark_of(promises).fillna("none")
    modals = promises["modal"].astype("str").where(promises["modal"].notna(), "")
    y, middles = 0, {}
    for modal in _ladder(promises, modals):
        rows = modals == modal
        lines = _cases(promises[rows], lang, room(right, 0.47))
        _cells(left, promises[rows], marks[rows], y, len(lines))
        for line, text in enumerate(lines):
            right.text(0, y + line + 0.5, text, va="center", fontsize="small", color=INK)
        _rule(left, right, y)
        middles[modal], y = y + len(lines) / 2, y + len(lines)
    _grid_axes(left, right, middles, y, lang)
    present = [value for value in COLORS["wording"] if (promises["wording"] == value).any()]
    fig.legend([Patch(color=COLORS["wording"][value]) for value in present],
               [_WORDING[lang].format(label("wording", value, lang)) for value in present], ncols=3, handlelength=1)
    return fig


def _rule(left, right, y):
    for ax in (left, right):
        ax.axhline(y, color=RULE, lw=0.6, zorder=0)


def _ladder(promises, modals):
    """Modal words that occur, the firmest first."""
    declared = {modal: place for place, modal in enumerate(["", *promises["modal"].cat.categories])}
    firmness = dict(zip(modals, promises["firmness"], strict=True))
    return sorted(firmness, key=lambda modal: (-firmness[modal], declared[modal]))


def _cases(rows, lang, most):
    targets = rows[rows["comparator"].notna()]
    if len(targets) > _LISTED:
        return [_UNLISTED[lang].format(n=len(targets))]
    colon = {"en": ": ", "zh": "："}[lang]
    values = [quantity(row, lang) for row in targets.itertuples()]
    names = [shorten(name, most - len(value) - 2) for name, value in zip(items(targets, lang), values, strict=True)]
    return [f"{name}{colon}{value}" for name, value in zip(names, values, strict=True)] or [""]


def _cells(ax, rows, marks, y, height):
    for (mark, wording), n in pd.crosstab(marks, rows["wording"]).stack().items():
        if n:
            x, color = GRID.index(mark), COLORS["wording"][wording]
            ax.add_patch(Rectangle((x, y), 1, height, facecolor=color, edgecolor="white", lw=1.5, gid=mark))
            ax.text(x + 0.5, y + height / 2, str(n), ha="center", va="center_baseline", color="white", weight="bold",
                    fontsize="small")


def _grid_axes(left, right, middles, height, lang):
    left.set_ylim(height, 0)
    left.set_xlim(0, len(GRID))
    left.set_yticks(list(middles.values()), [label("modal", modal, lang) if modal else _NO_MODAL[lang] for modal in middles])
    left.set_xticks([x + 0.5 for x in range(len(GRID))], [_column(mark, lang) for mark in GRID])
    left.xaxis.tick_top()
    left.tick_params(length=0)
    left.spines[:].set_visible(False)
    right.set_title(_CASES[lang])
    right.set_axis_off()


def _column(mark, lang):
    return _SHORT[mark][lang] if mark in _SHORT else comparator_handles([mark], lang)[1][0].replace(" ", "\n")


def award_rows(promises):
    """Keep the titles and approvals that are in the hands of others.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    pandas.DataFrame
        Those with the flag `award`.
    """
    return promises[promises["flag"].map(lambda flags: "award" in flags).astype("bool")]


def decider(promises):
    """Which level decides on a title or approval, as far as the words of the item name it.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    pandas.Series
        Ordered: "national", "national and provincial", "provincial" (or above), "not stated".

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> decider(promises[promises["item_en"] == "National Civilised City"]).tolist()
    ['national']
    """
    named = {level: promises["item_zh"].str.contains("|".join(words)) for level, words in DECIDERS.items()}
    level = pd.Series("not stated", index=promises.index, dtype="str")
    level = level.mask(named["provincial"], "provincial").mask(named["national"], "national")
    level = level.mask(named["national"] & named["provincial"], "national and provincial")
    return level.astype(pd.CategoricalDtype(list(_LEVELS), ordered=True))


def plot_awards(promises, *, lang=None, ax=None):
    """Plot the promises whose outcome others decide: who, and with which modal word the city promises it.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; only those with the flag `award` are drawn.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One row per promise, by the level that decides; x is `firmness`; the number promised stands beside the dot.

    Examples
    --------
    >>> import jining
    >>> ax = plot_awards(jining.load(), lang="en")
    >>> len(ax.get_yticks()) == len(ax.collections[0].get_offsets()) > 10
    True
    """
    lang, ax = language(lang), new_axes(ax)
    awards = award_rows(promises)
    if awards.empty:
        return say(ax, (_NO_AWARD if len(promises) else EMPTY)[lang])
    levels = decider(awards)
    order = levels.argsort(kind="stable")
    awards, levels = awards.iloc[order], levels.iloc[order]
    y = range(len(awards))
    ax.scatter(awards["firmness"].astype(int), y, s=55, color=[_LEVEL_COLORS[level] for level in levels], zorder=3)
    for place, row in enumerate(awards.itertuples()):
        ax.annotate(_number_only(row, lang), (row.firmness, place), xytext=(8, 0), textcoords="offset points", va="center",
                    fontsize="small")
    name_rows(ax, [shorten(name, room(ax, 0.4)) for name in items(awards, lang)])
    _scale(ax, lang)
    _level_names(ax, levels, lang)
    return ax


def _number_only(row, lang):
    """Write the value without its unit, which the name of the row says already."""
    return "" if pd.isna(row.comparator) else quantity(row, lang).removesuffix(unit(row.unit, lang))


def _scale(ax, lang):
    steps = sorted(COLORS["firmness"])
    names = [label("firmness", step, lang) for step in steps]
    ax.set_xticks(steps, [name.replace("guide, ", "guide,\n").replace("引导、", "引导、\n") for name in names])
    ax.set_xlim(-0.45, _RIGHT)
    ax.vlines(steps, -0.6, ax.get_ylim()[0], color=RULE, lw=0.7, zorder=0)


def _level_names(ax, levels, lang):
    sizes = levels.value_counts(sort=False)
    y = 0
    for level, n in sizes[sizes > 0].items():
        text = {"en": "{} ({})", "zh": "{}（{}）"}[lang].format(_LEVELS[level][lang], n)
        ax.text(_RIGHT, y, text, ha="right", va="center", color=_LEVEL_COLORS[level], weight="bold",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
        y += n
        if y < len(levels):
            ax.axhline(y - 0.5, color=INK_2, lw=0.8, zorder=4)
