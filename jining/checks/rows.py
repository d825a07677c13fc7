"""Rules for one row: its quote, its value, its words."""

import re
import unicodedata
from decimal import Decimal

from jining.checks.numbers import ends, numbers_in, read_comparator, read_english, read_modal
from jining.report.cells import same
from jining.report.report import allowed, lookup, per_report
from jining.report.source import body, para_at, source_text

_CHECKABLE = {"target": ("number", "all", "zero"), "measure": ("event", "open"), "aim": ("open",)}
_VALUE_COLUMNS = ("comparator", "value_as_written", "unit", "measure_type")
_UNIVERSAL = {"all": "100", "zero": "0"}


#: What makes two records one promise: the same words, action, object, value, place and deadline.
_PROMISE = ("quote_zh", "item_zh", "verb", "place", "deadline")


class Known:
    """What the rows of a table know of each other: ids, where each stands in the text, what was promised so far."""

    def __init__(self, columns, starts):
        self.ids, self.promises, self.texts, self.late = set(columns["id"]), {}, {}, {}
        last = -1, ""
        for id_, start in sorted(zip(columns["id"], (-1 if start is None else start for start in starts), strict=True)):
            if 0 <= start < last[0]:
                self.late[id_] = last[1]
            last = max(last, (start, id_))


def place_rules(row, line, start, known, fail):
    """Check the paragraph and the order of a record, that it is there once, and the record that it names."""
    if start is not None and row["para"] in allowed("para") and row["para"] != para_at(start):
        fail("para", "is not where the quote stands", para_at(start))
    if row["id"] in known.late:
        fail("id", f"stands in the text before {known.late[row['id']]}; ids follow the text")
    if known.promises.setdefault(key := tuple(same(row[name], name) for name in _PROMISE), line) != line:
        fail("quote_zh", f"repeats the promise of line {known.promises[key]}: words, item, verb, place and deadline")
    for flag in row["flag"].split(";"):
        if flag.startswith("conflict:") and flag.partition(":")[2] not in known.ids:
            fail("flag", f"names {flag.partition(':')[2]}, an id that is not in the table")


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
    bare, (joined, places) = _letters(quote), _bare_body()
    if bare and bare in joined:
        at = joined.index(bare)
        found = text[places[at]:places[at + len(bare) - 1] + 1]
        return f"was retyped with other punctuation; the report has {found!r}"
    return "is not in the report"


@per_report
def _bare_body():
    """Letters of the body without punctuation and width, and where each stands."""
    start, end = body()
    pairs = [(letter, at) for at in range(start, end) for letter in _letters(source_text()[at])]
    return "".join(letter for letter, _ in pairs), [at for _, at in pairs]


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


def english_rules(row, known, line, fail):
    """Read the numbers again from the English words, and compare them with the value and with the quote."""
    text, read = row["text_en"], list(read_english(row["text_en"]))
    if known.texts.setdefault(text, line) != line:
        fail("text_en", f"repeats line {known.texts[text]}: two records, one sentence")
    wanted = (row["comparator"], *(Decimal(row[end]) if row[end] else None for end in ("value_low", "value_high")),
              row["unit"] == "percent")
    if row["checkable_by"] == "number" and wanted not in [said for *_, said in read]:
        said = " ".join(filter(None, (row[name] for name in ("comparator", "value_low", "value_high", "unit"))))
        fail("text_en", "does not say the value with its bound", said)
    if row["checkable_by"] == "all" and not re.search(r"\b(all|every|full|complete)\b|100%", text):
        fail("text_en", "does not say all, every, full or complete")
    there = numbers_in(row["quote_zh"])
    for column, numbers in (("text_en", read), ("item_en", read_english(row["item_en"]))):
        for written, both, _ in numbers:
            if written[0].isdigit() and written not in row["quote_zh"] and not there.issuperset(both):
                fail(column, f"holds the number {written!r}, which is not in the quote")


def _sentence(quote):
    text, (start, end) = source_text(), body()
    at = text.find(quote, start, end)
    return quote if at < 0 else text[max(text.rfind(mark, start, at) for mark in "。\n") + 1:at] + quote
