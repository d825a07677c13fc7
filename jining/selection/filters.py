"""The filters of `select`: which there are, which values each accepts, and what is wrong with others.

A selection is a dict that JSON can hold: column -> list of values, `exclude` -> the same, `value` -> a unit and a range,
`words` -> text, `ids` -> list. The page of the explorer has the same rules; a test compares the two.
"""

import difflib
from collections.abc import Hashable, Mapping
from numbers import Real
from sys import float_info

import numpy as np
import pandas as pd
from pandas.api.types import is_list_like

from jining.report import labels
from jining.report.read_csv import read_rows
from jining.report.report import allowed, derived_fields, fields, per_report
from jining.selection.words import clean_words, fold, parse

#: Value of any filter that stands for the rows where the column is missing or empty.
NOT_STATED = "not stated"
_ORDER = (
    "sector", "kind", "checkable_by", "chapter", "para", "place", "comparator", "firmness", "instrument", "logic", "actor",
    "target_group", "unit", "measure_type", "deadline", "cofog", "sdg", "programme", "verdict", "modal", "wording",
    "direction", "binding", "rothwell_zegveld", "hood", "mcdonnell_elmore", "flag",
)  # fmt: skip
_COLUMNS = {**fields(), **derived_fields()}
#: Filters on coded columns, in the order in which they are offered and recorded.
FILTERS = tuple(name for name in _ORDER if name in _COLUMNS)
#: Every filter, in the order in which a selection is recorded and described.
NAMES = (*FILTERS, "exclude", "value", "words", "ids")
#: Columns whose cells are tuples: a row matches if it holds any of the values.
MULTIPLE = tuple(name for name in FILTERS if "items" in _COLUMNS[name])
#: Codes that readers know by themselves stand before their words.
_NUMBERED = ("chapter", "para", "cofog", "sdg")
_LANGS = ("en", "zh")
#: A search has at most this many characters; of wrong values the first are named with what is near, the rest is counted.
LONGEST = 1000
_NAMED = 20
#: Of a wrong value this many characters are shown.
_SHOWN = 80


@per_report
def choices(name):
    """List the values that a filter accepts in declared order, each with its label in both languages."""
    if name == "deadline":
        return {value: {"en": value, "zh": value} for value in sorted({*read_rows()[0][name], ""} - {""})}
    number = int if _COLUMNS[name]["type"] == "integer" else str
    listed = (allowed(name) if name in fields() else ()) or _COLUMNS[name].get("constraints", {}).get("enum")
    return {number(value): {lang: _label(name, value, lang) for lang in _LANGS} for value in listed or labels.values(name)}


def _label(name, value, lang):
    text = labels.label(name, value, lang)
    return f"{value} {text}" if name in _NUMBERED and text != str(value) else text


def value_label(name, value, lang):
    """Name one value of a filter, "not stated" included."""
    if value == NOT_STATED:
        return {"en": "nothing found", "zh": "未查到结果"}[lang] if name == "verdict" else labels.not_stated(lang)
    return choices(name).get(value, {}).get(lang, str(value))


def held(name, cell):
    """Values that a cell holds; a missing or empty one holds "not stated"."""
    if isinstance(cell, tuple):
        return tuple(value.partition(":")[0] for value in cell) or (NOT_STATED,)
    return (NOT_STATED,) if pd.isna(cell) else (cell,)


def passing(name, cells, filters):
    """Say which distinct cells of a column pass a clean filter: one of what is wanted, none of what is excluded."""
    wanted, banned = filters.get(name), set(filters.get("exclude", {}).get(name, ()))
    wanted = None if wanted is None else set(wanted)
    found = [held(name, cell) for cell in cells]
    return np.array([(wanted is None or not wanted.isdisjoint(values)) and banned.isdisjoint(values) for values in found],
                    dtype=bool)  # fmt: skip


def filtered_columns(filters):
    """Coded columns that a clean filter speaks of."""
    return [name for name in FILTERS if name in filters or name in filters.get("exclude", {})]


