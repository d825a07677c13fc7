"""Results of a class: who answered what, from the notebooks that were handed in, whatever state they are in."""

import json

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest

import jining
from jining.teaching import check, class_results, draw_class_results
from jining.teaching.answers import MIME, _tries
from jining.teaching.course import meaning_of
from jining.teaching.exercise import exercises_of, keys_of

RIGHT = {name: keys_of(name)[0][0] for name in exercises_of() if name.startswith("L2.")}


def notebook(answers, run=True):
    """A notebook as a student hands it in."""
    cells = []
    for name, answer in answers.items():
        variable = f"answer_{name.replace('.', '_')}"
        cell = nbformat.v4.new_code_cell(f'{variable} = ...\njining.teaching.check("{name}", {variable})')
        if run:
            cell.outputs = [nbformat.v4.new_output("execute_result", data=check(name, answer)._repr_mimebundle_())]
        cells.append(cell)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# L2"), *cells])


def hand_in(folder, name, answers, run=True):
    _tries.clear()
    path = folder / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook(answers, run), path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Hand-ins: right under the lesson's own name, twice, wrong, some, not run, full-width, four no notebook, one empty."""
    folder = tmp_path_factory.mktemp("class")
    hand_in(folder, "L2_what_is_a_target_Ana", RIGHT)
    hand_in(folder, "L2_Ana (1)", {"L2.1": "promise"})
    hand_in(folder, "Bo", dict.fromkeys(RIGHT, ...) | {"L2.2": 1, "L2.1": "promise"})
    hand_in(folder, "Chen/L2", {"L2.1": RIGHT["L2.1"]})
    hand_in(folder, "Dai $x_1$", RIGHT, run=False)
    hand_in(folder, "L2_Ｅｄ", {"L2.1": "promise", "L2.2": RIGHT["L2.2"]})
    hand_in(folder, "Ed/renamed by Ed", {"L2.1": RIGHT["L2.1"], "L2.2": 1})
    (folder / "Eve.ipynb").write_text("half a not", encoding="utf-8")
    (folder / "Deep.ipynb").write_text("[" * 100_000, encoding="utf-8")
    (folder / "Fu.ipynb").write_text(json.dumps({"cells": None}), encoding="utf-8")
    (folder / "Gu.ipynb").write_bytes(b"")
    nbformat.write(nbformat.v4.new_notebook(), folder / "Hu.ipynb")
    (folder / ".ipynb_checkpoints").mkdir()
    hand_in(folder / ".ipynb_checkpoints", "Ana-checkpoint", {"L2.1": "promise"})
    return folder


def states(results):
    asked = results[results["exercise"].str.match(r"L\d\.\d")]
    return asked.pivot(index="student", columns="exercise", values="state").astype("str")


def test_the_table_says_who_answered_what_and_of_two_notebooks_the_better_answer_counts(folder):
    results = class_results(folder)
    table = states(results)
    assert (table.loc["Ana"] == "right").all() and table.columns.tolist() == list(RIGHT)
    assert table.loc["Bo"].tolist() == ["wrong", "wrong", *["blank"] * 4]
    assert table.loc["Chen"].tolist() == ["right", *["missing"] * 5]
    assert set(table.loc["Dai $x_1$"]) == {"not run"}
    assert table.loc["Ed"].tolist() == ["right", "right", *["missing"] * 4]
    row = results[(results["student"] == "Bo") & (results["exercise"] == "L2.1")].iloc[0]
    assert (row["answer"], row["tries"]) == ("promise", 1)


def test_files_that_cannot_be_read_or_hold_no_exercise_are_listed_and_stop_nothing(folder):
    bad = class_results(folder).query("exercise == ''")
    assert bad["student"].tolist() == ["Deep", "Eve", "Fu", "Gu", "Hu"] and set(bad["state"].astype(str)) == {"unreadable"}
    assert bad["said"].str.startswith("cannot be read").sum() == 4 and bad["said"].iloc[-1] == "holds no exercise"


