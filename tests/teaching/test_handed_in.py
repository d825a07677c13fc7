"""Results of a class: who answered what, from the notebooks that were handed in, whatever state they are in."""

import shutil
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from books import TEACHING

import jining
from jining.teaching import check, class_results, draw_class_results
from jining.teaching.answers import MIME, _tries
from jining.teaching.course import meaning_of
from jining.teaching.exercise import exercises_of, keys_of

HANDED = pd.read_csv(Path(__file__).with_name("handed_in.csv"), keep_default_na=False).to_dict("records")
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
    """Handed in: under the lesson's own name, twice, wrong, some, not run, edited, stopped, printed, no notebook, empty."""
    folder = tmp_path_factory.mktemp("class")
    for row in HANDED:
        hand_in(folder / row["file"], eval(row["answers"], {"RIGHT": RIGHT}), run=not row["states"].startswith("not run"))
    hand_in(folder / "Io", dict.fromkeys(RIGHT), right=["no"] * 6, said=[""] * 6, tries=["many", 2.5, 1e300, -1, True, [1]])
    stopped = nbformat.v4.new_output("error", ename="NameError", evalue="x", traceback=[])
    said = [check(name, answer, lang="zh").message for name, answer in (("L2.1", RIGHT["L2.1"]), ("L2.2", 1), ("L2.3", ...))]
    printed = nbformat.v4.new_output("stream", text="\n".join(said))
    source = 'print(check("L2.1", x), check ("L2.2", y), check(name="L2.3", answer=...), sep="\\n")\nr = check("L2.4", z)'
    for name, code, output in (("Jo.IPYNB", 'check("L2.1", answer)', stopped), ("Mo.ipynb", source, printed)):
        cell = nbformat.v4.new_code_cell(code, outputs=[output], execution_count=3)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / name)
    bad = {"Eve": "half a not", "Deep": "[" * 100_000, "Fu": '{"cells": null}', "Gu": "", "Hu": '{"cells": []}'}
    for name, text in bad.items():
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    return class_results(folder)


def test_the_table_says_who_answered_what_and_what_cannot_be_read_is_listed(results):
    states = {row["student"]: row["states"].split(";") for row in HANDED if row["states"]}
    states |= {"Io": ["wrong"] * 6, "Jo": ["wrong"], "Mo": ["right", "wrong", "blank", "not shown"]}
    states = {student: [*found, *["missing"] * 6][:6] for student, found in states.items()}
    asked = results[results["exercise"] != ""]
    table = asked.pivot(index="student", columns="exercise", values="state").astype("str")
    assert table.columns.tolist() == list(RIGHT) and dict(zip(table.index, table.to_numpy().tolist(), strict=True)) == states
    told = results.set_index(["student", "exercise"])
    assert told.loc[("Bo", "L2.1"), ["answer", "tries"]].tolist() == ["promise", 1]
    assert told.loc[("Jo", "L2.1"), "said"] == "stopped with an error"
    bad = results.query("exercise == ''")
    assert bad["student"].tolist() == ["Deep", "Eve", "Fu", "Gu", "Hu"] and set(bad["state"].astype(str)) == {"unreadable"}
    assert bad["said"].str.startswith("cannot be read").sum() == 4 and bad["said"].iloc[-1] == "holds no exercise"


@pytest.mark.parametrize(("files", "students"), pd.read_csv(Path(__file__).with_name("places.csv")).to_numpy())
def test_a_student_is_the_place_of_a_file_without_its_lesson_and_no_two_are_put_together(tmp_path, files, students):
    files, students = files.split(";"), students.split(";")
    for file in files:
        hand_in(tmp_path / file, {"L2.1": RIGHT["L2.1"] if "Li" in file else "date"})
    found = class_results(tmp_path).query("exercise == 'L2.1'")
    said = zip(found["student"], found["file"].str.removesuffix(".ipynb"), strict=True)
    assert sorted(said) == sorted(zip(students, files, strict=True))
    assert found["state"].tolist() == ["right" if "Li" in file else "wrong" for file in found["file"]]


def test_what_the_course_ships_is_no_hand_in_and_every_lesson_that_one_handed_in_is_asked_of_all(tmp_path):
    assert class_results(TEACHING["en"]).empty
    shutil.copytree(TEACHING["en"], tmp_path / "Li")
    hand_in(tmp_path / "L2_solutions", {"L2.1": RIGHT["L2.1"]})
    found = class_results(tmp_path).set_index("student")["state"].astype("str")
    assert found["Li"].tolist() == ["blank"] * len(exercises_of())
    assert sorted(found["solutions"]) == ["missing"] * (len(exercises_of()) - 1) + ["right"]


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
        bare = draw_class_results(results.astype("str").replace("", None), names=False)  # as a CSV gives them back
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
