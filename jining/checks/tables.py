"""Rules for the tables beside the main one: every cell by its column, every key, every judgement, every file whole."""

import json

from jining.checks.coverage import span_of
from jining.checks.glossary import glossary_failures
from jining.report.cells import cell_failures, rows_of
from jining.report.errors import Failure
from jining.report.new import PLACEHOLDERS
from jining.report.read_csv import read_rows
from jining.report.report import FACTS, TABLE, allowed, data_path, fields, has_table, lookup, package, resource
from jining.report.results import failures_of, verdict_failures
from jining.report.source import is_sealed, para_at

#: Checked by rules of their own, or a copy in which slips are wanted.
_ELSEWHERE = (TABLE, "ledger", "numerals", "damaged")
#: Without these there is no report to check; the others may be missing, and then nothing is said that rests on them.
_NEEDED = (TABLE, "ledger", "numerals", "sectors", "units", "places", "programmes", "instruments", "source")
_MAY_MISS = ("terms", "judgements", "judgement_values", "results", "verdicts")


def all_tables(promises, lines):
    """Find every failure in the shipped files beside the main table, the ledger and the account of numerals."""
    failures, at = list(left_to_do()), dict(zip(promises["id"], lines, strict=True))
    for name in (found["name"] for found in package()["resources"] if "schema" in found):
        if name not in _ELSEWHERE and has_table(name):
            failures += shipped_failures(name, promises, at)
    if has_table("terms") and has_table("programmes"):
        failures += glossary_failures(promises, lines, data_path().name)
    return [*failures, *_changed_files()]


def shipped_failures(name, promises, at):
    """Find every failure in one table beside the main one; `at` are the lines of the promises."""
    columns, lines = read_rows(name=name)
    file, further = data_path(name).name, _RULES.get(name)
    if name in ("results", "verdicts"):
        failures = failures_of(name, columns, lines, file)
    else:
        failures = cell_failures(columns, lines, file, name)
    failures += _keys(name, columns, lines, file)
    return failures if failures or not further else further(columns, lines, file, promises, at)


def _keys(name, columns, lines, file):
    """Find rows whose key stands twice: the primary key of the Data Package, or the whole row."""
    key, seen, failures = resource(name)["schema"].get("primaryKey") or list(columns), {}, []
    if isinstance(key, str):  # of one column, which is unique by itself
        return []
    for line, (row, fail) in zip(lines, rows_of(columns, lines, file, failures), strict=True):
        if seen.setdefault(value := tuple(row[part] for part in key), line) != line:
            fail(key[-1], f"repeats line {seen[value]}")
    return failures


def _verdicts(columns, lines, file, promises, at):
    results, places = read_rows(name="results")
    failures = verdict_failures(columns, lines, file, results)
    told = {id_: (line, fact) for line, fact, ids, says in zip(places, results["fact"], results["ids"], results["says"],
                                                               strict=True) if says != "context" for id_ in ids.split(";")}
    return failures + [Failure(data_path("results").name, line, fact, "says", "", f"bears on {id_}, which has no verdict")
                       for id_, (line, fact) in told.items() if id_ not in columns["id"]]


def _judgements(columns, lines, file, promises, at):
    """Find values that are none of their judgement, judgements that stand twice, and measures without a class of verb."""
    values, _ = read_rows(name="judgement_values")
    known, failures, seen = set(zip(values["judgement"], values["value"], strict=True)), [], {}
    kinds = dict(zip(promises["id"], promises["kind"], strict=True))
    for line, (row, fail) in zip(lines, rows_of(columns, lines, file, failures), strict=True):
        if (row["judgement"], row["value"]) not in known:
            fail("value", "is no value of this judgement",
                 ", ".join(value for judgement, value in sorted(known) if judgement == row["judgement"]))
        key = row["judgement"], row["id"], row["role"], row["value"] if row["judgement"] == "theme" else ""
        if seen.setdefault(key, line) != line:
            fail("judgement", f"repeats line {seen[key]}")
        if row["judgement"] == "verb_class" and kinds.get(row["id"], "measure") != "measure":
            fail("judgement", f"judges a {kinds[row['id']]}; only a measure acts")
    judged = {row_id for judgement, row_id, *_ in seen if judgement == "verb_class"}
    if "verb_class" not in values["judgement"]:
        return failures
    rule = f"has no class of its verb (verb_class) in {file}"
    return failures + [Failure(data_path().name, at[id_], id_, "kind", kind, rule)
                       for id_, kind in kinds.items() if kind == "measure" and id_ not in judged]


