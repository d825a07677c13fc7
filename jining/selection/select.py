"""Select records by coded columns, values and words, say the selection in words, and write it as code."""

import json
from inspect import Parameter, Signature

import numpy as np
import pandas as pd

from jining.report import labels
from jining.report.errors import check_choice
from jining.report.frames import gate, several
from jining.selection.filters import (
    FILTERS,
    LONGEST,
    MULTIPLE,
    NAMES,
    choices,
    clean_filter,
    filtered_columns,
    passing,
    value_label,
)
from jining.selection.words import clean_words, contain, search_texts

#: Words between the parts of a selection: or, colon, semicolon, no value, every record, not, from, to.
PHRASES = {
    "en": (" or ", ": ", "; ", "no value", "every record", "not ", "from ", "to "),
    "zh": ("或", "：", "；", "无", "全部记录", "非", "不低于", "不高于"),
}
TITLES = {"words": {"en": "Words", "zh": "关键词"}, "ids": {"en": "Records", "zh": "记录"},
           "value": {"en": "Value", "zh": "数值"}}  # fmt: skip
_QUOTES = '"“”＂'
#: A description lists this many identifiers; a longer list is counted.
_IDS_LISTED = 5


def select(promises, *, exclude=None, value=None, words="", ids=None, **columns):
    """Select records by coded columns, values, words and identifiers.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; may be empty, or hold a record more than once.
    **columns
        `sector`, `kind`, `checkable_by`, `place`, `programme`, `verdict` and every other coded column: one value of the
        codebook, or several (list, tuple, set): a row must have one of them, in columns of tuples among its values.
        "not stated" matches rows without a value. None is no filter; an empty list matches no row. `chapter`,
        `firmness` and `sdg` are integers.
    exclude : dict, optional
        Column -> values, as above: a row must have none of them.
    value : dict, optional
        ``{"unit": "percent", "from": 5, "to": 10}``: rows of that unit whose value, or range of values, meets this
        range. Either end may be left out; "at least" has no upper end, "at most" no lower one.
    words : str
        All words must stand in the quote, the sentence, the item or the name of a programme, in Chinese or English.
        ``"two words"`` is a phrase, ``-word`` must not be there, ``|`` separates alternatives. Case and full or half
        width make no difference. At most 1,000 characters.
    ids : str or several, optional
        Identifiers of records.

    Returns
    -------
    pandas.DataFrame
        The rows that match every filter, in order, as a new frame. `attrs["filter"]` holds the active filters: a dict
        that JSON can hold, with values in declared order. A selection from a selection records both; where one dict
        cannot say both, it is a list of such dicts, applied one after the other. Wrong values are a ValueError that names
        the first 20 of them, each with what is near.

    Examples
    --------
    >>> import jining
    >>> chosen = select(jining.load(), sector=["rural", "digital"], words="5g 基站 | 5g base -plan")
    >>> chosen["value_low"].tolist(), chosen.attrs["filter"]["sector"]
    ([4000.0], ['digital', 'rural'])
    """
    given = {**columns, "exclude": exclude, "value": value, "words": words, "ids": ids}
    promises = promises if several(promises) else gate(promises, repeated=True)
    filters = clean_filter(given, promises["id"])
    selected = promises[match(promises, filters)]
    steps = _merge(_steps(promises.attrs.get("filter", {})), filters)
    selected.attrs["filter"] = steps[0] if len(steps) == 1 else steps
    return selected


#: What help and completion show: every filter by its name.
select.__signature__ = Signature([
    Parameter("promises", Parameter.POSITIONAL_OR_KEYWORD),
    *(Parameter(name, Parameter.KEYWORD_ONLY, default="" if name == "words" else None) for name in NAMES)])


def match(promises, filters):
    """Find the rows that match every clean filter: one true or false per row."""
    columns = filtered_columns(filters)
    if lacking := [name for name in columns if name not in promises]:
        raise ValueError(f"promises has no column {', '.join(lacking)}")
    keep = np.ones(len(promises), dtype=bool)
    for name in columns:
        codes, cells = pd.factorize(promises[name].array)
        keep &= passing(name, [*cells, None], filters)[codes]  # code -1, a missing cell, is the last one
    if "value" in filters:
        keep &= meets(promises, filters["value"])
    if "ids" in filters:
        keep &= promises["id"].isin(filters["ids"]).to_numpy(dtype=bool)
    if "words" in filters:
        keep[keep] = contain(search_texts(promises[keep]), filters["words"])
    return keep


