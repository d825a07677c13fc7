"""The explorer in a real JupyterLab: traits, two views, reloads, dead kernels, keys."""

import re

import pandas as pd
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
TYPED = """(input, text) => { input.value = text; input.dispatchEvent(new InputEvent('input', { bubbles: true })); }"""


def ask(page, code):
    return page.evaluate(RUN, code).strip()


def test_page_and_python_move_each_other_and_the_page_lives_through_a_reload_and_without_its_kernel(page, lab):
    open_and_run(page, lab, "twice.ipynb")
    one, two = Panel(page, 0), Panel(page, 1)
    one.choose("sector", "Education")
    wanted = jining.select(PROMISES, sector=["digital", "education"])
    expect(two.root.locator(".jn-count")).to_have_text(f"{len(wanted)} of {len(PROMISES)} promises")
    assert two.ids() == one.ids() == wanted["id"].tolist()[:20]
    said = ask(page, "seen[-1], panel.selected_ids == panel.selected['id'].tolist(), len(panel.selected)")
    assert said == str(({"sector": ["digital", "education"]}, True, len(wanted)))
    ask(page, "panel.filters = {'words': '5G | 基站', 'exclude': {'kind': 'aim'}}; panel.lang = 'zh'; panel.view = 'grid'")
    wanted = jining.select(PROMISES, words="5G | 基站", exclude={"kind": "aim"})
    for panel in (one, two):
        expect(panel.root.locator(".jn-count")).to_have_text(re.compile(rf"{len(PROMISES)}项中的{len(wanted)}项"))
        expect(panel.root).to_have_attribute("data-view", "grid")
    ids = wanted["id"].tolist()[:2]
    ask(page, f"panel.selected_ids = {ids}; panel.pinned = {{}}; panel.view = 'record'; panel.record = 'JN20-020'")
    code = f'jining.select(jining.load(), ids=["{ids[0]}", "{ids[1]}"])'
    assert ask(page, "print((panel.filters, panel.code))") == str(({"ids": ids}, code))
    expect(one.root.locator(".jn-record h3")).to_contain_text("JN20-020")
    assert "no sector 'x'" in ask(page, "panel.filters = {'sector': 'x'}")
    page.evaluate(f"() => {{ const type = {TYPED}; type(document.querySelector('.jn-search input'), '5G\\ud83d'); }}")
    expect(one.root.locator(".jn-status")).to_contain_text("不完整的字符")
    one.root.locator(".jn-search input").evaluate(TYPED, "村")
    expect(two.root).to_have_attribute("data-shown", f'{{"words":"村","ids":["{ids[0]}","{ids[1]}"]}}')
    assert ask(page, "panel.filters['words']") == "'村'"

    ask(page, "panel.filters = {'sector': ['education']}; panel.view = 'bars'; panel.pinned = None")
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(500)
    page.reload()
    expect(one.root).to_have_attribute("data-view", "bars", timeout=60_000)
    expect(one.root).to_have_attribute("data-shown", '{"sector":["education"]}')
    wanted = jining.select(PROMISES, sector="education", kind="target")
    for end, lang, said in (("restart", "en", "Python is not listening"), ("shutdown", "zh", "Python 未响应")):
        page.evaluate(KERNEL, end)
        one.lang(lang).choose("kind", {"en": "target", "zh": "目标"}[lang])
        expect(one.root.locator(".jn-status")).to_contain_text(said, timeout=15_000)
        count = {"en": f"{len(wanted)} of {len(PROMISES)}", "zh": f"{PROMISES['sector'].eq('education').sum()}项"}[lang]
        expect(one.root.locator(".jn-count")).to_contain_text(count)
    for part in ("summary", "[data-focus=xlsx]"):
        one.root.locator(f".jn-take {part}").click()
    expect(one.root.locator(".jn-status")).to_contain_text(said)  # no file is promised that nobody writes


def test_keys_of_the_lab_stay_its_own_and_a_workbook_comes_from_python_and_a_reader_has_no_filters(page, lab, tmp_path):
    open_and_run(page, lab, "panels.ipynb")
    panel, outer = Panel(page), "document.querySelector('.jp-WindowedPanel-outer').scrollTop"
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
    before = page.evaluate(outer)
    panel.root.locator(".jn-top").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"(before) => {outer} > before", arg=before)

    found = panel.clear().choose("sector", "Health").take("xlsx")
    assert found.suggested_filename == "jining_health_en.xlsx"
    found.save_as(tmp_path / "book.xlsx")
    wanted = jining.select(PROMISES, sector="health")
    sheets = pd.read_excel(tmp_path / "book.xlsx", sheet_name=None, header=None)
    assert any(wanted["id"].iloc[-1] in sheet.astype(str).to_numpy() for sheet in sheets.values())
    reader, money, beside = (Panel(page, place) for place in (2, 3, 4))
    beside.root.scroll_into_view_if_needed()
    assert beside.root.bounding_box()["width"] > 200
    reader.root.scroll_into_view_if_needed()
    assert reader.root.locator(".jn-filters").is_hidden()
    expect(reader.root.locator("mark.jn-here")).to_have_count(1)
    # Dollars of the data are no mathematics; those of the cell that asks for it are.
    expect(money.root.locator("tbody")).to_contain_text("costs $5$ or $6$")
    expect(page.locator("mjx-container")).to_have_count(1)
    assert page.locator(".jining-twin mjx-container, table mjx-container").count() == 0
    assert page.asked_elsewhere == [] and page.script_errors == []
