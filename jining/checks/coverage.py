"""Rules for the ledger, which tiles the body, and for the account of numerals."""

import re

from jining.checks.unfinished import summed
from jining.report.errors import Failure
from jining.report.report import allowed, body, source_text

_DIGITS = re.compile(r"[0-9]")
#: Classes of a number that belongs to records: the value of a target, the scope of an open promise.
_OWNED = ("promise", "scope")


def ledger_failures(columns, lines, promises, file):
    """Find every failure in a ledger."""
    failures, bare, quotes = [], [], dict(zip(promises["id"], promises["quote_zh"], strict=True))
    listed, reached = set(), body()[0]
    for line, row in _rows(columns, lines):
        def fail(column, rule, allowed_="", *, row=row, line=line):
            failures.append(Failure(file, line, row["segment"], column, row[column], rule, allowed_))

        span = _span(row, fail)
        if not row["role"]:
            bare.append(Failure(file, line, row["segment"], "role", "", "is empty", ", ".join(allowed("role", "ledger"))))
        elif row["role"] not in allowed("role", "ledger"):
            fail("role", "is not allowed", ", ".join(allowed("role", "ledger")))
        if span:
            _tiling_rules(span, reached, fail)
            reached = max(reached, span[1])
        ids = [part for part in row["ids"].split(";") if part]
        if bool(ids) != (row["role"] == "record"):
            fail("ids", "must be filled for role 'record' and empty for all others")
        for id_ in ids:
            if quotes.get(id_, "\0") not in row["text"]:
                fail("ids", f"names {id_}, whose quote does not lie in the segment")
        listed.update(ids)
    if source_text()[reached:body()[1]].strip():
        rule = f"leaves a gap at the end: {source_text()[reached:body()[1]].strip()[:30]!r}"
        failures.append(Failure(file, None, "", "end", "", rule))
    failures += [Failure(file, None, id_, "ids", "", "is in no segment") for id_ in quotes if id_ not in listed]
    rule = f"is empty in {{n}} of {len(lines)} segments; read each and write {' or '.join(allowed('role', 'ledger'))}"
    return summed(failures, file, "role", bare, rule)


def _tiling_rules(span, reached, fail):
    gap = source_text()[reached:span[0]]
    if span[0] < reached:
        fail("start", f"overlaps the segment before, which ends at {reached}")
    elif gap.strip():
        fail("start", f"leaves a gap before the segment: {gap.strip()[:30]!r}")


def _rows(columns, lines):
    names = list(columns)
    cells = zip(*columns.values(), strict=True)
    return [(line, dict(zip(names, row, strict=True))) for line, row in zip(lines, cells, strict=True)]


def _span(row, fail):
    (first, last), text = body(), source_text()
    if not (row["start"].isdigit() and row["end"].isdigit()):
        fail("start", "and end must be whole numbers")
        return None
    start, end = int(row["start"]), int(row["end"])
    if not first <= start < end <= last:
        fail("start", f"and end ({end}) are not a stretch of the body", f"{first} to {last}")
        return None
    if text[start:end] != row["text"]:
        fail("text", f"is not what stands at {start} to {end}: {text[start:end][:30]!r}")
        return None
    return start, end


def numeral_failures(columns, lines, promises, file):
    """Find every failure in an account of numerals."""
    failures, missed, covered, claimed = [], [], set(), set()
    targets, quotes = _targets(promises), dict(zip(promises["id"], promises["quote_zh"], strict=True))
    for line, row in _rows(columns, lines):
        def fail(column, rule, allowed_="", *, row=row, line=line):
            failures.append(Failure(file, line, row["start"], column, row[column], rule, allowed_))

        span = _span(row, fail)
        if row["class"] not in allowed("class", "numerals"):
            fail("class", "is not allowed", ", ".join(allowed("class", "numerals")))
        if span:
            if covered & set(range(*span)):
                fail("start", "overlaps another numeral")
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
            missed.append(Failure(file, None, "", "start", "", f"leaves out the digit at {match.start()}: {near!r}"))
    failures = summed(failures, file, "start", missed, "leaves out {n} digits; write a row for every number of the body")
    return failures + [Failure(file, None, id_, "ids", "", "is a target without a numeral") for id_ in targets
                       if id_ not in claimed]


def _targets(promises):
    names = ("id", "kind", "quote_zh", "value_as_written")
    cells = zip(*(promises[name] for name in names), strict=True)
    return {id_: (quote, written) for id_, kind, quote, written in cells if kind == "target"}


def _is_value(numeral, span, quote, written):
    return numeral == written and _lies_in(span, quote)


def _lies_in(span, quote):
    at = source_text().find(quote, *body())
    return quote != "" and at <= span[0] and span[1] <= at + len(quote)
