"""Rules for the tables beside the main one: every cell by its column, every key, every judgement.

A rule is given the rows of its table, each with what notes a failure in it, and the promises by their id, as well with that;
it yields what is wrong in the file as a whole.
"""

import re

from jining.report.cells import cell_failures, rows_of, same
from jining.report.errors import Failure
from jining.report.read_csv import read_rows
from jining.report.report import data_path, fields, has_table, lookup, package, resource
from jining.report.results import failures_of, verdict_failures
from jining.report.source import body, para_at, source_text

#: Classes of a number that belongs to records: the value of a target, the scope of an open promise.
_OWNED = ("promise", "scope")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def table_failures(name, promises, path=None):
    """Find every failure in one table beside the main one, by default the shipped one."""
    columns, lines, file = read_rows(path, name)
    if name in ("results", "verdicts"):
        failures = failures_of(name, columns, lines, file)
    else:
        failures = cell_failures(columns, lines, file, name)
    rows = list(rows_of(columns, lines, file, failures))
    key = resource(name)["schema"].get("primaryKey") or list(columns)
    if not isinstance(key, str):  # one column is unique by itself
        refuse_repeated(zip(lines, rows, strict=True), key, key[-1])
    if name == "verdicts" and not failures:
        failures += verdict_failures(columns, lines, file, read_rows(name="results")[0])
    if name in _RULES and not failures:
        failures += [Failure(file, column=column, rule=rule) for column, rule in _RULES[name](rows, promises) or ()]
    return failures


def refuse_repeated(rows, columns, column, said="repeats line {}"):
    """Note each row, given with its line, that says in some columns what a row before it does."""
    seen = {}
    for line, (row, fail) in rows:
        before = seen.setdefault(tuple(same(row[name], name) for name in columns), line)
        if before != line:
            fail(column, said.format(before))


def _judgement_rules(rows, promises):
    """Find values that are none of their judgement, and measures without a class of verb."""
    values = read_rows(name="judgement_values")[0]
    known, judged = list(zip(values["judgement"], values["value"], strict=True)), set()
    for row, fail in rows:
        judgement, value = row["judgement"], row["value"]
        if (judgement, value) not in known:
            fail("value", "is no value of this judgement", ", ".join(sorted(one for of, one in known if of == judgement)))
        judged |= {row["id"]} if judgement == "verb_class" else set()
        kind = promises[row["id"]][0]["kind"] if row["id"] in promises else "measure"
        if judgement == "verb_class" and kind != "measure":
            fail("judgement", f"judges a {kind}; only a measure acts")
    for id_, (row, fail) in promises.items():
        if "verb_class" in values["judgement"] and row["kind"] == "measure" and id_ not in judged:
            fail("kind", f"has no class of its verb (verb_class) in {data_path('judgements').name}")


def _log_rules(rows, promises):
    """Find decisions on no column, and decisions that the table does not follow: the last one is what stands there."""
    tables = [found["name"] for found in package()["resources"] if "schema" in found]
    known = {"segmentation"}.union(*map(fields, tables))
    last = {(row["id"], row["variable"]): row for row, _ in rows}
    for row, fail in rows:
        stands = promises[row["id"]][0].get(row["variable"]) if row["id"] in promises else None
        if row["variable"] not in known:
            fail("variable", "is a column of no table")
        elif stands not in (None, row["final"]) and last[row["id"], row["variable"]] is row:
            fail("final", f"is not what the table holds: {stands!r}")


def _segmentation_rules(rows, promises):
    for row, fail in rows:
        span = _span_of(row, fail, "quote_zh")
        if span and row["para"] != para_at(span[0]):
            fail("para", "is not where the words stand", para_at(span[0]))


def _place_rules(rows, promises):
    above, cells = {""}, {}
    for row, fail in rows:
        if row["parent"] not in above:
            fail("parent", "is no place of a row above: list a place below the one it lies in")
        above.add(row["place"])
        if row["row"] and (there := cells.setdefault((row["row"], row["col"]), row["place"])) != row["place"]:
            fail("col", f"puts it on the tile of {there}")


