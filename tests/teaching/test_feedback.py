"""What is said to an answer: hints in three steps that never give it away, plain words, both languages."""

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
from jining.report.labels import field
from jining.report.report import lookup
from jining.teaching import check
from jining.teaching.answers import MIME, _tries
from jining.teaching.course import choose, rows_of, say, words_of
from jining.teaching.exercise import exercises_of, keys_of

HAN = re.compile(r"[\u4e00-\u9fff]")
#: Names of types that nobody knows who has had a week of Python.
TYPES = re.compile(r"\b(str|int|float|dict|tuple|ndarray|Series|DataFrame|Index|StringArray|Categorical|NoneType|PosixPath|"
                   r"Timestamp|method|function|object|NaN|NaT|bool)\b")
langs = pytest.mark.parametrize("lang", ["en", "zh"])
STRANGE = [
    None, "no such thing", "", 12345.678, True, [], {}, [1, 2], {"a": 1}, {"a": [1, 2]}, np.array([1.5, 2.5]), len, object(),
    pd.Series([1, 2]), pd.Series([True, False]), pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), datetime.date(1999, 1, 1),
    Path("x.csv"), matplotlib.figure.Figure(), float("inf"), float("nan"), pd.NA, pd.NaT, 1j, b"bytes", range(3), "JN20-001",
    pd.DataFrame(), pd.Series(["a", "b"]), pd.Series({"a": "b", "c": 1}), (n for n in "ab"), jining, np.datetime64("NaT"),
    jining.load().groupby("kind", observed=True), ["JN20-001"], {"JN20-001"}, [[[]]], [None], np.array(None),
    10**400, decimal.Decimal("NaN"), fractions.Fraction(1, 3), [[1, 2], [3]], {"JN20-001": {"a": 1}}, set(), "½", "2020-13",
    {"a": [1], "b": [1, 2]}, [{"a": 1}, [1]], np.zeros((2, 2, 2)),
]  # fmt: skip


@pytest.fixture(autouse=True)
def forget():
    _tries.clear()


def wrongs(exercise):
    """Three different answers that are wrong in no typical way."""
    right = keys_of(exercise.name)[0][0]
    if exercise.kind == "number":
        return [right + 1234.5, right + 2345.6, right + 3456.7]
    if exercise.kind == "ids":
        others = [id_ for id_ in jining.load()["id"] if id_ not in right]
        return [others[:1], others[:2], others[:3]]
    if exercise.kind == "counts":
        return [{label: n + step for label, n in right.items()} for step in (1234, 2345, 3456)]
    if exercise.kind == "month":
        return ["2001-01", "2001-02", "2001-03"]
    slips = {reading for _, readings in keys_of(exercise.name)[1] for reading in readings}
    return [value for value in words_of(exercise.choices) if value != right and value not in slips][:3]


def words_of_key(exercise):
    """What a message must not hold: ids, labels and numbers of the key."""
    right = keys_of(exercise.name)[0][0]
    if exercise.kind in ("ids", "counts"):
        return set(right)
    return {f"{right:g}"} if exercise.kind == "number" else {right} if exercise.kind == "choice" else set()


@langs
def test_hints_come_in_three_steps_and_never_hold_the_answer(lang):
    hint = re.compile(r"Hint (\d) of 3" if lang == "en" else r"提示(\d)/3")
    for name, exercise in exercises_of().items():
        said = [(check(name, answer, lang=lang), check(name, answer, lang=lang)) for answer in wrongs(exercise)]
        assert all(first.message == again.message and not first.right for first, again in said), name
        messages = [first.message.removeprefix(name) for first, _ in said]
        assert [hint.search(message)[1] for message in messages] == [str(step) for step in range(1, len(messages) + 1)], name
        for message in messages:
            plain = hint.sub("", message)
            assert not [word for word in words_of_key(exercise)
                        if re.search(rf"(?<![\w.]){re.escape(word)}(?![\w.])", plain)], message


@langs
def test_strange_answers_are_told_in_plain_words_what_is_expected(lang):
    for name in {exercise.kind: name for name, exercise in exercises_of().items()}.values():
        for answer in STRANGE:
            said = check(name, answer, lang=lang)
            assert not said.right and len(said.message) < 500
            assert not TYPES.search(said.message), said
            assert lang == "en" or HAN.search(said.message)


def test_tasks_hints_and_slips_stand_in_both_languages_in_short_sentences():
    for exercise in exercises_of().values():
        assert HAN.search(exercise.task_zh) and exercise.task_en.endswith(("?", ".")) and say(f"kind.{exercise.kind}")
        slips = [(slip["en"], slip["zh"]) for slip, _ in keys_of(exercise.name)[1]]
        for en, zh in [(exercise.how_en, exercise.how_zh), *slips]:
            assert en.endswith((".", "?")) and HAN.search(zh)
            assert max(len(part.split()) for part in re.split(r"[.?:;]", en)) <= 25, en


def test_where_to_look_names_tables_and_columns_that_there_are():
    for exercise in exercises_of().values():
        for part in exercise.where.split(";"):
            table, _, columns = part.strip().partition(":")
            assert say(f"table.{table}"), table
            for column in filter(None, (word.strip() for word in columns.split(","))):
                assert column == "notebook" or (table, column) == ("agreement", "verdict") or field(column)


def test_records_of_exercises_exist():
    known = set(jining.load()["id"])
    assert {row["id"] for row in rows_of("clauses")} <= known
    assert set(re.findall(r"JN20-\d+", "".join(row["keep"] for row in rows_of("keys")))) <= known


def test_the_kind_of_percentages_places_and_words_of_the_project_is_known():
    assert choose("an aim", "kind") == choose("愿景", "kind") == ["aim"]
    assert choose("no less than 1%", "comparator") == choose("≥", "comparator") == ["ge"]
    assert choose("target or aim", "kind") == [] and choose("not a target", "kind") == []
    assert set(words_of("county")) == {key for key, row in lookup("places").items() if row["type"] == "county"}


def test_a_right_answer_starts_the_hints_anew_and_case_of_the_name_does_not_matter():
    exercise = exercises_of()["L2.2"]
    for answer in wrongs(exercise):
        check("L2.2", answer)
    assert check("l2_2", keys_of("L2.2")[0][0]).right and check("L2.2", wrongs(exercise)[0], lang="en").tries == 1


def test_a_notebook_keeps_what_was_said_beside_what_is_shown():
    said = check("L2.1", "<img src=x onerror=alert(1)>", lang="en")
    bundle = said._repr_mimebundle_()
    assert bundle["text/plain"] == repr(said) == said.message
    assert "<img" not in bundle["text/html"] and "&lt;img" in bundle["text/html"]
    assert bundle[MIME]["exercise"] == "L2.1" and bundle[MIME]["right"] is False


def test_an_unknown_exercise_is_named_with_the_nearest():
    with pytest.raises(ValueError, match=r"no exercise 'l2\.31'; the nearest is 'L2\.3'"):
        check("l2.31", 1)


def test_feedback_speaks_the_language_of_the_theme():
    with jining.set_theme("zh"):
        assert "尚未作答" in check("L2.1", ...).message


def test_every_lesson_has_four_to_six_exercises_and_teaching_has_all_its_names():
    sizes = collections.Counter(exercise.lesson for exercise in exercises_of().values())
    assert len(sizes) == 9 and set(sizes.values()) <= {4, 5, 6}
    assert all(hasattr(jining.teaching, name) for name in jining.teaching.__all__)
