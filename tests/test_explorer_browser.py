"""The explorer in a real JupyterLab and in a real voila, driven in a real Chromium."""

import csv
import hashlib
import io
import json
import re
import zipfile
from itertools import cycle

import numpy as np
import pytest
from conftest import keep_evidence, watched_page
from panels import Panel, write_notebook
from test_browser import ALL_RUN, ERRORS, open_and_run

import jining
from jining.explorer import FIGURES, VIEWS, explore
from jining.selection.filters import choices
from jining.selection.select import describe_filter, select
from jining.spreadsheet import unprotect
from jining.views import PAGE
from jining.words import FILTER_NAMES, WORDS

pytestmark = pytest.mark.browser

PROMISES = jining.load()
HAN = re.compile(r"[\u4e00-\u9fff]")
CELLS = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
COMMAND = "async (name) => { await window.jupyterapp.commands.execute(name); }"
RUN = """async (code) => { const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  await kernel.requestExecute({ code }).done; }"""
#: The next answer takes its time.
SLOW = """import time
panel._state = lambda content: (time.sleep(1), type(panel)._state(panel, content))[1]"""
RESTART = "async () => { await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart(); }"
#: Digest of the pixels of a picture, as the browser decoded them.
PIXELS = """async (image) => { const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
  const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0);
  const data = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''); }"""
#: Count, rows and chips at every moment at which the page changes.
WATCH = """(root) => { window.moments = []; window.watcher?.disconnect();
  const texts = (name) => [...root.querySelectorAll(name)].map((node) => node.textContent);
  window.watcher = new MutationObserver(() => window.moments.push(
    [texts('.jn-count')[0], texts('tbody .jn-link'), texts('.jn-chip').map((text) => text.replace(' ×', ''))]));
  window.watcher.observe(root, { subtree: true, childList: true, characterData: true }); }"""
#: Everything that sticks out of the explorer or whose text is cut, but for what is made to scroll.
CUT = """(root) => { const box = root.getBoundingClientRect(), wrong = [];
  for (const node of root.querySelectorAll('button, label, summary, select, input, th, td, h3, img, p, .jn-count')) {
    const at = node.getBoundingClientRect(), name = `${node.tagName} ${node.textContent.slice(0, 30)}`;
    if (at.width && (at.left < box.left - 1 || at.right > box.right + 1)) wrong.push(`${name} sticks out`);
    if (node.clientWidth && node.scrollWidth > node.clientWidth + 1) wrong.push(`${name} is cut`);
  }
  for (const node of [root, ...root.querySelectorAll('.jn-content, .jn-filters, .jn-top, .jn-body, .jn-chips, .jn-take')])
    if (node.scrollWidth > node.clientWidth + 1) wrong.push(`${node.className} scrolls sideways`);
  return wrong; }"""
#: Where the parts of the explorer stand.
PLACES = """(root) => ['.jn-views', '.jn-content', '.jn-take', '.jn-filters'].map((name) => root.querySelector(name))
  .map((node) => node.getBoundingClientRect()).map((box) => [box.top, box.height].map(Math.round))"""
#: Text of the page and labels of its controls, without what a selector names.
READ = """(root, skip) => { const copy = root.cloneNode(true);
  copy.querySelectorAll(skip).forEach((node) => node.remove());
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT), texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode.textContent);
  return texts.join(' ') + [...root.querySelectorAll('[aria-label]')].map((node) => node.ariaLabel).join(); }"""
IN_SIGHT = """(mark) => { const text = mark.closest('.jn-text').getBoundingClientRect(), at = mark.getBoundingClientRect();
  return at.top >= text.top && at.bottom <= text.bottom; }"""
FOCUSED = "(node) => node === document.activeElement"
#: Note each control that gets the focus: whether it has a name, and whether a ring is seen round it.
NOTE = """(root) => { window.reached = []; window.note = ({ target }) => { const style = getComputedStyle(target);
    const labels = [...(target.labels || [])].map((one) => one.textContent.trim());
    const name = target.ariaLabel || target.textContent.trim() || labels.join();
    window.reached.push([target, name, parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none']); };
  root.addEventListener('focusin', window.note); }"""
