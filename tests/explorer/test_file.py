"""The explorer as one HTML file, in a real Chromium: what a user does with it."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from panels import HOSTILE

import jining
from jining.cli import main
from jining.explorer.payload import word
from jining.explorer.widget import LOOK, MOST, VIEWS
from jining.selection.filters import LONGEST, choices

pytestmark = pytest.mark.browser
PROMISES = jining.load()


def of(promises, lang="en"):
    return word("of", lang, n=len(promises), total=len(PROMISES))


def status(panel):
    return panel.root.locator(".jn-status").text_content()


def test_the_file_asks_nobody_and_says_of_no_column_a_file_or_code(files, opened, payload):
    text = files["shipped"].read_text(encoding="utf-8")
    assert "default-src 'none'" in text and not re.search(r'(src|href)="(?!data:)', text)
    panel = opened()
    assert panel.count() == of(PROMISES)
    for said in ("title", "note", "help"):
        assert payload["words"][said]["en"] in panel.page.locator("body").text_content()
    assert "coded by language models (data version" in panel.page.locator("footer").text_content()
    columns = [text for field in payload["fields"] for key in ("meaning", "empty") for text in field[key].values()]
    assert [text for text in columns if re.search(r"\.csv|`|[a-z]_[a-z]", text)] == []


#: Chinese texts that do not say that they are.
UNSAID = """() => { const out = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const { data, parentElement } = walk.currentNode;
    const said = parentElement.closest('script, style, [lang]').matches('script, style, [lang^=zh]');
    if (/[\\u4e00-\\u9fff]/.test(data) && !said) out.push(data); } return out; }"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens_from_its_address_and_every_chinese_text_says_its_language(opened, lang):
    chosen = jining.select(PROMISES, sector="education", kind=["target", "measure"])
    for view in VIEWS:
        panel = opened(f"#sector=education&kind=target,measure&view={view}&lang={lang}")
        content = panel.root.locator(".jn-content")
        assert (panel.count(), panel.root.get_attribute("data-view")) == (of(chosen, lang), view)
        assert panel.page.evaluate("document.documentElement.lang") == {"en": "en", "zh": "zh-CN"}[lang]
        assert panel.page.evaluate(UNSAID) == []
        assert not re.search("undefined|null", content.text_content()) and "NaN" not in panel.root.inner_html()


#: Mark, whether Shift is held, the filters then: a second click takes it back, Shift adds and takes away.
CLICKS = [("bar--sector-rural-target", False, {"sector": ["rural"], "kind": ["target"]}),
          ("bar--sector-rural-target", False, {}), ("sector=rural", False, {"sector": ["rural"]}),
          ("sector=health", True, {"sector": ["rural", "health"]}), ("sector=rural", True, {"sector": ["health"]})]


def test_a_click_filters_a_second_takes_it_back_and_shift_adds(opened):
    panel = opened()
    for key, shift, filters in CLICKS:
        panel.mark(key).click(modifiers=["Shift"] * shift)
        assert panel.filters == filters and panel.count() == of(jining.select(PROMISES, **filters))
    panel.mark("sector=rural").click(modifiers=["Shift"])
    panel.view("grid").mark("cell-health-event").click()
    assert panel.filters == {"sector": ["health"], "checkable_by": ["event"]}
    assert panel.press("Undo").press("Undo").filters == {"sector": ["health"]}
    assert panel.press("Redo").filters == {"sector": ["rural", "health"]}
    assert panel.press("Clear").filters == {}


def test_every_mark_is_reached_and_clicked_by_keys(opened):
    panel, reached = opened(), set()
    keys, here = panel.page.keyboard, "document.activeElement.dataset.key"
    panel.root.locator('[data-focus="beside"]').focus()
    for key in ("Tab", "ArrowDown", "ArrowDown"):
        keys.press(key)
    key = panel.page.evaluate(here)
    assert key and panel.root.locator(".jn-tip").is_visible()
    keys.press("Enter")
    assert panel.filters and panel.page.evaluate(here) == key
    keys.press("Escape")
    assert panel.root.locator(".jn-tip").is_hidden()
    keys.press("Enter")
    assert panel.filters == {}
    for key in ["ArrowRight"] * 3 + ["ArrowDown"] * 16 + ["ArrowLeft"] * 4 + ["ArrowUp"] * 16:
        keys.press(key)
        reached.add(panel.page.evaluate(here))
    assert len(reached) > 12


