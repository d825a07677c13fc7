"""The course: its words and tables, errors in plain words, and the files, texts and the rubric that a class reads."""

import contextlib
import re
from functools import cache
from pathlib import Path

import pandas as pd
from IPython import get_ipython

from jining.checks.check import check
from jining.export.one_page import one_page_brief
from jining.report.cells import cell_text
from jining.report.errors import DataError
from jining.report.files import write_atomic
from jining.report.language import language
from jining.report.listing import Listing
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, data_dir, data_path, shipped_dir, use

__all__ = ["csv_path", "damaged", "explain_errors", "failures", "one_page_brief", "report_two", "rubric", "show_whole"]


def at_home():
    """Switch to the shipped report, of which the course speaks, for the length of a block."""
    return contextlib.nullcontext() if data_dir() == shipped_dir().resolve() else use()


@cache
def rows_of(name):
    """List the rows of a table of the course, each as a dict of text."""
    with at_home():
        columns, _ = read_rows(name=name)
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


@cache
def _messages():
    return {row["name"]: row for row in rows_of("messages")}


def say(name, lang=None, **words):
    """Write a message of the course in one language; nothing for a message that there is not."""
    row = _messages().get(name)
    return row[language(lang)].format(**words) if row else ""


def explain_errors(*, lang=None):
    """From now on, say below each error of this notebook what it means, where that is known; `lang` as everywhere."""
    lang, shell = lang and language(lang), get_ipython()
    if shell is None:  # no notebook
        return

    def handler(shell, kind, error, traceback, tb_offset=None):
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
        if said := meaning_of(error, lang):
            print(said)

    shell.set_custom_exc((Exception,), handler)


def meaning_of(error, lang=None):
    """Say what an error means; nothing if that is not known."""
    shown = f"{type(error).__name__}: {error}"
    known = next((row for row in rows_of("errors") if re.search(row["pattern"], shown)), None)
    return say("error", lang, text=known[language(lang)]) if known else ""


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
