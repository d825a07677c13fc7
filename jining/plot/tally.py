"""Counting records by a coded column, with every value of the codebook: what charts draw, and what travels as their data."""

import pandas as pd

from jining.report.labels import label, values


def tally(promises, by, *, empty=True):
    """Count records by value: key, label_en, label_zh, value, ids, in the order of the codebook, perhaps with empty ones."""
    held = _holders(promises, by)
    keys = list(values(by)) if _coded(by) else list(dict.fromkeys(held))
    keys += [key for key in dict.fromkeys(held) if key not in keys]
    rows = [(key, *(label(by, key, lang) if _coded(by) else key for lang in ("en", "zh")), len(held.get(key, ())),
             ";".join(held.get(key, ()))) for key in keys]
    counted = pd.DataFrame(rows, columns=["key", "label_en", "label_zh", "value", "ids"])
    return counted if empty else counted[counted["value"] > 0].reset_index(drop=True)


def _coded(by):
    try:
        return bool(values(by))
    except ValueError:
        return False


def _holders(promises, by):
    held = {}
    for id_, cell in zip(promises["id"], promises[by], strict=True):
        for key in cell if isinstance(cell, tuple) else () if pd.isna(cell) else (cell,):
            held.setdefault(str(key), []).append(id_)
    return held


def by_value(table, column="value"):
    """Sort a table by value, the largest first; equal ones keep their order."""
    return table.sort_values(column, ascending=False, kind="stable").reset_index(drop=True)


def joined(ids):
    """Write identifiers into one cell."""
    return ";".join(ids)