def test_pointing_shows_the_promise_and_a_click_opens_its_record(opened):
    panel = opened("#view=map")
    row = PROMISES.iloc[19]
    mark = panel.mark("map-19")
    mark.hover()
    assert all(text in panel.tip() for text in (row["item_en"], row["quote_zh"], row["text_en"]))
    verdict = PROMISES.index[PROMISES["verdict"].notna()][0]
    panel.mark(f"map-{verdict}").hover()
    assert choices("verdict")[PROMISES["verdict"][verdict]]["en"] in panel.tip()
    mark.click()
    record = panel.root.locator(".jn-record").text_content()
    assert panel.root.get_attribute("data-view") == "record" and row["id"] in record and row["quote_zh"] in record
    panel.press("See it in the report")
    assert panel.root.locator("mark.jn-here").text_content() in row["quote_zh"]


def test_a_long_list_has_a_search_a_choice_can_be_left_out_and_a_range_be_set(opened):
    panel = opened()
    panel.facet("cofog").locator("input[type=search]").fill("transport")
    assert panel.facet("cofog").locator(".jn-choice:not([hidden])").count() == 1
    panel.row("kind", "aim").locator(".jn-not").click()
    assert panel.filters == {"exclude": {"kind": ["aim"]}} and panel.count() == of(PROMISES[PROMISES["kind"] != "aim"])
    assert "≠ aim" in panel.root.locator(".jn-chip").first.text_content()
    counts = PROMISES.loc[PROMISES["kind"] != "aim", "sector"].value_counts()
    assert panel.counts("sector") == {choices("sector")[value]["en"]: n for value, n in counts.items()}
    unit, start, end = panel.facet("value").locator("select, input").all()
    unit.select_option("percent")
    start.fill("6.5")
    start.press("Tab")
    wanted = jining.select(PROMISES, exclude={"kind": "aim"}, value={"unit": "percent", "from": 6.5})
    assert panel.filters["value"] == {"unit": "percent", "from": 6.5} and panel.count() == of(wanted)
    for field, typed in ((end, "5"), (start, "e")):  # below the other, and no number: the old limits stay
        field.press_sequentially(typed)
        field.press("Tab")
        assert status(panel) == word("no_range", "en") and panel.count() == of(wanted)


def test_hits_are_marked_a_row_says_where_it_was_found_and_half_typed_pinyin_is_not_searched(opened):
    panel = opened('#view=table&words="base stations" | 5g')
    chosen = jining.select(PROMISES, words='"base stations" | 5g')
    assert panel.ids() == chosen["id"].tolist()
    hits = {text.lower() for text in panel.root.locator(".jn-content .jn-hit-word").all_text_contents()}
    assert {"5g", "base stations"} <= hits
    assert all(text.startswith("found in") for text in panel.root.locator(".jn-found").all_text_contents())
    assert panel.view("report").root.locator(".jn-report .jn-hit-word").count() > len(chosen)
    said = panel.root.locator(".jn-tools span").text_content()
    panel.press("Next")
    assert panel.root.locator(".jn-tools span").text_content() != said and panel.root.locator(".jn-now").count() == 1
    panel = opened()
    box = panel.root.locator(".jn-search input")
    box.evaluate("""(input) => { input.value = 'xiang'; input.dispatchEvent(new CompositionEvent('compositionstart'));
      input.dispatchEvent(new InputEvent('input', { isComposing: true })); }""")
    assert panel.filters == {}
    box.evaluate("(input) => { input.value = '乡村'; input.dispatchEvent(new CompositionEvent('compositionend')); }")
    assert panel.page.wait_for_function("() => document.querySelector('.jining-explorer').dataset.shown.includes('乡村')")
    for words in ("-plan", '"base stations"', "“数字 乡村", "| 5G"):  # written over what stood there, letter by letter
        box.press("Control+a")
        box.press_sequentially(words)
        assert (box.input_value(), panel.count()) == (words, of(jining.select(PROMISES, words=words)))