def _log(columns, lines, file, promises, at):
    """Find decisions on no column, and decisions that the table does not follow: the last one is what stands there."""
    failures, tables = [], [found["name"] for found in package()["resources"] if "schema" in found]
    known = {"segmentation"}.union(*map(fields, tables))
    place = {id_: number for number, id_ in enumerate(promises["id"])}
    last = {(id_, variable): line for line, id_, variable in zip(lines, columns["id"], columns["variable"], strict=True)}
    for line, (row, fail) in zip(lines, rows_of(columns, lines, file, failures), strict=True):
        id_, variable = row["id"], row["variable"]
        stands = promises[variable][place[id_]] if id_ in place and variable in promises else row["final"]
        if variable not in known:
            fail("variable", "is a column of no table")
        elif stands != row["final"] and last[id_, variable] == line:
            fail("final", f"is not what {data_path().name} line {at[id_]} holds: {stands!r}")
    return failures


def _segmentation(columns, lines, file, promises, at):
    failures = []
    for row, fail in rows_of(columns, lines, file, failures):
        span = span_of(row, fail, "quote_zh")
        if span and row["para"] != para_at(span[0]):
            fail("para", "is not where the words stand", para_at(span[0]))
    return failures


def _units(columns, lines, file, promises, at):
    failures, types = [], allowed("measure_type")
    for row, fail in rows_of(columns, lines, file, failures):
        if unknown := [one for one in row["measure_types"].split(";") if one not in types]:
            fail("measure_types", f"holds {unknown[0]!r}, which is not allowed", ", ".join(types))
        if float(row["to_base"]) <= 0:
            fail("to_base", "is out of bounds", "more than 0")
    return failures


def _places(columns, lines, file, promises, at):
    failures, parents = [], {place: row["parent"] for place, row in lookup("places").items()}
    for row, fail in rows_of(columns, lines, file, failures):
        above = row["place"]
        for _ in parents:
            above = parents.get(above, "")
        if above or row["parent"] not in {*parents, ""}:
            fail("parent", "leads to no place, or round in a circle")
    return failures


def left_to_do():
    """Name the placeholders that nobody has replaced yet, and facts of the report that no figure can do without."""
    facts = package().get("report", {})
    texts = json.dumps([package(), lookup("places") if has_table("places") else {}], ensure_ascii=False)
    for mark, meaning in PLACEHOLDERS.items():
        if times := texts.count(mark):
            yield _of_package(f"holds the placeholder {mark} {times}× (with places.csv); replace it by {meaning}")
    for name in FACTS:
        if facts.get(name) in (None, ""):
            yield _of_package(f'has no "{name}" in its block "report"')
    if "PLAN_YEAR" not in texts and not isinstance(facts.get("year", 0), int):
        yield _of_package('says "year" in quotation marks; write it as a number, without them')
    if "HEADLINE_PARA" not in texts and facts.get("headline_para") not in allowed("para"):
        yield _of_package(f'says "headline_para": {facts.get("headline_para")!r}, which is no paragraph of the report')


def _of_package(rule):
    return Failure("datapackage.json", None, "", "", "", rule)


_RULES = {"verdicts": _verdicts, "judgements": _judgements, "log": _log, "segmentation": _segmentation, "units": _units,
          "places": _places}


def missing_tables():
    """Name the tables that the report may have and does not."""
    return [name for name in _MAY_MISS if not has_table(name)]


def lost_files():
    """Find tables that every report needs and this one has not, and files that are listed and not there."""
    listed = {resource["name"] for resource in package()["resources"]}
    for name in _NEEDED:
        if name not in listed:
            yield _of_package(f"lists no {name}, which every report needs")
    for name in listed:
        if not has_table(name):
            yield Failure(data_path(name).name, None, "", "", "", "is listed in datapackage.json and missing")


def _changed_files():
    """Find files that are not those of the version; a report that is still being coded has no hashes yet."""
    for found in package()["resources"]:
        name = found["name"]
        size = data_path(name).stat().st_size if has_table(name) else None
        if size is None or (is_sealed(name) and size == found.get("bytes")):
            continue
        if "hash" in found:
            rule = (f"is not the file of data version {package().get('version')} ({size} bytes, not {found.get('bytes')}); "
                    "after a change on purpose run `make seal`")
            yield Failure(data_path(name).name, None, "", "", "", rule)
        elif not package().get("report", {}).get("unfinished"):
            yield Failure(data_path(name).name, None, "", "", "", "has no hash in datapackage.json; run `make seal`")
