"""One whole lesson in a real JupyterLab, worked through in a real Chromium as a student does, wrong answers included."""

import re

import pytest
from jining.teaching.answers import _SAID, KINDS
from jining.teaching.given import read_answer
from test_browser import ERRORS, IDLE, open_and_run

import jining
from jining.teaching import EXERCISES

pytestmark = pytest.mark.browser

LESSON = "teaching/L2_what_is_a_target.ipynb"
#: What is typed for each exercise: a near miss with the place of the hint meant for it, an answer that cannot be compared
#: with what is said to it, and the right answer, found as the solutions find it.
TYPED = {
    "L2.1": ('answer = "promise"', 0, "answer = 1500", "type",
             'answer = numerals.loc[numerals["text"] == "1500万", "class"].iloc[0]'),
    "L2.2": ("answer = len(targets)", 1, 'answer = numerals["class"] == "promise"', "truths",
             'answer = (numerals["class"] == "promise").sum()'),
    "L2.3": ('answer = promises[promises["quote_zh"].str.contains("分别")]', 1, 'answer = float("nan")', "nothing",
             'shared = promises["flag"].map(lambda flags: "shared" in flags)\nanswer = promises[shared]'),
    "L2.4": ('answer = targets[targets["checkable_by"] == "all"]', 0, 'answer = targets["checkable_by"] == "all"', "mask",
             'answer = targets[targets["checkable_by"].isin(["all", "zero"])]'),
    "L2.5": ('answer = promises["value_high"].isna().sum()', 0, 'answer = "many"', "type",
             'answer = targets["value_high"].isna().sum()'),
    "L2.6": ('answer = targets[targets["comparator"] == "range"]', 0, "answer = 6", "type",
             'quota = promises["flag"].map(lambda flags: "per_unit" in flags)\nanswer = promises[quota]'),
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


def holds(shown, said):
    """Whether the words that the package has for this case are shown, whatever stands in their gaps."""
    return all(part.strip() in shown for part in re.split(r"\{\w+\}|\n", _SAID[said][0]))


def computed(source):
    """What a source finds in the shipped data, as answers are compared."""
    promises, numerals = jining.load(), jining.load_numerals()
    names = {"promises": promises, "numerals": numerals, "targets": promises[promises["kind"] == "target"]}
    exec(source, names)
    return names["answer"]


def gives_away(shown, exercise, answer):
    found = read_answer(answer, exercise.compare, exercise.choices)
    words = found if exercise.compare == "ids" else {f"{found:g}" if exercise.compare == "number" else found}
    return not words.isdisjoint(re.findall(r"[\w-]+", shown.replace(exercise.name, "")))


def test_a_student_works_through_a_lesson_and_finds_it_again(page, lab):
    open_and_run(page, lab, LESSON)
    assert list(TYPED) == [name for name in EXERCISES if name.startswith("L2.")]
    for name in TYPED:
        shown = Student(page, name).reads()
        assert holds(shown, "blank") and KINDS[EXERCISES[name].compare][0] in shown and EXERCISES[name].en in shown

    for name, (miss, place, strange, said, right) in TYPED.items():
        exercise, student = EXERCISES[name], Student(page, name)
        shown = student.answers(miss, "Control+Enter")
        assert exercise.hints[place].en in shown and holds(shown, "wrong") and not holds(shown, "right")
        assert not gives_away(shown, exercise, computed(right))
        shown = student.answers(strange, "Control+Enter")
        assert holds(shown, said) and not holds(shown, "right")
        assert said == "mask" or KINDS[exercise.compare][0] in shown
        assert student.answers(right, "Shift+Enter") == f"✔ {_SAID['right'][0].format(name=name)}"
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
        assert student.source() == f'{right}\njining.teaching.check("{name}", answer)' and holds(student.reads(), "right")
    assert jining.cite() in page.locator(".jp-CodeCell").last.text_content()
    assert page.asked_elsewhere == [] and page.script_errors == []