def meets(promises, value):
    """Find the rows of a unit whose interval meets a range; an open end is infinite."""
    low = promises["value_low"].astype("Float64").fillna(-np.inf).to_numpy(dtype=float)
    high = promises["value_high"].astype("Float64").fillna(np.inf).to_numpy(dtype=float)
    inside = (low <= value.get("to", np.inf)) & (high >= value.get("from", -np.inf))
    return inside & (promises["unit"] == value["unit"]).fillna(False).to_numpy(dtype=bool)


def _steps(filters):
    return list(filters) if isinstance(filters, (list, tuple)) else [filters]


def _merge(steps, filters):
    steps = [dict(step) for step in (*steps, {})]
    for name, value in filters.items():
        for step in steps:
            both = _both(name, step[name], value) if name in step else value
            if both is not None:
                step[name] = both
                break
    return [{name: step[name] for name in NAMES if name in step} for step in steps if step] or [{}]


def _both(name, old, new):
    """Value that says `old` and `new` at once; None if no value does."""
    if old == new:
        return old
    if name == "words":
        if "|" in old + new or "｜" in old + new or _open(old) or len(old) + len(new) >= LONGEST:
            return None
        quoted = any(mark in old + new for mark in _QUOTES)
        return clean_words(f"{old} {new}") if quoted else " ".join(dict.fromkeys(f"{old} {new}".split()))
    if name == "value":
        return None
    if name == "exclude":
        both = {column: {*old.get(column, ()), *new.get(column, ())} for column in FILTERS if column in old or column in new}
        return clean_filter({"exclude": both})["exclude"]
    wanted = set(new)
    both = [value for value in old if value in wanted]
    # A row may hold one place of each list and none of both: only a list inside the other can stand for the two.
    return both if name not in MULTIPLE or both in (old, new) else None


def _open(words):
    """Whether a quotation mark has been left open: what is put behind it would become part of the phrase."""
    return sum(words.count(mark) for mark in _QUOTES) % 2


def describe_filter(filters, lang="en"):
    """Say a selection in words: plain text, not escaped for HTML."""
    check_choice("lang", lang, PHRASES)
    or_, colon, semicolon, none, everything, not_, least, most = PHRASES[lang]
    parts = []
    for name, value in (item for step in _clean_steps(filters) for item in step.items()):
        if name == "exclude":
            for column, values in value.items():
                said = or_.join(value_label(column, one, lang) for one in values)
                parts.append(f"{filter_title(column, lang)}{colon}{not_}{said}")
            continue
        if name == "words":
            said = value
        elif name == "ids":
            said = or_.join(value) if len(value) <= _IDS_LISTED else str(len(value))
        elif name == "value":
            ends = [f"{word}{number_text(value[end])}" for end, word in (("from", least), ("to", most)) if end in value]
            said = " ".join([*ends, choices("unit").get(value["unit"], {}).get(lang, value["unit"])])
        else:
            said = or_.join(value_label(name, one, lang) for one in value)
        parts.append(f"{filter_title(name, lang)}{colon}{said or none}")
    return semicolon.join(parts) or everything


def filter_title(name, lang):
    """Title of a filter."""
    return TITLES[name][lang] if name in TITLES else labels.title(name, lang)


def number_text(number):
    """Write a number as JSON, JavaScript and Python alike do."""
    return f"{number:.15g}" if isinstance(number, float) else str(number)


def select_code(filters, table="jining.load()"):
    """Write a selection as one line of Python."""
    code = table
    for step in filter(None, _clean_steps(filters)):
        code = f"jining.select({', '.join([code, *(f'{name}={_literal(value)}' for name, value in step.items())])})"
    return code


def _literal(value):
    """JSON that is Python as well: there are only texts, numbers, lists and dicts."""
    return "".join(letter if not "\ud800" <= letter <= "\udfff" else f"\\u{ord(letter):04x}"
                   for letter in json.dumps(value, ensure_ascii=False))  # fmt: skip


def _clean_steps(filters):
    # Identifiers may come from a table of the user: here they are taken as they are.
    return [
        clean_filter(step, [step["ids"]] if isinstance(step.get("ids"), str) else step.get("ids") or ())
        for step in _steps(filters)
    ]
