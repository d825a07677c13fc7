"""Say what sort of thing an answer is; the messages hold the plain words for it, and what to do about it."""

import datetime
import decimal
import numbers
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

#: Sort of thing -> its types; the first that fits counts.
_SORTS = {
    "truth": bool | np.bool_, "text": str, "number": numbers.Number | decimal.Decimal,
    "date": datetime.date | datetime.time | np.datetime64 | pd.Period, "file": Path, "table": pd.DataFrame,
    "column": pd.Series, "values": pd.Index | np.ndarray | pd.api.extensions.ExtensionArray, "labels": Mapping,
    "list": list | tuple | set | frozenset,
}  # fmt: skip


def sort_of(answer):
    """Name the sort of thing that an answer is."""
    if is_mask(answer):
        return "truths"
    if isinstance(answer, pd.Series) and answer.name is not None and _is_row(answer):
        return "row"
    for sort, types in _SORTS.items():
        if isinstance(answer, types):
            return sort
    if hasattr(answer, "ngroups"):
        return "groups"
    if hasattr(answer, "savefig") or hasattr(answer, "get_figure"):
        return "picture"
    if callable(answer):
        return "command"
    return "list" if isinstance(answer, Iterable) else "other"


def is_mask(answer):
    """Whether an answer is a column of True and False."""
    array = isinstance(answer, pd.Series | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray)
    return array and pd.api.types.is_bool_dtype(answer) and np.size(answer) > 1


def _is_row(series):
    """Whether a column is one row of a table, laid on its side: its labels are names of columns."""
    names = series.index
    return names.name is None and names.is_unique and len(names) > 1 and all(isinstance(name, str) for name in names) and (
        not pd.api.types.is_numeric_dtype(series))
