"""Check the table and every file beside it against the codebook and the report."""

import json
from itertools import pairwise

from jining.checks import promise, words
from jining.checks.tables import refuse_repeated, table_failures
from jining.report.cells import cell_failures, rows_of
from jining.report.errors import DataError, Failure
from jining.report.labels import values
from jining.report.load import load
from jining.report.new import PLACEHOLDERS
from jining.report.read_csv import read_rows
from jining.report.report import FACTS, TABLE, allowed, by_the_codebook, data_path, has_table, lacking, lookup, package
from jining.report.source import is_sealed, locate

_PACKAGE = "datapackage.json"
_SEAL = "seal it: `make seal`, or of another report `python tools/seal.py FOLDER` in a checkout of jining"
#: What makes two records one promise: the same words, action, object, value, place and deadline.
_PROMISE = ("quote_zh", "item_zh", "verb", "place", "deadline")
#: Without these there is no report to check; the others may be missing, and then nothing is said that rests on them.
_NEEDED = (TABLE, "ledger", "numerals", "sectors", "units", "places", "programmes", "instruments", "source")
MAY_MISS = ("terms", "judgements", "judgement_values", "results", "verdicts")


@by_the_codebook()
def check(path=None):
    """Check a table against the codebook and against the words of the report, and return it as `load` does.

    Parameters
    ----------
    path : str or path-like, optional
        Table of targets, measures and aims; by default the shipped one, and with it every other file that is shipped.

    Raises
    ------
    DataError
        If anything is wrong: every failure with file, line, id, column, value, rule and what is allowed.

    Examples
    --------
    >>> try:
    ...     check("no_such_file.csv")
    ... except DataError as error:
    ...     print(error.failures[0].rule)
    does not exist (no_such_file.csv)
    """
    listed = [found["name"] for found in package()["resources"]]
    lost = [Failure(_PACKAGE, rule=f"lists no {name}, which every report needs") for name in _NEEDED if name not in listed]
    lost += [Failure(data_path(name).name, rule="is listed in datapackage.json and missing")
             for name in listed if not has_table(name)]
    lost += [Failure(_PACKAGE, rule=f"describes no column {one!r} of {TABLE}, and none may miss")
             for one in lacking() if TABLE in listed]
    if path is None and lost:
        raise DataError(lost)
    promises, failures = read_promises(path)
    if path is None:
        failures += _left_to_do()
        for name in (found["name"] for found in package()["resources"] if "schema" in found):
            if name not in (TABLE, "damaged") and has_table(name):
                failures += table_failures(name, promises)
        failures += changed_files()
    if failures:
        raise DataError(failures)
    return load(path)


def read_promises(path=None):
    """Read the main table: each row by its id, with what notes a failure in it, and the list of all failures."""
    columns, lines, file = read_rows(path)
    failures, starts = cell_failures(columns, lines, file), locate(columns["quote_zh"])
    rows = list(zip(lines, rows_of(columns, lines, file, failures), strict=True))
    promises = {row["id"]: (row, fail) for _, (row, fail) in rows}

    def sound():  # one slip is not said a second time by a later rule
        damaged = {failure.line for failure in failures}
        return [(line, one) for line, one in rows if line not in damaged]

    found = ((row["id"], start, fail) for start, (_, (row, fail)) in zip(starts, rows, strict=True) if start is not None)
    for (before, last, _), (_, start, fail) in pairwise(sorted(found, key=lambda one: one[:2])):
        if start < last:
            fail("id", f"stands in the text before {before}; ids follow the text")
    refuse_repeated(rows, _PROMISE, "quote_zh", "repeats the promise of line {}: words, item, verb, place and deadline")
    for _, (row, fail) in rows:
        promise.quote_rules(row, fail)
        for named in (flag.partition(":")[2] for flag in row["flag"].split(";") if flag.startswith("conflict:")):
            if named not in {*promises, *lookup(TABLE)}:  # a table of one's own may hold a selection
                fail("flag", f"names {named}, an id that is not in the table")
    for _, (row, fail) in sound():
        promise.value_rules(row, fail)
        promise.wording_rules(row, fail)
    refuse_repeated(sound(), ["text_en"], "text_en", "repeats line {}: two records, one sentence")
    for _, (row, fail) in sound():
        promise.note(words.coded(row), row, fail)
        promise.english_rules(row, fail)
        promise.note(words.said(row), row, fail)
    failures.sort(key=lambda failure: failure.line or 0)
    return promises, failures


def _left_to_do():
    """Name the placeholders that nobody has replaced yet, and facts of the report that no figure can do without."""
    facts = package().get("report", {})
    texts = json.dumps([package(), lookup("places") if has_table("places") else {}], ensure_ascii=False)
    for mark, meaning in PLACEHOLDERS.items():
        if times := texts.count(mark):
            yield Failure(_PACKAGE, rule=f"holds the placeholder {mark} {times}× (with places.csv); replace it by {meaning}")
    for name in FACTS:
        if facts.get(name) in (None, ""):
            yield Failure(_PACKAGE, rule=f'has no "{name}" in its block "report"')
    if "PLAN_YEAR" not in texts and not isinstance(facts.get("year", 0), int):
        yield Failure(_PACKAGE, rule='says "year" in quotation marks; write it as a number, without them')
    if chapters := {para.partition(".")[0] for para in allowed("para")} - set(values("chapter")):
        yield Failure(_PACKAGE, rule=f"has no label of chapter {', '.join(sorted(chapters))} under derived")
    if "HEADLINE_PARA" not in texts and facts.get("headline_para") not in allowed("para"):
        given = facts.get("headline_para")
        yield Failure(_PACKAGE, rule=f'says "headline_para": {given!r}, which is no paragraph of the report')


def changed_files():
    """Find files that are not those of the version; a report that is still being coded has no hashes yet."""
    for found in package()["resources"]:
        path = data_path(found["name"])
        size = path.stat().st_size
        if "hash" not in found:
            if not package().get("report", {}).get("unfinished"):
                yield Failure(path.name, rule=f"has no hash in datapackage.json; {_SEAL}")
        elif not is_sealed(found["name"]) or size != found.get("bytes"):
            yield Failure(path.name, rule=f"is not the file of data version {package()['version']} ({size} bytes, not "
                           f"{found.get('bytes')}); after a change on purpose {_SEAL}")