REACHED = """(root) => { root.removeEventListener('focusin', window.note);
  const nodes = window.reached.map(([node]) => node), text = ([node]) => node.outerHTML.slice(0, 90);
  const all = [...root.querySelectorAll('button, input, select, summary')];
  const able = all.filter((one) => !one.disabled && one.checkVisibility());
  return { controls: able.length, missed: able.filter((one) => !nodes.includes(one)).map((one) => text([one])),
    unnamed: window.reached.filter((one) => !one[1]).map(text),
    unseen: window.reached.filter((one) => !one[2]).map(text) }; }"""


@pytest.fixture(scope="module", params=["lab", "voila"])
def shared(request, browser):
    """A page with two explorers, a reader and an explorer of a hostile table; one page for all tests of a server."""
    server = request.getfixturevalue(request.param)
    with watched_page(browser) as page:
        if request.param == "lab":
            open_and_run(page, server, "panels.ipynb")
            page.evaluate(COMMAND, "application:toggle-left-area")
        else:
            page.goto(f"{server['base']}/voila/render/panels.ipynb?token={server['token']}")
        page.locator(".jining-explorer").nth(3).wait_for(state="attached", timeout=60_000)
        page.server = request.param
        yield page


@pytest.fixture
def opened(shared, request):
    """The shared page; whatever a test does, nothing runs, nothing fails and nothing is asked of another host."""
    shared.context.tracing.start_chunk()
    yield shared
    keep_evidence(shared, request.node, shared.context.tracing.stop_chunk)
    shared.set_viewport_size({"width": 1280, "height": 1000})
    assert (shared.script_errors, shared.dialogs, shared.asked_elsewhere) == ([], [], [])
    assert shared.evaluate("() => window.hit") is None


@pytest.fixture
def panel(opened):
    return Panel(opened).start()


def pixels_of(**start):
    """Digest of the pixels that an explorer draws, as a browser decodes them."""
    from matplotlib.image import imread

    made = explore(**start)
    colors = np.round(imread(io.BytesIO(made.picture(made.places)))[:, :, :3] * 255).astype(np.uint8)
    opaque = np.full((*colors.shape[:2], 1), 255, np.uint8)
    return hashlib.sha256(np.concatenate([colors, opaque], axis=2).tobytes()).hexdigest()


def drawn(panel):
    return panel.page.evaluate(PIXELS, panel.settle().root.locator(".jn-picture img").element_handle())


def n_of_all(n):
    return f"{n} of {len(PROMISES)} records"


def test_filters_give_the_counts_the_rows_and_the_figure_of_the_data(panel):
    filters = {"sector": ["rural", "health"], "kind": ["target"], "words": "村"}
    chosen = select(PROMISES, **filters)
    panel.choose("sector", "Countryside").choose("sector", "Health").choose("kind", "target").search("村")
    assert panel.count() == n_of_all(len(chosen))
    assert panel.chips() == ["Sector: Countryside", "Sector: Health", "Kind: target", "Words: 村"]
    assert drawn(panel) == pixels_of(**filters)
    for facet in ("sector", "checkable_by", "chapter"):
        others = {name: values for name, values in filters.items() if name != facet}
        values = choices(facet)
        expected = {values[value]["en"]: len(select(PROMISES, **others, **{facet: value})) for value in values}
        assert panel.counts(facet) == expected
    panel.press("Table")
    assert panel.ids() == chosen["id"].tolist()[:PAGE]
    assert panel.shown["filters"] == filters
    assert panel.root.locator(".jn-code").text_content() == explore(**filters).code


def test_one_click_removes_one_filter_or_all(panel):
    panel.choose("sector", "Countryside").choose("kind", "aim").search("5G")
    panel.root.get_by_role("button", name="Remove filter: Kind: aim").click()
    assert panel.chips() == ["Sector: Countryside", "Words: 5G"]
    assert not panel.box("kind", "aim").is_checked() and panel.box("sector", "Countryside").is_checked()
    panel.press("Clear all")
    assert panel.chips() == [] and panel.count() == n_of_all(len(PROMISES))
    assert panel.root.get_by_role("searchbox").input_value() == ""


