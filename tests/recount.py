"""The tables read again as plain text, for a second count by another route; and the figures of the set, each drawn once."""

import csv
import re
from functools import cache
from pathlib import Path
from string import Formatter

from conftest import table

from jining.figures.figure import prepare

SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spell(n):
    return SPELLED[n] if n < len(SPELLED) else str(n)


@cache
def judged(name):
    """Id -> value of a judgement."""
    return {row["id"]: row["value"] for row in table("judgements") if row["judgement"] == name}


@cache
def figure(name):
    return prepare(name)


def data(name):
    return figure(name).data()


@cache
def picture(name, lang="en", size="slide"):
    return figure(name).draw(lang, size)


def words(name, promises=None):
    prepared = figure(name) if promises is None else prepare(name, promises)
    return prepared.words("en"), prepared.words("zh")


def split(ids):
    """Identifiers in the cells of a table."""
    return [id_ for cell in ids for id_ in str(cell).split(";") if id_]


class Filler(Formatter):
    """`{n:word}` and `{n:Word}` spell a number."""

    def format_field(self, value, spec):
        word = spell(value) if spec.lower() == "word" else super().format_field(value, spec)
        return word.capitalize() if spec == "Word" else word


def says(name, **counted):
    """The words of a figure are those of figures/said.csv, where … is anything, with what was counted put in."""
    with (Path(__file__).parent / "figures" / "said.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["figure"] == name]
    assert {"title"} <= {row["part"] for row in rows}
    for row in rows:
        for lang, one in zip(("en", "zh"), words(name), strict=True):
            wanted, said = Filler().vformat(row[lang], (), counted), getattr(one, row["part"])
            pattern = ".*".join(re.escape(part) for part in wanted.split("…"))
            assert not wanted or re.fullmatch(pattern, said), f"{wanted}\n{said}"
