"""Answers: right in other ways is right, wrong is not, no diagnosis is false; three hints that give nothing away."""

import collections
import datetime
import decimal
import fractions
import re
from pathlib import Path

import matplotlib.figure
import numpy as np
import pandas as pd
import pytest

import jining
from jining.checks.agreement import krippendorff_alpha
from jining.report.labels import field
from jining.report.results import baselines
from jining.teaching import check
from jining.teaching.answers import MIME, _tries
from jining.teaching.course import say, words_of
from jining.teaching.exercise import exercises_of, keys_of

HAN = re.compile(r"[\u4e00-\u9fff]")
#: Names of types that nobody knows who has had a week of Python.
TYPES = re.compile(r"\b(str|int|float|dict|tuple|ndarray|Series|DataFrame|Index|StringArray|Categorical|NoneType|PosixPath|"
                   r"Timestamp|method|function|object|NaN|NaT|bool)\b")
langs = pytest.mark.parametrize("lang", ["en", "zh"])
STRANGE, ANSWERS = (pd.read_csv(Path(__file__).with_name(f"{name}.csv"), keep_default_na=False).to_dict("records")
                    for name in ("strange", "answers"))
#: Each answer of the table, those for a kind of answer once for every exercise of that kind.
TRIED = [(exercise, row) for row in ANSWERS for name, exercise in exercises_of().items()
         if row["exercise"] in (name, exercise.kind)]


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
        "fractions": fractions, "matplotlib": matplotlib, "Path": Path, "krippendorff_alpha": krippendorff_alpha,
        "promises": promises, "targets": targets, "ledger": ledger, "places": places, "page": page,
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


@pytest.fixture(autouse=True)
def forget():
    _tries.clear()


@langs
def test_hints_come_in_three_steps_and_never_hold_the_answer(lang, names):
    hint = re.compile(r"Hint (\d) of 3" if lang == "en" else r"提示(\d)/3")
    for name in exercises_of():
        said = {}
        for code in [row["answer"] for _, row in TRIED if [*row.values()][:3] == [name, "wrong", ""]]:
            first, again = (check(name, given(code, names), lang=lang) for _ in range(2))
            assert first.message == again.message and not first.right, code
            said.setdefault(first.answer, first.message.removeprefix(name))
        assert [hint.search(message)[1] for message in said.values()] == ["1", "2", "3", *"3" * 40][:len(said)], name
        slips = [row["answer"] for _, row in TRIED if row["exercise"] == name and row["said"].startswith("slip:")]
        shown = [*said.values(), *(check(name, given(code, names), lang=lang).message for code in slips)]
        right = keys_of(name)[0][0]  # ids, labels or a number: none of them stands in a message
        words = {f"{right:g}"} if isinstance(right, float) else {right} if isinstance(right, str) else set(right)
        held = "|".join(rf"(?<![\w.]){re.escape(word)}(?![\w.])" for word in words)
        assert [message for message in shown if re.search(held, hint.sub("", message))] == []


@langs
def test_strange_answers_are_told_in_plain_words_and_in_the_language_of_the_theme_what_is_expected(lang, names):
    for name in {exercise.kind: name for name, exercise in exercises_of().items()}.values():
        for row in STRANGE:
            with jining.set_theme(lang):
                said = check(name, given(row["answer"], names))
            assert not said.right and len(said.message) < 500
            assert not TYPES.search(said.message), said
            assert lang == "en" or HAN.search(said.message)


def test_tasks_hints_and_slips_stand_in_both_languages_in_short_sentences_and_what_they_name_is_there():
    for exercise in exercises_of().values():
        assert HAN.search(exercise.task_zh) and exercise.task_en.endswith(("?", ".")) and len(exercise.why_en) >= 40
        slips = [(slip["en"], slip["zh"]) for slip, _ in keys_of(exercise.name)[1]]
        for en, zh in [(exercise.how_en, exercise.how_zh), (exercise.why_en, exercise.why_zh), *slips]:
            assert en.endswith((".", "?")) and HAN.search(zh)
            assert max(len(part.split()) for part in re.split(r"[.?:;]", en)) <= 25, en
        if exercise.kind == "choice":  # what there is to choose from is said, or the command that lists it
            command = re.search(r"`(jining[^`]+)`", listed := check(exercise.name, ..., lang="zh").message)
            listed = eval(command[1]).to_csv() if command else listed.casefold().replace(" ", "_")
            assert [word for word in words_of(exercise.choices) if word not in listed] == []
        for part in exercise.where.split(";"):
            table, _, columns = part.strip().partition(":")
            assert say(f"table.{table}"), table
            for column in filter(None, (word.strip() for word in columns.split(","))):
                assert column == "notebook" or (table, column) == ("agreement", "verdict") or field(column)


def test_a_right_answer_starts_the_hints_anew_case_of_a_name_does_not_matter_an_unknown_one_is_named_with_the_nearest():
    for answer in (1, 2, 3):
        check("L2.2", answer)
    assert check("l2_2", keys_of("L2.2")[0][0]).right and check("L2.2", 1).tries == 1
    with pytest.raises(ValueError, match=r"no exercise 'l2\.31'; the nearest is 'L2\.3'"):
        check("l2.31", 1)


def test_a_notebook_keeps_what_was_said_beside_what_is_shown():
    said = check("L2.1", "<img src=x onerror=alert(1)>", lang="en")
    bundle = said._repr_mimebundle_()
    assert bundle["text/plain"] == repr(said) == said.message
    assert "<img" not in bundle["text/html"] and "&lt;img" in bundle["text/html"]
    assert bundle[MIME]["exercise"] == "L2.1" and bundle[MIME]["right"] is False
