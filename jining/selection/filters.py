"""The filters of `select`: which there are, which values each accepts, and what is wrong with others.

A selection is a dict that JSON can hold: column -> list of values, `exclude` -> the same, `value` -> a unit and a range,
`words` -> text (words are all needed, "…" a phrase, `-` not, `|` separates alternatives), `ids` -> list.
The page of the explorer has the same rules; a test compares the two.
"""

import difflib
import re
import unicodedata
from collections.abc import Hashable, Mapping
from functools import lru_cache
from numbers import Real
from sys import float_info

import numpy as np
import pandas as pd
from pandas.api.types import is_list_like

from jining.report import labels
from jining.report.errors import SHOWN, shown
from jining.report.language import LANGS, WORDS
from jining.report.report import TABLE, derived_fields, fields, lookup, per_report
from jining.report.results import facts_in_use

#: Value of any filter that stands for the rows where the column is missing or empty.
NOT_STATED = "not stated"
#: Filters on coded columns, in the order in which they are offered and recorded.
FILTERS = (
    "sector", "kind", "checkable_by", "chapter", "para", "place", "comparator", "firmness", "instrument", "logic", "actor",
    "target_group", "unit", "measure_type", "deadline", "cofog", "sdg", "programme", "verdict", "modal", "wording",
    "direction", "binding", "rothwell_zegveld", "hood", "mcdonnell_elmore", "flag",
)  # fmt: skip
_COLUMNS = {**fields(), **derived_fields()}
#: Every filter, in the order in which a selection is recorded and described.
NAMES = (*FILTERS, "exclude", "value", "words", "ids")
#: Columns whose cells are tuples: a row matches if it holds any of the values.
MULTIPLE = tuple(name for name in FILTERS if "items" in _COLUMNS[name])
#: Codes that readers know by themselves stand before their words.
_NUMBERED = ("chapter", "para", "cofog", "sdg")
#: A search has at most this many characters; of wrong values the first are named with what is near, the rest is counted.
LONGEST = 1000
_NAMED = 20
#: Columns in which words are searched, beside the names of the programmes.
SEARCHED = ("quote_zh", "text_en", "item_zh", "item_en")
_SPACE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES = re.compile(f"[{_SPACE}]+")
#: Marks that no keyboard has, and those that are typed for them.
_TYPED = str.maketrans("‐–‘’", "--''")
_TOKEN = re.compile(f'(-?)["“”]([^"“”]*)["“”]?|(\\|)|([^{_SPACE}|"“”]+)')


@per_report
def choices(name):
    """List the values that a filter accepts in declared order, each with its label in both languages."""
    number = int if _COLUMNS[name]["type"] == "integer" else str
    listed = labels.values(name) or sorted({row[name] for row in lookup(TABLE).values()} - {""})  # deadlines have no list
    return {number(value): {lang: _label(name, value, lang) for lang in LANGS} for value in listed}


def _label(name, value, lang):
    text = labels.label(name, value, lang)
    return f"{value} {text}" if name in _NUMBERED and text != str(value) else text


def value_label(name, value, lang, facts=None):
    """Name one value of a filter, "not stated" included: of verdicts by the facts in use, those of the report by default."""
    if value == NOT_STATED and name == "verdict":
        return WORDS["not_searched" if (facts or facts_in_use()).results.empty else "found_nothing"][lang]
    if value == NOT_STATED:
        return labels.UNSAID[lang]
    return choices(name).get(value, {}).get(lang, str(value))


def held(name, cell):
    """Values that a cell holds; a missing or empty one holds "not stated"."""
    if isinstance(cell, tuple):
        return tuple(value.partition(":")[0] for value in cell) or (NOT_STATED,)
    return (NOT_STATED,) if pd.isna(cell) else (cell,)


def passing(name, cells, filters):
    """Say which distinct cells of a column pass a clean filter: one of what is wanted, none of what is excluded."""
    wanted, banned = filters.get(name), set(filters.get("exclude", {}).get(name, ()))
    found = [(name not in filters or not values.isdisjoint(wanted)) and banned.isdisjoint(values)
             for values in (set(held(name, cell)) for cell in cells)]
    return np.array(found, dtype=bool)


def filtered_columns(filters):
    """Coded columns that a clean filter speaks of."""
    return [name for name in FILTERS if name in filters or name in filters.get("exclude", {})]


def clean_filter(given, known_ids=(), names=NAMES):
    """Write filters as a selection records them: only the active ones, values in declared order.

    Identifiers are those of a table (`known_ids`) or of the report.
    """
    wrong, filters = _unknown("filter", [name for name in given if name not in names], names), {}
    for name in (name for name in names if given.get(name) is not None):
        value = given[name]
        try:
            if name == "ids":
                filters[name] = _values(name, value, [*known_ids, *lookup(TABLE)], also=())
            elif name in _READERS:
                filters[name] = _READERS[name](value)
            else:
                filters[name] = _values(name, value, choices(name))
        except ValueError as error:
            wrong.append(str(error))
    if wrong:
        raise ValueError("\n".join(wrong))
    return {name: value for name, value in filters.items() if value not in ("", {})}


