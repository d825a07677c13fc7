"""Culture as a list of names, livelihood by age of life."""

from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

from jining.dress import wrap
from jining.labels import items, quantity
from jining.plot.canvas import EMPTY, new_axes, room, say, shorten
from jining.plot.multiples import how_many
from jining.theme import COLORS, GREY, INK_2, NAVY, families, language

_MORE = {"en": "and {n} more", "zh": "另有{n}项"}
_NAMED = {
    True: {"en": "a place, programme or project is named", "zh": "写明地点、项目或工程名称"},
    False: {"en": "no name", "zh": "未写明名称"},
}
_CHECKS = {
    "number": {"en": "A number", "zh": "有数字"}, "all": {"en": "All", "zh": "全部"},
    "zero": {"en": "None at all", "zh": "为零"},
    "event": {"en": "An event: happened or not", "zh": "事件：是否发生可查"},
    "open": {"en": "Open: nothing to count or tick off", "zh": "开放：无可计数、无可核对"},
}  # fmt: skip

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


def named(promises):
    """Which records name something: a place below the city, a programme, or a list of projects.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.Series of bool
    """
    listed = promises["flag"].map(lambda flags: any(flag.startswith("list:") for flag in flags))
    return promises["has_place"] | (promises["programme"].map(len) > 0) | listed


def plot_named(promises, *, lang=None, ax=None):
    """List records under the way in which an outsider would know that they are kept.

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
        One line of text per record in up to three columns, in order of the text; a filled dot for a record that names
        something (see `named`). What does not fit is counted on the last line.

    Examples
    --------
    >>> import jining
    >>> ax = plot_named(jining.select(jining.load(), sector="culture", kind="target"), lang="en")
    >>> [text.get_text() for text in ax.texts]
    ['A number: 2', 'Opera performances in schools: 100 performances', 'Plays in villages: 1,000 performances']
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    width, height = ax.figure.get_size_inches()
    columns = 3 if width > 8 else 2
    lines = _lines(promises, lang, room(ax, 0.92 / columns))
    rows = min(max(int((height - 2) * 72 / (1.5 * rcParams["font.size"])), 4), max(15, -(-len(lines) // columns)))
    lines = _cut(_no_heading_last(lines, rows), rows * columns, lang)
    ax.set_axis_off()
    ax.set(xlim=(0, columns), ylim=(rows - 0.3, -0.7))
    for place, (text, color, filled) in enumerate(lines):
        x, y = divmod(place, rows)
        if color:
            ax.plot(x + 0.015, y, "o", ms=5, color=color, mfc=color if filled else "white")
        ax.annotate(text, (x, y), xytext=(11 if color else 0, 0), va="center",
                    textcoords="offset points", fontsize="small", weight="normal" if color else "bold")
    handles = [Line2D([], [], ls="", marker="o", ms=5, color=INK_2, mfc=INK_2 if key else "white") for key in _NAMED]
    ax.figure.legend(handles, [words[lang] for words in _NAMED.values()], ncols=2, handletextpad=0.2)
    return ax


def _lines(promises, lang, most):
    """Text, colour of the dot (none for a heading) and whether it is filled."""
    lines, names = [], named(promises)
    for check, color in COLORS["checkable_by"].items():
        here = (promises["checkable_by"] == check).to_numpy()
        chosen = promises[here]
        if chosen.empty:
            continue
        lines.append((f"{_CHECKS[check][lang]}{': ' if lang == 'en' else '，'}{len(chosen)}", None, False))
        for text, row, name in zip(items(chosen, lang), chosen.itertuples(), names[here], strict=True):
            value = f": {quantity(row, lang)}" if row.has_quantity else ""
            lines.append((shorten(text, most - len(value)) + value, color, bool(name)))
    return lines


def _cut(lines, most, lang):
    """Count the records that do not fit on the last line."""
    left = sum(color is not None for _, color, _ in lines[most - 1:])
    return lines if len(lines) <= most else [*lines[:most - 1], (_MORE[lang].format(n=left), None, False)]


def _no_heading_last(lines, rows):
    """Move a heading that would be the last line of a column to the top of the next."""
    out = []
    for line in lines:
        if line[1] is None and len(out) % rows == rows - 1:
            out.append(("", None, False))
        out.append(line)
    return out


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
        One column per stage of life, one card per record: its value with its comparator, and its name. The colour of its
        edge says what is counted (the column `logic`). Where a column is full, the rest is counted under it.

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
    most = max(int((ax.figure.get_figheight() - 2) / 0.68), 2)
    width = ax.figure.get_figwidth() * 0.97 * 72 / len(STAGES)
    ax.set_axis_off()
    ax.set(xlim=(0, len(STAGES)), ylim=(min(most, max(stages.value_counts().max(), 3)), -0.7))
    for x, stage in enumerate(STAGES):
        _stage(ax, x, STAGES[stage][lang], stage == "any")
        _cards(ax, x, promises[stages == stage], lang, most, width)
    drawn = [key for key in COLORS["logic"] if key in set(promises["logic"].astype("str"))]
    handles = [Line2D([], [], lw=4, color=COLORS["logic"][key]) for key in drawn]
    ax.figure.legend(handles, [_LOGIC[key][lang] for key in drawn], ncols=len(drawn), handlelength=0.9)
    return ax


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
        head = how_many(row, lang) or (_EVENT if row.checkable_by == "event" else _OPEN)[lang]
        _write_card(ax, (x + 0.02, y + 0.04), head, text, width - 12, font)
    if len(rows) > len(shown):
        ax.annotate(_MORE[lang].format(n=len(rows) - len(shown)), (x, len(shown) + 0.2), va="top", fontsize="small")


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
