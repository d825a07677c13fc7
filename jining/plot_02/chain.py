"""The chain of investment promises: from whom the city courts to the capital that is used."""

import numpy as np
import pandas as pd

from jining.labels import items, label, quantity, tidy
from jining.plot_02.beside import color_legend, is_wide, value_words, write_beside, write_names
from jining.plot_02.canvas import EMPTY, RECORDS, new_figure, room, say, shorten
from jining.plot_02.marks import comparator_legend, draw_targets, mark_of, value_of
from jining.plot_02.targets import honest_axis, split_by_axis
from jining.tables import load_ledger
from jining.theme import COLORS, language

#: The run-in subheads of the report, which are the links of its chain; the ledger holds them in Chinese only.
STEPS = {
    "突出招商重点": "Whom to attract",
    "强化招商力量": "Promotion staff",
    "做实招商活动": "Promotion events",
    "做好招才引智": "Talent",
    "积极对接央企省企": "Central and provincial firms",
    "培育优势主导产业": "Projects in zones",
    "提升利用外资水平": "Use of foreign capital",
    "推动外贸稳中提质": "Foreign trade",
    "积极打造开放平台": "Opening platforms",
}
_NO_STEP = {"en": "Headline targets", "zh": "主要预期目标"}
_OTHER = {"en": "Elsewhere", "zh": "其他段落"}
_NUMBERS = {"en": "Numbers promised", "zh": "承诺的数字"}
_NO_NUMBER = {"en": "no number", "zh": "没有数字"}
_COLON, _STOP = {"en": ": ", "zh": "："}, {"en": "; ", "zh": "；"}
_WHERE = {"en": "{name} ({para})", "zh": "{name}（{para}）"}


def plot_investment_chain(promises, *, ledger=None, lang=None, fig=None):
    """Plot the investment promises link by link, and below what the report says twice in unlike words.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    ledger : pandas.DataFrame, optional
        The ledger, whose headings are the links; the shipped one by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Above, one row per link in the order of the report, one square per record, coloured by how it could be checked,
        and the numbers of the link in words. Below, the records with the flag conflict, if both sides are there.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> fig = plot_investment_chain(promises[promises["para"].isin(["0.2", "3.5"])], lang="en")
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['Records (count)', 'growth (%)']
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    steps, pair = chain_steps(promises, ledger, lang), conflicts(promises)
    if pair.empty:
        _draw_chain(fig.subplots(), promises, steps, lang)
        return fig
    above, below = fig.subplots(2, 1, gridspec_kw={"height_ratios": [steps.nunique() + 1.5, len(pair) + 0.5]})
    _draw_chain(above, promises, steps, lang)
    _draw_conflict(below, pair, lang)
    comparator_legend(fig, mark_of(pair[pair["comparator"].notna()]), lang, loc="outside lower left")
    return fig


def chain_steps(promises, ledger=None, lang=None):
    """Name the link of the chain that each record stands in: the last subhead before it in its paragraph.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    ledger : pandas.DataFrame, optional
        The shipped one by default.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    pandas.Series
        Index as `promises`. Records under no subhead of `STEPS` are headline targets, or stand elsewhere.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> chain_steps(promises[promises["para"] == "1.4"], lang="en").unique().tolist()
    ['Whom to attract', 'Promotion staff', 'Promotion events', 'Talent']
    """
    lang, ledger = language(lang), load_ledger() if ledger is None else ledger
    heads = ledger.loc[ledger["role"] == "heading", ["start", "text"]].sort_values("start")
    before = heads["start"].searchsorted(promises["start"]) - 1
    texts = [heads["text"].iloc[place].strip(" 。:;") if place >= 0 else "" for place in before]
    names = [_step_name(text, para, lang) for text, para in zip(texts, promises["para"].astype("str"), strict=True)]
    return pd.Series(names, index=promises.index, dtype="str")


def _step_name(text, para, lang):
    if text in STEPS:
        return text if lang == "zh" else STEPS[text]
    return _NO_STEP[lang] if para == "0.2" else _OTHER[lang]


def conflicts(promises):
    """Keep the records that say something else on the same thing than another record that is there too.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    pandas.DataFrame
        Every record once; the sides of a conflict in the order of the text. Empty unless all their numbers share an axis.

    Examples
    --------
    >>> import jining
    >>> conflicts(jining.load())["para"].tolist()
    ['0.2', '3.5']
    """
    here = {f"conflict:{key}" for key in promises["id"]}
    keep = np.array([not here.isdisjoint(flags) for flags in promises["flag"]], dtype=bool)
    found = promises[keep].drop_duplicates("id").sort_values("start")
    axes = split_by_axis(found[found["comparator"].notna()])
    return found if len(axes) == 1 else found.iloc[:0]


def _draw_chain(ax, promises, steps, lang):
    rows = list(dict.fromkeys(steps))
    place, y = steps.groupby(steps).cumcount(), [rows.index(name) for name in steps]
    colors = [COLORS["checkable_by"][how] for how in promises["checkable_by"]]
    ax.barh(y, 1, left=place, height=0.78, color=colors, edgecolor="white", linewidth=1.2)
    write_names(ax, rows, rules=False)
    longest = int(place.max()) + 1
    ax.set_xlim(0, longest)
    ax.set_xticks(range(0, longest + 1, max(1, longest // 4)))
    ax.set_xlabel(RECORDS[lang])
    write_beside(ax, [_numbers(promises[steps == name], ax, lang) for name in rows], _NUMBERS[lang])
    present = [how for how in COLORS["checkable_by"] if how in set(promises["checkable_by"])]
    color_legend(ax, [(COLORS["checkable_by"][how], {lang: label("checkable_by", how, lang)}) for how in present], lang)


def _numbers(records, ax, lang):
    """Every number of a link in words, cut where the canvas ends."""
    targets = records[records["comparator"].notna()]
    words = [f"{name}{_COLON[lang]}{value_words(row, lang)}"
             for name, row in zip(items(targets, lang), targets.itertuples(), strict=True)]
    return shorten(_STOP[lang].join(words), room(ax, 0.56))


def _draw_conflict(ax, pair, lang):
    hard = pair["comparator"].notna().to_numpy()
    draw_targets(ax, pair[hard], np.flatnonzero(hard))
    honest_axis(ax, split_by_axis(pair[hard], lang)[0][0], pair[hard], lang)
    where = [_WHERE[lang].format(name=label("para", para, lang), para=para) for para in pair["para"]]
    write_names(ax, where, rules=False)
    for y, row in enumerate(pair.itertuples()):
        lead, x = (quantity(row, lang), value_of(pair)[y]) if hard[y] else (_NO_NUMBER[lang], 0)
        text = f"{lead}{_COLON[lang]}{_sentence(row, lang)}" if is_wide(ax.figure) else lead
        ax.annotate(text, (x, y), xytext=(34 if hard[y] else 4, 0), textcoords="offset points", va="center",
                    fontsize="small")


def _sentence(row, lang):
    return tidy(row.text_en if lang == "en" else f"“{row.quote_zh}”", lang)