def clean_steps(filters):
    """Clean what a selection records: one dict of filters, or several one after the other; identifiers as they are."""
    steps = filters if isinstance(filters, list | tuple) else [filters]
    if wrong := [step for step in steps if not isinstance(step, Mapping)]:
        raise ValueError(f'filters must be like {{"kind": ["aim"]}}, or a list of such, not {shown(wrong[0])}')
    return [clean_filter(step, () if step.get("ids") is None else map(str, _listed(step["ids"]))) for step in steps]


def _text(words):
    if not isinstance(words, str):
        raise ValueError(f"words must be text, not {shown(words)}")
    if len(words) > LONGEST:
        raise ValueError(f"words has {len(words):,} characters; a search has at most {LONGEST:,}")
    if half := re.search("[\ud800-\udfff]", words):
        raise ValueError(f"words holds half of a character ({half[0]!r}), which no text holds")
    return clean_words(words) if parse(words) else ""


def _range(value):
    if not isinstance(value, Mapping) or "unit" not in value or set(value) - {"unit", "from", "to"}:
        raise ValueError(f'value must be like {{"unit": "percent", "from": 5, "to": 10}}, not {shown(value)}')
    (unit,) = _values("unit", [value["unit"]], choices("unit"), also=())
    ends = {end: value[end] for end in ("from", "to") if value.get(end) is not None}
    for end in ends.values():
        if isinstance(end, bool) or not isinstance(end, Real) or not abs(end) <= float_info.max:
            raise ValueError(f"from and to of value must be numbers, not {shown(end)}")
    if len(ends) > 1 and ends["from"] > ends["to"]:
        raise ValueError(f"from of value ({ends['from']}) is above to ({ends['to']})")
    # 5 and 5.0 are one number: it is kept, and written, as the page writes it.
    return {"unit": unit, **{end: int(n) if float(n).is_integer() else float(n) for end, n in ends.items()}}


def _excluded(given):
    if not isinstance(given, Mapping):
        raise ValueError(f'exclude must be like {{"kind": ["aim"]}}, not {shown(given)}')
    return {name: values for name, values in clean_filter(given, names=FILTERS).items() if values}


#: How a filter that is no coded column is read.
_READERS = {"words": _text, "value": _range, "exclude": _excluded}


def _values(name, given, right, also=(NOT_STATED,)):
    values = _listed(given)
    if name == "deadline":  # it has a form, no list: a table of the user may have others
        form = _COLUMNS[name]["constraints"]["pattern"]
        right = sorted({*right, *(value for value in values if isinstance(value, str) and re.fullmatch(form, value))})
    known = dict.fromkeys([*right, *also])
    # True equals 1, and a list inside the list cannot be looked up: both are slips, not values.
    wrong = [value for value in values
             if isinstance(value, bool | np.bool_) or not isinstance(value, Hashable) or value not in known]
    if wrong:
        raise ValueError("\n".join(_unknown(name, wrong, known)))
    chosen = set(values)
    return [value for value in known if value in chosen]


def _listed(given):
    return list(given) if is_list_like(given) and not isinstance(given, Mapping) else [given]


def _unknown(name, wrong, right):
    """Say of each value that is not known what is near; of many the first are said, as to look for that takes its time."""
    names = {fold(str(one)): one for one in right}
    if name in FILTERS:
        names |= {fold(label): one for one, both in choices(name).items() for label in both.values()}
    listed, said = list(map(str, right)), []
    there = f"{listed[0]} to {listed[-1]}" if name == "ids" and listed else ", ".join(listed)
    for value in wrong[:_NAMED]:
        near = difflib.get_close_matches(fold(str(value)[:SHOWN]), names, n=1, cutoff=0)
        said.append(f"no {name} {shown(value)}" + (f"; there are: {there}; closest: {names[near[0]]!r}" if near else ""))
    return said + [f"and {len(wrong) - _NAMED:,} more that are not known"] * (len(wrong) > _NAMED)


@lru_cache(maxsize=4096)  # the texts of a report are folded again for each search
def fold(text):
    """Take the differences of case, of full and half width, and of hyphens and apostrophes out of a text."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_TYPED)


def clean_words(text):
    """Write a search with single spaces."""
    return _SPACES.sub(" ", text).strip(" ")


def parse(words):
    """Alternatives of a search, each as the texts that must stand in a row and those that must not, folded."""
    found = [([], [])]
    for no, phrase, bar, word in _TOKEN.findall(fold(words)):
        if bar:
            found.append(([], []))
            continue
        if word.startswith("-"):
            no, word = "-", word[1:]
        if term := clean_words(phrase or word):
            found[-1][bool(no)].append(term)
    return [both for both in found if both[0] or both[1]]


def contain(texts, words):
    """Find the folded texts that answer a search: one true or false per text."""
    either = parse(words)
    found = (not either or any(all(term in text for term in needed) and not any(term in text for term in banned)
                               for needed, banned in either) for text in texts)  # fmt: skip
    return np.fromiter(found, dtype=bool, count=len(texts))


def programme_names(promises):
    """Name the programmes of each row in full, in both languages."""
    names = {key: f"{row['zh']}\n{row['en']}" for key, row in lookup("programmes").items()}
    return ["\n".join(names.get(key, "") for key in keys) for keys in promises["programme"]]


def search_texts(promises):
    """Put together the text in which words are searched, folded: one per row."""
    cells = [promises[column].fillna("") for column in SEARCHED]
    return [fold("\n".join(row)) for row in zip(*cells, programme_names(promises), strict=True)]