def test_two_selections_stand_beside_each_other_as_shares(opened):
    panel = opened("#kind=target")
    panel.press("Compare").choose("kind", "target").choose("kind", "measure")
    assert status(panel).startswith("A: Kind: target")
    targets, measures = (PROMISES[PROMISES["kind"] == kind] for kind in ("target", "measure"))
    share = [f"{(rows['sector'] == 'rural').mean():.0%}" for rows in (targets, measures)]
    assert panel.row("sector", "Countryside").locator(".jn-n").text_content() == " | ".join(share)
    assert [panel.button(name).get_attribute("aria-pressed") for name in ("Counts", "Shares")] == ["false", "true"]
    assert panel.button("Counts").is_disabled()
    assert "A 0" in panel.view("grid").mark("cell-rural-open").get_attribute("aria-label")
    for view in ("grid", "bars"):  # what is taken away says what is compared; of a few no share is told
        few = opened('#place=zoucheng&pinned={"place":["qufu"]}').view(view)
        taken = [few.take(what).path().read_text(encoding="utf-8") for what in ("svg", "figure_csv")]
        assert all("A: Where: Qufu (3) · B: Where: Zoucheng (2)" in text for text in taken) and "50%" not in taken[0]
    assert panel.press("Compare").root.locator(".jn-status").text_content() == ""


def test_the_table_sorts_turns_and_shows_other_columns(opened):
    panel = opened("#view=table")
    assert panel.root.locator("thead th").count() == len(LOOK["columns"])
    first = PROMISES.loc[PROMISES["id"].isin(panel.press("Value").ids()), "unit"]
    assert first.notna().all() and first.iloc[0] == PROMISES["unit"].dropna().sort_values().iloc[0]
    panel.root.locator("[data-focus=sort-id]").dblclick()
    panel.root.locator("[data-focus=size]").select_option("0")
    assert panel.ids() == PROMISES["id"].tolist()[::-1]
    panel.root.locator("[data-focus=columns]").click()
    panel.root.locator("[data-focus=column-cofog]").click()
    assert "COFOG" in panel.root.locator("thead").text_content()
    for name in (*LOOK["columns"][1:], "cofog"):
        panel.root.locator(f"[data-focus=column-{name}]").click()
    assert panel.root.locator("[data-focus=column-id]").is_disabled()  # one column stays


def test_a_column_keeps_the_width_that_it_is_given_by_key_or_by_hand(opened):
    panel = opened("#view=table&page=2")
    head, mouse = panel.root.locator("th[data-column=quote_zh]"), panel.page.mouse
    panel.root.locator("[data-focus=columns]").click()
    slider = panel.root.locator("[data-focus=width-quote_zh]")
    before = int(slider.input_value())
    slider.press("ArrowRight")
    assert f"width: {before + 16}px" in head.get_attribute("style")
    panel.root.locator("[data-focus=columns]").click()
    box = head.bounding_box()
    mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    mouse.down()
    mouse.move(box["x"] + box["width"] + 56, box["y"] + box["height"] - 4, steps=3)
    mouse.up()
    drawn = head.bounding_box()["width"]
    assert drawn == pytest.approx(box["width"] + 60, abs=4) and "Page 3 of" in panel.root.locator(".jn-tools").text_content()
    panel.page.wait_for_function(f"() => location.hash.includes('%3A{drawn:.0f}')")
    panel.page.reload()
    assert head.bounding_box()["width"] == drawn


def test_a_link_that_says_what_this_table_has_not_opens_and_says_what_is_left_out(opened):
    for hash, lost in pd.read_csv(Path(__file__).with_name("links.csv"), keep_default_na=False).itertuples(index=False):
        panel = opened(hash)
        told = status(panel)
        assert told == (lost and word("left_out", "en", what=lost)), hash
        assert panel.filters == ({"sector": ["rural"], "kind": ["target", "aim"]} if "rural,gone" in hash else {})
    panel = opened("#sector=education&lang=zh&words=" + "a" * (LONGEST + 1))
    assert status(panel) == word("too_long", "zh", n=LONGEST)
    assert panel.count() == of(jining.select(PROMISES, sector="education"), "zh") and panel.button("撤销").is_disabled()


