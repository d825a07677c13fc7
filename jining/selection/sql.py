"""A selection as a query, for tables that are larger than one frame should be: DuckDB over Parquet."""

from jining.selection.filters import MULTIPLE, NOT_STATED, clean_filter
from jining.selection.words import parse


def select_sql(filters, table="promises.parquet"):
    """Write a selection (as in `attrs["filter"]`, or what `select` accepts) as a query for DuckDB.

    `table` is a Parquet file (or several, with ``*``) with the columns of `load`, tuples as lists, and, for words,
    a column `search` that holds what `jining.selection.words.search_texts` gives.

    Examples
    --------
    >>> print(select_sql({"sector": ["rural"], "exclude": {"place": ["city"]}, "words": "5G -plan"}))
    SELECT * FROM 'promises.parquet'
    WHERE "sector" IN ('rural')
      AND (list_has_any(coalesce("place", []), ['city'])) IS NOT TRUE
      AND (contains("search", '5g') AND NOT contains("search", 'plan'))
    """
    filters = clean_filter(filters, filters.get("ids") or ())
    tests = []
    for name, value in filters.items():
        if name == "exclude":
            tests += [f"({_among(column, values)}) IS NOT TRUE" for column, values in value.items()]
        elif name == "words":
            tests.append(f"({' OR '.join(_contains(*both) for both in parse(value))})")
        elif name == "value":
            ends = {"from": "coalesce(value_high, 'inf') >= ", "to": "coalesce(value_low, '-inf') <= "}
            ends = [test + str(value[end]) for end, test in ends.items() if end in value]
            tests.append(" AND ".join([f"unit = {_text(value['unit'])}", *ends]))
        else:
            tests.append(_among("id" if name == "ids" else name, value))
    where = "\n  AND ".join(tests)
    return f"SELECT * FROM {_text(table)}" + (f"\nWHERE {where}" if tests else "")


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
