"""Rules for one promise: its quote, its value, its words in both languages; `fail` notes what is wrong."""

import re
import unicodedata
from decimal import Decimal

from jining.checks.numbers import ends, numbers_in, read_comparator, read_english, read_modal
from jining.report.derive import para_at
from jining.report.report import allowed, lookup
from jining.report.source import body, source_text

_CHECKABLE = {"target": ("number", "all", "zero"), "measure": ("event", "open"), "aim": ("open",)}
_VALUE_COLUMNS, _ENDS = ("comparator", "value_as_written", "unit", "measure_type"), ("value_low", "value_high")
_UNIVERSAL = {"all": Decimal(100), "zero": Decimal(0)}


def quote_rules(row, fail):
    """Check that the quote stands in the body of the report exactly once, and in the paragraph of the row."""
    quote, text, (start, end) = row["quote_zh"], source_text(), body()
    count = text.count(quote, start, end)
    if quote and not count:
        fail("quote_zh", _absent(quote))
    elif quote and count > 1:
        fail("quote_zh", f"occurs {count} times in the body; lengthen it until it is the only one")
    elif quote and row["para"] in allowed("para") and row["para"] != (para := para_at(text.find(quote, start, end))):
        fail("para", "is not where the quote stands", para)


def _absent(quote):
    if quote in source_text():
        return "stands only in the furniture of the page, not in the body"
    letters = re.findall(r"\w", unicodedata.normalize("NFKC", quote))
    if found := letters and re.search(r"\W*".join(letters), source_text()[slice(*body())]):
        return f"was retyped with other punctuation; the report has {found[0]!r}"
    return "is not in the report"


def flag_rules(row, fail, promises):
    """Check that the record which a flag names is in the table."""
    for flag in row["flag"].split(";"):
        if flag.startswith("conflict:") and flag.partition(":")[2] not in promises:
            fail("flag", f"names {flag.partition(':')[2]}, an id that is not in the table")


def value_rules(row, fail):
    """Check the value of a target, and that nothing else has one."""
    kinds = _CHECKABLE[row["kind"]]
    if row["checkable_by"] not in kinds:
        fail("checkable_by", f"does not fit a {row['kind']}", ", ".join(kinds))
    elif row["kind"] != "target":
        for column in filter(row.get, (*_VALUE_COLUMNS, *_ENDS)):
            fail(column, f"stands in {row['kind']!r}; only a target has a value")
    elif empty := [column for column in _VALUE_COLUMNS if not row[column]]:
        for column in empty:
            fail(column, "is empty in a target", ", ".join(allowed(column)))
    else:
        _target_rules(row, fail)


def _target_rules(row, fail):
    written, types = row["value_as_written"], lookup("units")[row["unit"]]["measure_types"].split(";")
    if row["measure_type"] not in types:
        fail("unit", f"does not fit the measure type {row['measure_type']!r}", f"with it: {', '.join(types)}")
    if written not in row["quote_zh"]:
        fail("value_as_written", "is not in the quote")
    whole = _UNIVERSAL.get(row["checkable_by"])
    if whole is None and ends(written) is None:
        fail("value_as_written", "cannot be read as a number", "digits with 百, 千, 万, 亿, or a range such as 2-3")
        return
    low, high = ends(written) if whole is None else (whole, whole)
    wanted = {"ge": (low, None), "le": (None, high)}.get(row["comparator"], (low, high))
    for column, end in zip(_ENDS, wanted, strict=True):
        if end != (Decimal(row[column]) if row[column] else None):
            fail(column, f"does not equal {written!r} under comparator {row['comparator']!r}",
                 "an empty cell" if end is None else f"{end:f}")


def wording_rules(row, fail):
    """Read comparator, modal and verb again from the words and compare them with the coded ones."""
    quote, flags = row["quote_zh"], row["flag"].split(";")
    if row["kind"] == "target" and row["comparator"] and row["value_as_written"] in quote:
        universal = row["checkable_by"] in _UNIVERSAL
        read = "eq" if universal else read_comparator(quote, row["value_as_written"], flags)
        if row["comparator"] != read:
            fail("comparator", "is not what the words around the number say", read)
    sentence = _sentence(quote)
    modal, leading = row["modal"], read_modal(quote)
    if leading and modal != leading:
        fail("modal", "is not the modal word the quote begins with", leading)
    elif modal not in (sentence if "modal_scope" in flags else quote):
        fail("modal", "is not in the quote; if it stands before it in the sentence, flag modal_scope")
    if row["verb"] not in sentence:
        fail("verb", "is neither in the quote nor before it in its sentence")


def _sentence(quote):
    text, (start, end) = source_text(), body()
    at = text.find(quote, start, end)
    return quote if at < 0 else text[max(text.rfind(mark, start, at) for mark in "。\n") + 1:at] + quote


def english_rules(row, fail):
    """Read the numbers again from the English words, and compare them with the value and with the quote."""
    text, read = row["text_en"], list(read_english(row["text_en"]))
    wanted = (row["comparator"], *(Decimal(row[end]) if row[end] else None for end in _ENDS), row["unit"] == "percent")
    if row["checkable_by"] == "number" and wanted not in [said for *_, said in read]:
        said = " ".join(filter(None, (row[name] for name in ("comparator", *_ENDS, "unit"))))
        fail("text_en", "does not say the value with its bound", said)
    if row["checkable_by"] == "all" and not re.search(r"\b(all|every|full|complete)\b|100%", text):
        fail("text_en", "does not say all, every, full or complete")
    there = numbers_in(row["quote_zh"])
    for column, numbers in (("text_en", read), ("item_en", read_english(row["item_en"]))):
        for written, both, _ in numbers:
            if written[0].isdigit() and written not in row["quote_zh"] and not there.issuperset(both):
                fail(column, f"holds the number {written!r}, which is not in the quote")
