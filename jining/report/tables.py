"""The tables beside the main one: look-ups, ledger, numerals, log, glossary, census; and the text as segments."""

import pandas as pd

from jining.report.load import load_table
from jining.report.source import para_at

#: What a segment can be: the kinds of promises, the most exact one first, a promise outside the selection, the rest.
PARTS = ("target", "measure", "aim", "other", "means", "heading", "context")


def _loader(name, doc, table=None):
    """Make the public loader of one table, which reads another one of the same columns from a path."""
    def load_this(path=None):
        return load_table(table or name.removeprefix("load_"), path)

    load_this.__name__, load_this.__doc__ = name, f"Load {doc}"
    return load_this


load_sectors = _loader("load_sectors", """the 18 sectors: key, order, names and colour, one row each.

>>> load_sectors()["en"].head(3).tolist()
['Economy', 'Innovation', 'Manufacturing and construction']
""")
load_units = _loader("load_units", """the units: names, dimension, factor to the base unit, measure types.

>>> float(load_units().set_index("unit").loc["mu", "to_base"])
0.0666666667
""")
load_places = _loader("load_places", """the 11 county-level divisions (`row` and `col` place a tile) and every other place.

>>> int((load_places()["type"] == "county").sum())
11
""")
load_programmes = _loader("load_programmes", """the named programmes and slogans; no gloss where the text defines nothing.

>>> load_programmes().set_index("programme").loc["p6501", "defined_in_text"]
'no'
""")
load_instruments = _loader("load_instruments", """the policy instruments and three taxonomies of them.

>>> load_instruments()["instrument"].tolist()[:3]
['S1', 'S2', 'S3']
""")
load_ledger = _loader("load_ledger", """the ledger: the body of the report cut into segments, none lost.

`start` and `end` are offsets into `source_text()`, `ids` is a tuple.

>>> load_ledger()["role"].cat.categories.tolist()
['record', 'heading', 'context', 'means']
""")
load_numerals = _loader("load_numerals", """the account of every number in the body, Arabic or Chinese.

`start` and `end` are offsets into `source_text()`, `ids` is a tuple.

>>> load_numerals()["class"].cat.categories.tolist()[:3]
['promise', 'scope', 'threshold']
""")
terms = _loader("terms", """the glossary: every term of art and word of administration, with its one English form.

`forms` are inflections and variants, separated by ";"; `source` is "translation" if the English is ours.

>>> terms().set_index("zh").loc["规上工业企业", "en"]
'industrial firm above designated size'
""")
load_census = _loader("load_census", """the residents on 2020-11-01; 370800 is the city, the other rows sum to it.

>>> census = load_census().set_index("code")["population"]
>>> int(census.drop("370800").sum()) == int(census["370800"])
True
""", "census_2020")


def load_log():
    """Load the log of the coding, all text: what a second reading changed, and each rule that had to be settled.

    `id` is "rule" for a rule, `variable` the column, `final` the value that stands.

    >>> load_log().columns.tolist()
    ['id', 'variable', 'first', 'second', 'final', 'rule', 'reason']
    """
    return load_table("log").fillna("")


def segments(promises):
    """Say of each segment of the report its `chapter`, `part` (one of `PARTS`), `length` without white space, and `ids`."""
    ledger, kinds = load_ledger(), dict(zip(promises["id"], promises["kind"].astype("str"), strict=True))
    parts = [min((kinds.get(id_, "other") for id_ in ids), key=PARTS.index, default=role)
             for role, ids in zip(ledger["role"].astype("str"), ledger["ids"], strict=True)]
    return pd.DataFrame({
        "chapter": [int(para_at(start).partition(".")[0]) for start in ledger["start"]], "part": parts,
        "length": ledger["text"].str.replace(r"\s", "", regex=True).str.len().astype("int64"),
        "ids": [";".join(id_ for id_ in ids if id_ in kinds) for ids in ledger["ids"]],
    })


def is_whole(promises):
    """Whether every promise of the report is among `promises`."""
    return {id_ for ids in load_ledger()["ids"] for id_ in ids} <= set(promises["id"])