def _ledger_rules(rows, promises):
    """Check that the segments tile the body, and that the words of each lie in the quotes of its records."""
    listed, (reached, last), text = set(), body(), source_text()
    for row, fail in rows:
        if span := _span_of(row, fail):
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
        rest = row["text"] if ids else ""
        for quote in sorted(quotes.values(), key=len, reverse=True):
            rest = rest.replace(quote, "\n")
        gaps = [re.sub(r"^\W+|\W+$", "", gap) for gap in rest.split("\n")]
        if lost := [gap for gap in gaps if re.sub(r"等\w*|[和及与]|\W", "", gap)]:  # "and" and "and the like" are no words
            fail("text", f"has words that no quote of its records holds: {lost[0]!r}")
        listed.update(ids)
    if gap := text[reached:last].strip():
        yield "end", f"leaves a gap at the end: {gap[:30]!r}"
    for id_, (_, fail) in promises.items():
        if id_ not in listed:
            fail("id", f"is in no segment of {data_path('ledger').name}")


def _span_of(row, fail, words="text"):
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


def _numeral_rules(rows, promises):
    """Check that every digit of the body is accounted for, and that each target has its numeral."""
    covered, claimed, text = set(), set(), source_text()
    for row, fail in rows:
        if span := _span_of(row, fail):
            covered.update(range(*span))
        ids = [part for part in row["ids"].split(";") if part]
        if bool(ids) != (row["class"] in _OWNED):
            fail("ids", f"must be filled for the classes {' and '.join(_OWNED)} and empty for all others")
        for id_ in ids:
            promise, scope = promises[id_][0] if id_ in promises else {}, row["class"] == "scope"
            target, at = promise.get("kind") == "target", text.find(promise.get("quote_zh", ""), *body())
            if not promise or scope == target:
                fail("ids", f"names {id_}, which is {'a' if target else 'no'} target")
            elif span and not at <= span[0] < span[1] <= at + len(promise["quote_zh"]):
                fail("ids", f"names {id_}, whose quote does not hold this numeral")
            elif not scope and promise["value_as_written"] != row["text"]:
                fail("ids", f"names {id_}, whose value is not this numeral")
        claimed.update(ids if row["class"] == "promise" else ())
    for match in re.finditer(r"\d", text[:body()[1]]):
        if match.start() >= body()[0] and match.start() not in covered:
            near = text[max(body()[0], match.start() - 8):match.start() + 8]
            yield "start", f"leaves out the digit at {match.start()}: {near!r}"
    for id_, (row, fail) in promises.items():
        if row["kind"] == "target" and id_ not in claimed:
            fail("value_as_written", f"is a target without a numeral in {data_path('numerals').name}")


def held(text, terms):
    """List the terms that a text holds: the longest first, none inside another."""
    found = []
    for term in sorted(terms, key=len, reverse=True):
        if term in text:
            found.append(term)
            text = text.replace(term, "\0" * len(term))
    return found


def renders(english, entry):
    """Tell whether an English text holds one of the forms of a term, at the beginning of a word."""
    forms = (re.escape(form.translate(_QUOTES)) for form in (entry["en"], *entry["forms"].split(";")) if form)
    return bool(re.search(rf"(?<![a-z])(?:{'|'.join(forms)})", english.translate(_QUOTES), re.IGNORECASE))


def _term_rules(rows, promises):
    """Check sentences and items of the promises; what one quote made several records of is read together."""
    terms = {row["zh"]: row for row, _ in rows}
    for row, fail in promises.values():
        together = "\n".join(other["text_en"] for other, _ in promises.values() if other["quote_zh"] in row["quote_zh"])
        _render(row["quote_zh"], together, "text_en", terms, fail)
        _render(row["item_zh"], row["item_en"], "item_en", terms, fail)


def _programme_rules(rows, promises):
    """Check the names of the programmes."""
    for row, fail in rows:
        _render(row["zh"], row["en"], "en", lookup("terms") if has_table("terms") else {}, fail)


def _render(chinese, english, column, terms, fail):
    for term in held(chinese, terms):
        if not renders(english, terms[term]):
            forms = "; ".join((terms[term]["en"], *terms[term]["forms"].split(";")))
            fail(column, f"renders {term} in no way of the glossary", forms)


_RULES = {"judgements": _judgement_rules, "log": _log_rules, "segmentation": _segmentation_rules,
          "places": _place_rules, "ledger": _ledger_rules, "numerals": _numeral_rules,
          "terms": _term_rules, "programmes": _programme_rules}
