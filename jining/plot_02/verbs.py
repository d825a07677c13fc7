"""Verbs of pace against verbs with an end."""

import pandas as pd
from matplotlib.patches import Patch
from matplotlib.ticker import MultipleLocator

from jining.plot_02.canvas import EMPTY, legend_columns, name_rows, new_figure, say
from jining.plot_02.overview import fade_small, group_names, with_total
from jining.theme import BLUE, GREY, INK, OCHRE, language

#: Every governing verb of a measure, judged by one question: does the verb itself name an end, so that one can say that
#: the act is over? "process" verbs name pace, strength or degree and can be said of anything at any time; "delivery"
#: verbs name something that is there, has begun, is issued or has been held. "neither" is kept apart and shown: verbs
#: of carrying out and building, whose end depends on their object, and verbs that leave the act to others (support).
VERBS = {
    "process": {
        "推进": "advance", "加快": "speed up", "加大": "step up", "加强": "strengthen", "强化": "reinforce",
        "深化": "deepen", "完善": "improve", "加快建设": "speed up building", "提升": "raise", "提高": "heighten",
        "扩大": "expand", "加快推进": "speed up", "提速推进": "advance faster", "健全": "perfect", "推广": "spread",
        "拓展": "open up", "优化提升": "optimise and upgrade", "压实": "make firm", "做大做强": "make bigger and stronger",
        "推动": "push", "统筹推进": "advance together", "加速推进": "speed up", "推动建立": "promote setting up",
        "推动实现": "promote achieving", "加快完善": "improve faster", "加快恢复": "recover faster", "完善提升": "improve",
        "健全完善": "improve", "优化": "optimise", "调整优化": "adjust and optimise", "增强": "enhance", "壮大": "grow",
        "做强": "make stronger", "拓宽": "widen", "加密": "make more frequent", "升级": "upgrade", "提标升级": "upgrade",
        "夯实": "firm up", "集聚": "gather", "降低": "lower", "压降": "press down", "减": "cut", "放": "delegate",
        "深耕": "cultivate deeply", "释放": "release", "发挥": "give play to",
    },
    "delivery": {
        "完成": "complete", "建立": "set up", "启动": "start", "编制": "draw up", "出台": "issue", "办好": "hold well",
        "建成通车": "open to traffic", "推出": "bring out", "建成": "finish building", "建成使用": "open for use",
        "启动建设": "start building", "开工建设": "break ground", "组建": "form", "制定": "make", "划定": "delineate",
        "贯通": "open end to end", "实现": "achieve", "举办": "hold", "承办": "host", "参加": "attend",
        "通过": "pass", "获批": "be approved", "进入": "enter", "纳入": "be put into",
    },
    "neither": {
        "支持": "support", "鼓励": "encourage", "引导": "guide", "探索": "explore", "倡导": "advocate", "争创": "vie for",
        "创建": "bid for", "实施": "carry out", "落实": "apply", "做好": "do well", "开展": "conduct", "抓好": "attend to",
        "推行": "introduce", "实行": "practise", "推开": "roll out", "主抓": "take charge of", "打好": "fight well",
        "培育": "cultivate", "发展": "develop", "建设": "build", "规划建设": "plan and build", "打造": "create",
        "共建": "build jointly", "创新": "innovate", "对接": "link up with", "引进": "bring in", "招引": "attract",
        "突破": "break through", "化解": "defuse", "防范化解": "prevent and defuse", "解决": "solve", "破解": "crack",
        "应对": "respond to", "打响": "make known", "谋划": "plan", "策划": "plan events", "参与": "take part",
        "用足用活": "use in full", "借鉴": "draw on", "发掘": "dig out", "坚守": "hold firm", "盘活": "put to use",
        "规范": "regulate", "整合重组": "restructure", "打击": "strike at", "严控": "control strictly", "帮扶": "assist",
    },
}  # fmt: skip

_COLORS = {"process": OCHRE, "delivery": BLUE, "neither": GREY}
_NAMES = {
    "process": {"en": "process: pace or degree", "zh": "过程动词：讲进度、讲力度"},
    "delivery": {"en": "delivery: an act with an end", "zh": "交付动词：做完即可见"},
    "neither": {"en": "in neither list", "zh": "两表均未列入"},
}
_SIDES = {"en": "← process     Share of measures (%)     delivery →", "zh": "← 过程     占措施的比重（%）     交付 →"}
_SHORT_SIDES = {"en": "← process    (%)    delivery →", "zh": "← 过程   （%）   交付 →"}
_NEITHER = {"en": "neither (%)", "zh": "其他（%）"}
_NO_MEASURE = {"en": "No measure in this selection", "zh": "此筛选下没有措施"}
_ALL_MEASURES = {"en": "All measures", "zh": "全部措施"}
#: Room for a count beside the longest bar, in percent, on a canvas of ten inches.
_COUNT_ROOM = 9
#: Verbs that the legend names for each list, as far as the canvas has room for them.
_NAMED = 6
#: Inches below which the axis has no room for its full name.
_SMALL = 6
_CLASS_OF = {verb: name for name, verbs in VERBS.items() for verb in verbs}


