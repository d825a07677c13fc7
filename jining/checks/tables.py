"""Rules for the tables beside the main one: every cell by its column, every key, every judgement, every file whole."""

import hashlib

from jining.checks.glossary import glossary_failures
from jining.checks.unfinished import left_to_do
from jining.report.cells import cell_rules
from jining.report.errors import Failure
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, data_path, fields, has_table, package
from jining.report.results import failures_of, verdict_failures

#: Checked by rules of their own, or copies in which slips and old values are wanted.
_ELSEWHERE = (TABLE, "ledger", "numerals", "results", "verdicts", "first_pass", "second_pass", "fresh_pass", "segmentation",
              "log", "damaged")
#: Without these there is no report to check; the others may be missing, and then nothing is said that rests on them.
_NEEDED = (TABLE, "ledger", "numerals", "sectors", "units", "places", "programmes", "instruments", "source")
_MAY_MISS = ("terms", "judgements", "judgement_values", "results", "verdicts")


def all_tables(promises):
    """Find every failure in the shipped tables beside the main one, the ledger and the account of numerals."""
    failures = [*_changed_files(), *left_to_do()]
    for resource in package()["resources"]:
        if "schema" in resource and resource["name"] not in _ELSEWHERE and has_table(resource["name"]):
            failures += _cells(resource["name"], *read_rows(name=resource["name"]))
    if has_table("judgements") and has_table("judgement_values"):
        failures += _judgements(*read_rows(name="judgements"), promises)
    if has_table("terms") and has_table("programmes"):
        failures += glossary_failures(promises, data_path().name)
    if has_table("results"):
        failures += _results()
    return failures


def _results():
    results, lines = read_rows(name="results")
    failures = failures_of("results", results, lines, data_path("results").name)
    if not has_table("verdicts"):
        return failures
    verdicts, lines = read_rows(name="verdicts")
    file = data_path("verdicts").name
    failures += failures_of("verdicts", verdicts, lines, file)
    failures += verdict_failures(verdicts, lines, file, results)
    return failures + list(_without_verdict(results, verdicts, file))


def missing_tables():
    """Name the tables that the report may have and does not."""
    return [name for name in _MAY_MISS if not has_table(name)]


def lost_files():
    """Find tables that every report needs and this one has not, and files that are listed and not there."""
    listed = {resource["name"] for resource in package()["resources"]}
    for name in _NEEDED:
        if name not in listed:
            yield Failure("datapackage.json", None, "", "", "", f"lists no {name}, which every report needs")
    for name in listed:
        if not has_table(name):
            yield Failure(data_path(name).name, None, "", "", "", "is listed in datapackage.json and missing")


def _changed_files():
    """Find files that are not those of the version; a report that is still being coded has no hashes yet."""
    for resource in package()["resources"]:
        if "hash" not in resource or not has_table(resource["name"]):
            continue
        raw = data_path(resource["name"]).read_bytes()
        if "sha256:" + hashlib.sha256(raw).hexdigest() != resource["hash"]:
            rule = (f"is not the file of data version {package()['version']} ({len(raw)} bytes, not {resource['bytes']}); "
                    "after a change on purpose run `make seal`")
            yield Failure(data_path(resource["name"]).name, None, "", "", "", rule)


def _cells(name, columns, lines):
    failures, seen, key = [], {}, next(iter(columns))
    unique = fields(name)[key].get("constraints", {}).get("unique")
    for line, row in _rows(columns, lines):
        def fail(column, rule, allowed_="", *, row=row, line=line):
            failures.append(Failure(data_path(name).name, line, row[key], column, row[column], rule, allowed_))

        if unique and row[key] in seen:
            fail(key, f"repeats line {seen[row[key]]}")
        seen.setdefault(row[key], line)
        cell_rules(row, fail, name)
    return failures


def _rows(columns, lines):
    cells = zip(*columns.values(), strict=True)
    return [(line, dict(zip(columns, row, strict=True))) for line, row in zip(lines, cells, strict=True)]


def _judgements(columns, lines, promises):
    """Find values that are none of their judgement, judgements that stand twice, and measures without a class of verb."""
    file, failures, seen = data_path("judgements").name, [], {}
    values, _ = read_rows(name="judgement_values")
    known = set(zip(values["judgement"], values["value"], strict=True))
    kinds = dict(zip(promises["id"], promises["kind"], strict=True))
    for line, row in _rows(columns, lines):
        if (row["judgement"], row["value"]) not in known:
            failures.append(Failure(file, line, row["id"], "value", row["value"], "is no value of this judgement",
                                    ", ".join(value for judgement, value in sorted(known) if judgement == row["judgement"])))
        key = row["judgement"], row["id"], row["role"], row["value"] if row["judgement"] == "theme" else ""
        if key in seen:
            failures.append(Failure(file, line, row["id"], "judgement", row["judgement"], f"repeats line {seen[key]}"))
        seen[key] = line
        if row["judgement"] == "verb_class" and kinds.get(row["id"], "measure") != "measure":
            rule = f"judges a {kinds[row['id']]}; only a measure acts"
            failures.append(Failure(file, line, row["id"], "judgement", "verb_class", rule))
    if "verb_class" not in values["judgement"]:
        return failures
    judged = {row_id for judgement, row_id, *_ in seen if judgement == "verb_class"}
    failures += [Failure(file, None, id_, "judgement", "", "has no class of its verb (verb_class)")
                 for id_, kind in kinds.items() if kind == "measure" and id_ not in judged]
    return failures


def _without_verdict(results, verdicts, file):
    """Find promises with a fact beyond context and no verdict."""
    told = {id_: fact for fact, ids, says in zip(results["fact"], results["ids"], results["says"], strict=True)
            if says != "context" for id_ in ids.split(";")}
    for id_, fact in told.items():
        if id_ not in verdicts["id"]:
            yield Failure(file, None, id_, "verdict", "", f"is missing, though {fact} says what became of the promise")
