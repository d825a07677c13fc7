"""Figures of the page: the marks of comparators are those of matplotlib, and what is taken away is what is on the screen."""

import csv
import io
import json
import struct
import xml.etree.ElementTree as ElementTree

import numpy as np
import pandas as pd
import pypdf
import pytest
from matplotlib.figure import Figure
from panels import hostile

import jining
from jining.explorer.widget import VIEWS
from jining.plot.marks import SHAPES, draw_mark, mark_of, value_of
from jining.report.published import csv_bytes
from jining.selection.describe import describe_filter

pytestmark = pytest.mark.browser
PROMISES = jining.load()
TARGETS = PROMISES[PROMISES["comparator"].notna()]
CHOSEN = jining.select(PROMISES, sector="education", kind="target")
HASH = "#sector=education&kind=target&lang=zh"
SVG = "{http://www.w3.org/2000/svg}"


def read(download):
    return download.path().read_bytes()


def cells(data, read=csv.reader):
    return list(read(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_rows_are_those_that_python_would_write_and_the_passport_names_the_selection(opened):
    panel, filters = opened(HASH), CHOSEN.attrs["filter"]
    found, passport = panel.take("csv"), json.loads(read(panel.take("json")))
    assert found.suggested_filename == "jining_education_target_zh.csv"
    assert read(found) == csv_bytes(CHOSEN)
    assert jining.load(found.path())["id"].tolist() == passport["ids"] == CHOSEN["id"].tolist()
    assert (passport["n"], passport["of"], passport["filter"]) == (len(CHOSEN), len(PROMISES), filters)
    assert passport["described"]["zh"] == describe_filter(filters, "zh")
    assert eval(passport["code"], {"jining": jining})["id"].tolist() == passport["ids"]
    assert passport["data"]["hash"] and passport["citation"] == jining.cite().splitlines()
    assert read(opened().take("csv")) == csv_bytes(PROMISES)
    rows = cells(read(opened(name="hostile").take("csv")))
    assert {row.pop() for row in rows} == {"mine", "-1.5"} and rows == cells(csv_bytes(hostile(PROMISES)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figure_holds_its_counts_title_filter_and_source(opened, scheme):
    panel = opened("#sector=education,rural", scheme=scheme)
    chosen = jining.select(PROMISES, sector=["education", "rural"])
    found = panel.take("svg")
    assert found.suggested_filename == "jining_rural_education_bars_en.svg"
    drawn = ElementTree.fromstring(read(found))
    keys = {node.get("data-key"): node for node in drawn.iter(f"{SVG}g") if (node.get("data-key") or "").startswith("bar-")}
    counts = chosen.groupby(["sector", "kind"], observed=True).size()
    assert set(keys) == {f"bar--sector-{sector}-{kind}" for sector, kind in counts.index}
    widths = {key: float(node.find(f"{SVG}rect").get("width")) for key, node in keys.items()}
    assert len({round(widths[f"bar--sector-{sector}-{kind}"] / n, 2) for (sector, kind), n in counts.items()}) == 1
    said = " ".join(drawn.itertext())
    for text in ("Promises by sector, and by kind", f"{len(chosen)} of {len(PROMISES)} promises",
                 "Sector: Countryside or Education", "data version"):  # fmt: skip
        assert text in said
    assert {node.get("fill") for node in drawn.iter(f"{SVG}rect")} & {"rgb(18, 53, 91)", "#12355B"}
    assert not [node for node in drawn.iter() if node.get("class") or "var(" in str(node.attrib)]
    table = cells(read(panel.take("figure_csv")), csv.DictReader)
    assert {(row["sector"], row["kind"]): int(row["promises"]) for row in table} == counts.to_dict()


def test_every_figure_comes_as_picture_twice_as_large_and_not_empty_and_what_is_none_cannot_be_taken(opened):
    panel, can = opened("#lang=zh"), {}
    for view in VIEWS:
        panel.view(view)
        takes = (panel.root.locator(f".jn-take [data-focus={what}]") for what in ("svg", "png", "figure_csv"))
        can[view] = [button.is_enabled() for button in takes]
        if all(can[view]):
            size = ElementTree.fromstring(read(panel.take("svg"))).attrib
            picture = read(panel.take("png"))
            twice = [2 * float(size[side]) for side in ("width", "height")]
            assert struct.unpack(">II", picture[16:24]) == pytest.approx(twice, abs=2) and len(picture) > 20_000
    assert can == {view: [view in VIEWS[:5]] * 3 for view in VIEWS}


EDUCATION = jining.select(PROMISES, sector="education")["id"].tolist()
#: Address, what its paper says, and what it does not say.
PRINTED = [("#sector=education", EDUCATION, "Undo"), ("#sector=education&view=report", EDUCATION, "Undo"),
           ("#view=record&record=JN20-300", ["JN20-300", "COFOG"], "JN20-299"),
           ("#view=record&record=JN20-008&sector=rural", ["JN20-008"], "Countryside"),
           ("#view=record&words=zzzz", [], "Undo"),
           ('#view=table&columns=["id","deadline"]&kind=target', [*TARGETS["id"], "By when"], "Sector")]


def test_printing_gives_what_is_shown_on_a4_with_its_source(opened, tmp_path):
    for hash, there, absent in PRINTED:
        panel = opened(hash)
        panel.page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
        pages = pypdf.PdfReader(tmp_path / "printed.pdf").pages
        text = "".join(page.extract_text() for page in pages)
        assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
        assert [one for one in (*there, "Source: Jining") if one not in text] == [] and absent not in text, hash
        assert panel.page.locator(".jn-paper").count() == 0


def test_a_promise_with_several_values_stands_in_each_of_them(opened):
    rows = cells(read(opened("#view=map&color=place").take("figure_csv")), csv.DictReader)
    wanted = PROMISES["place"].explode().fillna("not stated").value_counts()
    assert pd.Series([row["place"] for row in rows]).str.split(";").explode().value_counts().to_dict() == wanted.to_dict()
    rows = cells(read(opened("#view=results").take("figure_csv")), csv.DictReader)
    known = PROMISES[PROMISES["verdict"].notna()]  # once, though it is drawn by kind and by sector
    assert pd.DataFrame(rows).equals(known[["id", "kind", "sector", "verdict"]].astype("str").reset_index(drop=True))
    bars = opened("#rows=sector&split=place&mode=shares").root.locator("[data-key^=bar--sector-manufacturing]")
    said = bars.evaluate_all("(all) => all.map((one) => one.ariaLabel.match(/[0-9]+/g).slice(0, 2).map(Number))")
    assert {of for _, of in said} == {sum(n for n, _ in said)}


def test_the_line_of_python_and_the_link_are_copied(opened):
    panel = opened(HASH)
    panel.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for what, wanted in (("copy", 'jining.select(jining.load(), sector=["education"], kind=["target"])'), ("link", HASH)):
        panel.root.locator(".jn-take summary").click()
        panel.root.locator(f"[data-focus={what}]").click()
        panel.page.wait_for_function("() => document.querySelector('.jn-status').textContent === '已复制'")
        assert panel.page.evaluate("() => navigator.clipboard.readText()").endswith(wanted)


DRAWN = """() => [...document.querySelectorAll('.jn-content [data-key^=target-]')].map((group) => {
  const node = group.querySelector('[data-mark]'), { x, width } = node.getBBox(), box = (one) => one.getBBox();
  const texts = [...group.querySelectorAll('text')].map(box), facts = [...group.querySelectorAll('[data-fact]')].map(box);
  return { row: +group.dataset.key.slice(7), mark: node.dataset.mark, tag: node.tagName, x: x + width / 2, width,
    free: facts.every((one) => one.x > texts[0].x + texts[0].width && one.x + one.width < texts.at(-1).x),
    filled: node.getAttribute('fill') !== 'var(--jn-ground)', line: +node.getAttribute('stroke-width'),
    arrow: !!group.querySelector('.jn-arrow') }; })"""

def test_shapes_and_places_are_those_of_matplotlib_and_no_arrow_points_beyond_a_whole(opened, payload, tmp_path):
    drawn = pd.DataFrame(opened("#view=targets").page.evaluate(DRAWN)).set_index("row").sort_index()
    assert drawn.index.tolist() == TARGETS.index.tolist() and drawn["mark"].tolist() == mark_of(TARGETS).tolist()
    places = {row: place for place, one in enumerate(payload["axes"]) for row in one["rows"]}
    drawn = drawn.assign(value=value_of(TARGETS), axis=drawn.index.map(places))
    for place, rows in drawn.groupby("axis"):
        if rows["value"].nunique() > 1 and not payload["axes"][int(place)]["log"]:
            slope, start = np.polyfit(rows["value"].astype(float), rows["x"], 1)
            assert rows["x"].tolist() == pytest.approx((start + slope * rows["value"].astype(float)).tolist(), abs=0.6)
    for kind, node in drawn[drawn["mark"] != "range"].groupby("mark").first().iterrows():
        ax = Figure().subplots()
        ax.set_xlim(0, 1)
        draw_mark(ax, kind, 0.5, 0, color="#12355b", size=SHAPES["dot"])
        lines = {line.get_gid(): line for line in ax.lines}
        dot = lines[kind]
        assert (dot.get_markerfacecolor() != "white") == node["filled"] and dot.get_markeredgewidth() == node["line"]
        assert dot.get_markersize() == pytest.approx(node["width"], abs=0.1)
        assert (dot.get_marker() == "s") == (node["tag"] == "rect")
        assert (f"{kind} arrow" in lines) == node["arrow"] or kind == "ge"
    facts = jining.load_results()
    for wanted, value in (("JN20-008", -20), ("JN20-315", 150)):  # below zero and above a whole: the axis goes as far
        facts.loc[[wanted in ids for ids in facts["ids"]], "value"] = value
    path = jining.write_explorer(tmp_path / "beyond.html", results=facts, verdicts=jining.load_verdicts(), view="targets")
    assert [one for one in opened(path=path).page.evaluate(DRAWN) if not one["free"]] == []
    panel = opened("#view=targets&unit=percent")
    ends = panel.page.evaluate("""() => { const scale = document.querySelector('[data-axis=share]');
      return [...document.querySelectorAll('.jn-arrow')].filter((one) => scale.compareDocumentPosition(one) & 4)
        .map((one) => { const { x, width } = one.getBBox(), rules = scale.querySelector('.jn-rule').getBBox();
          return x + width - rules.x - rules.width; }); }""")
    assert max(ends, default=0) <= 0.5
