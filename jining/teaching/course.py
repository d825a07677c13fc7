"""Words and tables of the course, which belong to the shipped report, whichever is current; errors in plain words."""

import contextlib
import re
from functools import cache

from IPython import get_ipython

from jining.report.language import language
from jining.report.read_csv import read_rows
from jining.report.report import data_dir, shipped_dir, use


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
