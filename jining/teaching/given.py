"""Read what a student gave as an answer, whatever container it comes in, or say why it cannot be compared."""

import unicodedata
from collections.abc import Mapping
from numbers import Number

import numpy as np
import pandas as pd

from jining.data import load


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


def _is_missing(value):
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def _kind_of(answer):
    return {"got": type(answer).__name__}


def _number(answer, choices):
    value = _plain(answer)
    if _is_missing(value):
        raise Refused("nothing", {})
    if isinstance(value, bool | np.bool_ | complex) or not isinstance(value, Number):
        raise Refused("type", _kind_of(value))
    if not np.isfinite(float(value)):
        raise Refused("type", {"got": str(value)})
    return float(value)


def _bare(text):
    """Letters and digits of a text: case, width, space and punctuation make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _text(answer, choices):
    value = _plain(answer)
    if _is_missing(value):
        raise Refused("nothing", {})
    if not isinstance(value, str):
        raise Refused("type", _kind_of(value))
    for choice, others in choices.items():
        if _bare(value) in map(_bare, (choice, *others)):
            return choice
    if choices:
        listed = ", ".join(f"{choice} {others[0]}" if others else choice for choice, others in choices.items())
        raise Refused("choice", {"got": repr(value), "choices": listed})
    return _bare(value)


def _ids(answer, choices):
    if _is_missing(answer):
        raise Refused("nothing", {})
    values = [answer] if isinstance(answer, str) else _column(answer)
    if any(isinstance(value, bool | np.bool_) for value in values):
        raise Refused("mask", {})
    if any(_is_missing(value) for value in values):
        raise Refused("nothing", {})
    if not all(isinstance(value, str) for value in values):
        raise Refused("type", _kind_of(next(value for value in values if not isinstance(value, str))))
    found, known = {value.strip().upper() for value in values}, set(load()["id"])
    if found - known:
        raise Refused("unknown", {"got": repr(min(found - known))})
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
    raise Refused("type", _kind_of(answer))


def _mapping(answer, choices):
    if _is_missing(answer):
        raise Refused("nothing", {})
    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        answer = answer.iloc[:, 0]
    if not isinstance(answer, Mapping | pd.Series) or isinstance(getattr(answer, "index", None), pd.RangeIndex):
        raise Refused("type", _kind_of(answer))
    # A label that a count leaves out and one that it counts as none are the same answer.
    return {str(label): value for label, number in answer.items() if (value := _number(number, choices)) != 0}


_READERS = {"number": _number, "text": _text, "ids": _ids, "mapping": _mapping}
