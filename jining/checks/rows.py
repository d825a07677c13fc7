"""Rules for one row: its quote, its value, its words."""

import unicodedata

from jining.checks.numbers import ends, read_comparator, read_modal
from jining.report.report import allowed, body, lookup, source_text

_CHECKABLE = {"target": ("number", "all", "zero"), "measure": ("event", "open"), "aim": ("open",)}
_VALUE_COLUMNS = ("comparator", "value_as_written", "unit", "measure_type")
_UNIVERSAL = {"all": "100", "zero": "0"}


def quote_rules(row, fail):
    """Check that the quote stands in the body of the report exactly once."""
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
    """Check the value of a target, and that nothing else has one."""
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
    """Read comparator, modal and verb again from the words and compare them with the coded ones."""
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
