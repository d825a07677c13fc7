"""Tidy tables: what charts draw, and what travels as their data; records counted by a coded column, or a row per record."""

import pandas as pd

from jining.report.amounts import amount
from jining.report.labels import label, values
from jining.report.language import LANGS, WORDS

#: So many rows can be named on a page.
MOST = 45


def entry(key, names, ids, **more):
    """Row of a table of counts: its key, its names in both languages, how many records, perhaps more, and which."""
    return {"key": key, "label_en": names[0], "label_zh": names[1], "value": len(ids), **more, "ids": joined(ids)}


def tally(promises, by, *, empty=True):
    """Count records by value: key, label_en, label_zh, value, ids, in the order of the codebook, perhaps with empty ones."""
    known, held = coded(by), {}
    for id_, cell in zip(promises["id"], promises[by], strict=True):
        for key in cell if isinstance(cell, tuple) else () if pd.isna(cell) else (cell,):
            held.setdefault(str(key), []).append(id_)
    words = WORDS if pd.api.types.is_bool_dtype(promises[by]) else {}
    rows = [entry(key, [label(by, key, lang) if known else words.get(key, {}).get(lang, key) for lang in LANGS],
                  held.get(key, ())) for key in dict.fromkeys([*known, *held]) if empty or key in held]
    return pd.DataFrame(rows, columns=["key", "label_en", "label_zh", "value", "ids"])


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


def joined(ids):
    """Write identifiers into one cell."""
    return ";".join(ids)


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