def verb_class(verbs):
    """Tell process verbs from delivery verbs.

    Parameters
    ----------
    verbs : pandas.Series of str
        Governing verbs as written.

    Returns
    -------
    pandas.Series
        "process", "delivery" or "neither"; a verb that no list holds is in neither.

    Examples
    --------
    >>> verb_class(pd.Series(["推进", "完成", "支持"])).tolist()
    ['process', 'delivery', 'neither']
    """
    return verbs.map(lambda verb: _CLASS_OF.get(verb, "neither")).astype(pd.CategoricalDtype(list(VERBS)))


def plot_verbs(promises, *, by="sector", lang=None, fig=None):
    """Plot how often measures are told with verbs of pace and how often with verbs that name an end.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; only measures are drawn.
    by : str
        Column whose values are the rows of the figure, in their declared order.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Left: process verbs to the left of zero and delivery verbs to its right; right: verbs in neither list. x is
        the share of the row's measures, printed is their count. Rows of fewer than ten measures are pale.

    Notes
    -----
    The lists are `VERBS`; they are a judgement on words, not on whether the work is done.

    Examples
    --------
    >>> import jining
    >>> fig = plot_verbs(jining.load(), lang="en")
    >>> fig.axes[1].get_xlabel()
    'neither (%)'
    """
    lang, fig = language(lang), new_figure(fig)
    measures = promises[promises["kind"] == "measure"]
    if measures.empty:
        say(fig.subplots(), (_NO_MEASURE if len(promises) else EMPTY)[lang])
        return fig
    classes = verb_class(measures["verb"])
    counts = with_total(pd.crosstab(measures[by], classes, dropna=False))
    shares = counts.div(counts.sum(axis=1), axis=0) * 100
    left, right = _panels(fig, shares, lang)
    for name in VERBS:
        bars, written = _bars(right if name == "neither" else left, counts[name], shares[name])
        fade_small(bars, written, counts.sum(axis=1))
    name_rows(left, group_names(counts, by, lang, total=_ALL_MEASURES), rules=False)
    names = [_legend_text(fig, name, measures["verb"][classes == name], lang) for name in VERBS]
    fig.legend([Patch(color=_COLORS[name]) for name in VERBS], names, handlelength=1, handleheight=1)
    return fig


def _panels(fig, shares, lang):
    """Two axes on one scale: the width of each is what its bars need."""
    small = fig.get_figwidth() < _SMALL
    process, delivery, neither = (max(shares[name].max(), 5) + _COUNT_ROOM * (2 if small else 1) for name in VERBS)
    left, right = fig.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": (process + delivery, neither)})
    left.set_xlim(-process, delivery)
    right.set_xlim(0, neither)
    left.axvline(0, color=INK, lw=0.8)
    for ax, name in ((left, _SHORT_SIDES if small else _SIDES), (right, _NEITHER)):
        ax.xaxis.set_major_locator(MultipleLocator(25))
        ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
        ax.set_xlabel(name[lang])
        ax.spines["left"].set_visible(False)
        ax.tick_params(axis="y", length=0)
    return left, right


def _bars(ax, counts, shares):
    widths = -shares if counts.name == "process" else shares
    bars = ax.barh(range(len(counts)), widths, color=_COLORS[counts.name], height=0.78, gid=counts.name)
    texts = [str(n) if n else "" for n in counts]
    return bars, ax.bar_label(bars, texts, padding=3, fontsize="small")


def _legend_text(fig, name, verbs, lang):
    """Name a list and as many of its commonest verbs as one line holds."""
    lines = [_list_words(name, verbs.value_counts(), named, lang) for named in range(_NAMED, -1, -1)]
    return next((line for line in lines if legend_columns(fig, [line, line], 2) > 1), lines[-1])


def _list_words(name, counts, named, lang):
    said = [f"{verb if lang == 'zh' else VERBS[name].get(verb, verb)} {n}" for verb, n in counts.head(named).items()]
    comma, colon, more = {"en": (", ", ": ", " …"), "zh": ("、", "：", "……")}[lang]
    tail = more if said and len(counts) > named else ""
    count = f" ({counts.sum()})" if lang == "en" else f"（{counts.sum()}）"
    return f"{_NAMES[name][lang]}{count}{colon if said else ''}{comma.join(said)}{tail}"
