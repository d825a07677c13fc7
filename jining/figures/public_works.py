"""The numbers of the city's public works, one tile each: none with the number that exists already."""

from functools import partial

from jining.figures.words import WORDS
from jining.plot.marks import value_of
from jining.plot.tally import per_record, spoken
from jining.plot.tiles import draw_tiles
from jining.report.tables import load_numerals

#: Targets with a number on the city and its networks, without the titles that others award.
RECORDS = {"sector": ["urban", "digital"], "checkable_by": "number", "exclude": {"flag": "award"}}
CHART = partial(draw_tiles, columns=3)


def data(rows, facts):
    """One row per target in the order of the report: its name, its number with its bound, what it leaves out."""
    silent = not _with_stock(rows)
    return per_record(rows, value=value_of(rows), comparator=rows["comparator"].astype("str"),
                      **spoken("sub", rows, lambda row, one: WORDS["public_works.sub"][one] * silent))


def _with_stock(rows):
    """Count the targets for which the report gives a number of what exists in their paragraph."""
    numerals = load_numerals()
    existing = numerals.loc[numerals["class"] == "baseline", "start"]
    spans = rows.groupby(rows["para"].astype("str")).agg(start=("start", "min"), end=("end", "max"), n=("id", "size"))
    return sum(span.n for span in spans.itertuples() if existing.between(span.start, span.end).any())


def say(table, rows, lang):
    return {"k": _with_stock(rows), "bounded": int((table["comparator"] == "ge").sum()), "tiles": table}
