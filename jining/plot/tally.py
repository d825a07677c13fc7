"""Tidy tables that charts draw: records counted by a coded column, or a row per record; and how such a chart begins."""

import inspect
from functools import wraps

import pandas as pd

from jining.plot.layout import NOTHING, new_axes, outer, say
from jining.plot.theme import look
from jining.report.amounts import amount
from jining.report.cells import days
from jining.report.frames import gate, several
from jining.report.labels import label, values
from jining.report.language import LANGS, WORDS
from jining.selection.filters import NOT_STATED, held

#: So many rows can be named on a page.
MOST = 45
#: What is true of every chart: its docstring has the name of each in braces.
_SAID = {"promises": """Parameters
----------
promises : pandas.DataFrame
    Records as `load` returns them, or a selection of them.""", "rest": """lang : {"en", "zh"}, optional
    Language of the words; that of the theme by default.
ax : matplotlib.axes.Axes, optional
    Where to draw, with all names inside its place, which it keeps: give its figure the size first; a new one by default.

Returns
-------
matplotlib.axes.Axes

Raises
------
ValueError
    In one sentence, if the frame is not one of records or pairs, or cannot be drawn in this way."""}


def entry(key, names, ids, **more):
    """Row of a table of counts: its key, its names in both languages, how many records, perhaps more, and which."""
    return {"key": key, "label_en": names[0], "label_zh": names[1], "value": len(ids), **more, "ids": ";".join(ids)}


def tally(promises, by, *, empty=True):
    """Count records by value: key, label_en, label_zh, value, ids, in the order of the codebook, perhaps with empty ones."""
    known, found = coded(by), {called(key): [] for key in getattr(promises[by].dtype, "categories", ()) if not coded(by)}
    stated = promises if known else promises[promises[by].notna()]  # text of one's own may be "not stated"
    for id_, cell in zip(stated["id"], stated[by], strict=True):
        for key in dict.fromkeys(held(by, tuple(cell) if isinstance(cell, list) else cell)):
            found.setdefault(called(key), []).append(id_)
    if known:
        found.pop(NOT_STATED, None)
    found = found if by != "deadline" else {key: found[key] for key in sorted(found, key=lambda key: days(key)[::-1])}
    words = WORDS if pd.api.types.is_bool_dtype(promises[by]) else {}
    rows = [entry(key, [label(by, key, lang) if known else words.get(key, {}).get(lang, key) for lang in LANGS],
                  found.get(key, ())) for key in dict.fromkeys([*known, *found]) if empty or found.get(key)]
    return pd.DataFrame(rows, columns=["key", "label_en", "label_zh", "value", "ids"])


def called(value):
    """Write a value as a name: a number as short as it is, a day without its hour."""
    return f"{value:.15g}" if isinstance(value, float) else str(value).removesuffix(" 00:00:00")


def few(table, by):
    """Refuse more values than a chart can name."""
    if len(table) > MOST:
        raise ValueError(f"the column {by!r} has {len(table)} values here, more than the {MOST} that a chart can name: "
                         "select fewer records")
    return table


def coded(by):
    """List the values of a column in the order of the codebook; none if it has no list of them."""
    try:
        return list(values(by))
    except ValueError:
        return []


def by_value(table, column="value"):
    """Sort a table by value, the largest first; equal ones keep their order."""
    return table.sort_values(column, ascending=False, kind="stable").reset_index(drop=True)


def spoken(column, rows, make):
    """Columns of a table in both languages, made of each row: for `assign`."""
    return {f"{column}_{one}": [make(row, one) for row in rows.itertuples()] for one in LANGS}


def item(row, lang):
    """Name of a record."""
    return getattr(row, f"item_{lang}")


def per_record(rows, *, label=item, text=amount, **columns):
    """Table of one row per record: its name, its amount (or another text, or none), columns of its own, its id."""
    own = {column: getattr(cells, "array", cells) for column, cells in columns.items()}
    texts = spoken("text", rows, text) if text else {}
    return pd.DataFrame({**spoken("label", rows, label), **texts, **own, "ids": rows["id"].array})


def documented(draw):
    """Write out in the docstring of a chart what is true of all."""
    draw.__doc__ = inspect.cleandoc(draw.__doc__ or "").format(**_SAID)
    return draw


def chart(draw):
    """Begin a chart: it is given clean records, a language and axes, and returns nothing if there is nothing to draw."""
    taken = inspect.signature(draw).parameters

    @documented
    @wraps(draw)
    def drawn(promises, *, lang=None, ax=None, **how):
        asked = {name: how.get(name, taken[name].default) for name in ("by", "across", "parts") if name in taken}
        for name, column in asked.items():
            if not isinstance(column, str) and not column is taken[name].default is None:
                raise ValueError(f"{name}={column!r} is no name of a column")
        with look(lang) as lang:
            if not (asked.get("by") == "report" and several(promises, asked.values())):
                promises = gate(promises, also=list(asked.values()))
            ax = new_axes(ax, lang)
            found = draw(promises, lang=lang, ax=ax, **how)
            return nothing(ax, lang) if found is None else found
    return drawn


def nothing(ax, lang):
    """Say in the place of an axes that there is nothing to draw."""
    fig, box = ax.figure, outer(ax)
    ax.remove()
    return say(fig, NOTHING[lang], box)
