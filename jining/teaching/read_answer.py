"""Read what a student gave as an answer, whatever container it comes in, or say why it cannot be compared."""

import datetime
import decimal
import numbers
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from jining.report.report import TABLE, lookup
from jining.teaching.course import bare, choose, fold, label_of, words_of

_ARRAYS = pd.Series | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray
#: Sort of thing that an answer is -> its types; the first that fits counts. The messages hold the plain words for it.
_SORTS = {
    "truth": bool | np.bool_, "text": str, "number": numbers.Real | decimal.Decimal,
    "date": datetime.date | datetime.time | np.datetime64 | pd.Period, "file": Path, "table": pd.DataFrame,
    "column": pd.Series, "values": _ARRAYS, "labels": Mapping, "list": list | tuple | set | frozenset, "other": bytes,
}  # fmt: skip
#: What only things of a sort have -> the sort.
_MARKS = {"ngroups": "groups", "get_figure": "picture", "savefig": "picture", "__call__": "command", "__iter__": "list"}
_NUMERAL = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(.*?)\s*\.?")
_COUNT = re.compile(r"\d+(\.\d+)?")
_DATE_PARTS = re.compile(r"\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
#: What may stand between ids in one text.
_ID_ENDS = re.compile(r"(?:[\s,;、，；/|&\[\]{}'\"().。]|\band\b|[和与及])+")


class Percent(float):
    """A number that was written with a percent sign."""


class Counted(float):
    """A number that was written with another unit."""


class Refused(Exception):
    """An answer that cannot be compared; its arguments are the key of a message and the words that belong in it."""


def _sort(answer):
    if isinstance(answer, _ARRAYS) and pd.api.types.is_bool_dtype(answer) and np.size(answer) > 1:
        return "truths"
    if isinstance(answer, pd.Series) and answer.name is not None and not pd.api.types.is_numeric_dtype(answer) and (
            len(answer) > 1 and answer.index.name is None and all(isinstance(name, str) for name in answer.index)):
        return "row"  # laid on its side: its labels are names of columns
    found = (sort for sort, types in _SORTS.items() if isinstance(answer, types))
    return next(found, None) or next((sort for mark, sort in _MARKS.items() if hasattr(answer, mark)), "other")


def _laid_out(answer):
    """Lay the parts of an answer out as a table, whatever container they come in: a row of a table stays one row."""
    if isinstance(answer, pd.DataFrame):
        return answer
    if isinstance(answer, pd.Series):
        return answer.to_frame().T if _sort(answer) == "row" else answer.to_frame()
    if isinstance(answer, _ARRAYS):
        answer = np.atleast_1d(np.asarray(answer, dtype=object)).tolist()
    elif not isinstance(answer, Mapping):
        answer = list(answer) if _sort(answer) == "list" else [answer]
    parts = list(answer.values()) if isinstance(answer, Mapping) else answer
    shapes = {(type(part), len(part)) if isinstance(part, tuple | list | Mapping) else None for part in parts}
    return pd.DataFrame(answer) if len(shapes) == 1 and None not in shapes else pd.Series(answer, dtype=object).to_frame()


def _scalars(answer):
    """Take the values out of a container, however deep it is."""
    if not isinstance(answer, pd.DataFrame | Mapping | _ARRAYS) and _sort(answer) != "list":
        return [answer.item() if isinstance(answer, np.generic) and not isinstance(answer, np.datetime64) else answer]
    return [value for part in _laid_out(answer).to_numpy(dtype=object).ravel() for value in _scalars(part)]


def _is_missing(value):
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def _refuse(answer):
    """Say that an answer is of another kind than the one expected."""
    return Refused("type", {"sort": _sort(answer)})


def _only(answer):
    """Take the one value out of an answer, whatever it is in; what is missing beside it does not count."""
    found = _scalars(answer)
    kept = [value for value in found if not _is_missing(value)]
    if not kept:
        raise Refused("nothing" if found else "empty", {})
    if len(set(kept) if isinstance(kept[0], str) else kept) > 1 or _sort(answer) == "truths":
        raise _refuse(answer)
    return kept[0]


def _number(answer, choices):
    value = _only(answer)
    match = isinstance(value, str) and _NUMERAL.fullmatch(re.sub("^百分之(.*)", r"\1%", fold(value)))
    units = choose(match[2], "unit") if match and match[2] else ["thing"]
    sorts = {lookup("units").get(unit, {}).get("dimension", "count") for unit in units}  # none asks for yuan or metres
    if match and match[1] and sorts & {"count", "people", "ratio"}:
        percent = "percent" in units or "%" in match[2]
        return [(Percent if percent else Counted if match[2] else float)(match[1].replace(",", ""))]
    if _sort(value) != "number":
        raise _refuse(value)
    if not abs(value) < 1e300:
        raise Refused("endless", {})
    return [float(value)]


def _choice(answer, choices):
    if isinstance(answer, pd.Series | pd.DataFrame) and len(frame := _laid_out(answer)) == 1:
        row, known = frame.iloc[0], {word for words in words_of(choices).values() for word in words}
        told = [value for value in (*row, *frame.index) if isinstance(value, str) and bare(value) in known]
        answer = row.get(choices.partition("_or_")[0], told or answer)
    word = _only(answer)
    if not isinstance(word, str):
        raise _refuse(word)
    named = choose(word, choices)
    if len(named) != 1:
        raise Refused(*(("several", {}) if named else ("choice", {"got": repr(word[:60])})))
    return named


def _month(answer, choices):
    value = _only(answer)
    if not isinstance(value, str | datetime.date | np.datetime64 | pd.Period) and not (
            isinstance(value, numbers.Integral) and 190001 <= value <= 209912):
        raise _refuse(value)
    text = re.sub("十(?=[一二]月)", "1", fold(value)).replace("十月", "10月").replace("元月", "1月").translate(_DIGITS)
    parts = _DATE_PARTS.findall(re.sub(r"\b(\d{4})(\d\d)(?:\d\d)?\b", r"\1-\2", text))
    if not any(re.fullmatch(r"(19|20)\d\d", part) for part in parts):
        raise Refused("no_year", {})
    if re.fullmatch(r"(0?[1-9]|1[0-2])\D(?!0?\1\D)(0?[1-9]|1[0-2])\D\d{4}", text):
        raise Refused("order", {})
    try:
        return [str(pd.Period("-".join(parts[:3] if len(parts) > 1 else ["?"]), "M"))]
    except ValueError:
        raise Refused("no_month", {}) from None


def _ids(answer, choices):
    values = _id_values(answer)
    if _sort(answer) == "truths":
        raise _refuse(answer)
    if not values or any(map(_is_missing, values)):
        raise Refused("nothing" if values else "empty", {})
    if not all(isinstance(value, str) for value in values):
        raise _refuse(answer)
    known, found = {fold(id_): id_ for id_ in lookup(TABLE)}, set()
    for value in values:
        parts = {part for part in _ID_ENDS.split(fold(value)) if part}
        if strange := sorted(parts - set(known)):
            raise Refused("unknown", {"got": repr((strange[0] if parts & set(known) else value)[:40])})
        found |= {known[part] for part in parts}
    return [frozenset(found)]


def _id_values(answer):
    """Values that an answer holds: those of the column, row or index `id`, else all of them."""
    if isinstance(answer, Mapping) and "id" not in answer and all(isinstance(key, str) for key in answer):
        return list(answer)
    frame = _laid_out(answer)
    if held := [name for name in ("id", "ids") if name in frame]:
        return _scalars(frame[held[0]])
    if "id" in frame.index.names:
        return frame.index.get_level_values("id").tolist()
    if "id" in frame.index:  # laid on its side
        return _scalars(frame.loc["id"])
    if _sort(answer) in ("table", "row"):
        if len(frame) and all(isinstance(name, str) for name in frame.index):
            return frame.index.tolist()
        if frame.shape[1] != 1:
            raise _refuse(answer)
    return _scalars(answer)


def _counts(answer, choices):
    """Read labels with numbers: each column of numbers, beside the index or else beside another column."""
    frame = _laid_out(answer)
    if len(frame) and frame.isna().all(axis=None):
        raise Refused("nothing", {})
    if len(frame) == 1 and frame.shape[1] > 2:
        frame = frame.T
    columns = [frame.iloc[:, at].tolist() for at in range(frame.shape[1])]
    counted = [cells for cells in columns if all(_is_missing(cell) or _sort(cell) == "number" for cell in cells)] or [
        cells for cells in columns if all(isinstance(cell, str) and _COUNT.fullmatch(cell) for cell in cells)]
    others, labels = [cells for cells in columns if not any(cells is one for one in counted)], frame.index
    # A column of numbers without labels, or with more than a count has, is none.
    if pd.api.types.is_integer_dtype(labels) and (isinstance(labels, pd.RangeIndex) or len(labels) > 60):
        if others or len(counted) == 2:
            labels = others[0] if others else counted.pop(0)
        elif _sort(answer) in ("list", "number", "text") or not set(map(str, labels)) <= set(words_of(choices)):
            counted = []
    labels, found = [label_of(label, choices) for label in labels], []
    for cells in counted:  # a label that is left out and one that is counted as none are the same
        told = pd.Series([0.0 if _is_missing(cell) else float(cell) for cell in cells], labels)
        told = told[told != 0].groupby(level=0, sort=False).sum().round(6).to_dict()
        found += [told] if told else []
    if not found:
        raise Refused("empty", {}) if frame.empty or counted else _refuse(answer)
    return found


#: Kind of answer -> how it is read as the plain things that it may mean.
READERS = {"number": _number, "choice": _choice, "month": _month, "ids": _ids, "counts": _counts}