def test_words_are_found_in_both_languages_and_a_special_character_is_just_a_character(panel):
    for words in ("(", "\\", ".*", "％", "５ｇ基站", "《", "Base STATIONS"):
        panel.search(words)
        assert panel.count() == n_of_all(len(select(PROMISES, words=words)))


def test_every_figure_is_that_of_the_selection_in_either_language(panel):
    panel.choose("sector", "Environment")
    figures = list(FIGURES) if panel.page.server == "lab" else ["chapter_kind"]
    for figure, (button, lang) in zip(figures, cycle((("English", "en"), ("中文", "zh")))):
        panel.press(button).figure(figure)
        assert (panel.shown["figure"], panel.shown["lang"]) == (figure, lang)
        assert drawn(panel) == pixels_of(lang=lang, figure=figure, sector="environment")
        alt = panel.root.locator(".jn-picture img").get_attribute("alt")
        assert WORDS[f"fig_{figure}"][lang] in alt and describe_filter({"sector": ["environment"]}, lang) in alt


def test_the_table_is_sorted_and_turned(panel):
    panel.press("Table")
    assert panel.ids() == PROMISES["id"].tolist()[:PAGE]
    panel.press("Next page").press("Next page")
    assert panel.ids() == PROMISES["id"].tolist()[2 * PAGE:3 * PAGE]
    assert "Page 3 of" in panel.root.locator(".jn-turn").text_content()
    panel.root.locator(".jn-col-id button").click()
    assert panel.ids() == PROMISES["id"].tolist()[::-1][:PAGE]
    assert panel.root.locator("th[aria-sort=descending]").count() == 1
    assert PROMISES["quote_zh"].iloc[-1] in panel.root.locator("tbody tr").first.text_content()
    assert panel.button("Previous page").is_disabled()


def test_figure_and_table_stand_together_and_follow_the_same_change(panel):
    panel.press("Figure and table")
    for sector, label in (("rural", "Countryside"), ("health", "Health")):
        chosen = select(PROMISES, sector=sector)
        panel.choose("sector", label)
        assert panel.ids() == chosen["id"].tolist()[:PAGE] and panel.count() == n_of_all(len(chosen))
        assert drawn(panel) == pixels_of(sector=sector)
        panel.press("Clear all")


def test_the_language_changes_everything_at_once(panel):
    panel.choose("kind", "target")
    report = ".jn-cell, .jn-quote, .jn-english, .jn-paragraph, .jn-text, .jn-brief p, .jn-cells td, .jn-language, code"
    n = len(select(PROMISES, kind="target"))
    for view in VIEWS:
        panel.press("English").press(WORDS[f"view_{view}"]["en"])
        assert not HAN.findall(panel.root.evaluate(READ, report))
        panel.press("中文")
        text = panel.root.evaluate(READ, report)
        said = set(re.findall(r"[A-Za-z]{3,}", text)) - {"Python", "CSV", "XLSX", "PNG", "SVG", "PDF"}
        assert not said - set(re.findall(r"[A-Za-z]+", " ".join(jining.codebook()["meaning_zh"]))), view
        assert WORDS["of"]["zh"].format(n=n, total=len(PROMISES)) in text and FILTER_NAMES["sector"]["zh"] in text
        assert panel.root.get_attribute("lang") == "zh-CN"


def test_a_row_leads_to_its_sentence_and_the_sentence_to_its_record(panel):
    wanted = select(PROMISES, sector="rural").iloc[3]
    panel.choose("sector", "Countryside").press("Table")
    panel.root.locator("tbody .jn-link", has_text=wanted["id"]).click()
    assert panel.shown["view"] == "record"
    assert "".join(panel.root.locator(".jn-paragraph mark").all_text_contents()) == wanted["quote_zh"]
    for text in (wanted["id"], wanted["text_en"], wanted["item_zh"], "Results chain"):
        assert text in panel.root.locator(".jn-card").text_content()
    panel.press("See it in the report")
    here = panel.root.locator(".jn-text mark.jn-here")
    assert "".join(here.all_text_contents()) == wanted["quote_zh"] and here.first.evaluate(IN_SIGHT)
    panel.root.locator(".jn-brief .jn-link").click()
    assert panel.settle().root.locator(".jn-quote").text_content() == wanted["quote_zh"]


