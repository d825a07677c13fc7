"""Rules for one cell by its column alone: required, allowed, well formed, not damaged by a spreadsheet."""

import re

from jining.report.errors import Failure
from jining.report.report import TABLE, allowed, fields, foreign_keys

_EMPTY_WORDS = {"NA", "N/A", "#N/A", "nan", "NaN", "NULL", "null", "None", "unknown", "不详", "-"}
_DATE = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?.*|\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}")


def cell_failures(columns, lines, file, table=TABLE):
    """List every failure of the cells of a table, in the order of the file."""
    failures, key, names = [], next(iter(fields(table))), list(columns)
    for line, cells in zip(lines, zip(*columns.values(), strict=True), strict=True):
        row = dict(zip(names, cells, strict=True))

        def fail(column, rule, allowed_="", *, row=row, line=line):
            failures.append(Failure(file, line, row[key], column, row.get(column, ""), rule, allowed_))

        cell_rules(row, fail, table)
    return failures


def cell_rules(row, fail, table=TABLE):
    """Check each cell by its column alone: required, allowed, well formed, not damaged by a spreadsheet."""
    results = [_cell_is_sound(field, row[name], fail, table) for name, field in fields(table).items()]
    return all(results)


def _cell_is_sound(field, cell, fail, table):
    name, constraints = field["name"], field.get("constraints", {})
    if cell == "":
        if constraints.get("required"):
            fail(name, "is empty but required (a spreadsheet may have lost the word)", _listed(allowed(name, table)))
            return False
        return True
    rule = _damage(field, cell) or _shape(field, cell, table)
    if rule:
        fail(name, *rule)
    return not rule


def _listed(values, most=60):
    return ", ".join(values[:most]) + (f" … ({len(values)} in all)" if len(values) > most else "")


def _damage(field, cell):
    if cell != cell.strip():
        return ("has white space at its end",)
    if cell.startswith("'"):
        return ("begins with an apostrophe put there by a spreadsheet",)
    if cell in _EMPTY_WORDS:
        return ("stands for nothing; leave the cell empty",)
    if field["name"] in ("value_as_written", "deadline") and _DATE.fullmatch(cell):
        return ("was turned into a date by a spreadsheet", "a number as in the quote, or a period such as 2020-Q1")
    return None


def _shape(field, cell, table):
    name, constraints = field["name"], field.get("constraints", {})
    if field["type"] in ("number", "integer"):
        return _number_shape(field, cell)
    values = allowed(name, table)
    if "items" in field:
        return _items_shape(field["items"], cell, values)
    if values and cell not in values:
        keys = foreign_keys(table)
        where = f" in {keys[name]}.csv" if name in keys else ""
        return (f"is not allowed{where}", _listed(values))
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], cell):
        return ("is not of the form asked for", constraints["pattern"])
    if len(cell) > constraints.get("maxLength", len(cell)):
        return (f"has {len(cell)} characters", f"at most {constraints['maxLength']}")
    return None


def _number_shape(field, cell):
    if re.fullmatch(r"\d+,\d+", cell):
        return ("has a decimal comma", "a decimal point")
    if not re.fullmatch(r"-?\d+(\.\d+)?" if field["type"] == "number" else r"-?\d+", cell):
        return ("is not a number", "digits, with a decimal point" if field["type"] == "number" else "digits")
    low, high = (field.get("constraints", {}).get(end) for end in ("minimum", "maximum"))
    if (low is not None and float(cell) < low) or (high is not None and float(cell) > high):
        return ("is out of bounds", f"{low} or more" if high is None else f"{low} to {high}")
    return None


def _items_shape(items, cell, values):
    arguments = items.get("with_argument", {})
    for item in cell.split(items["separator"]):
        word, _, argument = item.partition(":")
        if word not in values or (item != word) != (word in arguments):
            where = f" in {items['references']}.csv" if "references" in items else ""
            return (f"holds {item!r}, which is not allowed{where}", _listed(values))
        if word in arguments and not re.fullmatch(arguments[word], argument):
            return (f"holds {item!r}, whose argument is malformed", f"{word}:{arguments[word]}")
    parts = cell.split(items["separator"])
    return ("names one key twice",) if len(set(parts)) < len(parts) else None
