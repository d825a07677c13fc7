"""One whole lesson in a real JupyterLab, worked through in a real Chromium as a student does, wrong answers included."""

from pathlib import Path

import editions
import nbformat
import pandas as pd
import pytest
from test_browser import ERRORS, IDLE, open_and_run

from jining.report.codebook import cite
from jining.teaching.course import say
from jining.teaching.exercise import exercises_of

pytestmark = pytest.mark.browser

#: What is typed for each exercise: a wrong answer and what is said to it, an answer of another kind, and the right answer.
TYPED = {name: told for name, *told in pd.read_csv(Path(__file__).with_name("typed.csv")).to_numpy()}
SETTLED = """([cell, before]) => { const prompt = cell.querySelector('.jp-InputPrompt').textContent;
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  return kernel.status === 'idle' && prompt !== before && !prompt.includes('*'); }"""
SLIDES = "[...document.querySelectorAll('section')]"
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


def test_a_student_works_through_a_lesson_and_finds_it_again(page, lab):
    open_and_run(page, lab, "teaching/L2_what_is_a_target.ipynb")
    exercises = {name: exercise for name, exercise in exercises_of().items() if name.startswith("L2.")}
    assert list(TYPED) == list(exercises)
    for name, exercise in exercises.items():
        shown = Student(page, name).reads()
        assert "not answered yet" in shown and say(f"kind.{exercise.kind}", "en") in shown and exercise.task_en in shown

    for name, (wrong, said, strange, right) in TYPED.items():
        student = Student(page, name)
        shown = student.answers(wrong, "Control+Enter")
        assert said in shown and "not yet" in shown
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


@pytest.mark.parametrize("name", ["L7_promise_to_result", "zh/L3_coding_together", "zh/solutions/L8_solutions"])
def test_slides_fit_the_screen_open_from_a_file_without_network_and_are_turned_by_keys(page, tmp_path, name):
    path = tmp_path / "slides.html"
    path.write_text(editions.slides_page(nbformat.read(editions.LESSONS / f"{name}.ipynb", 4), "zh"), encoding="utf-8")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(path.as_uri())
    assert page.evaluate(f"() => {SLIDES}.filter(one => one.scrollHeight > innerHeight).map(one => one.innerText)") == []
    for key, place in (("ArrowRight", 1), ("Space", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        page.wait_for_function(f"() => Math.abs({SLIDES}[{place}].getBoundingClientRect().top) < 2")
    assert page.asked_elsewhere == [] and page.script_errors == []
