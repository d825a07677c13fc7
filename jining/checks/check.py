"""Check the table and every file beside it against the codebook and the report."""

from pathlib import Path

from jining.checks import promise
from jining.checks.package import changed_files, left_to_do, lost_files
from jining.checks.tables import refuse_repeated, table_failures
from jining.report.cells import cell_failures, rows_of
from jining.report.errors import DataError, Failure
from jining.report.load import load, other_words
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, by_the_codebook, data_path, has_table, package
from jining.report.source import locate

#: What makes two records one promise: the same words, action, object, value, place and deadline.
_PROMISE = ("quote_zh", "item_zh", "verb", "place", "deadline")


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
    if path is None and (lost := list(lost_files())):
        raise DataError(lost)
    promises, failures = read_promises(path)
    if path is None:
        failures += left_to_do()
        for name in (found["name"] for found in package()["resources"] if "schema" in found):
            if name not in (TABLE, "damaged") and has_table(name):
                failures += table_failures(name, promises)
        failures += changed_files()
    if failures:
        raise DataError(failures)
    return load(path)


def read_promises(path=None):
    """Read the main table: each row by its id, with what notes a failure in it, and the list of all failures."""
    columns, lines = read_rows(path)
    file = Path(path or data_path()).name
    failures, starts = cell_failures(columns, lines, file), locate(columns["quote_zh"])
    rows = list(zip(lines, rows_of(columns, lines, file, failures), strict=True))
    promises, damaged = {row["id"]: (row, fail) for _, (row, fail) in rows}, {failure.line for failure in failures}
    if rule := other_words(starts):
        failures.append(Failure(file, None, "", "quote_zh", "", rule))
        return promises, failures
    _refuse_disorder(rows, starts)
    refuse_repeated(rows, _PROMISE, "quote_zh", "repeats the promise of line {}: words, item, verb, place and deadline")
    for line, (row, fail) in rows:
        promise.quote_rules(row, fail)
        promise.flag_rules(row, fail, promises)
        if line not in damaged:
            promise.value_rules(row, fail)
            promise.wording_rules(row, fail)
    damaged = {failure.line for failure in failures}  # what is wrong in Chinese is not said a second time of the English
    rows = [(line, one) for line, one in rows if line not in damaged]
    refuse_repeated(rows, ["text_en"], "text_en", "repeats line {}: two records, one sentence")
    for _, (row, fail) in rows:
        promise.english_rules(row, fail)
    failures.sort(key=lambda failure: failure.line or 0)
    return promises, failures


def _refuse_disorder(rows, starts):
    """Note each id that stands in the text before a smaller one."""
    last, before = -1, ""
    found = ((row["id"], start, fail) for start, (_, (row, fail)) in zip(starts, rows, strict=True) if start is not None)
    for id_, start, fail in sorted(found, key=lambda one: one[:2]):
        if start < last:
            fail("id", f"stands in the text before {before}; ids follow the text")
        else:
            last, before = start, id_
