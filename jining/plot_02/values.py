"""What was promised beside what was measured: the year before, and the year itself."""

import pandas as pd
from matplotlib import rcParams
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from jining.evidence import EVIDENCE, VERDICTS, baselines, verdicts
from jining.labels import items, number, quantity, tidy, unit
from jining.package import fields
from jining.plot_02.beside import is_wide, write_names
from jining.plot_02.canvas import WIDE, fine, fold, new_axes, new_figure, room, say, shorten
from jining.plot_02.marks import arrow_room, comparator_handles, draw_targets, mark_of, value_of
from jining.plot_02.targets import target_rows
from jining.tables import load_results
from jining.theme import BLUE, GREY, INK, INK_2, NAVY, OCHRE, PURPLE, RULE, language

#: Growth in constant prices; every other rate of growth in the report is in current prices.
_REAL = ("地区生产总值增速",)
_TERMS = {True: {"en": ", real", "zh": "，实际"}, False: {"en": ", nominal", "zh": "，名义"}}
_GROWTH = {"en": "growth on the year before (%)", "zh": "比上年增长（%）"}
_BEFORE = {"en": "2019, estimate", "zh": "2019年预计"}
_NO_BEFORE = {"en": "2019: no figure here", "zh": "2019年：未收录"}
_NO_TARGET = {"en": "No target in this selection", "zh": "此筛选下没有目标"}

_VERDICT_COLORS = {"met": NAVY, "missed": OCHRE, "otherwise": PURPLE, "open": BLUE, "none": "white"}
_VERDICT_WORDS = {
    "met": {"en": "met", "zh": "达到"},
    "missed": {"en": "missed", "zh": "未达到"},
    "otherwise": {"en": "reported otherwise", "zh": "以其他口径公布"},
    "open": {"en": "no number was promised", "zh": "承诺未定量"},
    "none": {"en": "no public figure found", "zh": "未查到公开数据"},
}
#: How a fact is known: how its source gives it, how sure it is, where it was read.
_KNOWN = {"en": "{}, {} confidence, from {}: ", "zh": "{}，可信度{}，见于{}："}
_LINE = {"en": "{name}: promised {said}; found {value}", "zh": "{name}：承诺 {said}；查得 {value}"}
_COLON = {"en": ": ", "zh": "："}
_NO_NUMBER = {"en": "no number", "zh": "未定量"}
#: Facts that say whether something was met (1) or not (0).
_YES_NO = {"F14": {1: {"en": "met", "zh": "完成"}, 0: {"en": "not met", "zh": "未完成"}}}
_FACTS = {"en": "Every fact found, and its caveat", "zh": "查到的全部数据及其局限"}
_NO_FACT = {"en": "No public figure was found for any of these", "zh": "以上承诺均未查到公开数据"}


def plot_baseline(promises, *, results=None, lang=None, ax=None):
    """Plot each promised rate of growth beside the rate of the year before.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; only rates of growth are drawn.
    results : pandas.DataFrame, optional
        Facts as `load_results` returns them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One row per target (one for those that say the same), x in percent. A diamond is the estimate of 2019, below it
        stands the target with the mark of its comparator.

    Notes
    -----
    A fact belongs to the target of the same name. GDP grows in constant prices, the others in current ones.

    Examples
    --------
    >>> import jining
    >>> ax = plot_baseline(jining.select(jining.load(), para="0.2"), lang="en")
    >>> ax.get_yticklabels()[0].get_text()
    'GDP growth, real'
    """
    lang, ax = language(lang), new_axes(ax)
    targets = growth_targets(promises).drop_duplicates(["item_zh", "comparator", "value_low", "value_high"])
    if targets.empty:
        return say(ax, _NO_TARGET[lang])
    before, rows = baselines(targets, results), range(len(targets))
    draw_targets(ax, targets, [y + 0.19 for y in rows])
    for y, target, value, at in zip(rows, targets.itertuples(), before, value_of(targets), strict=True):
        _draw_before(ax, y - 0.19, value, at, lang)
        ax.annotate(quantity(target, lang), (at, y + 0.19), xytext=(32 if target.comparator == "ge" else 9, 0),
                    textcoords="offset points", va="center", fontsize="small", color=NAVY)
    _name_rates(ax, targets, lang)
    ax.hlines([y + 0.5 for y in rows[:-1]], 0, 1, transform=ax.get_yaxis_transform(), color=RULE, lw=0.7)
    ax.set_xlim(0, max(value_of(targets).max(), before.max() if before.notna().any() else 0) * 1.25)
    ax.set_xlabel(_GROWTH[lang])
    _legend(ax.figure, targets, lang)
    return ax


def _name_rates(ax, targets, lang):
    """Name each rate, and say whether prices are taken out: that may not be cut off."""
    terms = [_TERMS[item in _REAL][lang] for item in targets["item_zh"]]
    most = room(ax) if is_wide(ax.figure) else 99
    names = [shorten(name, most - 2 * len(term)) + term for name, term in zip(items(targets, lang), terms, strict=True)]
    write_names(ax, names, share=0.36, lines=3, size=0.82, rules=False)


def growth_targets(promises):
    """Keep the targets that are rates of growth.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
    """
    targets = target_rows(promises)
    return targets[targets["measure_type"] == "growth_rate"]


def _draw_before(ax, y, value, target, lang):
    write = {"textcoords": "offset points", "va": "center", "fontsize": "small"}
    if pd.isna(value):
        ax.annotate(_NO_BEFORE[lang], (0, y), xytext=(4, 0), color=INK_2, **write)
        return
    ax.plot([value, target], [y, y + 0.38], color=GREY, lw=1, zorder=1, gid="link")
    ax.plot(value, y, marker="D", ms=7, color=OCHRE, ls="", gid="before", zorder=3)
    side = -1 if value < target else 1  # away from the line to the target
    ax.annotate(f"{number(value, lang)}%", (value, y), xytext=(9 * side, 0), color=OCHRE, ha="right" if side < 0 else "left",
                **write)