def test_targets_that_are_filtered_out_are_neither_seen_nor_reached_and_come_back_in_their_place(opened):
    panel, reached = opened("#view=targets"), set()
    content = panel.root.locator(".jn-content")

    def seen():
        shown = content.locator("[data-key^=target-]").evaluate_all("""(all) => all.filter((one) =>
          one.getBoundingClientRect().y > 0 && one.ariaHidden === 'false' && getComputedStyle(one.querySelector('text'))
          .visibility === 'visible').map((one) => one.dataset.key)""")
        return shown, content.evaluate("(node) => node.scrollHeight")

    first, height = seen()
    panel.choose("sector", "Education")
    wanted = {f"target-{row}" for row in PROMISES.query("sector == 'education' and kind == 'target'").index}
    assert set(seen()[0]) == wanted and seen()[1] < height
    content.locator("[data-key][tabindex='0']").focus()
    for _ in range(len(wanted) + 2):
        reached.add(panel.page.evaluate("document.activeElement.dataset.key"))
        panel.page.keyboard.press("ArrowRight")
    panel.choose("sector", "Education")
    assert reached == wanted and seen() == (first, height)


def test_hostile_cells_stay_text_in_every_view(opened):
    panel = opened(name="hostile")
    for view in VIEWS:
        panel.view(view).lang("zh").lang("en")
        assert panel.page.evaluate("() => window.hit === undefined")
    assert panel.view("table").ids()[0] == f"{HOSTILE[0]}0"
    panel.search("<img")
    assert panel.root.locator(".jn-content tbody img").count() == 0
    panel.search("__proto__")
    assert "__proto__" in panel.view("table").root.locator("tbody").text_content()


