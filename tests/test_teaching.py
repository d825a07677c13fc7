"""Exercises: right answers pass, near misses do not, and every message teaches without giving the key away."""

import decimal
import re

import numpy as np
import pandas as pd
import pytest

import jining
from jining.teaching import EXERCISES, Exercise, check, exercises
from jining.teaching.answers import KINDS, judge
from jining.teaching.given import read_answer

HAN = re.compile(r"[\u4e00-\u9fff]")
by_name = pytest.mark.parametrize("name", EXERCISES)
IDS = jining.load()["id"].tolist()


def key(name):
    return EXERCISES[name].key()


def near_misses(exercise):
    """Answers that are almost right."""
    right = read_answer(exercise.key(), exercise.compare, exercise.choices)
    if exercise.compare == "number":
        step = exercise.tolerance * 1.2 or 1
        return [right + step, right - step, -right or 7, right / 2 or 7, *([right / 100] if exercise.percent else [])]
    if exercise.compare == "ids":
        other = next(id_ for id_ in IDS if id_ not in right)
        fewer = [sorted(right)[1:], sorted(right)[:-1]] if len(right) > 1 else []
        return [*fewer, [*right, other], [*sorted(right)[1:], other], IDS]
    if exercise.compare == "mapping":
        label = next(iter(right))
        step = exercise.tolerance * 1.2 or 1
        return [right | {label: right[label] + step}, right | {"other": 1}, {n: v for n, v in right.items() if n != label},
                {n: v + step for n, v in right.items()}]
    return [choice for choice in exercise.choices if choice != right] or [f"{right}1", right[:-1], "no such word"]


def test_every_lesson_has_four_to_six_exercises():
    sizes = exercises().index.str.partition(".").to_frame()[0].value_counts()
    assert all(4 <= size <= 6 for size in sizes)
    assert list(EXERCISES) == sorted(EXERCISES)
    assert {name.partition(".")[0] for name in EXERCISES} >= {"L1", "L2", "L3", "L4"}


@by_name
def test_the_key_is_right(name):
    assert check(name, key(name)).right


@by_name
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_near_miss_is_not_right_and_gets_a_hint_without_the_key(name, lang):
    exercise = EXERCISES[name]
    for answer in near_misses(exercise):
        said = check(name, answer, lang=lang)
        assert not said.right, answer
        left = said.message.replace(name, "")
        assert bool(HAN.search(left)) or lang == "en"
        assert shown(exercise).isdisjoint(re.findall(r"[\w.\-]+", left)), said.message


def shown(exercise):
    """Every form in which a message could give the key away."""
    right = read_answer(exercise.key(), exercise.compare, exercise.choices)
    if exercise.compare == "number":
        return {f"{right:.10g}", f"{right:.0f}", f"{right:.1f}", f"{right:.2f}", f"{right:.3f}"}
    if exercise.compare == "mapping":  # a label that is named may look like a count
        return {f"{value:.10g}" for value in right.values()} - set(right)
    return {right, str(exercise.key())} if exercise.compare == "text" else set(right)


@by_name
def test_the_blank_says_not_answered_yet_and_shows_the_task(name):
    english, chinese = check(name, ..., lang="en"), check(name, ..., lang="zh")
    assert not english.right and "not answered yet" in english.message and EXERCISES[name].en in english.message
    assert not chinese.right and "尚未作答" in chinese.message and EXERCISES[name].zh in chinese.message


@by_name
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, np.nan], ids=["None", "nan", "NA", "NaT", "numpy"])
def test_a_missing_value_is_met_with_what_is_expected(name, missing, lang):
    said = check(name, missing, lang=lang)
    kind = KINDS[EXERCISES[name].compare][("en", "zh").index(lang)]
    assert not said.right and kind in said.message


STRANGE = {
    "number": ["12", "many", True, [1, 2], {"a": 1}, pd.Series([1, 2]), 2 + 1j, float("inf"), len, object(), pd.DataFrame()],
    "text": [3, 2.5, True, ["target", "aim"], {"target": 1}, pd.Series(["a", "b"]), object(), len],
    "ids": [3, True, {"id": 1}, object(), [1, 2], [["JN20-001"]], pd.DataFrame({"name": ["a"]}), pd.Series([1.5, 2]), len],
    "mapping": [3, "text", [1, 2], object(), pd.Series([1, 2]), {"a": "many"}, {"a": [1, 2]}, len],
}