def _legend(fig, targets, lang):
    handles, names = comparator_handles(mark_of(targets), lang)
    before = Line2D([], [], ls="", marker="D", ms=7, color=OCHRE)
    target = {"en": "2020 target: {}", "zh": "2020年目标：{}"}[lang]
    fig.legend([before, *handles], [_BEFORE[lang], *map(target.format, names)], columnspacing=1.6,
               ncols=len(names) + 1 if fig.get_figwidth() > WIDE else 1, **arrow_room(0.9))


def plot_promise_and_result(promises, *, results=None, lang=None, fig=None):
    """Plot which promises have a public result, and what it says.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them: targets, and those without a number that `EVIDENCE` names.
    results : pandas.DataFrame, optional
        Facts as `load_results` returns them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Left, a square per record in the order of the text, coloured by verdict. Right, every fact with its caveat; below
        the squares on a narrow canvas.

    Examples
    --------
    >>> import jining
    >>> fig = plot_promise_and_result(jining.select(jining.load(), para="0.2", kind="target"), lang="en")
    >>> len(fig.axes[0].patches)
    6
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), _NO_TARGET[lang])
        return fig
    wide = is_wide(fig)
    squares, facts = fig.subplots(1, 2, width_ratios=[1, 1.75]) if wide else fig.subplots(2, 1, height_ratios=[1, 6])
    found = verdicts(promises, results)
    _draw_squares(squares, found, lang)
    _write_facts(facts, promises, found, load_results() if results is None else results, lang)
    return fig


def _draw_squares(ax, found, lang):
    wide = is_wide(ax.figure)
    across = max(8, -(-len(found) // 14)) if wide else max(24, round((12 * len(found)) ** 0.5))
    for place, verdict in enumerate(found):
        row, column = divmod(place, across)
        ax.add_patch(Rectangle((column + 0.1, row + 0.1), 0.8, 0.8, facecolor=_VERDICT_COLORS[verdict], gid=verdict,
                               edgecolor=GREY if verdict == "none" else _VERDICT_COLORS[verdict], lw=0.9))
    ax.set(xlim=(0, across), ylim=(-(-len(found) // across), 0), aspect="equal", anchor="NW")
    ax.set_axis_off()
    counts = found.value_counts()
    present = [verdict for verdict in VERDICTS if verdict in counts]
    ax.legend([_square(verdict) for verdict in present],
              [f"{_VERDICT_WORDS[verdict][lang]}{_COLON[lang]}{counts[verdict]}" for verdict in present],
              loc="upper left", bbox_to_anchor=(0, -0.01), borderaxespad=0, handlelength=1, ncols=1 if wide else 3)


def _square(verdict):
    color = _VERDICT_COLORS[verdict]
    return Line2D([], [], ls="", marker="s", ms=9, mfc=color, mec=GREY if verdict == "none" else color)


def _write_facts(ax, promises, found, facts, lang):
    """Promise and fact, then why to beware: a line each, or more where the canvas is narrow."""
    facts = facts.set_index("fact_id")
    held = {row.item_zh: (row, verdict) for row, verdict in zip(promises.itertuples(), found, strict=True)}
    shown = [(e, *held[e.item_zh]) for e in EVIDENCE if e.item_zh in held and e.fact_id in facts.index]
    ax.set_axis_off()
    ax.text(0, -0.7, (_FACTS if shown else _NO_FACT)[lang], weight="bold", va="center")
    y, wide = 0.5, is_wide(ax.figure)
    for evidence, promise, verdict in shown:
        ax.plot(0.012, y, ls="", marker="s", ms=9 if wide else 6, color=_VERDICT_COLORS[verdict], gid="fact")
        words = _compare(evidence, promise, facts.loc[evidence.fact_id], lang)
        y = _write_wide(ax, y, *words) if wide else _write_narrow(ax, y, *words)
    ax.set(xlim=(0, 1), ylim=(max(y - 0.5, 9.6), -1.2))


def _write_wide(ax, y, first, second):
    size = 0.85 * rcParams["font.size"]
    ax.text(0.04, y, first, va="center", size=size)
    ax.text(0.04, y + 0.92, second, va="center", size=size * 0.9, color=INK_2)
    return y + 2.4


def _write_narrow(ax, y, first, second):
    for text, share, color in ((first, 0.8, INK), (second, 0.77, INK_2)):
        for line in fold(text, ax.figure.get_figwidth() * 72 * 0.9 - 14, fine(share)).split("\n"):
            ax.text(0.04, y, line, va="center", size=fine(share), color=color)
            y += 1
    return y + 0.4


def _compare(evidence, promise, fact, lang):
    """Say what was promised and found; then how the fact is known, and why to beware."""
    name, said = tidy(getattr(promise, f"item_{lang}"), lang), quantity(promise, lang) or _NO_NUMBER[lang]
    answer = _YES_NO.get(evidence.fact_id, {}).get(fact["value"])
    value = answer[lang] if answer else number(fact["value"], lang).replace("-", "−") + unit(fact["unit"], lang)
    known = [fields("results")[column]["labels"][fact[column]][lang] for column in ("confidence", "source_seen")]
    status = fact["status"] if lang == "en" else fields("results")["status"]["labels"][fact["status"]]["zh"]
    caveat = _KNOWN[lang].format(status, *known) + getattr(evidence, lang)
    return _LINE[lang].format(name=name, said=said, value=value), caveat