def clean_filter(given, known_ids=()):
    """Write filters as a selection records them: only the active ones, values in declared order."""
    wrong = [_unknown("filter", name, NAMES) for name in given if name not in NAMES]
    filters = {}
    for name in (name for name in NAMES if given.get(name) is not None):
        if name == "words":
            filters[name] = _text(given[name], wrong)
        elif name == "value":
            filters[name] = _range(given[name], wrong)
        elif name == "exclude":
            filters[name] = _excluded(given[name], wrong)
        else:
            filters[name] = _values(name, given[name], known_ids, wrong)
    if wrong:
        more = [f"and {len(wrong) - _NAMED:,} more that are not known"] * (len(wrong) > _NAMED)
        raise ValueError("\n".join([*(say() for say in wrong[:_NAMED]), *more]))
    return {name: value for name, value in filters.items() if value not in ("", {})}


def _text(words, wrong):
    if not isinstance(words, str):
        wrong.append(lambda: f"words must be text, not {_shown(words)}")
    elif len(words) > LONGEST:
        wrong.append(lambda: f"words has {len(words):,} characters; a search has at most {LONGEST:,}")
    elif half := next((letter for letter in words if "\ud800" <= letter <= "\udfff"), ""):
        wrong.append(lambda: f"words holds half of a character ({half!r}), which no text holds")
    else:
        return clean_words(words) if parse(words) else ""
    return ""


def _range(value, wrong):
    if not isinstance(value, Mapping) or "unit" not in value or set(value) - {"unit", "from", "to"}:
        wrong.append(lambda: f'value must be like {{"unit": "percent", "from": 5, "to": 10}}, not {_shown(value)}')
        return {}
    ends = {end: value[end] for end in ("from", "to") if value.get(end) is not None}
    if bad := [end for end in ends.values() if isinstance(end, bool) or not isinstance(end, Real)
               or not abs(end) <= float_info.max]:  # fmt: skip
        wrong.append(lambda: f"from and to of value must be numbers, not {_shown(bad[0])}")
        return {}
    if len(ends) > 1 and ends["from"] > ends["to"]:
        wrong.append(lambda: f"from of value ({ends['from']}) is above to ({ends['to']})")
        return {}
    units = _values("unit", value["unit"], (), wrong)
    # 5 and 5.0 are one number: it is kept, and written, as the page writes it.
    ends = {end: int(number) if float(number).is_integer() else float(number) for end, number in ends.items()}
    return {"unit": units[0], **ends} if units else {}


def _excluded(given, wrong):
    if not isinstance(given, Mapping):
        wrong.append(lambda: f'exclude must be like {{"kind": ["aim"]}}, not {_shown(given)}')
        return {}
    wrong += [_unknown("exclude", name, FILTERS) for name in given if name not in FILTERS]
    found = {name: _values(name, given[name], (), wrong) for name in FILTERS if given.get(name) is not None}
    return {name: values for name, values in found.items() if values}


def _values(name, given, known_ids, wrong):
    values = list(given) if is_list_like(given) and not isinstance(given, Mapping) else [given]
    right = dict.fromkeys(known_ids) if name == "ids" else {**choices(name), NOT_STATED: None}
    if name == "ids" and not all(_is_in(value, right) for value in values):
        right |= dict.fromkeys(read_rows()[0]["id"])
    wrong += [_unknown(name, value, right) for value in values if not _is_in(value, right)]
    chosen = {value for value in values if _is_in(value, right)}
    return [value for value in right if value in chosen]


def _is_in(value, right):
    # True equals 1, and a list inside the list cannot be looked up: both are slips, not values.
    return not isinstance(value, bool | np.bool_) and isinstance(value, Hashable) and value in right


def _unknown(name, value, right):
    """Say later what is wrong and what is near: to look for what is near takes its time."""
    def say():
        names = {fold(str(one)): one for one in right}
        if name in FILTERS:
            names |= {fold(label): one for one, both in choices(name).items() for label in both.values()}
        near = difflib.get_close_matches(fold(str(value)[:_SHOWN]), names, n=1, cutoff=0)
        listed = [str(one) for one in right]
        there = f"{listed[0]} to {listed[-1]}" if name == "ids" and listed else ", ".join(listed)
        return f"no {name} {_shown(value)}" + (f"; there are: {there}; closest: {names[near[0]]!r}" if near else "")

    return say


def _shown(value):
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
