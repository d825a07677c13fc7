"""Rules for the ledger, which tiles the body, and for the account of numerals."""

import re

from jining.report.cells import cell_failures, rows_of
from jining.report.errors import Failure
from jining.report.report import data_path
from jining.report.source import body, source_text

_WHOLE = re.compile(r"[0-9]{1,15}")
_DIGITS = re.compile(r"[0-9]")
#: Classes of a number that belongs to records: the value of a target, the scope of an open promise.
_OWNED = ("promise", "scope")


def ledger_failures(columns, lines, promises, at, file):
    """Find every failure in a ledger; `at` are the lines of the promises."""
    failures = cell_failures(columns, lines, file, "ledger")
    quotes = dict(zip(promises["id"], promises["quote_zh"], strict=True))
    listed, reached = set(), body()[0]
    for row, fail in rows_of(columns, lines, file, failures):
        if span := span_of(row, fail):
            _tiling_rules(span, reached, fail)
            reached = max(reached, span[1])
        ids = [part for part in row["ids"].split(";") if part]
        if row["role"] and bool(ids) != (row["role"] == "record"):
            fail("ids", "must be filled for role 'record' and empty for all others")
        for id_ in ids:
            if quotes.get(id_, "\0") not in row["text"]:
                fail("ids", f"names {id_}, whose quote does not lie in the segment")
        lost = _uncovered(row["text"], [quotes[id_] for id_ in ids if quotes.get(id_, "\0") in row["text"]])
        if ids and lost:
            fail("text", f"has words that no quote of its records holds: {lost!r}")
        listed.update(ids)
    if source_text()[reached:body()[1]].strip():
        rule = f"leaves a gap at the end: {source_text()[reached:body()[1]].strip()[:30]!r}"
        failures.append(Failure(file, lines[-1] if lines else None, "", "end", "", rule))
    return failures + [Failure(data_path().name, at[id_], id_, "id", "", f"is in no segment of {file}")
                       for id_ in quotes if id_ not in listed]


def _uncovered(text, quotes):
    """First words of a segment outside all quotes; "and" and "and the like" are none."""
    for quote in sorted(quotes, key=len, reverse=True):
        text = text.replace(quote, "\n")
    gaps = [re.sub(r"^\W+|\W+$", "", gap) for gap in text.split("\n")]
    return next((gap for gap in gaps if re.sub(r"等\w*|[和及与]|\W", "", gap)), "")


def _tiling_rules(span, reached, fail):
    gap = source_text()[reached:span[0]]
    if span[0] < reached:
        fail("start", f"overlaps the segment before, which ends at {reached}")
    elif gap.strip():
        fail("start", f"leaves a gap before the segment: {gap.strip()[:30]!r}")


def span_of(row, fail, words="text"):
    """Check that a row gives a stretch of the body and its words."""
    (first, last), text = body(), source_text()
    if not (_WHOLE.fullmatch(row["start"]) and _WHOLE.fullmatch(row["end"])):
        return None  # said by the rules of the cells
    start, end = int(row["start"]), int(row["end"])
    if not first <= start < end <= last:
        fail("start", f"and end ({end}) are not a stretch of the body", f"{first} to {last}")
        return None
    if text[start:end] != row[words]:
        fail(words, f"is not what stands at {start} to {end}: {text[start:end][:30]!r}")
        return None
    return start, end


def numeral_failures(columns, lines, promises, at, file):
    """Find every failure in an account of numerals; `at` are the lines of the promises."""
    failures, covered, claimed = cell_failures(columns, lines, file, "numerals"), set(), set()
    reached = 0
    targets, quotes = _targets(promises), dict(zip(promises["id"], promises["quote_zh"], strict=True))
    for row, fail in rows_of(columns, lines, file, failures):
        if span := span_of(row, fail):
            if span[0] < reached:
                fail("start", "overlaps another numeral, or stands behind a later one")
            reached = max(reached, span[1])
            covered.update(range(*span))
        ids = [part for part in row["ids"].split(";") if part]
        if bool(ids) != (row["class"] in _OWNED):
            fail("ids", f"must be filled for the classes {' and '.join(_OWNED)} and empty for all others")
        for id_ in ids:
            if row["class"] == "scope":
                if id_ in targets or (span and not _lies_in(span, quotes.get(id_, ""))):
                    fail("ids", f"names {id_}, which is a target or does not hold this numeral")
            elif id_ not in targets:
                fail("ids", f"names {id_}, which is no target")
            elif span and not _is_value(row["text"], span, *targets[id_]):
                fail("ids", f"names {id_}, whose value is not this numeral")
        claimed.update(ids if row["class"] == "promise" else ())
    (first, last), text = body(), source_text()
    for match in _DIGITS.finditer(text, first, last):
        if match.start() not in covered:
            near = text[max(first, match.start() - 8):match.start() + 8]
            failures.append(Failure(file, None, "", "start", "", f"leaves out the digit at {match.start()}: {near!r}"))
    rule = f"is a target without a numeral in {file}"
    return failures + [Failure(data_path().name, at[id_], id_, "value_as_written", "", rule)
                       for id_ in targets if id_ not in claimed]


def _targets(promises):
    names = ("id", "kind", "quote_zh", "value_as_written")
    cells = zip(*(promises[name] for name in names), strict=True)
    return {id_: (quote, written) for id_, kind, quote, written in cells if kind == "target"}


def _is_value(numeral, span, quote, written):
    return numeral == written and _lies_in(span, quote)


def _lies_in(span, quote):
    at = source_text().find(quote, *body())
    return quote != "" and at <= span[0] and span[1] <= at + len(quote)
