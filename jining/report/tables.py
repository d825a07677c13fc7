"""Loaders of the tables beside the main one: look-ups, ledger, numerals, log, glossary, census."""

from jining.report.load import load_table


def load_sectors():
    """Load the 18 sectors: key, order, names and colour, one row each.

    >>> load_sectors()["en"].head(3).tolist()
    ['Economy', 'Innovation', 'Manufacturing and construction']
    """
    return load_table("sectors")


def load_units():
    """Load the units: names, dimension, factor to the base unit, and the measure types each goes with.

    >>> units = load_units().set_index("unit")
    >>> float(units.loc["mu", "to_base"]), units.loc["mu", "base"]
    (0.0666666667, 'hectares')
    """
    return load_table("units")


def load_places():
    """Load the places: the 11 county-level divisions (`row` and `col` place a tile) and every other place the report names.

    >>> int((load_places()["type"] == "county").sum())
    11
    """
    return load_table("places")


def load_programmes():
    """Load the named programmes and numeric slogans; the glosses are missing where the text itself defines nothing.

    >>> load_programmes().set_index("programme").loc["p6501", "defined_in_text"]
    'no'
    """
    return load_table("programmes")


def load_instruments():
    """Load the policy instruments with the taxonomies of Rothwell and Zegveld, Hood, McDonnell and Elmore.

    >>> load_instruments()["instrument"].tolist()[:3]
    ['S1', 'S2', 'S3']
    """
    return load_table("instruments")


def load_ledger(path=None):
    """Load the ledger, or another one: the body of the report cut into segments, none lost.

    `start` and `end` are offsets into `source_text()`, `ids` is a tuple.

    >>> load_ledger()["role"].cat.categories.tolist()
    ['record', 'heading', 'context', 'means']
    """
    return load_table("ledger", path)


def load_log():
    """Load the log of the coding, all text: what a second reading changed, and each rule that had to be settled.

    `id` is "rule" for a rule, `variable` the column, `final` the value that stands.

    >>> load_log().columns.tolist()
    ['id', 'variable', 'first', 'second', 'final', 'rule', 'reason']
    """
    return load_table("log").fillna("")


def load_numerals(path=None):
    """Load the account of every number in the body, Arabic or Chinese, or another account.

    `start` and `end` are offsets into `source_text()`, `ids` is a tuple.

    >>> load_numerals()["class"].cat.categories.tolist()[:3]
    ['promise', 'scope', 'threshold']
    """
    return load_table("numerals", path)


def terms():
    """Load the glossary: every term of art and recurring word of administration, with its one English form.

    `forms` are inflections and variants, separated by ";"; `source` is "translation" if the English is ours.

    >>> terms().set_index("zh").loc["规上工业企业", "en"]
    'industrial firm above designated size'
    """
    return load_table("terms")


def load_census():
    """Load the residents of the city and its divisions on 2020-11-01 (persons, households, percent).

    370800 is the city; the other rows sum to it. 370871 lies in 370811: add the two for a map.

    >>> census = load_census().set_index("code")["population"]
    >>> int(census.drop("370800").sum()) == int(census["370800"])
    True
    """
    return load_table("census_2020")
