"""Read what a student gave as an answer, whatever container it comes in, or say why it cannot be compared."""

import decimal
import numbers
import unicodedata
from collections.abc import Mapping

import numpy as np
import pandas as pd

from jining.data import load

#: Sort of value -> its types, and how a student would call it. The first that fits counts.
_SORTS = {"truth": (bool | np.bool_, "True or False", "真假值"), "text": (str, "a text", "一段文字"),
          "number": (numbers.Real | decimal.Decimal, "a number", "一个数字"),
          "table": (pd.DataFrame, "a whole table", "整张表格"),
          "column": (pd.Series | pd.Index | np.ndarray, "a whole column", "一整列")}
#: Kind of answer that is expected and sort of value given -> what to do about it.
_TIPS = {
    ("number", "text"): ("A number stands without quotation marks.", "数字不加引号。"),
    ("number", "table"): ("len(...) counts its rows.", "len(...) 可数其行数。"),
    ("number", "column"): ("len(...) counts its values, and .iloc[0] takes the first of them.",
                           "len(...) 可数其个数，.iloc[0] 取其中第一个。"),
    ("text", "column"): (".iloc[0] takes the first of its values.", ".iloc[0] 取其中第一个值。"),
    ("ids", "number"): ("Asked is which records, not how many. Ids stand in the column id and begin with JN20.",
                        "题目问的是哪些记录，而不是多少条。编号在 id 列，以 JN20 开头。"),
    ("mapping", "column"): (".value_counts() counts each of its labels.", ".value_counts() 可数其中每个标签。"),
}


class Refused(Exception):
    """An answer that cannot be compared; its arguments are the key of a message and the words that belong in it."""


def read_answer(answer, compare, choices=()):
    """Turn an answer into the plain form in which answers are compared.

    Parameters
    ----------
    answer : object
        Whatever a student computed.
    compare : {"number", "text", "ids", "mapping"}
        Kind of answer that is expected.
    choices : dict of str to tuple of str
        For a text: each allowed answer with the other words for it.

    Returns
    -------
    float, str, frozenset of str, or dict of str to float
        A label that stands at zero is left out of a dict.

    Raises
    ------
    Refused
        If the answer is missing, of another kind, not among the choices, or names an unknown record.

    Examples
    --------
    >>> read_answer("  Target ", "text", {"target": ("目标",)})
    'target'
    >>> sorted(read_answer(load().head(2), "ids"))
    ['JN20-001', 'JN20-002']
    """
    return _READERS[compare](answer, choices)


def _plain(answer):
    """Take a single value out of its container."""
    if isinstance(answer, pd.Series | pd.Index | pd.DataFrame | np.ndarray | np.generic) and np.size(answer) == 1:
        return np.asarray(answer, dtype=object).reshape(-1)[0] if not isinstance(answer, np.generic) else answer.item()
    return answer


def _single(answer):
    """Take a single value out of its container, and refuse one that is missing or was filtered away."""
    if isinstance(answer, pd.Series | pd.Index | pd.DataFrame | np.ndarray) and not np.size(answer):
        raise Refused("empty", {})
    value = _plain(answer)
    if _is_missing(value) or (isinstance(value, pd.Series) and value.isna().all()):
        raise Refused("nothing", {})
    return value


def _is_missing(value):
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def _of_another_kind(answer, compare):
    """Say what was given in place of the kind of answer that is expected: a pair of languages each."""
    named = type(answer).__name__
    for sort, (types, *words) in _SORTS.items():
        if isinstance(answer, types):
            got = f"{words[0]} ({named})", f"{words[1]}（{named}）"
            return Refused("type", {"got": got, "tip": _TIPS.get((compare, sort), ("", ""))})
    return Refused("type", {"got": (f"of type {named}", f" {named} 类型"), "tip": ("", "")})


def _is_mask(answer):
    return isinstance(answer, pd.Series | pd.Index | np.ndarray) and pd.api.types.is_bool_dtype(answer)


def _number(answer, choices):
    value = _single(answer)
    if _is_mask(value):
        raise Refused("truths", {})
    if isinstance(value, bool | np.bool_ | complex) or not isinstance(value, numbers.Number):
        raise _of_another_kind(value, "number")
    if not np.isfinite(float(value)):
        raise Refused("type", {"got": (str(value), str(value)), "tip": ("", "")})
    return float(value)


def _bare(text):
    """Letters and digits of a text: case, width, space and punctuation make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _text(answer, choices):
    value = _single(answer)
    if not isinstance(value, str):
        raise _of_another_kind(value, "text")
    for choice, others in choices.items():
        if _bare(value) in map(_bare, (choice, *others)):
            return choice
    if choices:
        raise Refused("choice", {"got": repr(value)})
    return _bare(value)


def _ids(answer, choices):
    if _is_missing(answer):
        raise Refused("nothing", {})
    values = [answer] if isinstance(answer, str) else _column(answer)
    if any(isinstance(value, bool | np.bool_) for value in values):
        raise Refused("mask", {})
    if strange := [value for value in values if not isinstance(value, str) and not _is_missing(value)]:
        raise _of_another_kind(strange[0], "ids")
    if any(_is_missing(value) for value in values):
        raise Refused("nothing", {})
    found, known = {value.strip().upper() for value in values}, set(load()["id"])
    if found - known:
        raise Refused("unknown", {"got": repr(min(value for value in values if value.strip().upper() not in known))})
    if not found:
        raise Refused("empty", {})
    return frozenset(found)


def _column(answer):
    """Values that an answer holds: those of the column or index `id` of a frame, else all of them."""
    if isinstance(answer, pd.DataFrame):
        if "id" in answer:
            return answer["id"].tolist()
        if answer.index.name == "id":
            return answer.index.tolist()
    elif isinstance(answer, pd.Series | pd.Index | np.ndarray):
        named = isinstance(answer, pd.Series) and answer.index.name == "id" and answer.dtype != bool
        return (answer.index if named else answer).tolist()
    elif isinstance(answer, list | tuple | set | frozenset):
        return list(answer)
    raise _of_another_kind(answer, "ids")


def _mapping(answer, choices):
    if _is_missing(answer):
        raise Refused("nothing", {})
    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        answer = answer.iloc[:, 0]
    if not isinstance(answer, Mapping | pd.Series) or isinstance(getattr(answer, "index", None), pd.RangeIndex):
        raise _of_another_kind(answer, "mapping")
    # A label that a count leaves out and one that it counts as none are the same answer.
    return {str(label): value for label, number in answer.items() if (value := _number(number, choices)) != 0}


_READERS = {"number": _number, "text": _text, "ids": _ids, "mapping": _mapping}
