"""Rules for one row: its cells, its quote, its value, its words."""

import re
import unicodedata

from jining.package import TABLE, allowed, body, fields, foreign_keys, lookup, source_text
from jining.quantity import ends, read_comparator, read_modal

_EMPTY_WORDS = {"NA", "N/A", "#N/A", "nan", "NaN", "NULL", "null", "None", "unknown", "不详", "-"}
_DATE = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?.*|\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}")
_CHECKABLE = {"target": ("number", "all", "zero"), "measure": ("event", "open"), "aim": ("open",)}
_VALUE_COLUMNS = ("comparator", "value_as_written", "unit", "measure_type")
_UNIVERSAL = {"all": "100", "zero": "0"}


def cell_rules(row, fail, table=TABLE):
    """Check each cell by its column alone: required, allowed, well formed, not damaged by a spreadsheet.

    Parameters
    ----------
    row : dict of str to str
        The row as text.
    fail : callable
        Called with column, rule and what is allowed.
    table : str
        Name of the resource.

    Returns
    -------
    bool
        Whether every cell is sound, so that rules across cells make sense.
    """
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


def quote_rules(row, fail):
    """Check that the quote stands in the body of the report exactly once.

    Parameters
    ----------
    row : dict of str to str
        The row as text.
    fail : callable
        Called with column and rule.
    """
    quote, (start, end) = row["quote_zh"], body()
    if not quote:
        return
    text = source_text()
    count = text.count(quote, start, end)
    if count > 1:
        fail("quote_zh", f"occurs {count} times in the body; lengthen it until it is the only one")
    elif count == 0:
        fail("quote_zh", _absent(quote, text, start, end))


def _absent(quote, text, start, end):
    if quote in text:
        return "stands only in the furniture of the page, not in the body"
    bare = _letters(quote)
    plain = [(char, start + at) for at, char in enumerate(text[start:end]) if _letters(char)]
    joined = "".join(_letters(char) for char, _ in plain)
    if bare and bare in joined and len(joined) == len(plain):
        at = joined.index(bare)
        found = text[plain[at][1]:plain[at + len(bare) - 1][1] + 1]
        return f"was retyped with other punctuation; the report has {found!r}"
    return "is not in the report"


def _letters(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


def value_rules(row, fail):
    """Check the value of a target, and that nothing else has one.

    Parameters
    ----------
    row : dict of str to str
        The row as text.
    fail : callable
        Called with column, rule and what is allowed.
    """
    kinds = _CHECKABLE[row["kind"]]
    if row["checkable_by"] not in kinds:
        fail("checkable_by", f"does not fit a {row['kind']}", ", ".join(kinds))
    elif row["kind"] != "target":
        for column in (*_VALUE_COLUMNS, "value_low", "value_high"):
            if row[column]:
                fail(column, f"stands in {row['kind']!r}; only a target has a value")
    else:
        there = [_has_value(row, column, fail) for column in _VALUE_COLUMNS]
        if all(there):
            _target_rules(row, fail)


def _has_value(row, column, fail):
    if not row[column]:
        fail(column, "is empty in a target", ", ".join(allowed(column)))
    return bool(row[column])


def _target_rules(row, fail):
    written, types = row["value_as_written"], lookup("units")[row["unit"]]["measure_types"].split(";")
    if row["measure_type"] not in types:
        fail("unit", f"does not fit the measure type {row['measure_type']!r}", f"with it: {', '.join(types)}")
    if written not in row["quote_zh"]:
        fail("value_as_written", "is not in the quote")
    low, high = row["value_low"], row["value_high"]
    if low and high and float(low) > float(high):
        fail("value_low", f"is above value_high ({high})")
        return
    universal = _UNIVERSAL.get(row["checkable_by"])
    if universal is not None:
        if (row["comparator"], low, high) != ("eq", universal, universal):
            fail("value_low", f"does not fit {row['checkable_by']!r}", f"comparator eq and both ends {universal}")
    elif ends(written) is None:
        fail("value_as_written", "cannot be read as a number", "digits with 百, 千, 万, 亿, or a range such as 2-3")
    else:
        _end_rules(row, ends(written), fail)


def _end_rules(row, bounds, fail):
    comparator = row["comparator"]
    wanted = {"ge": (bounds[0], None), "le": (None, bounds[1])}.get(comparator, bounds)
    for column, end in zip(("value_low", "value_high"), wanted, strict=True):
        if end is None and row[column]:
            fail(column, f"must be empty with comparator {comparator!r}")
        elif end is not None and (not row[column] or float(row[column]) != float(end)):
            fail(column, f"does not equal {row['value_as_written']!r} under comparator {comparator!r}", f"{end:f}")


def wording_rules(row, fail):
    """Read comparator, modal and verb again from the words and compare them with the coded ones.

    Parameters
    ----------
    row : dict of str to str
        The row as text.
    fail : callable
        Called with column, rule and what is allowed.
    """
    quote, flags = row["quote_zh"], row["flag"].split(";")
    if row["checkable_by"] == "number" and row["value_as_written"] in quote:
        read = read_comparator(quote, row["value_as_written"], flags)
        if row["comparator"] != read:
            fail("comparator", "is not what the words around the number say", read)
    sentence = _sentence(quote)
    modal, leading = row["modal"], read_modal(quote)
    if leading and modal != leading:
        fail("modal", "is not the modal word the quote begins with", leading)
    elif modal and modal not in (sentence if "modal_scope" in flags else quote):
        fail("modal", "is not in the quote; if it stands before it in the sentence, flag modal_scope")
    if row["verb"] and row["verb"] not in sentence:
        fail("verb", "is neither in the quote nor before it in its sentence")


def _sentence(quote):
    text, (start, end) = source_text(), body()
    at = text.find(quote, start, end)
    return quote if at < 0 else text[max(text.rfind(mark, start, at) for mark in "。\n") + 1:at] + quote
