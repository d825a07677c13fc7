"""The tables of the course: they belong to the shipped report, whichever report is current."""

import contextlib
from functools import cache

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


def say(name, lang=None, *parts, **words):
    """Write a message of the course in one language; nothing for a message that there is not."""
    row = _messages().get(name)
    text = row[language(lang)] if row else ""
    return text.format(*parts, **words) if parts or words else text