@by_name
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_answer_of_another_type_is_told_what_is_expected(name, lang):
    exercise = EXERCISES[name]
    for answer in STRANGE[exercise.compare]:
        said = check(name, answer, lang=lang)
        assert not said.right
        assert KINDS[exercise.compare][("en", "zh").index(lang)] in said.message, answer


def made(compare, right, **more):
    return Exercise("L0.1", "Task?", "题目？", lambda: right, compare, **more)


@pytest.mark.parametrize("answer", [3, 3.0, np.int64(3), np.float64(3), pd.Series([3]), pd.array([3], dtype="Int64"),
                                    np.array([[3]]), decimal.Decimal(3), pd.DataFrame({"n": [3]})])
def test_a_number_may_come_in_any_container_of_one(answer):
    if not isinstance(answer, pd.api.extensions.ExtensionArray):
        assert judge(made("number", 3), answer).right
    else:
        assert judge(made("number", 3), pd.Series(answer)).right


@pytest.mark.parametrize("answer", ["target", " Target ", "ＴＡＲＧＥＴ", "目标", "“目标”", pd.Series(["target"])])
def test_case_width_space_and_language_of_a_text_do_not_matter(answer):
    assert judge(made("text", "target", choices={"target": ("目标",), "aim": ("愿景",)}), answer).right


def test_a_text_outside_the_choices_is_shown_the_choices():
    said = judge(made("text", "target", choices={"target": ("目标",), "aim": ("愿景",)}), "goal", "en")
    assert said.message == "L0.1: 'goal' is not among the choices: target 目标, aim 愿景."


ROWS = jining.load().head(3)


@pytest.mark.parametrize("answer", [ROWS, ROWS["id"], ROWS["id"].tolist(), set(ROWS["id"]), tuple(ROWS["id"])[::-1],
                                    ROWS["id"].to_numpy(), ROWS.set_index("id"), ROWS.set_index("id").index,
                                    ROWS.set_index("id")["quote_zh"], [f" {id_.lower()}" for id_ in ROWS["id"]],
                                    [*ROWS["id"], *ROWS["id"]]])
def test_ids_may_come_in_any_container_and_order(answer):
    assert judge(made("ids", set(ROWS["id"])), answer).right


def test_a_single_id_may_be_a_text():
    assert judge(made("ids", {"JN20-001"}), "JN20-001").right


def test_a_mask_an_unknown_record_and_an_empty_selection_are_told_apart():
    exercise, promises = made("ids", set(ROWS["id"])), jining.load()
    assert "True and False" in judge(exercise, promises["kind"] == "target", "en").message
    assert "True and False" in judge(exercise, promises.set_index("id")["kind"] == "target", "en").message
    assert "no record 'JN20-999'" in judge(exercise, ["JN20-001", "JN20-999"], "en").message
    assert "too narrow" in judge(exercise, promises[promises["kind"] == "no such"], "en").message


@pytest.mark.parametrize(("compare", "answer", "words"), [
    ("number", "12", "a text (str). A number stands without quotation marks"),
    ("number", ROWS, "a whole table (DataFrame). len(...) counts its rows"),
    ("number", ROWS["id"], "a whole column (Series). len(...) counts its values"),
    ("number", ROWS["kind"] == "target", ".sum() counts where it is True"),
    ("text", ROWS["id"], ".iloc[0] takes the first"), ("text", ["a"], "of type list"),
    ("ids", 3, "which records, not how many"), ("ids", pd.Series([1.5, None]), "which records, not how many"),
    ("mapping", ROWS["kind"], ".value_counts() counts each"),
    ("number", ROWS["id"].head(0), "too narrow"), ("text", ROWS["id"].head(0), "too narrow"),
    ("number", pd.Series([np.nan, np.nan]), "missing value")])
