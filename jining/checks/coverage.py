"""Nothing of the text is lost: rules for the ledger, which tiles the body, and for the account of numerals."""

import re

from jining.report.report import data_path
from jining.report.source import body, source_text

#: Classes of a number that belongs to records: the value of a target, the scope of an open promise.
_OWNED = ("promise", "scope")


def ledger_rules(rows, promises):
    """Check that the segments tile the body, and that the words of each lie in the quotes of its records."""
    listed, (reached, last), text = set(), body(), source_text()
    for row, fail in rows:
        if span := span_of(row, fail):
            gap = text[reached:span[0]].strip()
            if span[0] < reached:
                fail("start", f"overlaps the segment before, which ends at {reached}")
            elif gap:
                fail("start", f"leaves a gap before the segment: {gap[:30]!r}")
            reached = max(reached, span[1])
        ids = [part for part in row["ids"].split(";") if part]
        if row["role"] and bool(ids) != (row["role"] == "record"):
            fail("ids", "must be filled for role 'record' and empty for all others")
        quotes = {id_: promises[id_][0]["quote_zh"] for id_ in ids if id_ in promises}
        for id_ in ids:
            if quotes.get(id_, "\0") not in row["text"]:
                fail("ids", f"names {id_}, whose quote does not lie in the segment")
        if ids and (lost := _uncovered(row["text"], quotes.values())):
            fail("text", f"has words that no quote of its records holds: {lost!r}")
        listed.update(ids)
    if gap := text[reached:last].strip():
        yield "end", f"leaves a gap at the end: {gap[:30]!r}"
    for id_, (_, fail) in promises.items():
        if id_ not in listed:
            fail("id", f"is in no segment of {data_path('ledger').name}")


def _uncovered(text, quotes):
    """First words of a segment outside all quotes; "and" and "and the like" are none."""
    for quote in sorted(quotes, key=len, reverse=True):
        text = text.replace(quote, "\n")
    gaps = [re.sub(r"^\W+|\W+$", "", gap) for gap in text.split("\n")]
    return next((gap for gap in gaps if re.sub(r"等\w*|[和及与]|\W", "", gap)), "")


def span_of(row, fail, words="text"):
    """Check that a row gives a stretch of the body and its words."""
    (first, last), (start, end) = body(), (int(row["start"]), int(row["end"]))
    found = source_text()[start:end]
    if not first <= start < end <= last:
        fail("start", f"and end ({end}) are not a stretch of the body", f"{first} to {last}")
    elif found != row[words]:
        fail(words, f"is not what stands at {start} to {end}: {found[:30]!r}")
    else:
        return start, end
    return None


def numeral_rules(rows, promises):
    """Check that every digit of the body is accounted for, and that each target has its numeral."""
    covered, claimed, reached, text = set(), set(), 0, source_text()
    for row, fail in rows:
        if span := span_of(row, fail):
            if span[0] < reached:
                fail("start", "overlaps another numeral, or stands behind a later one")
            reached = max(reached, span[1])
            covered.update(range(*span))
        ids = [part for part in row["ids"].split(";") if part]
        if bool(ids) != (row["class"] in _OWNED):
            fail("ids", f"must be filled for the classes {' and '.join(_OWNED)} and empty for all others")
        for id_ in ids:
            promise, scope = promises[id_][0] if id_ in promises else {}, row["class"] == "scope"
            target = promise.get("kind") == "target"
            if not promise or scope == target:
                fail("ids", f"names {id_}, which is {'a' if target else 'no'} target")
            elif span and not _lies_in(span, promise["quote_zh"]):
                fail("ids", f"names {id_}, whose quote does not hold this numeral")
            elif not scope and promise["value_as_written"] != row["text"]:
                fail("ids", f"names {id_}, whose value is not this numeral")
        claimed.update(ids if row["class"] == "promise" else ())
    for match in re.finditer(r"[0-9]", text[:body()[1]]):
        if match.start() >= body()[0] and match.start() not in covered:
            near = text[max(body()[0], match.start() - 8):match.start() + 8]
            yield "start", f"leaves out the digit at {match.start()}: {near!r}"
    for id_, (row, fail) in promises.items():
        if row["kind"] == "target" and id_ not in claimed:
            fail("value_as_written", f"is a target without a numeral in {data_path('numerals').name}")


def _lies_in(span, quote):
    at = source_text().find(quote, *body())
    return quote != "" and at <= span[0] and span[1] <= at + len(quote)
