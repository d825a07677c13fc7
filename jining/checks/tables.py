"""Rules for the tables beside the main one: every cell by its column, every key, every judgement.

A rule is given the rows of its table, each with what notes a failure in it, and the promises by their id, as well with that;
it yields what is wrong in the file as a whole.
"""

from pathlib import Path

from jining.checks.coverage import ledger_rules, numeral_rules, span_of
from jining.checks.glossary import programme_rules, term_rules
from jining.report.cells import cell_failures, rows_of, same
from jining.report.derive import para_at
from jining.report.errors import Failure
from jining.report.read_csv import read_rows
from jining.report.report import allowed, data_path, fields, lookup, package, resource
from jining.report.results import failures_of, verdict_failures


def table_failures(name, promises, path=None):
    """Find every failure in one table beside the main one, by default the shipped one."""
    columns, lines = read_rows(path, name)
    file = Path(path or data_path(name)).name
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
        failures += [Failure(file, None, "", column, "", rule) for column, rule in _RULES[name](rows, promises) or ()]
    return failures


def refuse_repeated(rows, columns, column, said="repeats line {}"):
    """Note each row, given with its line, that says in some columns what a row before it does."""
    seen = {}
    for line, (row, fail) in rows:
        before = seen.setdefault(tuple(same(row[name], name) for name in columns), line)
        if before != line:
            fail(column, said.format(before))


def _verdict_rules(rows, promises):
    """Find promises with a fact beyond context and no verdict."""
    judged, results = {row["id"] for row, _ in rows}, lookup("results")
    for fact, row in results.items():
        for id_ in row["ids"].split(";"):
            if row["says"] != "context" and id_ in promises and id_ not in judged:
                promises[id_][1]("id", f"has the fact {fact} in {data_path('results').name}, and no verdict")
                judged.add(id_)


def _judgement_rules(rows, promises):
    """Find values that are none of their judgement, judgements that stand twice, and measures without a class of verb."""
    values, _ = read_rows(name="judgement_values")
    known, seen = list(zip(values["judgement"], values["value"], strict=True)), set()
    for row, fail in rows:
        judgement, value = row["judgement"], row["value"]
        if (judgement, value) not in known:
            fail("value", "is no value of this judgement", ", ".join(sorted(one for of, one in known if of == judgement)))
        if (key := (judgement, row["id"], row["role"], value if judgement == "theme" else "")) in seen:
            fail("judgement", f"judges {row['id']} a second time")
        seen.add(key)
        kind = promises[row["id"]][0]["kind"] if row["id"] in promises else "measure"
        if judgement == "verb_class" and kind != "measure":
            fail("judgement", f"judges a {kind}; only a measure acts")
    judged = {id_ for judgement, id_, *_ in seen if judgement == "verb_class"}
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
        span = span_of(row, fail, "quote_zh")
        if span and row["para"] != para_at(span[0]):
            fail("para", "is not where the words stand", para_at(span[0]))


def _unit_rules(rows, promises):
    types = allowed("measure_type")
    for row, fail in rows:
        if unknown := [one for one in row["measure_types"].split(";") if one not in types]:
            fail("measure_types", f"holds {unknown[0]!r}, which is not allowed", ", ".join(types))
        if float(row["to_base"]) <= 0:
            fail("to_base", "is out of bounds", "more than 0")


def _place_rules(rows, promises):
    parents = {row["place"]: row["parent"] for row, _ in rows}
    for row, fail in rows:
        above = row["place"]
        for _ in parents:
            above = parents.get(above, "")
        if above or row["parent"] not in {*parents, ""}:
            fail("parent", "leads to no place, or round in a circle")


_RULES = {"verdicts": _verdict_rules, "judgements": _judgement_rules, "log": _log_rules, "segmentation": _segmentation_rules,
          "units": _unit_rules, "places": _place_rules, "ledger": ledger_rules, "numerals": numeral_rules,
          "terms": term_rules, "programmes": programme_rules}
