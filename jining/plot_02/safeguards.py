"""Zeros, red lines and events: how firm, and who acts, when, and who verifies."""

import pandas as pd
from matplotlib.lines import Line2D

from jining.labels import items, label
from jining.plot_02.beside import is_wide, write_names
from jining.plot_02.canvas import EMPTY, new_axes, say
from jining.theme import GREY, INK, INK_2, NAVY, language

#: What an outsider could ask of a promise, in this order.
_QUESTIONS = {
    "firm": {"en": "Firm wording", "zh": "措辞坚决"},
    "actor": {"en": "Who acts", "zh": "由谁负责"},
    "deadline": {"en": "By when", "zh": "何时完成"},
    "verifier": {"en": "Who verifies", "zh": "由谁认定"},
}
_KINDS = {
    "zero": {"en": "zero", "zh": "为零"}, "red line": {"en": "red line", "zh": "红线"},
    "event": {"en": "event", "zh": "事件"},
}  # fmt: skip
_REST = {"en": "{sector}: {n} open promises", "zh": "{sector}：{n}条开放承诺"}
_PART = {"en": "{part} of {n}", "zh": "{n}条中{part}条"}
_STATED = {True: {"en": "stated", "zh": "写明"}, False: {"en": "not stated", "zh": "未写明"}}
#: A firm word, as in the scale of firmness.
_FIRM = 3
#: A title or a standard lies in the hands of a body outside the city.
_OUTSIDE = ("award", "external_standard")
_MORE = {"en": "{n} more zeros, red lines and events", "zh": "另有{n}条为零、红线和事件"}
_MOST_ROWS = 16


def promise_kind(promises):
    """Which kind of safeguard each record is: a zero, a red line, an event, or another promise.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.Series of str
        "zero", "red line" (a measure that says so in its words), "event" or "other".
    """
    kind = promises["checkable_by"].astype("str").where(promises["checkable_by"].isin(["zero", "event"]), "other")
    return kind.mask(promises["quote_zh"].str.contains("红线|底线") & (kind != "zero"), "red line")


def answers(promises):
    """Whether each record is firm in its words, and names who acts, by when, and who outside the city verifies.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        Columns firm, actor, deadline, verifier (bool). A verifier is read from the flags of awards and outside standards.
    """
    outside = promises["flag"].map(lambda flags: any(flag in _OUTSIDE for flag in flags)).astype(bool)
    columns = {"firm": promises["firmness"] == _FIRM, "actor": promises["has_actor"],
               "deadline": promises["has_deadline"], "verifier": outside}
    return pd.DataFrame(columns, index=promises.index).astype(bool)


def plot_safeguards(promises, *, lang=None, ax=None):
    """Plot zeros, red lines and events one by one, and what each says of firmness, actor, deadline and verifier.

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
        One row per zero, red line and event, then one row per sector for its other promises. A filled square: stated; an
        open one: not stated; counts in the rows that stand for several records.

    Examples
    --------
    >>> import jining
    >>> ax = plot_safeguards(jining.select(jining.load(), checkable_by="zero"), lang="en")
    >>> ax.get_yticklabels()[0].get_text()
    'zero: Households left out of moderate prosperity'
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    rows = _rows(promises, lang)
    for y, (_, stated) in enumerate(rows):
        _answer_row(ax, y, stated, lang)
    write_names(ax, [name for name, _ in rows], share=0.58, wide=0.5)
    space = " " if is_wide(ax.figure) else "\n"
    ax.set_xticks(range(len(_QUESTIONS)), [words[lang].replace(" ", space, 1) for words in _QUESTIONS.values()])
    ax.set_xlim(-0.5, len(_QUESTIONS) - 0.5)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    handles = [Line2D([], [], ls="", marker="s", ms=9, **_look(yes)) for yes in _STATED]
    ax.figure.legend(handles, [words[lang] for words in _STATED.values()], ncols=2, handletextpad=0.3)
    return ax


def _rows(promises, lang):
    """Name of each row of the figure, and the answers of the records that it stands for."""
    kinds, stated, rows = promise_kind(promises), answers(promises), []
    for kind, words in _KINDS.items():
        chosen = (kinds == kind).to_numpy()
        names = items(promises[chosen], lang)
        rows += [(f"{words[lang]}{': ' if lang == 'en' else '：'}{name}", stated[chosen].iloc[[place]])
                 for place, name in enumerate(names)]
    if len(rows) > _MOST_ROWS:
        more = pd.concat([row for _, row in rows[_MOST_ROWS - 1:]])
        rows = [*rows[:_MOST_ROWS - 1], (_MORE[lang].format(n=len(more)), more)]
    for sector in promises["sector"][(kinds == "other").to_numpy()].drop_duplicates().sort_values():
        chosen = ((kinds == "other") & (promises["sector"] == sector)).to_numpy()
        text = _REST[lang].format(sector=label("sector", sector, lang), n=int(chosen.sum()))
        rows.append((text, stated[chosen]))
    return rows


def _look(stated):
    return {"mec": NAVY if stated else GREY, "mfc": NAVY if stated else "white"}


def _answer_row(ax, y, stated, lang):
    for x, question in enumerate(_QUESTIONS):
        part = int(stated[question].sum())
        if len(stated) == 1:
            ax.plot(x, y, "s", ms=9, gid=question, **_look(part))
        else:
            ax.text(x, y, _PART[lang].format(part=part, n=len(stated)), ha="center", va="center", fontsize="small",
                    color=INK if part else INK_2, backgroundcolor="white")
