"""The tables read again as plain text, for a second count by another route; and the figures of the set, each drawn once."""

from functools import cache

from conftest import table

from jining.figures.figure import prepare

SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spell(n):
    return SPELLED[n] if n < len(SPELLED) else str(n)


def judged(name):
    """Id -> value of a judgement."""
    return {row["id"]: row["value"] for row in table("judgements") if row["judgement"] == name}


@cache
def figure(name):
    return prepare(name)


@cache
def picture(name, lang="en", size="slide"):
    return figure(name).draw(lang, size)


def words(name, promises=None):
    prepared = figure(name) if promises is None else prepare(name, promises)
    return prepared.words("en"), prepared.words("zh")


def split(ids):
    """Identifiers in the cells of a table."""
    return [id_ for cell in ids for id_ in str(cell).split(";") if id_]