CUT = """() => [...document.querySelectorAll('.jining-explorer :is(button, select, summary)')].filter((node) => {
  const { width, height } = node.getBoundingClientRect();
  return width && (height < 23.5 || node.scrollWidth > node.clientWidth + 1);
}).map((node) => node.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("size", [(1366, 768), (848, 640), (400, 800), (683, 384), (2560, 1300)])
def test_it_fits_the_screen_and_no_control_is_cut(opened, size):
    panel = opened("#sector=reform,urban&place=qufu,city", size=size)
    for lang in ("zh", "en"):
        panel.lang(lang)
        root = "document.documentElement"
        wide, tall = panel.page.evaluate(f"() => [{root}.scrollWidth, {root}.scrollHeight]")
        assert wide <= size[0] and tall <= size[1]
        assert [(view, cut) for view in VIEWS if (cut := panel.view(view).page.evaluate(CUT))] == []
    if size[0] in (400, 848):  # of the table what finds room
        assert panel.view("table").root.locator("thead th").count() == 4
        assert panel.root.locator(".jn-scroll").evaluate("(node) => node.scrollWidth <= node.clientWidth")
    if size[0] == 400:
        touching = """(all) => all.filter((one) =>
          one.previousSibling?.getBoundingClientRect().right > one.getBoundingClientRect().left).length"""
        assert panel.view("targets").root.locator("[data-axis] .jn-soft text").evaluate_all(touching) == 0
        assert panel.root.locator(".jn-filters").is_hidden()
        panel.root.locator(".jn-fold").click()
        assert panel.root.locator(".jn-filters").is_visible()
        panel.page.keyboard.press("Escape")
        assert panel.root.locator(".jn-fold[aria-expanded=false]").count() == 1
    if size[0] >= 1366:
        assert panel.view("bars").root.locator(".jn-side tbody tr").count() > 5


@pytest.mark.parametrize(("hash", "size"), [("#sector=transport,reform", (1366, 768)), *(
    ('#sector=reform,rural&kind=measure&pinned={"kind":["target"]}', size) for size in ((848, 694), (1366, 768)))])
def test_a_figure_by_sector_is_seen_whole_and_no_name_of_a_list_is_broken(opened, hash, size):
    for lang in ("en", "zh"):
        panel = opened(f"{hash}&lang={lang}", size=size)
        for view in ("bars", "grid"):
            content = panel.view(view).root.locator(".jn-content")
            assert content.evaluate("(node) => node.scrollHeight <= node.clientHeight"), (lang, view)
            left = content.locator("svg, svg text").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().x)")
            assert min(left) >= left[0] - 1, (lang, view)
        names = panel.facet("sector").locator(".jn-name").evaluate_all("(all) => all.map((name) => name.clientWidth)")
        assert min(names) >= 85


def test_a_page_holds_twenty_thousand_records(opened, tmp_path):
    rows = PROMISES.iloc[np.random.default_rng(2020).integers(0, len(PROMISES), MOST)].reset_index(drop=True)
    rows["id"], rows["verdict"] = [f"R{place:05}" for place in range(MOST)], None
    panel = opened(path=jining.write_explorer(tmp_path / "many.html", rows)).choose("sector", "Education")
    wanted = jining.select(rows, sector="education").sort_values(["start", "id"])
    assert panel.count() == word("of", "en", n=len(wanted), total=len(rows))
    for view in VIEWS:
        assert panel.view(view).root.locator(".jn-content").text_content()
    assert panel.view("table").ids() == wanted["id"].tolist()[:20]
    assert panel.view("map").root.locator("[data-key^=map-]").count() == min(len(wanted), 3000)
    assert len(panel.view("targets").take("figure_csv").path().read_text().splitlines()) == 1 + wanted["comparator"].count()


def test_of_a_report_that_nobody_coded_the_page_says_so_and_the_text_is_shown(opened, tmp_path):
    text, folder, path = tmp_path / "report.txt", tmp_path / "project", tmp_path / "explorer.html"
    text.write_text("政府工作报告\n\n新增学位一万个。\n", encoding="utf-8")
    assert main(["new", f"--source={text}", "--year=2021", str(folder)]) == 0
    assert main(["--data", str(folder), "explorer", str(path)]) == 0
    panel = opened(path=path)
    for view, said in (("bars", word("uncoded", "en")), ("report", "新增学位一万个")):
        assert said in panel.view(view).root.locator(".jn-content").text_content()


def test_what_each_part_of_the_page_says(opened):
    for name, hash, one, part, said in pd.read_csv(Path(__file__).with_name("said.csv"), keep_default_na=False).to_numpy():
        assert said in opened(hash, name).root.locator(one).first.evaluate(f"(node) => node.{part}"), (hash, one)


def test_the_address_of_a_fact_can_be_clicked_whether_or_not_it_has_a_scheme_and_nothing_else_can(opened, tmp_path):
    facts = jining.load_results()
    urls = ["www.dzwww.com/2020/a.htm", "https://example.org/b", "javascript:alert(1)//a.b/", "no address"]
    facts["url"] = [*urls, *[None] * (len(facts) - len(urls))]
    path = jining.write_explorer(tmp_path / "facts.html", view="results", results=facts)
    links = opened(path=path).page.locator(".jn-facts small a").evaluate_all("links => links.map((link) => link.href)")
    assert links == ["http://www.dzwww.com/2020/a.htm", "https://example.org/b"]


#: Theme, language -> rules; colours are those of the theme, whatever the language.
RUNS = {("light", "en"): {}, ("light", "zh"): {"rules": {"color-contrast": {"enabled": False}}},
        ("dark", "en"): {"runOnly": ["color-contrast"]}}  # fmt: skip


def test_nothing_serious_is_found(opened):
    panel, serious = opened('#sector=education,economy&exclude={"kind":["aim"]}&words=教育 | 增长'), []
    panel.page.evaluate(Axe().axe_script)
    for (scheme, lang), options in RUNS.items():
        panel.page.emulate_media(color_scheme=scheme)
        panel.lang(lang)
        for view in VIEWS:
            panel.view(view)
            found = panel.page.evaluate("(options) => axe.run({ resultTypes: ['violations'], ...options })", options)
            serious += [(scheme, lang, view, rule["id"], rule["nodes"][0]["html"][:160])
                        for rule in found["violations"] if rule["impact"] in ("serious", "critical")]  # fmt: skip
    assert serious == []
