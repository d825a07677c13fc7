"""Livelihood by age of life."""

from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

from jining.labels import items
from jining.plot_02.beside import is_wide
from jining.plot_02.canvas import EMPTY, MORE, new_axes, say
from jining.plot_02.lifeline import draw_lifeline
from jining.plot_02.multiples import how_many
from jining.theme import COLORS, GREY, INK_2, NAVY, families, language
from jining.wrap import wrap

#: Stages of life in order of age. Which one a record belongs to is a judgement: the age of those whom the service is for,
#: as far as its words name one. Health centres, hospitals and the census serve every age; help for minors stands with
#: the school years, which are most of a childhood; work is where jobs and working households stand.
STAGES = {
    "birth": {"en": "Birth", "zh": "出生"}, "kindergarten": {"en": "Kindergarten", "zh": "幼儿园"},
    "school": {"en": "School age", "zh": "中小学"}, "college": {"en": "College", "zh": "大学、职校"},
    "work": {"en": "Working age", "zh": "就业"}, "old": {"en": "Old age", "zh": "养老"},
    "any": {"en": "Any age", "zh": "不分年龄"},
}  # fmt: skip
STAGE_OF = {
    "Mother and child health bodies up to standard": "birth",
    "Kindergartens built, rebuilt or extended": "kindergarten",
    "New kindergarten places": "kindergarten",
    "Rectification of kindergartens in urban estates": "kindergarten",
    "Weak rural schools improved": "school",
    "Schools built, rebuilt or extended": "school",
    "Two new campuses of affiliated schools": "school",
    "Rescue centres for minors in city and counties": "school",
    "High-quality vocational colleges": "college",
    "University–firm cooperation projects": "college",
    "New urban jobs": "work",
    "Households with nobody in work": "work",
    "Rural Happiness Homes built or rebuilt": "old",
    "Home and community elderly care pilot": "old",
    "Weak township health centres renovated": "any",
    "Staff recruited for township health centres": "any",
    "National advanced counties in Chinese medicine": "any",
    "Urban medical consortia": "any",
    "Seventh national population census": "any",
}
_LOGIC = {
    "input": {"en": "input: what is put in", "zh": "投入：投入了什么"},
    "activity": {"en": "activity: what is done", "zh": "活动：做了什么"},
    "output": {"en": "output: what is provided", "zh": "产出：提供了什么"},
    "outcome": {"en": "outcome: what changes", "zh": "结果：改变了什么"},
}
_EVENT = {"en": "done or not", "zh": "完成与否"}
_OPEN = {"en": "open", "zh": "开放"}


def stage_of(promises):
    """Stage of life of each record, a key of `STAGES`: "any" where the words name no age.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.Series of str
    """
    return promises["item_en"].map(STAGE_OF).fillna("any")


def plot_life_course(promises, *, lang=None, ax=None):
    """Plot what is promised for each stage of life, from birth to old age, as columns of cards.

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
        One column per stage of life, one card per record: its value with its comparator, and its name; on a narrow canvas
        one line per record, the stages below each other. The colour of the mark says what is counted (the column
        `logic`). Where there is no room, the rest is counted.

    Notes
    -----
    The stage of life is a judgement: see `STAGE_OF`.

    Examples
    --------
    >>> import jining
    >>> ax = plot_life_course(jining.select(jining.load(), sector="employment", kind="target"), lang="en")
    >>> "≥ 68,000 people" in [text.get_text() for text in ax.texts]
    True
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    stages = stage_of(promises)
    if is_wide(ax.figure):
        _columns(ax, promises, stages, lang)
    else:
        draw_lifeline(ax, [_records(promises[stages == stage], stage, lang) for stage in STAGES], MORE[lang])
    drawn = [key for key in COLORS["logic"] if key in set(promises["logic"].astype("str"))]
    handles = [Line2D([], [], lw=4, color=COLORS["logic"][key]) for key in drawn]
    names = [_LOGIC[key][lang] for key in drawn]
    ax.figure.legend(handles, names, ncols=len(drawn) if is_wide(ax.figure) else 2, handlelength=0.9)
    return ax


def _columns(ax, promises, stages, lang):
    most = max(int((ax.figure.get_figheight() - 2) / 0.68), 2)
    width = ax.figure.get_figwidth() * 0.97 * 72 / len(STAGES)
    ax.set_axis_off()
    ax.set(xlim=(0, len(STAGES)), ylim=(min(most, max(stages.value_counts().max(), 3)), -0.7))
    for x, stage in enumerate(STAGES):
        _stage(ax, x, STAGES[stage][lang], stage == "any")
        _cards(ax, x, promises[stages == stage], lang, most, width)


def _records(rows, stage, lang):
    """Stage of life with value, name and color of each of its records."""
    heads = [_head(row, lang) for row in rows.itertuples()]
    colors = [COLORS["logic"][key] for key in rows["logic"]]
    return STAGES[stage][lang], stage == "any", list(zip(heads, items(rows, lang), colors, strict=True))


def _head(row, lang):
    return how_many(row, lang) or (_EVENT if row.checkable_by == "event" else _OPEN)[lang]


def _stage(ax, x, name, apart):
    line = {"color": GREY, "ls": ":"} if apart else {"color": INK_2}
    ax.plot([x, x + (0.9 if apart else 1)], [-0.22, -0.22], lw=1.4, clip_on=False, **line)
    ax.plot(x + 0.04, -0.22, "o", ms=6, color=line["color"], mfc="white" if apart else INK_2)
    ax.annotate(name, (x, -0.22), xytext=(0, 7), textcoords="offset points", weight="bold", va="bottom", fontsize="small")


def _cards(ax, x, rows, lang, most, width):
    shown = rows if len(rows) <= most else rows.iloc[:most - 1]
    font = FontProperties(family=families(), size=0.8 * rcParams["font.size"])
    for y, (text, row) in enumerate(zip(items(shown, lang), shown.itertuples(), strict=True)):
        ax.plot([x + 0.02] * 2, [y + 0.06, y + 0.92], lw=3.5, color=COLORS["logic"][row.logic], solid_capstyle="butt")
        _write_card(ax, (x + 0.02, y + 0.04), _head(row, lang), text, width - 12, font)
    if len(rows) > len(shown):
        ax.annotate(MORE[lang].format(n=len(rows) - len(shown)), (x, len(shown) + 0.2), va="top", fontsize="small")


def _write_card(ax, place, head, text, width, font):
    """Write a value, and under it its name in at most three lines of so many points."""
    lines = wrap(text, width, font).split("\n")
    while len(lines) > 3 and len(text) > 8:
        text = text[:-4].rstrip("… ") + "…"
        lines = wrap(text, width, font).split("\n")
    ax.annotate(head, place, xytext=(6, 0), textcoords="offset points", va="top", weight="bold", color=NAVY,
                fontsize="small")
    ax.annotate("\n".join(lines), place, xytext=(6, -1.3 * rcParams["font.size"]), textcoords="offset points", va="top",
                fontproperties=font, linespacing=1.15)
