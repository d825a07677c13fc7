"""Read what a student gave as an answer, whatever container it comes in, or say why it cannot be compared."""

import datetime
import decimal
import math
import numbers
import re
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from jining.report.load import load
from jining.teaching.describe import is_mask, sort_of
from jining.teaching.words import Refused, bare, choose, fold, label_of, month_of, words_of

_ARRAYS = pd.Series | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray
_NUMERAL = re.compile(r"([+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(%|percent|per cent|percentage points?|个百分点)?")
#: What may stand between ids in one text, and signs that look like the one in an id.
_ID_ENDS, _DASHES = re.compile(r"(?:[\s,;、，；/|\[\]{}'\"().。]|\band\b|[和与及])+"), re.compile("[‐‑–—−]")
#: A column of numbers with more rows than this is no count of labels.
_FEW = 60


class Percent(float):
    """A number that was written with a percent sign."""


def read_answer(answer, kind, choices=""):
    """Read an answer as the plain things that it may mean: numbers, words, sets of ids, months, or dicts of numbers."""
    return _READERS[kind](answer, choices)


def scalars(answer):
    """Take the values out of a container, however deep it is."""
    if isinstance(answer, Mapping):
        answer = list(answer.values())
    if isinstance(answer, _ARRAYS | pd.DataFrame):
        return list(np.asarray(answer, dtype=object).ravel())
    if isinstance(answer, str | bytes) or callable(answer) or not isinstance(answer, Iterable) or sort_of(answer) != "list":
        return [answer.item() if isinstance(answer, np.generic) and not isinstance(answer, np.datetime64) else answer]
    return [value for part in answer for value in scalars(part)]


def is_missing(value):
    """Whether a value is one that pandas calls missing."""
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def refuse(answer, sort=None):
    """Say that an answer is of another kind than the one expected."""
    return Refused("type", {"sort": sort or sort_of(answer)})


def _filled(answer):
    """Values of an answer that are not missing; an answer without any is refused."""
    found = scalars(answer)
    if not found:
        raise Refused("empty", {})
    kept = [value for value in found if not is_missing(value)]
    if not kept:
        raise Refused("nothing", {})
    return kept


def _number(answer, choices):
    found = _filled(answer)
    if is_mask(answer) or len(found) > 1 or isinstance(found[0], bool | np.bool_ | complex):
        raise refuse(answer if len(scalars(answer)) > 1 else found[0])
    value = found[0]
    if isinstance(value, str):
        match = _NUMERAL.fullmatch(fold(value))
        if not match or not match[1]:
            raise refuse(value)
        read = float(match[1].replace(",", "").replace("−", "-"))
        return [Percent(read) if match[2] else read]
    if not isinstance(value, numbers.Real | decimal.Decimal):
        raise refuse(value)
    try:
        read = float(value)
    except OverflowError:
        read = math.inf
    if not math.isfinite(read):
        raise Refused("endless", {})
    return [read]


def _choice(answer, choices):
    if cells := _cells_of_row(answer):
        column = choices.partition("_or_")[0]
        answer = cells[column] if column in cells else [value for value in cells.values() if _is_word(value, choices)]
    if isinstance(answer, pd.Series) and len(answer) == 1 and isinstance(answer.index[0], str) and not _texts(answer):
        answer = answer.index[0]  # the largest of a count: its label is the word
    found = list(dict.fromkeys(_filled(answer)))
    if len(found) > 1 or not isinstance(found[0], str):
        raise refuse(answer if len(found) > 1 else found[0])
    named = choose(found[0], choices)
    if len(named) > 1:
        raise Refused("several", {})
    if not named:
        raise Refused("choice", {"got": repr(found[0][:60])})
    return named


def _cells_of_row(answer):
    """Cells of an answer that is one row of a table, with the label of the row."""
    if isinstance(answer, pd.DataFrame) and len(answer) == 1 and answer.shape[1] > 1:
        answer = answer.iloc[0]
    if isinstance(answer, pd.Series) and sort_of(answer) == "row":
        return answer.to_dict() | {"": answer.name}
    return {}


def _texts(series):
    return all(isinstance(value, str) for value in series)


def _is_word(value, choices):
    return isinstance(value, str) and any(bare(value) in words for words in words_of(choices).values())


def _month(answer, choices):
    found = _filled(answer)
    if len(found) > 1:
        raise refuse(answer)
    value = found[0]
    if isinstance(value, datetime.date | np.datetime64 | pd.Period):
        return [((month := pd.Period(value, "M")).year, month.month)]
    if isinstance(value, numbers.Integral) and not isinstance(value, bool) and 190001 <= value <= 209912:
        return [divmod(int(value), 100)]
    if not isinstance(value, str):
        raise refuse(value)
    return [month_of(fold(value))]


