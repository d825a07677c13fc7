"""Where a modal word meets a number."""

import pandas as pd
from matplotlib.patches import Patch, Rectangle

from jining.labels import items, label, quantity, unit
from jining.plot_02.beside import value_words
from jining.plot_02.canvas import EMPTY, WIDE, fine, new_figure, room, say, shorten
from jining.plot_02.marks import comparator_handles, mark_of
from jining.plot_02.narrow import stand
from jining.theme import COLORS, INK, RULE, language

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
#: Inches below which the columns of the grid are narrower than their names.
_SMALL = 6
#: A row lists at most this many targets; more are counted.
_LISTED = 8
_UNLISTED = {"en": "{n} targets, too many to list", "zh": "{n}项目标，不逐一列出"}


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
    wide, small = fig.get_figwidth() > WIDE, fig.get_figwidth() < _SMALL
    list_width = 1.6 if lang == "en" and small else 1.05
    left, right = fig.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": (1, list_width)})
    marks = mark_of(promises).fillna("none")
    modals = promises["modal"].astype("str").where(promises["modal"].notna(), "")
    y, middles = 0, {}
    for modal in _ladder(promises, modals):
        rows = modals == modal
        lines = _cases(promises[rows], lang, room(right, 0.53 if small else 0.47), wide)
        _cells(left, promises[rows], marks[rows], y, len(lines))
        for line, text in enumerate(lines):
            right.text(0, y + line + 0.5, text, va="center", fontsize=fine() if small else "small", color=INK)
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


def _cases(rows, lang, most, wide):
    targets = rows[rows["comparator"].notna()]
    if len(targets) > _LISTED:
        return [_UNLISTED[lang].format(n=len(targets))]
    colon = {"en": ": ", "zh": "："}[lang]
    values = [quantity(row, lang) if wide or lang == "zh" else _value(row) for row in targets.itertuples()]
    names = [shorten(name, most - len(value) - 2) for name, value in zip(items(targets, lang), values, strict=True)]
    return [f"{name}{colon}{value}" for name, value in zip(names, values, strict=True)] or [""]


def _value(row):
    """Write the value without a unit that the item names."""
    named = unit(row.unit, "en").strip()
    return value_words(row, "en").removesuffix(f" {named}" if named in row.item_en.lower() else "")


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
    _fit_heads(left, lang)
    left.tick_params(length=0)
    left.spines[:].set_visible(False)
    right.set_title(_CASES[lang])
    right.set_axis_off()


def _fit_heads(ax, lang):
    """Make the names smaller on a narrow canvas, and let those of the columns stand on a small one."""
    if ax.figure.get_figwidth() > WIDE:
        return
    ax.tick_params(axis="x", labelsize=fine())
    if ax.figure.get_figwidth() < _SMALL:
        ax.tick_params(axis="y", labelsize=fine(0.8))
        stand(ax, lang)


def _column(mark, lang):
    return _SHORT[mark][lang] if mark in _SHORT else comparator_handles([mark], lang)[1][0].replace(" ", "\n")
