"""Check the table, the ledger and the account of numerals against the codebook and the report."""

from pathlib import Path

from jining.checks import coverage, rows, tables
from jining.report.cells import cell_failures, rows_of
from jining.report.errors import DataError, Failure
from jining.report.load import load, other_words
from jining.report.read_csv import read_rows
from jining.report.report import by_the_codebook, data_path
from jining.report.source import locate


@by_the_codebook()
def check(path=None, *, ledger=None, numerals=None):
    """Check a table against the codebook and against the words of the report, and return it as `load` does.

    Parameters
    ----------
    path : str or path-like, optional
        Table of targets, measures and aims; by default the shipped one, and with it every other file that is shipped.
    ledger, numerals : str or path-like, optional
        Ledger and account of numerals to check with it; with another table only if given.

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
    if path is None and (lost := list(tables.lost_files())):
        raise DataError(lost)
    columns, lines = read_rows(path)
    failures = table_failures(columns, lines, Path(path or data_path()).name)
    if path is None:
        ledger, numerals = ledger or data_path("ledger"), numerals or data_path("numerals")
        failures += tables.all_tables(columns, lines)
    at = dict(zip(columns["id"], lines, strict=True))
    if ledger is not None:
        failures += coverage.ledger_failures(*read_rows(ledger, "ledger"), columns, at, Path(ledger).name)
    if numerals is not None:
        failures += coverage.numeral_failures(*read_rows(numerals, "numerals"), columns, at, Path(numerals).name)
    if failures:
        raise DataError(failures)
    return load(path)


def table_failures(columns, lines, file):
    """Find every failure in the rows of a table."""
    failures = cell_failures(columns, lines, file)
    damaged, starts = {failure.line for failure in failures}, locate(columns["quote_zh"])
    if rule := other_words(starts):
        return [*failures, Failure(file, None, "", "quote_zh", "", rule)]
    known = rows.Known(columns, starts)
    for line, start, (row, fail) in zip(lines, starts, rows_of(columns, lines, file, failures), strict=True):
        rows.quote_rules(row, fail)
        rows.place_rules(row, line, start, known, fail)
        if line not in damaged:
            found = len(failures)
            rows.value_rules(row, fail)
            rows.wording_rules(row, fail)
            if len(failures) == found:  # what is wrong in Chinese is not said a second time of the English
                rows.english_rules(row, known, line, fail)
    return sorted(failures, key=lambda failure: failure.line or 0)
