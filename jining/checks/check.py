"""Check the table, the ledger and the account of numerals against the codebook and the report."""

from pathlib import Path

from jining.checks import coverage, rows
from jining.report.cells import cell_rules
from jining.report.errors import DataError, Failure
from jining.report.load import load
from jining.report.read_csv import read_rows
from jining.report.report import data_path


def check(path=None, *, ledger=None, numerals=None):
    """Check a table against the codebook and against the words of the report.

    Parameters
    ----------
    path : str or path-like, optional
        Table of targets, measures and aims; the shipped one by default.
    ledger, numerals : str or path-like, optional
        Ledger and account of numerals to check with it. With the shipped table the shipped ones are checked;
        with another table they are checked only if given.

    Returns
    -------
    pandas.DataFrame
        The table, as `load` returns it.

    Raises
    ------
    DataError
        If anything is wrong: every failure with file, line, id, column, value, rule and what is allowed.
        No file is changed.

    Examples
    --------
    >>> promises = check()
    >>> try:
    ...     check("no_such_file.csv")
    ... except DataError as error:
    ...     print(error.failures[0].rule)
    does not exist (no_such_file.csv)
    """
    if path is None:
        from jining.checks.tables import all_tables, lost_files

        lost = list(lost_files())
        if lost:
            raise DataError(lost)
    columns, lines = read_rows(path)
    file = Path(path).name if path is not None else data_path().name
    failures = table_failures(columns, lines, file)
    if path is None:
        ledger, numerals = ledger or data_path("ledger"), numerals or data_path("numerals")
        failures += all_tables(columns)
    if ledger is not None:
        failures += coverage.ledger_failures(*read_rows(ledger, "ledger"), columns, Path(ledger).name)
    if numerals is not None:
        failures += coverage.numeral_failures(*read_rows(numerals, "numerals"), columns, Path(numerals).name)
    if failures:
        raise DataError(failures)
    return load(path)


def table_failures(columns, lines, file):
    """Find every failure in the rows of a table."""
    failures, seen = [], {}
    names = list(columns)
    for line, cells in zip(lines, zip(*columns.values(), strict=True), strict=True):
        row = dict(zip(names, cells, strict=True))

        def fail(column, rule, allowed_="", *, row=row, line=line):
            failures.append(Failure(file, line, row["id"], column, row.get(column, ""), rule, allowed_))

        if row["id"] in seen:
            fail("id", f"repeats the id of line {seen[row['id']]}")
        seen.setdefault(row["id"], line)
        sound = cell_rules(row, fail)
        rows.quote_rules(row, fail)
        if sound:
            rows.value_rules(row, fail)
            rows.wording_rules(row, fail)
    for line, cells in zip(lines, columns["flag"], strict=True):
        for flag in cells.split(";"):
            if flag.startswith("conflict:") and flag.partition(":")[2] not in seen:
                failures.append(Failure(file, line, "", "flag", flag, "names an id that is not in the table"))
    return failures

