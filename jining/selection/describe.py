"""Say a selection in words, and write it as Python and as SQL."""

import json

from jining.report import labels
from jining.report.errors import check_choice
from jining.selection.filters import MULTIPLE, NOT_STATED, clean_steps, parse, value_label

#: Words between the parts of a selection: or, colon, semicolon, no value, every record, not, from, to.
PHRASES = {
    "en": (" or ", ": ", "; ", "no value", "every record", "not ", "from ", "to "),
    "zh": ("或", "：", "；", "无", "全部记录", "非", "不低于", "不高于"),
}
TITLES = {"words": {"en": "Words", "zh": "关键词"}, "ids": {"en": "Records", "zh": "记录"},
           "value": {"en": "Value", "zh": "数值"}}  # fmt: skip
#: A description lists this many identifiers; a longer list is counted.
_IDS_LISTED = 5


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
            among = [[f'{"NOT " * banned}contains("search", {_text(term)})' for banned in (0, 1) for term in both[banned]]
                     for both in parse(value)]
            tests.append(f"({' OR '.join(map(' AND '.join, among))})")
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


def _text(text):
    return "'" + text.replace("'", "''") + "'"
