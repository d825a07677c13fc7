"""Judgements about single records, made by reading and kept in the data, by id."""

import pandas as pd

from jining.report.load import load_table
from jining.report.report import has_table, per_report


def load_judgements():
    """Load every judgement about a single record: stages of life, pairs of services, classes of verbs and the like.

    One row per judgement and record: judgement, id, value, role (missing unless the judgement has two sides), and the
    names `en`, `zh` of the value, its `order` within the judgement and its `color` (missing if it has none).

    >>> judged = load_judgements()
    >>> judged.loc[judged["judgement"] == "boiler", "en"].tolist()
    ['phased out', 'converted']
    """
    rows = load_table("judgements")
    names = load_table("judgement_values")[["judgement", "value", "en", "zh", "order", "color"]]
    rows["judgement"] = rows["judgement"].astype("str")
    return rows.merge(names, how="left", on=["judgement", "value"], validate="many_to_one")


@per_report
def _judged(name):
    """Value and role of each record of a judgement, by id; no row where this report has none of that name."""
    rows = load_judgements() if has_table("judgements") else pd.DataFrame(columns=["judgement", "id", "value", "role"])
    return rows[rows["judgement"] == name].set_index("id")[["value", "role"]]


def judged(promises, name):
    """Value of a judgement for each record, in its order; missing where nothing was judged."""
    found = _judged(name)["value"]
    found = found[~found.index.duplicated()].astype("str")
    return promises["id"].map(found).astype(pd.CategoricalDtype(list(judgement_values(name)), ordered=True))


def judged_ids(name, value=None, role=None):
    """List the records of a judgement, perhaps of one value or one side; none if this report has no such judgement."""
    rows = _judged(name)
    for column, wanted in (("value", value), ("role", role)):
        rows = rows if wanted is None else rows[rows[column] == wanted]
    return list(rows.index)


@per_report
def judgement_values(name):
    """Values of a judgement in their order -> `en`, `zh`, `color`."""
    if not has_table("judgement_values"):
        return {}
    rows = load_table("judgement_values").query("judgement == @name").sort_values("order").set_index("value")
    return rows[["en", "zh", "color"]].to_dict("index")
