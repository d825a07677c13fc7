"""Two notebooks in a real JupyterLab, driven in a real Chromium."""

import nbformat
import pytest
from panels import Panel

import jining
from jining.explorer.payload import word
from jining.explorer.widget import LOOK
from jining.selection.select import select

pytestmark = pytest.mark.browser

IDLE = """() => { const app = window.jupyterapp, panel = app && app.shell.currentWidget;
  const kernel = panel && panel.sessionContext && panel.sessionContext.session && panel.sessionContext.session.kernel;
  return !!kernel && kernel.connectionStatus === 'connected' && kernel.status === 'idle'; }"""
#: The kernel has answered a question of this page: from now on no answer to it is lost.
ANSWERS = """() => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  window.answered ??= false;
  if (!window.asked) window.asked = kernel.requestExecute({ code: '' }).done.then(() => { window.answered = true; });
  return window.answered; }"""
#: Started only: a test waits for what is shown, with a limit.
RUN_ALL = "() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }"
ALL_RUN = """() => { const panel = window.jupyterapp.shell.currentWidget;
  return panel.sessionContext.session.kernel.status === 'idle' &&
    panel.content.model.sharedModel.cells.filter(c => c.cell_type === 'code' && c.source.trim())
      .every(c => c.execution_count !== null); }"""
ERRORS = """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.flatMap(
  c => (c.outputs || []).filter(o => o.output_type === 'error').map(o => o.ename + ': ' + o.evalue))"""
METADATA = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().metadata"


def open_and_run(page, lab, name):
    page.goto(f"{lab['base']}/lab/tree/{name}?reset&token={lab['token']}")
    page.wait_for_selector(".jp-NotebookPanel", timeout=90_000)
    page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=90_000)
    page.wait_for_function(IDLE, timeout=90_000)
    page.wait_for_function(ANSWERS, timeout=30_000)
    page.evaluate(RUN_ALL)
    page.wait_for_function(ALL_RUN, timeout=120_000)
    assert page.evaluate(ERRORS) == []


@pytest.mark.parametrize("name", ["00_start_here", "13_where_and_for_whom"])
def test_a_notebook_runs_and_its_explorer_shows_what_the_data_say(page, lab, name):
    promises, panel = jining.load(), Panel(page)
    open_and_run(page, lab, f"{name}.ipynb")
    kept, shown = nbformat.read(lab["work"] / f"{name}.ipynb", 4).metadata, page.evaluate(METADATA)
    assert shown | {"language_info": kept.language_info} == kept  # else it would be marked as changed when it is opened
    assert shown["language_info"] | {"version": ""} == kept.language_info | {"version": ""}
    page.locator(".jining-explorer").first.scroll_into_view_if_needed()
    panel.clear().lang("en")
    chosen = select(promises, sector="education")
    panel.choose("sector", "Education").view("table")
    assert panel.count() == f"{len(chosen)} of {len(promises)} promises"
    assert panel.ids() == chosen["id"].tolist()[:LOOK["size"]]
    assert chosen["quote_zh"].iloc[0] in panel.root.locator(".jn-content tbody").text_content()
    panel.clear().search("no such words")
    assert word("empty", "en") in panel.root.locator(".jn-content").text_content()
    assert page.asked_elsewhere == [] and page.script_errors == []
