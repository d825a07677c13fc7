"""Select records by coded columns, values and words; say a selection in words, and write it as Python and as SQL."""

import json
from inspect import Parameter, Signature

import numpy as np
import pandas as pd

from jining.report import labels
from jining.report.errors import check_choice
from jining.report.frames import gate, several
from jining.selection.filters import (
    MULTIPLE,
    NAMES,
    NOT_STATED,
    clean_filter,
    clean_steps,
    contain,
    filtered_columns,
    parse,
    passing,
    search_texts,
    value_label,
)

#: Words between the parts of a selection: or, colon, semicolon, no value, every record, not, from, to.
PHRASES = {
    "en": (" or ", ": ", "; ", "no value", "every record", "not ", "from ", "to "),
    "zh": ("或", "：", "；", "无", "全部记录", "非", "不低于", "不高于"),
}
TITLES = {"words": {"en": "Words", "zh": "关键词"}, "ids": {"en": "Records", "zh": "记录"},
           "value": {"en": "Value", "zh": "数值"}}  # fmt: skip
#: Filters on what each report has of its own: its chapters, and the names of its programmes, in which words are searched.
_OWN = {"chapter", "para", "programme", "words"}
#: A description lists this many identifiers; a longer list is counted.
_IDS_LISTED = 5


def select(promises, *, exclude=None, value=None, words="", ids=None, **columns):
    """Select records by coded columns, values, words and identifiers.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; may be empty, or hold a record more than once.
    **columns
        `sector`, `kind` and the other coded columns that all reports have: one value of the codebook, or several: a row must
        have one of them. "not stated" matches rows without a value, an empty list none; None is no filter. `chapter`,
        `firmness` and `sdg` are integers.
    exclude : dict, optional
        Column -> values, as above: a row must have none of them.
    value : dict, optional
        ``{"unit": "percent", "from": 5, "to": 10}``: rows of that unit whose value meets this range, of which either end may
        be left out. "At least" has no upper end, "at most" no lower one.
    words : str
        All words must stand in the quote, the sentence, the item or the name of a programme, in Chinese or English.
        ``"two words"`` is a phrase, ``-word`` must not be there, ``|`` separates alternatives. At most 1,000 characters.
    ids : str or several, optional
        Identifiers of records.

    Returns
    -------
    pandas.DataFrame
        The rows that match every filter, in order, as a new frame. `attrs["filter"]` holds the active filters as JSON can;
        of a selection from a selection, if both speak of one column, a list of such dicts. Wrong values are a ValueError
        that names them with what is near.

    Examples
    --------
    >>> import jining
    >>> chosen = select(jining.load(), sector=["rural", "digital"], words="5g 基站 | 5g base -plan")
    >>> chosen["value_low"].tolist(), chosen.attrs["filter"]["sector"]
    ([4000.0], ['digital', 'rural'])
    """
    given = {**columns, "exclude": exclude, "value": value, "words": words, "ids": ids}
    together = several(promises)
    promises = promises if together else gate(promises, repeated=True)
    filters = clean_filter(given, promises["id"])
    if own := {*filters, *filtered_columns(filters)} & _OWN if together else ():
        raise ValueError(f"{min(own)!r} means another thing in each report: select by it before pandas.concat")
    selected = promises[match(promises, filters)]
    before = promises.attrs.get("filter", {})
    *steps, last = before if isinstance(before, list | tuple) else [before]
    if all(last.get(name, value) == value for name, value in filters.items()):  # they speak of different things
        steps.append({name: (last | filters)[name] for name in NAMES if name in last or name in filters})
    else:
        steps += [last, filters]
    selected.attrs["filter"] = steps[0] if len(steps) == 1 else steps
    return selected


#: What help and completion show: every filter by its name.
select.__signature__ = Signature([
    Parameter("promises", Parameter.POSITIONAL_OR_KEYWORD),
    *(Parameter(name, Parameter.KEYWORD_ONLY, default="" if name == "words" else None) for name in NAMES)])


