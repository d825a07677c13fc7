"""The report as a text: how much of it is promise, and where its numbers stand."""

import pandas as pd
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from jining.labels import label
from jining.plot_02.canvas import EMPTY, WIDE, legend_columns, name_rows, new_axes, new_figure, room, say, shorten
from jining.tables import load_ledger
from jining.theme import COLORS, GREY, INK, NAVY, PURPLE, RULE, language

#: What a segment of the text can be: a record by its kind, a record outside the selection, or no record.
PARTS = ("target", "measure", "aim", "other", "means", "heading", "context")
_PROMISE = PARTS[:3]
#: Headings are hollow: as a surface they could not be told from aims.
_COLORS = {**COLORS["kind"], "other": RULE, **COLORS["role"], "heading": "white"}
_EDGES = {part: GREY if part == "heading" else "white" for part in PARTS}
_OTHER = {"en": "promise outside this selection", "zh": "筛选之外的承诺"}
_WEIGHTS = {"en": ("Segments ({:,})", "Characters ({:,})"), "zh": ("按片段（{}段）", "按字符（{}字）")}
_PLACE = {"en": "Characters from the start of the chapter (count)", "zh": "距本章开头的字数（字）"}
_WHOLE = {"en": "Whole report", "zh": "全文"}
_DENSITY = {"en": "Targets per 1,000 characters of text (count)", "zh": "每千字目标数（条）"}
_BESIDE = {"en": "{} in {:,} characters", "zh": "{1}字中{0}条"}
#: A chapter begins with its number in brackets; what stands before the first is the opening.
_CHAPTER_HEAD = r"\([一二三四五六七八九十]+\)"
#: Fewer targets than this are drawn in grey: their density rests on too few cases.
_FEW = 10


def segments(promises, ledger=None):
    """Say of each segment of the text what it is, how long it is and in which chapter it stands.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    ledger : pandas.DataFrame, optional
        As `load_ledger` returns it; the shipped one by default.

    Returns
    -------
    pandas.DataFrame
        One row per segment in reading order: `chapter`; `part`, one of `PARTS` ("other" is a record that is not
        among `promises`); `length` in characters without white space; `place`, the characters of the chapter before it.

    Examples
    --------
    >>> import jining
    >>> parts = segments(jining.load())
    >>> bool((parts["length"] > 0).all()), int(parts["place"].iloc[0])
    (True, 0)
    """
    ledger = load_ledger() if ledger is None else ledger
    kinds = promises.drop_duplicates("id").set_index("id")["kind"].astype("str").to_dict()
    parts = [_part(role, ids, kinds) for role, ids in zip(ledger["role"].astype("str"), ledger["ids"], strict=True)]
    out = pd.DataFrame({
        "chapter": ledger["text"].str.match(_CHAPTER_HEAD).astype("int64").cumsum(),
        "part": pd.Categorical(parts, PARTS),
        "length": ledger["text"].str.replace(r"\s", "", regex=True).str.len().astype("int64"),
    })
    out["place"] = out.groupby("chapter")["length"].cumsum() - out["length"]
    return out


def _part(role, ids, kinds):
    if role != "record":
        return role
    return min((kinds.get(key, "other") for key in ids), key=PARTS.index)


