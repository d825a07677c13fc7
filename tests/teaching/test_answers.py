"""Every exercise tried with many answers: right in other ways is right, wrong is not, and no diagnosis is false."""

import collections
import csv
import datetime
import decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import jining
from jining.checks.agreement import krippendorff_alpha
from jining.report.results import baselines
from jining.teaching import check
from jining.teaching.exercise import exercises_of
from jining.teaching.judge import _tries, keys_of
from jining.teaching.words import words_of

KINDS = ("number", "ids", "counts", "choice", "month")


def table():
    with (Path(__file__).parent / "answers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def names():
    """What a student has at hand: the tables of the lessons under the names that the lessons use."""
    promises, ledger, places = jining.load(), jining.load_ledger(), jining.load_places()
    targets, codes = promises[promises["kind"] == "target"], jining.teaching.model_codes()
    first, second = (rows.set_index("id")[["kind", "firmness"]] for _, rows in codes.groupby("coder", sort=False))
    growth, page = targets[targets["measure_type"] == "growth_rate"], jining.source_text()
    with jining.use(jining.teaching.report_two()):
        second_report = {"two": jining.load(), "second_ledger": jining.load_ledger(), "second_page": jining.source_text()}
    return second_report | {
        "jining": jining, "pd": pd, "np": np, "collections": collections, "datetime": datetime, "decimal": decimal,
        "krippendorff_alpha": krippendorff_alpha, "promises": promises,
        "targets": targets, "ledger": ledger, "places": places, "page": page,
        "body": page[ledger["start"].min():ledger["end"].max()], "numerals": jining.load_numerals(), "codes": codes,
        "first": first, "second": second, "acted": promises[promises["instrument"] != "none"],
        "tools": jining.load_instruments(), "census": jining.load_census(), "facts": jining.load_results(),
        "verdicts": jining.load_verdicts(), "counties": places[places["type"] == "county"],
        "named": promises[["id", "place", "item_en"]].explode("place"), "growth": growth, "before": baselines(growth),
        "reform": promises[promises["sector"] == "reform"],
    }  # fmt: skip


def given(code, names):
    *before, last = code.split("; ") if "answer=" in code else [f"answer={code}"]
    there = dict(names)
    exec("; ".join([*before, last]), there)
    return there["answer"]


def tried():
    """Each answer of the table, those for a kind of answer once for every exercise of that kind."""
    for row in table():
        for name, exercise in exercises_of().items():
            if row["exercise"] in (name, exercise.kind):
                yield name, row


def mistakes(names):
    """What is said wrongly: exercise, answer, and what was said."""
    for name, row in tried():
        try:
            words = words_of(exercises_of()[name].choices)
            answer = given(row["answer"], names | {"right": keys_of(name)[0][0], "words": words})
        except Exception as error:
            yield "no answer", name, row["answer"], repr(error)
            continue
        said = check(name, answer, lang="en")
        _tries.clear()
        generic = row["exercise"] in KINDS
        if said.right != (row["verdict"] == "right"):
            yield "right refused" if row["verdict"] == "right" else "wrong accepted", name, row["answer"], said.message
        elif row["verdict"] == "wrong" and not generic and not as_it_should(said, row["said"]):
            yield "diagnosis", name, row["answer"], f"{said.said}: {said.message}"


def as_it_should(said, expected):
    if expected == "round":
        return "rounded too much" in said.message
    return said.said == (expected or "wrong") and "rounded too much" not in said.message


def test_right_answers_pass_wrong_ones_do_not_and_each_is_told_what_it_is(names):
    found = list(mistakes(names))
    assert not found, "\n".join(" | ".join(parts) for parts in found)


def test_every_exercise_is_tried_with_many_answers():
    counts = collections.Counter(name for name, _ in tried())
    assert set(counts) == set(exercises_of()) and min(counts.values()) >= 15
    own = collections.Counter(row["exercise"] for row in table() if row["exercise"] not in KINDS)
    assert min(own.values()) >= 11


def test_every_slip_is_tried_and_said():
    said = {(row["exercise"], row["said"]) for row in table()}
    assert [(name, slip["answer"]) for name in exercises_of() for slip, _ in keys_of(name)[1]
            if (name, f"slip:{slip['answer']}") not in said] == []


if __name__ == "__main__":
    everything = list(mistakes(names.__wrapped__()))
    print(len(list(tried())), collections.Counter(kind for kind, *_ in everything))
    for parts in everything:
        print(" | ".join(parts)[:400])
