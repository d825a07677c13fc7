"""The frames on which keys and slips are computed; cells with several values are texts with semicolons."""

from functools import cache

import pandas as pd

from jining.checks.agreement import agreement, krippendorff_alpha, load_passes
from jining.figures import registry
from jining.report import tables
from jining.report.load import load
from jining.report.report import package, source_text, use
from jining.report.results import baselines, load_results
from jining.teaching.clauses import VARIABLES, model_codes, table_codes
from jining.teaching.damaged_copy import damaged, failures
from jining.teaching.files import report_two

FRAMES = {}


def _frame(build):
    """List a frame under its name; it is built once, with plain text and numbers in place of categories."""
    FRAMES[build.__name__.strip("_")] = cache(lambda: _plain(build()))
    return build


def _plain(frame):
    for name, column in frame.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            frame[name] = column.astype(column.cat.categories.dtype)
        elif column.map(lambda value: isinstance(value, tuple)).any():
            frame[name] = column.map(";".join)
    return frame


def _body(ledger, page):
    return page[ledger["start"].min():ledger["end"].max()]


@_frame
def _promises():
    rows, page = load(), source_text()
    body = _body(tables.load_ledger(), page)
    inside = [isinstance(modal, str) and modal in quote for modal, quote in rows[["modal", "quote_zh"]].to_numpy()]
    return rows.assign(before=baselines(rows), on_page=rows["quote_zh"].map(page.count),
                       in_body=rows["quote_zh"].map(body.count), modal_in_quote=inside)


@_frame
def _second_promises():
    with use(report_two()):
        return load()


@_frame
def _pages():
    """One row a report: characters of the page and of the body, with white space, without it, and in segments."""
    with use(report_two()):
        second = _page("second")
    return pd.DataFrame([_page("first"), second])


def _page(report):
    ledger, page = tables.load_ledger(), source_text()
    body, source = _body(ledger, page), package()["sources"][0]
    return {"report": report, "whole": len(page), "inside": len(body), "whole_letters": len("".join(page.split())),
            "inside_letters": len("".join(body.split())), "in_segments": ledger["text"].str.len().sum(),
            "date": source["date"], "stamp": source["title"].partition("stamped ")[2][:7]}


@_frame
def _ledger():
    return tables.load_ledger().assign(length=lambda rows: rows["text"].str.len())


@_frame
def _failures():
    return failures(damaged())


def _readings_of(ids=None):
    """One row a clause: each variable by the first reading, the second, and the table."""
    readings = {coder.partition(" ")[0]: rows.set_index("id")[list(VARIABLES)]
                for coder, rows in model_codes(ids).groupby("coder", sort=False)} | {"table": table_codes()}
    return pd.concat([rows.add_suffix(f"_{name}") for name, rows in readings.items()], axis=1, join="inner").reset_index()


@_frame
def _readings():
    return _readings_of()


@_frame
def _all_readings():
    return _readings_of(load_passes()[0].index)


@_frame
def _coefficients():
    """Alpha of the readings, and what is taken for it: Cohen's kappa and Scott's pi."""
    rows = _readings_of()
    one, two = rows["kind_first"], rows["kind_second"]
    first, second = (reading.value_counts(normalize=True) for reading in (one, two))
    agree, chance, joint = (one == two).mean(), (first * second).sum(), (first.add(second, fill_value=0) ** 2).sum() / 4
    alphas = (krippendorff_alpha(rows[f"{name}_first"].to_numpy(), rows[f"{name}_second"].to_numpy()) for name in VARIABLES)
    names = ("alpha", "alpha_firmness", "kappa", "pi")
    return pd.DataFrame([(*alphas, (agree - chance) / (1 - chance), (agree - joint) / (1 - joint))], columns=names)


@_frame
def _named():
    """One row a record and place that it names."""
    return load()[["id", "place"]].explode("place").merge(tables.load_places()[["place", "type", "zh"]], on="place")


@_frame
def _counties():
    """One row a county: how many records name it, how many hold its word, and its people."""
    places, census, named = tables.load_places(), tables.load_census().set_index("code")["population"], _named()
    rows = places[places["type"] == "county"]
    return rows.assign(
        named=rows["place"].map(named["place"].value_counts()).fillna(0), district=rows["zh"].str.endswith("区"),
        searched=[load()["quote_zh"].str.contains(zh[:-1]).sum() for zh in rows["zh"]],
        population=rows["code"].map(census), population_of_city=census.iloc[0], sum_of_column=census.sum())


@_frame
def _promises_by_county():
    """One row a record and county, for quotas that hold in each."""
    return load()[["id", "value_low", "value_high"]].merge(_counties()[["place", "district"]], how="cross")


@_frame
def _sectors():
    promises = load()
    targets = promises[promises["kind"] == "target"]
    return pd.DataFrame({"records": promises["sector"].value_counts(), "targets": targets["sector"].value_counts()})


FRAMES |= {"numerals": cache(lambda: _plain(tables.load_numerals())), "places": cache(tables.load_places),
           "facts": cache(lambda: _plain(load_results().sort_values("date"))),
           "agreement": cache(lambda: agreement(rounds=0).reset_index()),
           "figures": cache(lambda: pd.DataFrame({"name": registry.names()}).assign(
               notebook=lambda rows: [registry.find(name).NOTEBOOK for name in rows["name"]]))}
