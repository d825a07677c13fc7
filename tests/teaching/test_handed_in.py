"""Results of a class: who answered what, from the notebooks that were handed in, whatever state they are in."""

from pathlib import Path

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


def hand_in(path, answers, run=True, **edited):
    """Write a notebook as a student hands it in, with what was kept of each answer perhaps edited by hand."""
    _tries.clear()
    cells = [nbformat.v4.new_code_cell(f'jining.teaching.check("{name}", answer)') for name in answers]
    for place, (cell, (name, answer)) in enumerate(zip(cells, answers.items(), strict=True)):
        if run:
            data = check(name, answer)._repr_mimebundle_()
            data[MIME] |= {key: values[place] for key, values in edited.items()}
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data)]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path.with_name(f"{path.name}.ipynb"))


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Handed in: right under the lesson's own name, twice, wrong, some, not run, edited, stopped, no notebook, empty."""
    folder, blank = tmp_path_factory.mktemp("class"), dict.fromkeys(RIGHT, ...)
    hand_in(folder / "L2_what_is_a_target_Ana", RIGHT)
    hand_in(folder / "L2_Ana (1)", {"L2.1": "promise"})
    hand_in(folder / "Bo", blank | {"L2.2": 1, "L2.1": "promise"})
    hand_in(folder / "Chen" / "L2", {"L2.1": RIGHT["L2.1"]})
    hand_in(folder / "Dai $x_1$", RIGHT, run=False)
    hand_in(folder / "L2_Ｅｄ", {"L2.1": "promise", "L2.2": RIGHT["L2.2"]})
    hand_in(folder / "Ed" / "renamed by Ed", {"L2.1": RIGHT["L2.1"], "L2.2": 1})
    hand_in(folder / "Io", blank, right=["no"] * 6, said=["wrong"] * 6, tries=["many", 2.5, 1e300, -1, True, [1]])
    stopped = nbformat.v4.new_output("error", ename="NameError", evalue="x", traceback=[])
    cell = nbformat.v4.new_code_cell('jining.teaching.check("L2.1", answer)', outputs=[stopped])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "Jo.IPYNB")
    bad = {"Eve": "half a not", "Deep": "[" * 100_000, "Fu": '{"cells": null}', "Gu": "", "Hu": '{"cells": []}'}
    for name, text in bad.items():
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    hand_in(folder / ".ipynb_checkpoints" / "Ana-checkpoint", {"L2.1": "promise"})
    return class_results(folder)


def test_the_table_says_who_answered_what_the_better_answer_of_two_counts_and_what_cannot_be_read_is_listed(results):
    states = {"Ana": ["right"] * 6, "Bo": ["wrong", "wrong", *["blank"] * 4], "Chen": ["right", *["missing"] * 5],
              "Dai $x_1$": ["not run"] * 6, "Ed": ["right", "right", *["missing"] * 4], "Io": ["wrong"] * 6,
              "Jo": ["wrong", *["missing"] * 5]}  # fmt: skip
    asked = results[results["exercise"] != ""]
    table = asked.pivot(index="student", columns="exercise", values="state").astype("str")
    assert table.columns.tolist() == list(RIGHT) and dict(zip(table.index, table.to_numpy().tolist(), strict=True)) == states
    told = results.set_index(["student", "exercise"])
    assert told.loc[("Bo", "L2.1"), ["answer", "tries"]].tolist() == ["promise", 1]
    assert told.loc[("Jo", "L2.1"), "said"] == "stopped with an error"
    bad = results.query("exercise == ''")
    assert bad["student"].tolist() == ["Deep", "Eve", "Fu", "Gu", "Hu"] and set(bad["state"].astype(str)) == {"unreadable"}
    assert bad["said"].str.startswith("cannot be read").sum() == 4 and bad["said"].iloc[-1] == "holds no exercise"


def test_another_lesson_among_those_handed_in_is_a_lesson_more(tmp_path):
    hand_in(tmp_path / "Ana", RIGHT)
    hand_in(tmp_path / "Bo", {"L1.2": "2020-01"})
    assert class_results(tmp_path).groupby("student").size().tolist() == [12, 12]


def test_what_is_no_folder_or_no_table_of_results_is_refused(tmp_path):
    with pytest.raises(ValueError, match="is no folder"):
        class_results(tmp_path / "nothing")
    with pytest.raises(ValueError, match="is no table of class_results"):
        draw_class_results(pd.DataFrame({"a": [1]}))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_picture_shows_every_student_once_and_can_leave_the_names_out(results, lang):
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


@pytest.mark.parametrize(("slip", "said"), pd.read_csv(Path(__file__).with_name("errors.csv")).to_numpy())
def test_errors_of_beginners_are_explained(slip, said):
    there = {"TABLE": pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), "PROMISES": jining.load(), "pd": pd, "jining": jining}
    with pytest.raises(Exception) as caught:
        eval(slip, there)
    assert said in meaning_of(caught.value, "en"), caught.value
    assert meaning_of(caught.value, "zh").startswith("这是说：")
    assert meaning_of(ZeroDivisionError("division by zero"), "en") == ""