def match(promises, filters):
    """Find the rows that match every clean filter: one true or false per row."""
    columns = filtered_columns(filters)
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
    low = promises["value_low"].fillna(-np.inf).to_numpy(dtype=float)
    high = promises["value_high"].fillna(np.inf).to_numpy(dtype=float)
    inside = (low <= value.get("to", np.inf)) & (high >= value.get("from", -np.inf))
    return inside & (promises["unit"] == value["unit"]).fillna(False).to_numpy(dtype=bool)


def describe_filter(filters, lang="en"):
    """Say a selection in words: plain text, not escaped for HTML."""
    check_choice("lang", lang, PHRASES)
    or_, colon, semicolon, none, everything, not_, least, most = PHRASES[lang]
    parts = []
    for name, value in (item for step in clean_steps(filters) for item in step.items()):
        if name == "exclude":
            parts += [(column, not_ + or_.join(value_label(column, one, lang) for one in values))
                      for column, values in value.items()]
        elif name == "words":
            parts.append((name, value))
        elif name == "ids":
            parts.append((name, or_.join(value) if len(value) <= _IDS_LISTED else str(len(value))))
        elif name == "value":
            ends = [f"{word}{value[end]:.15g}" for end, word in (("from", least), ("to", most)) if end in value]
            parts.append((name, " ".join([*ends, value_label("unit", value["unit"], lang)])))
        else:
            parts.append((name, or_.join(value_label(name, one, lang) for one in value)))
    said = [f"{TITLES[name][lang] if name in TITLES else labels.title(name, lang)}{colon}{words or none}"
            for name, words in parts]
    return semicolon.join(said) or everything


def select_code(filters, table="jining.load()"):
    """Write a selection as one line of Python: JSON of texts, numbers, lists and dicts is Python as well."""
    code = table
    for step in filter(None, clean_steps(filters)):
        given = (f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in step.items())
        code = f"jining.select({', '.join([code, *given])})"
    return code


def select_sql(filters, table="promises.parquet"):
    """Write a selection (as in `attrs["filter"]`, or what `select` accepts) as a query for DuckDB, for larger tables.

    `table` is a Parquet file (or several, with ``*``) with the columns of `load`, tuples as lists, and, for words,
    a column `search` that holds what `jining.selection.filters.search_texts` gives.

    >>> print(select_sql({"sector": ["rural"], "exclude": {"place": ["city"]}, "words": "5G -plan"}))
    SELECT * FROM 'promises.parquet'
    WHERE "sector" IN ('rural')
      AND (list_has_any(coalesce("place", []), ['city'])) IS NOT TRUE
      AND (contains("search", '5g') AND NOT contains("search", 'plan'))
    """
    tests = []
    for name, value in (item for step in clean_steps(filters) for item in step.items()):
        if name == "exclude":
            tests += [f"({_among(column, values)}) IS NOT TRUE" for column, values in value.items()]
        elif name == "words":
            tests.append(f"({' OR '.join(_contains(*both) for both in parse(value))})")
        elif name == "value":
            ends = (("from", "coalesce(value_high, 'inf') >= "), ("to", "coalesce(value_low, '-inf') <= "))
            tests += [f"unit = {_text(value['unit'])}", *(f"{test}{value[end]}" for end, test in ends if end in value)]
        else:
            tests.append(_among("id" if name == "ids" else name, value))
    where = "\n  AND ".join(tests)
    return f"SELECT * FROM {_text(str(table))}" + (f"\nWHERE {where}" if tests else "")


def _among(column, values):
    stated = ", ".join(str(value) if isinstance(value, int) else _text(value) for value in values if value != NOT_STATED)
    if column in MULTIPLE:
        cell = f'coalesce("{column}", [])'
        cell = f"[split_part(held, ':', 1) for held in {cell}]" if column == "flag" else cell
        found, empty = f"list_has_any({cell}, [{stated}])", f"len({cell}) = 0"
    else:
        found, empty = f'"{column}" IN ({stated})', f'"{column}" IS NULL'
    tests = [found] * bool(stated) + [empty] * (NOT_STATED in values)
    return f"({' OR '.join(tests)})" if len(tests) > 1 else (tests or ["false"])[0]


def _contains(needed, banned):
    tests = [f'contains("search", {_text(term)})' for term in needed]
    return " AND ".join(tests + [f'NOT contains("search", {_text(term)})' for term in banned])


def _text(text):
    return "'" + text.replace("'", "''") + "'"