def test_the_reader_shows_the_record_of_the_passage_that_is_pointed_at_or_chosen(opened):
    reader = Panel(opened, 2).settle()
    reader.root.scroll_into_view_if_needed()
    first, second = (reader.root.locator(f'.jn-text mark[data-places="{place}"]').first for place in (171, 172))
    brief, (one, other) = reader.root.locator(".jn-brief"), PROMISES["text_en"].iloc[[171, 172]]
    assert one in brief.text_content() and "jn-here" in first.get_attribute("class") and first.evaluate(IN_SIGHT)
    assert reader.root.locator(".jn-legend mark").all_text_contents() == ["target", "measure", "aim", "chosen"]
    first.click()
    first.click()  # chosen twice: no longer kept
    second.hover()
    assert other in brief.text_content()
    second.click()
    first.hover()
    assert other in brief.text_content()  # what was chosen stays while the pointer moves on
    second.press("ArrowUp")
    assert one in brief.text_content()
    text = reader.root.locator(".jn-text").text_content()
    assert all(quote in text for quote in PROMISES["quote_zh"])


def test_files_hold_the_selection_and_open(panel):
    openpyxl = pytest.importorskip("openpyxl")
    panel.choose("sector", "Digital and smart city")
    ids = select(PROMISES, sector="digital")["id"].tolist()
    rows = csv.DictReader(io.StringIO(panel.take("CSV").path().read_bytes().decode("utf-8-sig"), newline=""))
    assert [unprotect(row["id"]) for row in rows] == ids
    book = openpyxl.load_workbook(io.BytesIO(panel.take("XLSX").path().read_bytes()))
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {cell for cell in cells if re.fullmatch(r"JN20-\d{3}", cell)} == set(ids)
    for what, start in (("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("PDF", b"%PDF")):
        found = panel.take(what)
        assert found.suggested_filename == f"jining_sector_kind_{what.lower()}.zip"
        archive = zipfile.ZipFile(found.path())
        assert archive.read(f"jining_sector_kind.{what.lower()}").startswith(start)
        passport = json.loads(archive.read("jining_sector_kind.json"))
        assert passport["ids"] == ids and passport["filter"] == {"sector": ["digital"]}


def test_the_line_of_python_is_copied(panel):
    panel.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel.choose("sector", "Health").press("Copy the Python line")
    panel.root.locator(".jn-status", has_text="Copied").wait_for()
    assert panel.page.evaluate("() => navigator.clipboard.readText()") == 'jining.select(jining.load(), sector=["health"])'


def test_an_empty_result_says_so_in_every_view(panel):
    panel.search("no such words")
    for view in ("Figure", "Table", "Record", "Report"):
        panel.press(view)
        assert WORDS["empty"]["en"] in panel.root.locator(".jn-content").text_content()
        assert panel.root.locator("tbody tr, .jn-picture img, .jn-text mark").count() == 0
    assert panel.count() == n_of_all(0) and set(panel.counts("sector").values()) == {0}
    assert len(panel.search("").press("Table").ids()) == PAGE


@pytest.mark.parametrize("width", [1280, 800])
def test_a_hostile_table_is_text_and_breaks_nothing(opened, width):
    opened.set_viewport_size({"width": width, "height": 1000})
    panel = Panel(opened, 3).settle()
    panel.root.scroll_into_view_if_needed()
    panel.press("Table")
    for text in ("<img src=x onerror='window.hit=1;alert(1)'>", "</script><script>", "$\\frac{", "&lt;b&gt;"):
        assert text in panel.root.locator("tbody").text_content()
    for view in ("Table", "Record", "Report", "Figure"):
        panel.press(view)
        assert panel.root.evaluate(CUT) == []
        assert panel.root.locator("script, svg, iframe, b, img:not(.jn-picture img)").count() == 0
    panel.figure("targets").search("</script>")
    assert panel.chips() == ["Words: </script>"]
    panel.search("$x$").press("Record").press("Next record").press("Clear all").press("Table")
    assert panel.root.evaluate("(root) => root.getBoundingClientRect().height") < 1400


@pytest.mark.parametrize("width", [1280, 800])
def test_nothing_is_cut_off(panel, width):
    panel.page.set_viewport_size({"width": width, "height": 1000})
    panel.root.evaluate("(root) => root.querySelectorAll('details').forEach((node) => { node.open = true; })")
    panel.choose("sector", "Reform and business environment").choose("kind", "target")
    for button, lang in (("English", "en"), ("中文", "zh")):
        panel.press(button)
        for view in VIEWS:
            panel.press(WORDS[f"view_{view}"][lang])
            assert panel.root.evaluate(CUT) == []


def test_nothing_jumps_while_it_updates(panel):
    def places():
        return panel.root.evaluate(PLACES), panel.page.evaluate("() => document.scrollingElement.scrollTop")

    for view in ("Figure", "Table", "Figure and table", "Record", "Report"):
        before = panel.press(view) and places()
        panel.choose("sector", "Countryside").choose("kind", "measure").search("no such words")
        assert places() == before
        panel.press("中文").press("全部清除")
        assert places() == before
        panel.press("English")


def test_typing_and_choosing_fast_shows_the_last_state_and_never_a_mixture(panel):
    panel.press("Table").root.evaluate(WATCH)
    panel.root.get_by_role("searchbox").press_sequentially("文化旅游", delay=15)
    for label in ("Economy", "Culture and tourism", "Services"):
        panel.box("sector", label).check()
    chosen = select(PROMISES, sector=["economy", "culture", "services"], words="文化旅游")
    assert panel.ids() == chosen["id"].tolist()[:PAGE] and panel.count() == n_of_all(len(chosen))
    sectors = {label["en"]: value for value, label in choices("sector").items()}
    moments = panel.page.evaluate("() => window.moments")
    assert moments
    for count, ids, chips in moments:
        said = [chip.split(": ", 1) for chip in chips]
        filters = {"sector": [sectors[text] for title, text in said if title == "Sector"] or None,
                   "words": "".join(text for title, text in said if title == "Words")}  # fmt: skip
        expected = select(PROMISES, **filters)
        assert count == n_of_all(len(expected)) and ids == expected["id"].tolist()[:PAGE]


def test_two_explorers_do_not_change_each_other(panel):
    two = Panel(panel.page, 1).settle()
    before, chosen = two.root.inner_html(), select(PROMISES, sector="rural")
    assert two.ids() == chosen["id"].tolist()[:PAGE]
    assert two.count() == WORDS["of"]["zh"].format(n=len(chosen), total=len(PROMISES))
    panel.choose("sector", "Health").press("Table").press("中文")
    assert two.settle().root.inner_html() == before


@pytest.mark.parametrize("view", ["Table", "Report"])
def test_the_keyboard_reaches_every_control_and_the_focus_is_seen(panel, view):
    panel.choose("sector", "Poverty alleviation").press(view)
    panel.root.evaluate(NOTE)
    panel.root.locator(".jn-top button").first.focus()
    for _ in range(12):  # ten keys at a time: the passages of the report are one stop, or this would not be enough
        for _ in range(10):
            panel.page.keyboard.press("Tab")
        if not panel.root.evaluate("(root) => root.contains(document.activeElement)"):
            break
    found = panel.root.evaluate(REACHED)
    assert found["controls"] > 40 and (found["missed"], found["unnamed"]) == ([], [])
    assert found["unseen"][1:] == []  # the first got the focus without a key


def test_keys_work_the_controls_and_not_the_notebook(panel):
    page, targets = panel.page, select(PROMISES, kind="target")["id"].tolist()
    cells = page.evaluate(CELLS) if page.server == "lab" else None
    panel.box("kind", "target").press("Space")
    assert panel.chips() == ["Kind: target"]
    panel.button("Table").press("Enter")
    assert panel.shown["view"] == "table"
    for key in ("x", "a", "b", "d", "d", "ArrowDown", "0", "0"):
        page.keyboard.press(key)
    panel.root.locator("tbody .jn-link").nth(1).press("Enter")
    assert panel.shown["view"] == "record"
    assert panel.root.evaluate("(root) => root.contains(document.activeElement)")  # a keyboard user does not lose the place
    panel.button("Next record").press("Enter")
    assert panel.settle().button("Next record").evaluate(FOCUSED)
    assert panel.root.locator(".jn-card h3").text_content().startswith(targets[2])
    panel.press("Report").root.locator(".jn-text mark[tabindex='0']").press("ArrowDown")
    page.keyboard.press("Space")
    assert targets[3] in panel.root.locator(".jn-brief").text_content()
    if cells:
        assert page.evaluate(CELLS) == cells


# Only in JupyterLab: kernels and saved notebooks.


@pytest.fixture(scope="module")
def twice(browser, lab):
    """A page that shows one explorer of the digital sector in two places."""
    with watched_page(browser) as page:
        open_and_run(page, lab, "twice.ipynb")
        yield page


@pytest.fixture
def view(twice, request):
    twice.context.tracing.start_chunk()
    yield Panel(twice).settle()
    keep_evidence(twice, request.node, twice.context.tracing.stop_chunk)
    assert (twice.script_errors, twice.asked_elsewhere) == ([], [])


def test_two_views_of_one_explorer_do_not_take_each_others_answers(view):
    other, digital = Panel(view.page, 1).settle(), select(PROMISES, sector="digital")
    clicked = [view.box("kind", "target").element_handle(), other.button("中文").element_handle()]
    view.page.evaluate("(nodes) => nodes.forEach((node) => node.click())", clicked)
    assert view.ids() == select(digital, kind="target")["id"].tolist() and view.root.get_attribute("lang") == "en"
    assert other.ids() == digital["id"].tolist() and other.root.get_attribute("lang") == "zh-CN"
    assert view.root.locator("summary").first.text_content() == "Sector (1)"
    view.box("kind", "target").uncheck()
    assert view.ids() == digital["id"].tolist()


def test_while_a_kernel_is_slow_the_old_rows_stand_with_the_old_count(view):
    old = select(PROMISES, sector="digital")
    view.page.evaluate(RUN, SLOW)
    view.box("kind", "measure").check()
    assert view.root.get_attribute("aria-busy") == "true"
    assert view.root.locator("tbody .jn-link").all_text_contents() == old["id"].tolist()
    assert view.root.locator(".jn-count").text_content() == n_of_all(len(old))
    new = select(old, kind="measure")
    assert view.ids() == new["id"].tolist() and view.count() == n_of_all(len(new))
    view.page.evaluate(RUN, "del panel._state")


def test_after_a_restart_of_the_kernel_the_cell_works_again(view):
    view.page.evaluate(RESTART)
    view.page.evaluate(COMMAND, "editmenu:clear-all")
    view.page.evaluate(COMMAND, "notebook:run-all-cells")
    view.page.wait_for_function(ALL_RUN)
    again = Panel(view.page).settle()
    assert again.choose("kind", "aim").ids() == select(PROMISES, sector="digital", kind="aim")["id"].tolist()
    assert view.page.evaluate(ERRORS) == []


def test_a_saved_notebook_shows_the_static_twin_to_a_viewer_who_runs_nothing(page, lab):
    hostile = PROMISES.head(9).assign(quote_zh="<img src=x onerror='window.hit=1;alert(1)'>")
    made = [panel._repr_mimebundle_() for panel in (explore(sector="digital"), explore(hostile))]
    data = [one[0] if isinstance(one, tuple) else one for one in made]
    assert all("application/vnd.jupyter.widget-view+json" in one for one in data)
    write_notebook(lab["work"] / "saved.ipynb", [
        {"source": "panel", "outputs": [{"output_type": "display_data", "metadata": {}, "data": one}]} for one in data])
    page.goto(f"{lab['base']}/lab/tree/saved.ipynb?reset&token={lab['token']}")
    page.locator(".jp-OutputArea-output table").nth(1).wait_for(timeout=90_000)
    shown = page.locator(".jp-OutputArea-output")
    for quote in select(PROMISES, sector="digital")["quote_zh"].head(8):
        assert quote in shown.first.text_content()
    assert shown.first.locator("img").evaluate("(image) => image.complete && image.naturalWidth > 500")
    assert "<img src=x" in shown.nth(1).text_content() and page.locator(".jining-explorer").count() == 0
    assert page.evaluate("() => window.hit") is None and page.dialogs == [] and page.asked_elsewhere == []
