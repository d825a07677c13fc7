"""Ladders: what is counted in firms by size, and named works by the stage that their verb promises."""

import re

import numpy as np
import pandas as pd

from jining.labels import items, label
from jining.plot_02.beside import color_legend, lines_of, modal_words, value_words, write_beside, write_names, write_values
from jining.plot_02.canvas import CLEAR, EMPTY, new_axes, say
from jining.plot_02.marks import comparator_legend, draw_targets, mark_of, value_of
from jining.plot_02.targets import honest_axis, target_rows
from jining.theme import COLORS, GREY, NAVY, OCHRE, PURPLE, RULE, language

#: What is counted: things that did not exist before, things that do, a state that is kept or reached.
_TYPES = {
    "increment": (NAVY, {"en": "added", "zh": "新增"}),
    "treated": (OCHRE, {"en": "existing, acted on", "zh": "针对存量"}),
    "level": (GREY, {"en": "a level", "zh": "水平值"}),
    "reduction": (PURPLE, {"en": "taken away", "zh": "减少"}),
}
#: Flags that warn a reader who wants to add up the counts.
_OVERLAPS = {
    "shared": {"en": "one number for several subjects", "zh": "多个主体分别用同一个数"},
    "joint": {"en": "several kinds in one total", "zh": "多类合计一个数"},
    "nested": {"en": "part of another count", "zh": "包含在另一个数之内"},
    "per_unit": {"en": "for each county or zone", "zh": "每个单位的配额"},
}
_NOT_ADDED = {"en": "Why not to add it up", "zh": "不宜相加的原因"}
_UNDER = {"en": "{n} counts under {name}", "zh": "{name}下共{n}个数"}


def plot_firm_ladder(promises, *, lang=None, ax=None):
    """Plot every target that is counted in firms as a rung of one ladder, and say which counts overlap.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; those that count no firms (家) are left out.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        x is the number of firms or organisations, logarithmic where the values span more than a factor of 50; the largest
        stands on top. Rows are named as long as they fit.

    Notes
    -----
    At the right stands what forbids to add the counts: the flags shared, joint, nested and per_unit, and programmes that
    hold several of them.

    Examples
    --------
    >>> import jining
    >>> ax = plot_firm_ladder(jining.load(), lang="en")
    >>> ax.get_xlabel()
    'firms or organisations, log scale'
    """
    lang, ax = language(lang), new_axes(ax)
    rungs = target_rows(promises, "firms")
    if rungs.empty:
        return say(ax, EMPTY[lang])
    rungs = rungs.iloc[np.argsort(-value_of(rungs), kind="stable")]
    types = rungs["measure_type"].astype("str")
    draw_targets(ax, rungs, range(len(rungs)), color=[_TYPES[kind][0] for kind in types])
    honest_axis(ax, label("unit", "firms", lang), rungs, lang)
    if len(rungs) > lines_of(ax.figure):
        ax.set(yticks=[], ylim=(len(rungs), -1))
    else:
        write_names(ax, items(rungs, lang), size=0.82)
        write_values(ax, rungs, [value_words(row, lang) for row in rungs.itertuples()])
        write_beside(ax, overlaps(rungs, lang), _NOT_ADDED[lang])
    color_legend(ax, [_TYPES[kind] for kind in _TYPES if kind in set(types)], lang)
    comparator_legend(ax.figure, mark_of(rungs), lang, ncols=6, loc="outside lower left")
    return ax


def overlaps(targets, lang=None):
    """Say for each target why its number must not be added to the others.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `load` returns them.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    list of str
        One per row; "" if neither a flag nor a programme says so.

    Notes
    -----
    Where several programmes hold the row and another one, the last is named: the table writes the wider one first.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> overlaps(promises[promises["programme"].map(lambda keys: "p510" in keys)].head(1), "en")
    ['']
    """
    lang = language(lang)
    held = targets["programme"].explode().value_counts()
    said = []
    for row in targets.itertuples():
        words = [text[lang] for flag, text in _OVERLAPS.items() if flag in row.flag]
        common = [key for key in row.programme if held[key] > 1]
        if common:
            words.append(_UNDER[lang].format(n=held[common[-1]], name=label("programme", common[-1], lang)))
        said.append({"en": "; ", "zh": "；"}[lang].join(words))
    return said