def test_another_lesson_among_those_handed_in_is_a_lesson_more(tmp_path):
    hand_in(tmp_path, "Ana", RIGHT)
    hand_in(tmp_path, "Bo", {"L1.2": "2020-01"})
    assert states(class_results(tmp_path)).loc["Bo"].value_counts().to_dict() == {"missing": 11, "right": 1}


def test_answers_that_were_edited_by_hand_stop_nothing_and_are_not_right(tmp_path):
    book = notebook(dict.fromkeys(RIGHT, ...))
    for cell, tries in zip(book.cells[1:], ("many", 2.5, 1e300, -1, True, [1]), strict=True):
        cell.outputs[0].data[MIME] |= {"tries": tries, "right": "no", "said": "wrong"}
    nbformat.write(book, tmp_path / "Ana.ipynb")
    assert set(states(class_results(tmp_path)).loc["Ana"]) == {"wrong"}
    with pytest.raises(ValueError, match="is no table of class_results"):
        draw_class_results(pd.DataFrame({"a": [1]}))


def test_a_cell_that_stopped_is_not_yet_right(tmp_path):
    book = notebook({"L2.1": ...}, run=False)
    book.cells[1].outputs = [nbformat.v4.new_output("error", ename="NameError", evalue="x", traceback=[])]
    nbformat.write(book, tmp_path / "Ana.ipynb")
    row = class_results(tmp_path).set_index("exercise").loc["L2.1"]
    assert (row["state"], row["said"]) == ("wrong", "stopped with an error")


def test_nothing_handed_in_and_no_folder(tmp_path):
    assert class_results(tmp_path).empty
    with pytest.raises(ValueError, match="is no folder"):
        class_results(tmp_path / "nothing")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_picture_shows_every_student_once_and_can_leave_the_names_out(folder, lang):
    results = class_results(folder)
    with jining.set_theme(lang):
        ax = draw_class_results(results)
        ax.figure.canvas.draw()
        shown = [label.get_text() for label in ax.get_yticklabels()]
        assert shown == sorted(results["student"].unique())
        assert str(len(shown)) in ax.get_title(loc="left")
        assert len(ax.figure.legends[0].get_texts()) == results["state"].nunique()
        bare = draw_class_results(results, names=False)
        assert not any(label.get_text() for label in bare.get_yticklabels())
    plt.close("all")


PROMISES = jining.load()
TABLE = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
ERRORS = [
    (lambda: TABLE[(TABLE["a"] == 1) and (TABLE["b"] == "x")], "round brackets"),
    (lambda: 1 if TABLE["a"] == 1 else 2, "not behind if"), (lambda: TABLE["a"].sum() + "a", "compared or added"),
    (lambda: TABLE[TABLE["a"] == 1 & TABLE["b"] == "x"], "round brackets"),
    (lambda: TABLE[TABLE["b"].astype("category").eq("x") & TABLE["b"].astype("category")], "round brackets"),
    (lambda: TABLE[TABLE["a"] == [1, 2, 3]], ".isin"), (lambda: TABLE["a"] < pd.Series([1], index=[5]), ".merge"),
    (lambda: TABLE["b"] == "x".mean(), "whole comparison"),
    (lambda: jining.passage("JN20-001", colour="red"), "no option"),
    (lambda: PROMISES[PROMISES["flag"].str.contains("x")], "Where a cell is a list"),
    (lambda: TABLE["a"] < "2", "compared or added"), (lambda: float("nan") in "text", "is missing"),
    (lambda: "word" in float("nan"), "is missing"), (lambda: TABLE.groupby("b")["b"].str.len(), "fewer commands"),
    (lambda: PROMISES["firmness"] < "2", "compared or added"), (lambda: TABLE["c"], "no column"),
    (lambda: TABLE("a"), "square brackets"), (lambda: nothing_known, "not known yet"),  # noqa: F821
]


@pytest.mark.parametrize(("slip", "said"), ERRORS)
def test_errors_of_beginners_are_explained(slip, said):
    with pytest.raises(Exception) as caught:
        slip()
    assert said in meaning_of(caught.value, "en"), caught.value
    assert meaning_of(caught.value, "zh").startswith("这是说：")
    assert meaning_of(ZeroDivisionError("division by zero"), "en") == ""