def plot_accounting(promises, *, ledger=None, lang=None, fig=None):
    """Plot every segment of the text in reading order, coloured by what it is, and how much of the text each part takes.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them; other records are drawn pale.
    ledger : pandas.DataFrame, optional
        As `load_ledger` returns it; the shipped one by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Two axes: shares of segments and of characters, and one strip of segments per chapter. Promises are high boxes,
        the rest low ones. At the end of a strip stands the share of its characters that promise something.

    Examples
    --------
    >>> import jining
    >>> fig = plot_accounting(jining.load(), lang="en")
    >>> [text.get_text() for text in fig.axes[0].get_yticklabels()]
    ['Segments (694)', 'Characters (10,425)']
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    text = segments(promises, ledger)
    top, strips = fig.subplots(2, 1, gridspec_kw={"height_ratios": [2, 9]})
    _draw_shares(top, text, lang)
    _draw_strips(strips, text, lang)
    present = [part for part in PARTS if (text["part"] == part).any()]
    handles = [Patch(fc=_COLORS[part], ec=_EDGES[part], label=_name(part, lang)) for part in present]
    fig.legend(handles=handles, ncols=legend_columns(fig, [_name(part, lang) for part in present]), handlelength=1)
    return fig


def _name(part, lang):
    return _OTHER[lang] if part == "other" else label("kind" if part in _PROMISE else "role", part, lang)


def _draw_shares(ax, text, lang):
    both = text.groupby("part", observed=False)["length"].agg(["size", "sum"])
    shares = 100 * both / both.sum()
    left = 0 * shares.loc["target"]
    for part, widths in shares.iterrows():
        bars = ax.barh([0, 1], widths, left=left, color=_COLORS[part], edgecolor=_EDGES[part], lw=0.6, height=0.82, gid=part)
        ax.bar_label(bars, [f"{width:.0f}%" if width >= 4 else "" for width in widths], label_type="center",
                     fontsize="small", color=INK if part in ("other", "heading") else "white")
        left = left + widths
    name_rows(ax, [words.format(n) for words, n in zip(_WEIGHTS[lang], both.sum(), strict=True)], rules=False)
    ax.set_xlim(0, 100)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)


def _draw_strips(ax, text, lang):
    for (row, part), boxes in text.groupby(["chapter", "part"], observed=True):
        height = 0.76 if part in PARTS[:4] else 0.34
        ax.broken_barh(boxes[["place", "length"]].to_numpy(), (row - height / 2, height), facecolors=_COLORS[part],
                       edgecolors=_EDGES[part], linewidths=0.4, gid=f"{row} {part}")
    for row, boxes in text.groupby("chapter"):
        length, promised = boxes["length"].sum(), boxes.loc[boxes["part"].isin(_PROMISE), "length"].sum()
        ax.annotate(f"{100 * promised / length:.0f}%", (length, row), xytext=(5, 0), textcoords="offset points", va="center")
    name_rows(ax, _chapters(ax, sorted(set(text["chapter"])), lang), rules=False)
    ax.set_xlim(0, text.groupby("chapter")["length"].sum().max() * 1.06)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.set_xlabel(_PLACE[lang])


def _chapters(ax, chapters, lang):
    return [shorten(f"{chapter} {label('chapter', chapter, lang)}", room(ax)) for chapter in chapters]


def plot_target_density(promises, *, ledger=None, lang=None, ax=None):
    """Plot how many targets each chapter holds per 1,000 characters of its text.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; those that are no targets are left out.
    ledger : pandas.DataFrame, optional
        As `load_ledger` returns it; the shipped one by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One dot on a stem per chapter, grey where it rests on fewer than ten targets, and one for the whole report.

    Examples
    --------
    >>> import jining
    >>> plot_target_density(jining.load(), lang="en").get_xlabel()
    'Targets per 1,000 characters of text (count)'
    """
    lang, ax = language(lang), new_axes(ax)
    density = target_density(promises, ledger)
    if not density["targets"].sum():
        return say(ax, EMPTY[lang])
    targets, length = density["targets"].sum(), density["characters"].sum()
    density.loc[_WHOLE[lang]] = [targets, length, 1000 * targets / length]
    rows, x = range(len(density)), density["per_1000"]
    colors = [NAVY if n >= _FEW else GREY for n in density["targets"][:-1]] + [PURPLE]
    ax.hlines(rows, 0, x, colors=colors, lw=2.2, gid="stem")
    ax.scatter(x, rows, c=colors, s=80, zorder=3, clip_on=False, gid="dot")
    for row, (n, length, per) in enumerate(density.itertuples(index=False)):
        ax.annotate(_BESIDE[lang].format(int(n), int(length)), (per, row), xytext=(9, 0), textcoords="offset points",
                    va="center", fontsize="small")
    name_rows(ax, [*_chapters(ax, density.index[:-1], lang), _WHOLE[lang]], rules=False)
    ax.set_xlim(0, x.max() * (1.3 if ax.figure.get_figwidth() > WIDE else 1.55))
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.set_xlabel(_DENSITY[lang])
    return ax


def target_density(promises, ledger=None):
    """Count the targets of each chapter and the characters of its text.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    ledger : pandas.DataFrame, optional
        As `load_ledger` returns it; the shipped one by default.

    Returns
    -------
    pandas.DataFrame
        Index: chapter. Columns: targets, characters (without white space), per_1000.

    Examples
    --------
    >>> import jining
    >>> target_density(jining.load()).index.tolist()
    [0, 1, 2, 3, 4, 5, 6, 7, 8]
    """
    lengths = segments(promises, ledger).groupby("chapter")["length"].sum()
    targets = promises.loc[promises["kind"] == "target", "chapter"].value_counts()
    out = pd.DataFrame({"targets": targets.reindex(lengths.index, fill_value=0).astype("int64"), "characters": lengths})
    return out.assign(per_1000=1000 * out["targets"] / out["characters"])
