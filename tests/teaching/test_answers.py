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
from jining.teaching.answers import _tries
from jining.teaching.course import words_of
from jining.teaching.exercise import exercises_of, keys_of


def tried():
    """Each answer of the table, those for a kind of answer once for every exercise of that kind."""
    with (Path(__file__).parent / "answers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(exercise, row) for row in rows for name, exercise in exercises_of().items()
            if row["exercise"] in (name, exercise.kind)]


TRIED = tried()


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
        "reform": promises[promises["sector"] == "reform"], "figures": jining.list_figures(),
        "agreed": jining.agreement(rounds=0), "slips": jining.teaching.failures(jining.teaching.damaged()),
    }  # fmt: skip


def given(code, names):
    *before, last = code.split("; ") if "answer=" in code else [f"answer={code}"]
    there = dict(names)
    exec("; ".join([*before, last]), there)
    return there["answer"]


def wrong_word(exercise, row, names):
    """What is said wrongly to an answer, if anything."""
    names |= {"right": keys_of(exercise.name)[0][0], "words": words_of(exercise.choices)}
    said = check(exercise.name, given(row["answer"], names), lang="en")
    _tries.clear()
    if said.right != (row["verdict"] == "right"):
        return "right refused" if row["verdict"] == "right" else "wrong accepted"
    rounded = "rounded too much" in said.message
    as_it_should = rounded if row["said"] == "round" else said.said == (row["said"] or "wrong") and not rounded
    return "" if said.right or as_it_should or row["exercise"] == exercise.kind else f"diagnosis {said.said}: {said.message}"


def test_right_answers_pass_wrong_ones_do_not_and_each_is_told_what_it_is(names):
    found = [(exercise.name, row["answer"], wrong_word(exercise, row, dict(names))) for exercise, row in TRIED]
    assert [" | ".join(parts) for parts in found if parts[-1]] == []


def test_every_exercise_is_tried_with_many_answers_and_every_slip_is_said():
    counts = collections.Counter(exercise.name for exercise, _ in TRIED)
    assert set(counts) == set(exercises_of()) and min(counts.values()) >= 15
    own = collections.Counter(row["exercise"] for exercise, row in TRIED if row["exercise"] == exercise.name)
    assert min(own.values()) >= 11
    said = {(row["exercise"], row["said"]) for _, row in TRIED}
    assert [(name, slip["answer"]) for name in exercises_of() for slip, _ in keys_of(name)[1]
            if (name, f"slip:{slip['answer']}") not in said] == []