def test_an_answer_of_another_kind_is_told_the_next_step(compare, answer, words):
    assert words in judge(made(compare, {"number": 3, "text": "aim"}.get(compare, {})), answer, "en").message


def test_the_blank_names_the_kind_of_answer_and_its_choices():
    exercise = made("text", "target", choices={"target": ("目标",), "aim": ("愿景",)})
    assert "a text in quotation marks: target 目标, aim 愿景." in judge(exercise, ..., "en").message
    assert "一段带引号的文字：target 目标、aim 愿景。" in judge(exercise, ..., "zh").message
    assert "Expected is a number." in judge(made("number", 3), ..., "en").message


def test_too_many_and_too_few_ids_get_different_hints():
    exercise = made("ids", {"JN20-001", "JN20-002"})
    assert "None of these" in judge(exercise, ["JN20-003"], "en").message
    assert "some are missing" in judge(exercise, ["JN20-001"], "en").message
    assert "do not belong" in judge(exercise, ["JN20-001", "JN20-002", "JN20-003"], "en").message


@pytest.mark.parametrize("answer", [{"a": 1, "b": 2}, pd.Series({"b": 2, "a": 1}), {"a": 1, "b": 2, "c": 0},
                                    pd.Series(["a", "b", "b"], dtype="category").value_counts(),
                                    pd.Series(["a", "b", "b"]).value_counts().to_frame()])
def test_a_mapping_may_be_a_dict_or_a_count(answer):
    assert judge(made("mapping", {"a": 1, "b": 2}), answer).right


def test_labels_that_are_not_right_are_named():
    assert judge(made("mapping", {"a": 1, "b": 2}), {"a": 1, "b": 3}, "en").message == "L0.1: not yet. Look again at: b."


def test_a_fraction_for_a_percentage_is_called_close():
    assert "close" in judge(made("number", 86.7, tolerance=0.06, percent=True), 0.867, "en").message


def test_typical_wrong_ways_get_the_hint_that_is_meant_for_them():
    promises = jining.load()
    targets = promises[promises["kind"] == "target"]
    assert "keep the targets first" in check("L2.5", promises["value_high"].isna().sum(), lang="en").message
    assert "missing, not zero" in check("L2.5", (promises["value_high"] == 0).sum(), lang="en").message
    assert "all and of none" in check("L4.1", targets["comparator"].value_counts(), lang="en").message
    assert "These are targets" in check("L2.2", len(targets), lang="en").message
    assert "stamp" in check("L1.2", "2020-06", lang="en").message
    assert "segments" in check("L1.5", jining.load_ledger()["role"].value_counts(), lang="en").message


def test_an_unknown_exercise_is_named_with_the_nearest():
    with pytest.raises(ValueError, match=r"no exercise 'l2\.31'; the nearest is 'L2\.3'"):
        check("l2.31", 1)
    with pytest.raises(ValueError, match="lesson='L99' is not known"):
        exercises("L99")


def test_the_feedback_is_shown_escaped():
    said = check("L2.1", "<img src=x onerror=alert(1)>", lang="en")
    assert "<img" not in said._repr_html_() and "&lt;img" in said._repr_html_()
    assert repr(said) == said.message


def test_feedback_speaks_the_language_of_the_theme():
    with jining.set_theme("zh"):
        assert "尚未作答" in check("L2.1", ...).message
        assert HAN.search(exercises("L2")["task"].iloc[0])


@by_name
def test_every_task_and_hint_stands_in_both_languages(name):
    exercise = EXERCISES[name]
    assert HAN.search(exercise.zh) and exercise.en and (exercise.en.endswith(("?", ".")))
    assert all(hint.en and HAN.search(hint.zh) for hint in exercise.hints)


def test_teaching_is_there_after_the_package_and_agreement_can_be_called_twice():
    assert jining.teaching.check("L2.1", ...).right is False
    assert jining.agreement(rounds=0).equals(jining.agreement(rounds=0))
    assert "teaching" in dir(jining)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = jining.teaching.nothing
    assert all(hasattr(jining.teaching, name) for name in jining.teaching.__all__ if "brief" not in name)