#: Rungs of the ladder of works, from the first paper to the first train.
STAGES = {
    "preparation": {"en": "prepare", "zh": "前期"},
    "start": {"en": "start", "zh": "开工"},
    "progress": {"en": "push ahead", "zh": "推进"},
    "finish": {"en": "finish", "zh": "完工"},
    "opening": {"en": "open", "zh": "通车启用"},
}
#: Rung and English of every governing verb. A verb of pace (faster, push on) names no end, so it stands for progress
#: only, and so does 实施, which says that the works are carried out but not how far. An approval comes before any work.
VERBS = {
    "做好": ("preparation", "carry out"), "获批": ("preparation", "win approval"),
    "开工建设": ("start", "start building"), "启动": ("start", "start"),
    "加快": ("progress", "speed up"), "提速推进": ("progress", "push on faster"),
    "加速推进": ("progress", "speed up and push on"), "加快推进": ("progress", "push on faster"),
    "推进": ("progress", "push on"), "加快建设": ("progress", "build faster"), "实施": ("progress", "carry out"),
    "完成": ("finish", "complete"), "建成": ("finish", "finish building"),
    "建成通车": ("opening", "finish and open"),
    "打通": ("opening", "open through"), "建成使用": ("opening", "finish and use"),
}  # fmt: skip
#: With this word the object is the preparation itself, however fast it goes (加快…前期准备).
_PREPARATION = "前期"
_NO_STAGE = {"en": "no stage read", "zh": "未判定阶段"}
_WORKS = {"en": "Stage that the governing verb promises for 2020", "zh": "谓语动词所承诺的2020年阶段"}


def plot_project_stages(promises, *, lang=None, ax=None):
    """Plot works on a ladder of stages: prepared, started, pushed ahead, finished, opened.

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
        One row per record, ordered by stage; the number in a mark is the number of works that the record names. x is the
        stage. Rows are named as long as they fit.

    Notes
    -----
    The stage is read from the governing verb, see `VERBS`; a verb that is not there gets a column of its own.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> ax = plot_project_stages(promises[promises["verb"] == "建成通车"], lang="en")
    >>> [text.get_text() for text in ax.get_xticklabels()][-1]
    'open'
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    stages = project_stages(promises)
    works = promises.iloc[np.argsort(stages["rung"], kind="stable")]
    stages = stages.iloc[np.argsort(stages["rung"], kind="stable")]
    colors = [COLORS["checkable_by"][how] for how in works["checkable_by"]]
    ax.hlines(range(len(works)), 0, stages["rung"], color=RULE, lw=2.5, zorder=1)
    ax.scatter(stages["rung"], range(len(works)), s=240, color=colors, zorder=3, gid="works")
    _stage_axis(ax, stages["rung"].max(), lang)
    if len(works) > lines_of(ax.figure):
        ax.set(yticks=[], ylim=(len(works), -1))
    else:
        write_names(ax, items(works, lang), share=0.34, lines=2, size=0.82, rules=False)
        _write_works(ax, works, stages, lang)
    present = [how for how in COLORS["checkable_by"] if how in set(works["checkable_by"])]
    color_legend(ax, [(COLORS["checkable_by"][how], {lang: label("checkable_by", how, lang)}) for how in present], lang)
    return ax


def project_stages(promises):
    """Read the stage of works from the governing verb, and count the works that a record names.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    pandas.DataFrame
        Index as `promises`. stage: key of `STAGES`, "" if the verb is not in `VERBS`; rung: its place, 0 first; works:
        n of the flag list:n, else 1.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> project_stages(promises[promises["verb"] == "建成通车"])["stage"].unique().tolist()
    ['opening']
    """
    stages = ["preparation" if _PREPARATION in quote else VERBS.get(verb, ("", ""))[0]
              for quote, verb in zip(promises["quote_zh"], promises["verb"], strict=True)]
    rungs = [[*STAGES, ""].index(stage) for stage in stages]
    works = [max([1, *(int(n) for n in re.findall(r"list:(\d+)", " ".join(flags)))]) for flags in promises["flag"]]
    columns = {"stage": stages, "rung": rungs, "works": works}
    return pd.DataFrame(columns, index=promises.index).astype({"rung": "int64", "works": "int64"})


def _stage_axis(ax, last, lang):
    names = [words[lang] for words in STAGES.values()] + ([_NO_STAGE[lang]] if last == len(STAGES) else [])
    ax.set_xticks(range(len(names)), names)
    ax.set_xlim(-0.35, len(names) - 0.1)
    ax.set_xlabel(_WORKS[lang])
    ax.vlines(range(len(names)), 0, 1, transform=ax.get_xaxis_transform(), color=RULE, lw=0.7, zorder=0)


def _write_works(ax, works, stages, lang):
    for y, (row, stage) in enumerate(zip(works.itertuples(), stages.itertuples(), strict=True)):
        ax.text(stage.rung, y, str(stage.works), ha="center", va="center", color="white", fontsize="small", zorder=4)
        ax.annotate(_verb_words(row, lang), (stage.rung, y), xytext=(12, 0), textcoords="offset points", va="center",
                    fontsize="small", bbox=CLEAR)


def _verb_words(row, lang):
    words = row.verb if lang == "zh" else VERBS.get(row.verb, ("", row.verb))[1]
    if _PREPARATION in row.quote_zh:
        words += " the preparation" if lang == "en" else re.search(f"{_PREPARATION}.{{0,2}}", row.quote_zh)[0]
    hedge = f"{modal_words(row.modal, lang)}{': ' if lang == 'en' else ''}" if isinstance(row.modal, str) else ""
    return hedge + words
