"""What is taken away from the file is what is on its screen."""

import csv
import io
import json
import struct
import xml.etree.ElementTree as ElementTree

import pypdf
import pytest

import jining
from jining.explorer.widget import VIEWS
from jining.report.write_csv import csv_bytes
from jining.selection.select import describe_filter

pytestmark = pytest.mark.browser
PROMISES = jining.load()
CHOSEN = jining.select(PROMISES, sector="education", kind="target")
HASH = "#sector=education&kind=target&lang=zh"
SVG = "{http://www.w3.org/2000/svg}"


def read(download):
    return download.path().read_bytes()


def test_the_rows_are_those_that_python_would_write(opened):
    panel = opened(HASH)
    found = panel.take("csv")
    assert found.suggested_filename == "jining_education_target_zh.csv"
    assert read(found) == csv_bytes(CHOSEN)
    assert jining.load(found.path())["id"].tolist() == CHOSEN["id"].tolist()
    assert read(opened().take("csv")) == csv_bytes(PROMISES)


def test_hostile_cells_are_as_safe_as_from_python(opened):
    from panels import hostile

    rows = list(csv.reader(io.StringIO(read(opened(name="hostile").take("csv")).decode("utf-8-sig"), newline="")))
    wanted = list(csv.reader(io.StringIO(csv_bytes(hostile(PROMISES)).decode("utf-8-sig"), newline="")))
    assert rows == wanted


def test_the_passport_names_the_selection(opened):
    passport = json.loads(read(opened(HASH).take("json")))
    assert passport["ids"] == CHOSEN["id"].tolist() and passport["n"] == len(CHOSEN) and passport["of"] == len(PROMISES)
    assert passport["filter"] == CHOSEN.attrs["filter"] and passport["described"]["zh"] == describe_filter(
        CHOSEN.attrs["filter"], "zh"
    )
    assert eval(passport["code"], {"jining": jining})["id"].tolist() == passport["ids"]
    assert passport["data"]["hash"] and passport["citation"] == jining.cite().splitlines()


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
    unit = {round(widths[f"bar--sector-{sector}-{kind}"] / n, 2) for (sector, kind), n in counts.items()}
    assert len(unit) == 1
    said = " ".join(drawn.itertext())
    assert all(text in said for text in ("Promises by sector, and by kind", f"{len(chosen)} of {len(PROMISES)} promises",
                                         "Sector: Countryside or Education", "jining data"))  # fmt: skip
    colors = {node.get("fill") for node in drawn.iter(f"{SVG}rect")}
    assert "rgb(18, 53, 91)" in colors or "#12355B" in colors, colors
    assert not [node for node in drawn.iter() if node.get("class") or "var(" in str(node.attrib)]
    table = list(csv.DictReader(io.StringIO(read(panel.take("figure_csv")).decode("utf-8-sig"))))
    assert {(row["sector"], row["kind"]): int(row["promises"]) for row in table} == counts.to_dict()


@pytest.mark.parametrize("view", VIEWS[:5])
def test_every_figure_comes_as_picture_twice_as_large_and_not_empty(opened, view):
    panel = opened(f"#view={view}&lang=zh")
    width, height = (float(ElementTree.fromstring(read(panel.take("svg"))).get(name)) for name in ("width", "height"))
    picture = read(panel.take("png"))
    assert struct.unpack(">II", picture[16:24]) == pytest.approx((2 * width, 2 * height), abs=2)
    assert len(picture) > 20_000


def test_printing_gives_the_figure_and_every_row_on_a4(opened, tmp_path):
    panel = opened("#sector=education")
    path = tmp_path / "printed.pdf"
    panel.page.pdf(path=path, prefer_css_page_size=True)
    pages = pypdf.PdfReader(path).pages
    text = "".join(page.extract_text() for page in pages)
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
    chosen = jining.select(PROMISES, sector="education")
    assert all(text.count(id) for id in chosen["id"]) and "Source: Jining" in text and "Undo" not in text
    assert panel.page.locator(".jn-paper").count() == 0


def test_the_line_of_python_and_the_link_are_copied(opened):
    panel = opened(HASH)
    panel.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for what, wanted in (("copy", 'jining.select(jining.load(), sector=["education"], kind=["target"])'), ("link", HASH)):
        panel.root.locator(".jn-take summary").click()
        panel.root.locator(f"[data-focus={what}]").click()
        panel.page.wait_for_function("() => /已复制|Ctrl/.test(document.querySelector('.jn-status').textContent)")
        field = panel.root.locator(".jn-status input")
        copied = field.input_value() if field.count() else panel.page.evaluate("() => navigator.clipboard.readText()")
        assert copied.endswith(wanted)