def _ids(answer, choices):
    values = _id_values(answer)
    if not values:
        raise Refused("empty", {})
    if any(map(is_missing, values)):
        raise Refused("nothing", {})
    strange = [value for value in values if not isinstance(value, str)]
    if strange:
        whole = all(isinstance(value, numbers.Integral) and not isinstance(value, bool | np.bool_) for value in values)
        if whole and not isinstance(answer, numbers.Integral):
            raise refuse(answer, "rows")
        raise refuse(answer if is_mask(answer) or len(values) == 1 else strange[0])
    known = {fold(id_): id_ for id_ in load()["id"]}
    found = set()
    for value in values:
        parts = {part for part in _ID_ENDS.split(_DASHES.sub("-", fold(value))) if part}
        if strange := sorted(parts - set(known)):
            raise Refused("unknown", {"got": repr((strange[0] if parts & set(known) else value)[:40])})
        found |= {known[part] for part in parts}
    return [frozenset(found)]


def _id_values(answer):
    """Values that an answer holds: those of the column, row or index `id`, else all of them."""
    if isinstance(answer, pd.DataFrame):
        if "id" in answer.columns:
            return answer["id"].tolist()
        if "id" in answer.index:  # laid on its side
            return answer.loc["id"].tolist()
        if answer.index.name == "id" or (len(answer) and all(isinstance(name, str) for name in answer.index)):
            return answer.index.tolist()
        if answer.shape[1] != 1:
            raise refuse(answer)
    if isinstance(answer, pd.Series):
        if sort_of(answer) == "row":
            return [answer["id"]]
        if answer.index.name == "id" and not is_mask(answer):
            return answer.index.tolist()
    if is_mask(answer):
        raise refuse(answer)
    if isinstance(answer, Mapping):
        by_number = all(isinstance(key, numbers.Integral) for key in answer)
        return scalars(answer["id"]) if "id" in answer else scalars(answer) if by_number else list(answer)
    if isinstance(answer, list) and answer and all(isinstance(part, Mapping) and "id" in part for part in answer):
        return [part["id"] for part in answer]
    return scalars(answer)


def _counts(answer, choices):
    if is_missing(answer):
        raise Refused("nothing", {})
    found = [read for pairs in _pairs(answer) if (read := _labelled(pairs, choices))]
    if not found:
        raise refuse(answer)
    return found


def _pairs(answer):
    """List the labels with numbers that an answer may mean."""
    if isinstance(answer, list) and answer and all(isinstance(part, Mapping) and len(part) == 2 for part in answer):
        answer = [tuple(part.values()) for part in answer]
    if isinstance(answer, np.ndarray) and answer.ndim == 2:
        answer = answer.tolist()
    if isinstance(answer, pd.DataFrame) and len(answer) == 1 and answer.shape[1] > 2:
        answer = answer.iloc[0]
    if isinstance(answer, pd.DataFrame):
        numeric = [at for at in range(answer.shape[1]) if pd.api.types.is_numeric_dtype(answer.dtypes.iloc[at])]
        others = [at for at in range(answer.shape[1]) if at not in numeric]
        default = isinstance(answer.index, pd.RangeIndex)
        labels = answer.iloc[:, others[0]] if default and others else answer.index
        if default and not others and len(numeric) == 2:
            labels, numeric = answer.iloc[:, numeric[0]], numeric[1:]
        return [list(zip(labels, answer.iloc[:, at], strict=True)) for at in numeric]
    if isinstance(answer, pd.Series):
        ordered = isinstance(answer.index, pd.RangeIndex) or len(answer) > _FEW
        rows = ordered and pd.api.types.is_integer_dtype(answer.index)
        countable = pd.api.types.is_numeric_dtype(answer) or answer.dtype == object
        return [list(answer.items())] if countable and not rows else []
    if isinstance(answer, Mapping):
        return [list(answer.items())]
    if isinstance(answer, np.ndarray) and answer.ndim == 1 and pd.api.types.is_integer_dtype(answer):
        return [list(enumerate(answer))]  # np.bincount: the place is the label
    if isinstance(answer, Iterable) and not isinstance(answer, str | _ARRAYS):
        parts = list(answer)
        if parts and all(isinstance(part, tuple | list) and len(part) == 2 for part in parts):
            return [parts]
    return []


def _labelled(pairs, choices):
    """Read pairs as label -> number; a label that a count leaves out and one that it counts as none are the same."""
    read = {}
    for label, value in pairs:
        value = float(value) if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) else value
        number = isinstance(value, numbers.Real | decimal.Decimal) and not isinstance(value, bool | np.bool_)
        if not number and not is_missing(value):
            return None
        if not is_missing(value) and value != 0:
            name = label_of(label[0] if isinstance(label, tuple) and len(label) == 1 else label, choices)
            read[name] = read.get(name, 0) + float(value)
    return read or None


_READERS = {"number": _number, "choice": _choice, "month": _month, "ids": _ids, "counts": _counts}
