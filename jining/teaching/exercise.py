"""What an exercise is: its task, its key and its typical slips, which are computed from frames of the shipped tables."""

from functools import cache
from types import SimpleNamespace

import pandas as pd

from jining.checks.agreement import agreement, krippendorff_alpha
from jining.figures import registry
from jining.report import tables
from jining.report.load import load
from jining.report.report import package, use
from jining.report.results import baselines, load_results
from jining.report.source import source_text
from jining.teaching.codes import VARIABLES, model_codes, readings, table_codes
from jining.teaching.course import at_home, damaged, failures, report_two, rows_of
from jining.teaching.read_answer import READERS


@cache
def exercises_of():
    """List every exercise by its name, with what its row says."""
    return {row["exercise"]: SimpleNamespace(**row | {
        "name": row["exercise"], "tolerance": float(row["tolerance"] or 0)}) for row in rows_of("exercises")}


@cache
def keys_of(name):
    """Compute the right answers of an exercise, and for each of its typical slips its row and what it gives."""
    exercise, rights, slips = exercises_of()[name], [], []
    with at_home():
        for row in (row for row in rows_of("keys") if row["exercise"] == name):
            found = row["what"]
            if row["frame"]:
                frame = frame_of(row["frame"])
                kept = frame.query(row["keep"], engine="python") if row["keep"] else frame
                found = kept.eval(row["what"], engine="python")
            values = found if exercise.kind == "choice" and isinstance(found, pd.Series) else [found]
            read = [one for value in values for one in READERS[exercise.kind](value, exercise.choices)]
            if row["answer"] in ("right", "also"):
                rights += read
            else:
                slips.append((row, read))
    return rights, slips


@cache
def frame_of(name):
    """Build a frame by its name, with plain text in place of categories, and with semicolons in place of lists."""
    frame = _FRAMES[name]()
    for column in frame.select_dtypes(exclude="number"):
        frame[column] = [";".join(cell) if isinstance(cell, tuple) else cell for cell in frame[column]]
    return frame


def _promises():
    rows, page = load(), source_text()
    inside = [isinstance(modal, str) and modal in quote for modal, quote in rows[["modal", "quote_zh"]].to_numpy()]
    return rows.assign(before=baselines(rows), on_page=rows["quote_zh"].map(page.count), modal_in_quote=inside)


def _second(read):
    with use(report_two()):
        return read()


def _page():
    """Characters of the page and of the body of a report: with white space, without it, and in segments."""
    ledger, page, source = tables.load_ledger(), source_text(), package()["sources"][0]
    body = page[ledger["start"].min():ledger["end"].max()]
    return {"whole": len(page), "inside": len(body), "whole_letters": len("".join(page.split())),
            "inside_letters": len("".join(body.split())), "in_segments": ledger["text"].str.len().sum(),
            "date": source["date"], "stamp": source["title"].partition("stamped ")[2][:7]}


def _readings(codes):
    """One row a clause: each variable by the first reading, the second, and the table."""
    told = {coder.partition(" ")[0]: rows.set_index("id")[list(VARIABLES)]
            for coder, rows in codes.groupby("coder", sort=False)} | {"table": table_codes()}
    return pd.concat([rows.add_suffix(f"_{name}") for name, rows in told.items()], axis=1, join="inner").reset_index()


def _coefficients():
    """Alpha of the readings, and what is taken for it: Cohen's kappa and Scott's pi."""
    rows = frame_of("readings")
    one, two = rows["kind_first"], rows["kind_second"]
    first, second = (reading.value_counts(normalize=True) for reading in (one, two))
    agree, chance, joint = (one == two).mean(), (first * second).sum(), (first.add(second, fill_value=0) ** 2).sum() / 4
    alphas = (krippendorff_alpha(rows[f"{name}_first"].to_numpy(), rows[f"{name}_second"].to_numpy()) for name in VARIABLES)
    names = ("alpha", "alpha_firmness", "kappa", "pi")
    return pd.DataFrame([(*alphas, (agree - chance) / (1 - chance), (agree - joint) / (1 - joint))], columns=names)


def _counties():
    """One row a county: how many records name it, how many hold its word, and its people."""
    places, people, quotes = tables.load_places(), tables.load_census().set_index("code")["population"], load()["quote_zh"]
    rows, named = places[places["type"] == "county"], frame_of("named")["place"].value_counts()
    return rows.assign(named=rows["place"].map(named).fillna(0), district=rows["zh"].str.endswith("区"),
                       searched=[quotes.str.contains(zh[:-1]).sum() for zh in rows["zh"]],
                       population=rows["code"].map(people), population_of_city=people.iloc[0], sum_of_column=people.sum())


_FRAMES = {
    "promises": _promises, "second_promises": lambda: _second(load), "counties": _counties,
    "named": lambda: load()[["id", "place"]].explode("place").merge(tables.load_places()[["place", "type"]], on="place"),
    "pages": lambda: pd.DataFrame([{"report": "first", **_page()}, {"report": "second", **_second(_page)}]),
    "ledger": lambda: tables.load_ledger().assign(length=lambda rows: rows["text"].str.len()),
    "numerals": tables.load_numerals, "places": tables.load_places, 
    "sectors": lambda: pd.crosstab(load()["sector"], load()["kind"]).rename(columns=str).assign(
        records=lambda kinds: kinds.sum(axis=1)),
    "facts": lambda: load_results().sort_values("date"), "failures": lambda: failures(damaged()),
    "readings": lambda: _readings(model_codes()), "all_readings": lambda: _readings(readings()),
    "coefficients": _coefficients, "agreement": lambda: agreement(rounds=0).reset_index(),
    "promises_by_county": lambda: load()[["id", "value_low", "value_high"]].merge(_counties()[["district"]], how="cross"),
    "figures": lambda: pd.DataFrame([(name, registry.find(name).NOTEBOOK) for name in registry.NAMES],
                                    columns=["name", "notebook"]),
}  # fmt: skip
