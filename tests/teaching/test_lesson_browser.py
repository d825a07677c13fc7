"""One whole lesson in a real JupyterLab, worked through in a real Chromium as a student does, wrong answers included."""

import re

import editions
import nbformat
import pytest
from test_browser import ERRORS, IDLE, open_and_run

from jining.report.codebook import cite
from jining.teaching.course import say
from jining.teaching.exercise import exercises_of, keys_of

pytestmark = pytest.mark.browser

LESSON = "teaching/L2_what_is_a_target.ipynb"
#: What is typed for each exercise: a wrong answer and what is said to it, an answer of another kind, and the right answer.
TYPED = {
    "L2.1": ('answer_L2_1 = "promise"', "Hint 1 of 3", "answer_L2_1 = 1500",
             'answer_L2_1 = numerals.loc[numerals["text"] == "1500万", "class"].iloc[0]'),
    "L2.2": ("answer_L2_2 = len(targets)", "That is the number of targets", 'answer_L2_2 = numerals["class"] == "promise"',
             'answer_L2_2 = len(numerals) - (numerals["class"] == "promise").sum()'),
    "L2.3": ('answer_L2_3 = promises[promises["quote_zh"].str.contains("分别")]', "all records whose words hold",
             "answer_L2_3 = 2", 'answer_L2_3 = promises[promises["flag"].map(lambda flags: "shared" in flags)]'),
    "L2.4": ('answer_L2_4 = targets[targets["checkable_by"] == "all"]', "These promise a whole set",
             'answer_L2_4 = targets["checkable_by"] == "all"',
             'answer_L2_4 = targets[targets["checkable_by"].isin(["all", "zero"])]'),
    "L2.5": ('answer_L2_5 = promises["value_high"].isna().sum()', "That counts all records", 'answer_L2_5 = "many"',
             'answer_L2_5 = targets["value_high"].isna().sum()'),
    "L2.6": ('answer_L2_6 = targets[targets["comparator"] == "range"]', "These are the ranges", "answer_L2_6 = 6",
             'answer_L2_6 = promises[promises["flag"].map(lambda flags: "per_unit" in flags)]'),
}  # fmt: skip
SETTLED = """([cell, before]) => { const prompt = cell.querySelector('.jp-InputPrompt').textContent;
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  return kernel.status === 'idle' && prompt !== before && !prompt.includes('*'); }"""
SAVED = "() => !window.jupyterapp.shell.currentWidget.context.model.dirty"


class Student:
    """A hand that types into the cell of an exercise, and an eye that reads what stands under it."""

    def __init__(self, page, name):
        self.page = page
        self.cell = page.locator(".jp-CodeCell").filter(has_text=f'check("{name}"')

    def answers(self, source, run):
        """Type an answer in place of what stands before the check, run the cell by a key, and return what it says."""
        press, prompt = self.page.keyboard.press, self.cell.locator(".jp-InputPrompt")
        self.cell.locator(".cm-content").click()
        press("Control+Home")
        for _ in range(self.cell.locator(".cm-line").count() - 2):
            press("Shift+ArrowDown")
        press("Shift+End")
        self.page.keyboard.type(source)
        before = prompt.text_content()
        press(run)
        self.page.wait_for_function(SETTLED, arg=[self.cell.element_handle(), before])
        self.page.wait_for_function("([one, two]) => one.textContent === two.textContent", arg=[
            prompt.element_handle(), self.cell.locator(".jp-OutputPrompt").element_handle()])
        return self.reads()

    def reads(self):
        return self.cell.locator(".jp-OutputArea-output").text_content()

    def source(self):
        lines = self.cell.locator(".cm-line")
        self.cell.scroll_into_view_if_needed()
        lines.first.wait_for()  # a notebook makes the editor of a cell only when it comes into view
        return "\n".join(lines.all_text_contents())


def gives_away(shown, name):
    right = keys_of(name)[0][0]
    words = right if isinstance(right, frozenset) else {f"{right:g}" if isinstance(right, float) else right}
    return not words.isdisjoint(re.findall(r"[\w-]+", re.sub(r"Hint \d of 3|L2\.\d", "", shown)))


def test_a_student_works_through_a_lesson_and_finds_it_again(page, lab):
    open_and_run(page, lab, LESSON)
    exercises = {name: exercise for name, exercise in exercises_of().items() if name.startswith("L2.")}
    assert list(TYPED) == list(exercises)
    for name, exercise in exercises.items():
        shown = Student(page, name).reads()
        assert "not answered yet" in shown and say(f"kind.{exercise.kind}", "en") in shown and exercise.task_en in shown

    for name, (wrong, said, strange, right) in TYPED.items():
        student = Student(page, name)
        shown = student.answers(wrong, "Control+Enter")
        assert said in shown and "not yet" in shown and not gives_away(shown, name)
        shown = student.answers(strange, "Control+Enter")
        assert "expected is" in shown and say(f"kind.{exercises[name].kind}", "en") in shown
        assert student.answers(right, "Shift+Enter") == f"✔ {name}: right."
    assert page.evaluate(ERRORS) == []
    told = {name: (Student(page, name).source(), Student(page, name).reads()) for name in TYPED}

    page.keyboard.press("Control+s")
    page.wait_for_function(SAVED)
    page.reload()
    page.wait_for_selector(".jp-NotebookPanel", timeout=90_000)
    page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=90_000)
    page.wait_for_function(IDLE, timeout=90_000)
    for name, (*_, right) in TYPED.items():
        student = Student(page, name)
        assert (student.source(), student.reads()) == told[name]
        assert student.source() == f'{right}\njining.teaching.check("{name}", answer_{name.replace(".", "_")})'
    assert cite() in page.locator(".jp-CodeCell").last.text_content()
    assert page.asked_elsewhere == [] and page.script_errors == []


def test_slides_open_from_a_file_without_network_and_are_turned_by_keys(page, tmp_path):
    path = tmp_path / "L1.html"
    path.write_text(editions.slides_page(nbformat.read(editions.lessons("zh")[0], 4), "zh"), encoding="utf-8")
    page.context.set_offline(True)
    page.goto(path.as_uri())
    top = "() => [...document.querySelectorAll('section')].findIndex(one => Math.abs(one.getBoundingClientRect().top) < 2)"
    for key, place in (("ArrowRight", 1), ("Space", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        page.wait_for_function(f"() => ({top})() === {place}")
    assert page.asked_elsewhere == [] and page.script_errors == []
