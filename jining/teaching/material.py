"""What a class reads: the table as a file, a copy of it with slips, a second report, whole texts, the rubric of a brief."""

from pathlib import Path

import pandas as pd

from jining.checks.check import check
from jining.export.one_page import one_page_brief
from jining.report.cells import cell_text
from jining.report.errors import DataError
from jining.report.files import write_atomic
from jining.report.language import language
from jining.report.listing import Listing
from jining.report.report import TABLE, data_path, shipped_dir
from jining.teaching.course import rows_of, say

__all__ = ["csv_path", "damaged", "failures", "one_page_brief", "report_two", "rubric", "show_whole"]


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


def show_whole(frame, *, most=40):
    """Show a table with whole texts, which pandas would cut off: its first `most` rows, the rest counted.

    Examples
    --------
    >>> show_whole(pd.DataFrame({"value": ["aim"], "rule": ["Only a wished-for state."]}))
    aim | Only a wished-for state.
    """
    table = frame.reset_index() if frame.index.name else frame
    left = len(table) - most
    return Listing(table.head(most).map(lambda value: cell_text(value, ", ")), f"+ {left}" if left > 0 else "", "–")


def rubric(*, lang=None):
    """Show the rubric of a brief to print: two readers tick it, each for the page of the other; no program scores a brief.

    Seven points with an example of a miss, and three questions, in the language `lang`, by default that of the theme.

    Examples
    --------
    >>> "at least, at most" in repr(rubric(lang="en"))
    True
    """
    lang = language(lang)
    heads = [say(f"rubric.{name}", lang) for name in ("point", "asked", "miss", "tick")]
    lines = [(row["point"], row[lang], row[f"misses_{lang}"], "☐") for row in rows_of("rubric")]
    return show_whole(pd.DataFrame(lines, columns=heads))
