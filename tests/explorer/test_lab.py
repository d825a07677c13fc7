"""The explorer in a real JupyterLab: traits, two views, reloads, dead kernels, keys."""

import re

import pytest
from panels import Panel
from playwright.sync_api import expect
from test_browser import open_and_run

import jining

pytestmark = pytest.mark.browser
PROMISES = jining.load()
RUN = """async (code) => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const out = []; const future = kernel.requestExecute({ code });
  future.onIOPub = (message) => { const { content } = message;
    out.push(content.text ?? content.data?.['text/plain'] ?? content.evalue ?? ''); };
  await future.done; return out.join(''); }"""
KERNEL = "async (act) => { await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel[act](); }"


@pytest.fixture(autouse=True)
def console(page):
    """Whatever a page complains of is shown with the failure."""
    page.on("console", lambda message: print(message.type, message.text) if message.type == "error" else None)


def ask(page, code):
    return page.evaluate(RUN, code).strip()


def test_the_page_tells_python_and_python_moves_the_page(page, lab):
    open_and_run(page, lab, "twice.ipynb")
    one, two = Panel(page, 0), Panel(page, 1)
    one.choose("sector", "Education")
    wanted = jining.select(PROMISES, sector=["digital", "education"])
    expect(two.root.locator(".jn-count")).to_have_text(f"{len(wanted)} of {len(PROMISES)} promises")
    assert two.ids() == one.ids() == wanted["id"].tolist()[:20]
    assert ask(page, "seen[-1], panel.selected_ids == panel.selected['id'].tolist(), len(panel.selected)") == (
        f"({{'sector': ['digital', 'education']}}, True, {len(wanted)})"
    )
    ask(page, "panel.filters = {'words': '5G | 基站', 'exclude': {'kind': 'aim'}}; panel.lang = 'zh'; panel.view = 'grid'")
    wanted = jining.select(PROMISES, words="5G | 基站", exclude={"kind": "aim"})
    for panel in (one, two):
        expect(panel.root.locator(".jn-count")).to_have_text(re.compile(rf"{len(PROMISES)}项中的{len(wanted)}项"))
        expect(panel.root).to_have_attribute("data-view", "grid")
    ids = wanted["id"].tolist()[:2]
    ask(page, f"panel.selected_ids = {ids}; panel.pinned = {{}}; panel.view = 'record'; panel.record = 'JN20-020'")
    assert ask(page, "print((panel.filters, panel.code))") == str(
        ({"ids": ids}, f'jining.select(jining.load(), ids=["{ids[0]}", "{ids[1]}"])')
    )
    expect(one.root.locator(".jn-record h3")).to_contain_text("JN20-020")
    assert "no sector 'x'" in ask(page, "panel.filters = {'sector': 'x'}")
    one.root.locator(".jn-search input").evaluate("""(input) => { input.value = '5G\\ud83d';
      input.dispatchEvent(new InputEvent('input', { bubbles: true })); }""")
    expect(one.root.locator(".jn-status")).to_contain_text("不完整的字符")
    one.root.locator(".jn-search input").evaluate("""(input) => { input.value = '村';
      input.dispatchEvent(new InputEvent('input', { bubbles: true })); }""")
    expect(two.root).to_have_attribute("data-shown", f'{{"words":"村","ids":["{ids[0]}","{ids[1]}"]}}')
    assert ask(page, "panel.filters['words']") == "'村'"


@pytest.mark.parametrize("end", ["shutdown", "restart"])
def test_it_lives_through_a_reload_and_without_its_kernel(page, lab, end):
    open_and_run(page, lab, "twice.ipynb")
    panel = Panel(page)
    panel.choose("sector", "Education").view("bars").lang("zh")
    assert ask(page, "panel.filters['sector'], panel.lang") == "(['digital', 'education'], 'zh')"
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(500)
    page.reload()
    expect(panel.root).to_have_attribute("data-view", "bars", timeout=60_000)
    expect(panel.root).to_have_attribute("data-shown", '{"sector":["digital","education"]}')
    page.evaluate(KERNEL, end)
    panel.lang("en").choose("kind", "target")
    wanted = jining.select(PROMISES, sector=["digital", "education"], kind="target")
    expect(panel.root.locator(".jn-count")).to_have_text(f"{len(wanted)} of {len(PROMISES)} promises")
    expect(panel.root.locator(".jn-status")).to_contain_text("Python is not listening", timeout=15_000)


def test_keys_of_the_lab_stay_its_own_and_keys_of_the_panel_do_not_reach_it(page, lab):
    open_and_run(page, lab, "panels.ipynb")
    panel = Panel(page)
    cells = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = page.evaluate(cells)
    panel.mark("sector=rural").focus()
    for key in ("x", "d", "d", "a", "Shift+Enter"):
        page.keyboard.press(key)
    assert page.evaluate(cells) == before
    assert panel.filters == {"sector": ["rural"]}
    page.evaluate("""() => { const { context } = window.jupyterapp.shell.currentWidget; window.saves = 0;
      context.saveState.connect((_, state) => { if (state === 'started') window.saves += 1; }); }""")
    page.keyboard.press("Control+s")
    page.wait_for_function("() => window.saves > 0")
    before = page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollTop")
    panel.root.locator(".jn-top").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_function("(before) => document.querySelector('.jp-WindowedPanel-outer').scrollTop > before", arg=before)


def test_a_workbook_comes_from_python_and_a_reader_has_no_filters(page, lab, tmp_path):
    import pandas as pd

    open_and_run(page, lab, "panels.ipynb")
    panel = Panel(page)
    panel.choose("sector", "Health")
    found = panel.take("xlsx")
    assert found.suggested_filename == "jining_health_en.xlsx"
    found.save_as(tmp_path / "book.xlsx")
    wanted = jining.select(PROMISES, sector="health")
    sheets = pd.read_excel(tmp_path / "book.xlsx", sheet_name=None, header=None)
    assert any(wanted["id"].iloc[-1] in sheet.astype(str).to_numpy() for sheet in sheets.values())
    reader = Panel(page, 2)
    reader.root.scroll_into_view_if_needed()
    assert reader.root.locator(".jn-filters").count() == 0
    expect(reader.root.locator("mark.jn-here")).to_have_count(1)
    assert page.asked_elsewhere == [] and page.script_errors == []


def test_dollars_of_the_data_are_no_mathematics(page, lab):
    open_and_run(page, lab, "money.ipynb")
    expect(Panel(page).root.locator("tbody")).to_contain_text("costs $5$ or $6$")
    expect(page.locator("mjx-container")).to_have_count(1)  # that of the cell which asks for it
    assert page.locator(".jining-twin mjx-container, table mjx-container").count() == 0
