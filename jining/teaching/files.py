"""Files of a class: the table to read, a copy of it with slips and what `check` finds there, and a second report."""

from pathlib import Path

import pandas as pd

from jining.checks.check import check
from jining.report.errors import DataError
from jining.report.files import write_atomic
from jining.report.report import TABLE, data_path, shipped_dir


def csv_path():
    """Find the table of the current report as a file (a `pathlib.Path`), to be read with pandas.

    Examples
    --------
    >>> csv_path().name
    'targets_and_measures.csv'
    """
    return data_path(TABLE)


def report_two():
    """Find the folder (a `pathlib.Path`) of the second report: an invented city, coded whole, for lesson 9.

    Examples
    --------
    >>> import jining
    >>> with jining.use(report_two()):
    ...     jining.load()["id"].iloc[0]
    'QH21-001'
    """
    return shipped_dir() / "teaching" / "report_two"


def damaged(copy_to=None):
    """Find the copy of the table with planted slips, or take a copy of it to `copy_to`, to repair: a `pathlib.Path`.

    A file that is there already may be half repaired: that is a FileExistsError.

    Examples
    --------
    >>> damaged().name
    'damaged.csv'
    """
    if copy_to is None:
        return data_path("damaged")
    if Path(copy_to).expanduser().exists():
        raise FileExistsError(f"{copy_to} is there already and may be half repaired; choose another name")
    return write_atomic(copy_to, data_path("damaged").read_bytes())


def failures(path=None):
    """List everything that `check` finds wrong in a table (the shipped one, or that of a path), without an error.

    One row per failure: `line` (of the file; the header is line 1), `id`, `column`, `value` (what stands there), `rule`
    (what is wrong) and `allowed`. No row means that nothing was found.

    Examples
    --------
    >>> len(failures()), len(failures(damaged()))
    (0, 12)
    """
    try:
        check(path)
        found = []
    except DataError as error:
        found = error.failures
    return pd.DataFrame(found, columns=["file", "line", "id", "column", "value", "rule", "allowed"]).drop(columns="file")
