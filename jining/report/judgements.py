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


def has_judgement(name):
    """Tell whether this report has a judgement of that name."""
    return has_table("judgements") and name in _judged()


@per_report
def _judged():
    return {name: rows.set_index("id")[["value", "role"]] for name, rows in load_judgements().groupby("judgement")}


def judged(promises, name):
    """Value of a judgement for each record, in its order; missing where nothing was judged."""
    values = list(judgement_values(name))
    found = _judged()[name]["value"] if has_judgement(name) else pd.Series(dtype="str")
    found = found[~found.index.duplicated()]
    return promises["id"].map(found).astype(pd.CategoricalDtype(values, ordered=True))


def judged_ids(name, value=None, role=None):
    """List the records of a judgement, perhaps of one value or one side."""
    rows = _judged()[name] if has_judgement(name) else pd.DataFrame({"value": [], "role": []})
    if value is not None:
        rows = rows[rows["value"] == value]
    if role is not None:
        rows = rows[rows["role"] == role]
    return list(rows.index)


@per_report
def judgement_values(name):
    """Values of a judgement in their order -> `en`, `zh`, `color`."""
    if not has_table("judgement_values"):
        return {}
    rows = load_table("judgement_values")
    rows = rows[rows["judgement"] == name].sort_values("order")
    return {row.value: {"en": row.en, "zh": row.zh, "color": row.color} for row in rows.itertuples()}
