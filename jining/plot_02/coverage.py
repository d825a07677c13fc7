"""Which paragraphs say how much, by when, where and who, and how chapters cut across sectors."""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib import rcParams
from matplotlib.colors import PowerNorm
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

from jining.labels import label
from jining.plot_02.canvas import EMPTY, WIDE, fine, legend_columns, name_rows, new_axes, new_figure, room, say, shorten
from jining.plot_02.narrow import width_beside
from jining.theme import GREY, INK, NAVY, RULE, families, language
from jining.wrap import wrap

#: The five marks of specificity, and the question that each answers.
MARKS = {
    "has_quantity": {"en": "how\nmuch", "zh": "多少"},
    "has_comparator": {"en": "at least,\nabout", "zh": "以上、\n左右等"},
    "has_deadline": {"en": "by\nwhen", "zh": "何时"},
    "has_place": {"en": "where", "zh": "何地"},
    "has_actor": {"en": "who", "zh": "由谁"},
}
_SIZES = {1: {"en": "all records of the paragraph", "zh": "该段全部记录"}, 0.5: {"en": "half", "zh": "一半"},
          0.1: {"en": "one in ten", "zh": "十分之一"}, 0: {"en": "none", "zh": "无"}}
#: Part of the height of a row that the dot of a full share takes.
_FULL = 0.9
#: Inches below which a column of the dots is narrower than an English word.
_SMALL = 6
#: Points that a turned name of a column may be long.
_HEAD = 62
#: From this part of the largest count on, a tile is so dark that its number is white.
_DARK = 0.5


def plot_specificity(promises, *, lang=None, fig=None):
    """Plot which paragraphs say how much, with which comparator, by when, where and who.

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
        One or two axes; one row per paragraph with its number of records, one column per mark. The area of a dot is the
        share of the paragraph's records with the mark, the figure beside it their number; a ring is none.

    Examples
    --------
    >>> import jining
    >>> fig = plot_specificity(jining.load(), lang="en")
    >>> [len(ax.get_yticklabels()) for ax in fig.axes]
    [17, 17]
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    counts = promises.groupby("para", observed=True)[list(MARKS)].sum()
    sizes = promises["para"].value_counts().reindex(counts.index)
    halves = np.array_split(np.arange(len(counts)), 2 if len(counts) > 10 else 1)
    width, height = 72 * fig.get_size_inches()
    dots = 0.5 if fig.get_figwidth() > WIDE else 0.38
    full = min(_FULL * 0.6 * height / max(len(halves[0]), 8), dots * width / len(halves) / len(MARKS) / 2.3)
    for ax, half in zip(fig.subplots(1, len(halves), squeeze=False)[0], halves, strict=True):
        _draw_marks(ax, counts.iloc[half], sizes.iloc[half], full, lang)
        ax.set_ylim(len(halves[0]) - 0.4, -0.6)
    handles = [Line2D([], [], ls="", marker="o", ms=_diameter(share, full), mfc=NAVY if share else "white",
                      mec=NAVY if share else GREY, mew=0.8, label=words[lang]) for share, words in _SIZES.items()]
    columns = legend_columns(fig, [words[lang] for words in _SIZES.values()])
    fig.legend(handles=handles, ncols=columns, borderpad=0.9, labelspacing=1.2)
    return fig


def _diameter(share, full):
    return max(full * share**0.5, 0.24 * full)


def _draw_marks(ax, counts, sizes, full, lang):
    wide = ax.figure.get_figwidth() > WIDE
    letters = room(ax, 0.22 if wide else 0.225 if ax.figure.get_figwidth() < _SMALL else 0.245)
    names = [shorten(f"{para} {label('para', para, lang)}", letters) for para in sizes.index]
    name_rows(ax, [f"{name} ({n})" for name, n in zip(names, sizes, strict=True)])
    rows, columns = np.indices(counts.shape)
    n, of = counts.to_numpy(), sizes.to_numpy()[:, None]
    areas = np.vectorize(_diameter)(n / of, full) ** 2
    for gid, there, face, edge in (("some", n > 0, NAVY, NAVY), ("none", n == 0, "white", GREY)):
        ax.scatter(columns[there], rows[there], s=areas[there], fc=face, ec=edge, lw=0.8, zorder=3, gid=gid)
    for row, column in zip(*np.nonzero(n), strict=True):
        ax.annotate(str(n[row, column]), (column, row), xytext=(full / 2 + (2.5 if wide else 1), 0),
                    textcoords="offset points", va="center", fontsize=fine())
    chapters = [para.partition(".")[0] for para in counts.index]
    ax.hlines([y - 0.5 for y in range(1, len(chapters)) if chapters[y] != chapters[y - 1]], -0.5, 4.7, color=GREY, lw=0.8)
    ax.set_xlim(-0.5, 4.7)
    ax.set_xticks(range(len(MARKS)), [words[lang] for words in MARKS.values()])
    ax.tick_params(axis="x", length=0, top=False, labeltop=True, labelbottom=False)
    if not wide:
        _squeeze_heads(ax, lang)
    ax.spines["bottom"].set_visible(False)


def _squeeze_heads(ax, lang):
    """Make names of rows and columns smaller, and turn those of the columns where they are longer than a column is wide."""
    ax.tick_params(labelsize=fine())
    turned = lang == "en" and ax.figure.get_figwidth() < _SMALL
    before, after = ("\n", " ") if turned else (" ", "\n")
    heads = [text.get_text().replace(before, after) for text in ax.get_xticklabels()]
    ax.set_xticks(ax.get_xticks(), heads, rotation=90 if turned else 0, linespacing=1)


def plot_chapters_by_sector(promises, *, lang=None, ax=None):
    """Plot how many records of each analyst's sector stand in each chapter of the report.

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
        One row per sector, one column per chapter, both in their declared order. A tile holds the number of records; it is
        empty where there is none.

    Examples
    --------
    >>> import jining
    >>> len(plot_chapters_by_sector(jining.load(), lang="en").get_yticklabels())
    18
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    counts = pd.crosstab(promises["sector"], promises["chapter"])
    sns.heatmap(counts, mask=counts == 0, annot=True, fmt="d", cmap="Blues", norm=PowerNorm(0.5, vmin=0), cbar=False, ax=ax,
                linewidths=0.5, linecolor=RULE, annot_kws={"fontsize": "small"})
    for text, n in zip(ax.texts, counts.to_numpy()[counts.to_numpy() > 0], strict=True):
        text.set_color("white" if n > counts.to_numpy().max() * _DARK else INK)
    _name_tiles(ax, counts, lang)
    return ax


def _name_tiles(ax, counts, lang):
    font = FontProperties(family=families(), size=0.85 * rcParams["font.size"])
    width, wide = 72 * ax.figure.get_figwidth() * 0.72 / max(len(counts.columns), 6), ax.figure.get_figwidth() > WIDE
    names = [f"{key} {label('chapter', key, lang)}" for key in counts.columns]
    rows = [f"{shorten(label('sector', key, lang), room(ax, 0.34))} ({n})" for key, n in counts.sum(axis=1).items()]
    turned = not wide and lang == "en"
    if not wide:
        font.set_size(fine())
        width = _HEAD if turned else width_beside(ax, rows, 0.9 * rcParams["font.size"]) / len(names) - 2
    names = [wrap(name, width, font) for name in names]
    ax.set_xticks([x + 0.5 for x in range(len(names))], names, rotation=90 if turned else 0, fontproperties=font)
    ax.set_yticks([y + 0.5 for y in range(len(rows))], rows, rotation=0)
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    ax.set(xlabel="", ylabel="")
