"""The start notebook in a real JupyterLab, driven in a real Chromium."""

import pytest

import jining

pytestmark = pytest.mark.browser

IDLE = """() => { const app = window.jupyterapp, panel = app && app.shell.currentWidget;
  const kernel = panel && panel.sessionContext && panel.sessionContext.session && panel.sessionContext.session.kernel;
  return !!kernel && kernel.connectionStatus === 'connected' && kernel.status === 'idle'; }"""
ALL_RUN = """() => { const panel = window.jupyterapp.shell.currentWidget;
  return panel.sessionContext.session.kernel.status === 'idle' &&
    panel.content.model.sharedModel.cells.filter(c => c.cell_type === 'code' && c.source.trim())
      .every(c => c.execution_count !== null); }"""
ERRORS = """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.flatMap(
  c => (c.outputs || []).filter(o => o.output_type === 'error').map(o => o.ename + ': ' + o.evalue))"""
CLEAR = """async () => { await window.jupyterapp.commands.execute('editmenu:clear-all'); }"""


def open_and_run(page, lab, name):
    page.goto(f"{lab['base']}/lab/tree/{name}?reset&token={lab['token']}")
    page.wait_for_selector(".jp-NotebookPanel", timeout=90_000)
    page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=90_000)
    page.wait_for_function(IDLE, timeout=90_000)
    page.evaluate("async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function(ALL_RUN, timeout=120_000)
    assert page.evaluate(ERRORS) == []


def shown(page):
    return " ".join(page.locator(".jp-OutputArea .widget-vbox").first.text_content().split())


def test_choosing_a_sector_changes_the_count_and_the_rows(page, lab):
    from playwright.sync_api import expect

    promises = jining.load()
    digital, other = (promises[promises["sector"] == key] for key in ("digital", "education"))
    open_and_run(page, lab, "00_start_here.ipynb")
    panel = page.locator(".jp-OutputArea .widget-vbox").first
    panel.scroll_into_view_if_needed()
    expect(panel).to_contain_text(f"{len(promises)} of {len(promises)} records")
    for selection in (digital, other):
        name = {"digital": "Digital and smart city", "education": "Education"}[selection["sector"].iloc[0]]
        panel.locator("select").first.select_option(label=name)
        expect(panel).to_contain_text(f"{len(selection)} of {len(promises)} records")
        expect(panel.locator("tbody tr")).to_have_count(min(20, len(selection)))
        expect(panel).to_contain_text(selection["text_en"].iloc[0])
        expect(panel).to_contain_text(selection["quote_zh"].iloc[0])
    panel.locator("input[type=text]").fill("no such words")
    panel.locator("input[type=text]").press("Enter")
    expect(panel).to_contain_text("No record matches these filters")
    expect(panel.locator("tbody tr")).to_have_count(0)
    assert page.asked_elsewhere == []
    assert page.script_errors == []
