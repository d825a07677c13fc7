"""Files of a figure: picture, data and passport say the same; and the page of lesson 8."""

import copy
import csv
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from legibility import visible_texts
from matplotlib.text import Text
from PIL import Image
from pypdf import PdfReader

import jining
from jining.export.figure import one_page_brief
from jining.export.figure_set import save_figures
from jining.figures.figure import prepare, source_line
from jining.plot.theme import families
from jining.report.report import TABLE, resource
from jining.teaching import report_two

SVG = "{http://www.w3.org/2000/svg}"
PAGE = {"figure": "life_course", "sentence": "报告承诺新增城镇就业6.8万人以上。", "caveat": "未扣除减少的岗位。",
        "lang": "zh"}
CALLS = {call.__name__: call for call in (jining.save_figure, save_figures, one_page_brief, jining.pack, jining.brief,
                                          jining.export_slides, jining.export_workbook)}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    fig = jining.draw_figure("growth_targets", lang="zh")
    return jining.save_figure(fig, folder=tmp_path_factory.mktemp("figures"), formats=["png", "svg", "pdf"])


def passport(files):
    return json.loads(files["json"].read_text(encoding="utf-8"))


def letters(path):
    root = ET.fromstring(path.read_bytes())
    return root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc"), [text.text for text in root.iter(f"{SVG}text")]


def test_every_picture_has_title_or_description_and_letters_that_stay_letters(files, tmp_path):
    words, (title, description, shown) = prepare("growth_targets").words("zh"), letters(files["svg"])
    assert (title, description) == (words.title, words.alt) and words.title in shown
    assert "sans-serif" in files["svg"].read_text(encoding="utf-8") and len(files["svg"].read_bytes()) < 60_000
    reader, picture = PdfReader(files["pdf"]), Image.open(files["png"])
    assert reader.metadata.title == words.title
    assert prepare("growth_targets").data("zh")["text_zh"].iloc[0] in reader.pages[0].extract_text()
    assert picture.size == (2000, 1125) and picture.text["Description"] == words.alt
    (_, untitled) = save_figures(tmp_path, only=["growth_targets"], formats=["svg"], title=False, progress=False)
    assert letters(untitled["svg"])[0] == title and title not in letters(untitled["svg"])[2]
    fig = jining.draw_figure("growth_targets", lang="zh", size="page")
    fine = Image.open(jining.save_figure(fig, folder=tmp_path, dpi=300)["png"])
    assert fine.width == 1890 and round(fine.info["dpi"][0]) == 300
    assert not re.search(rb"/(home|work|tmp|root|Users)/", b"".join(path.read_bytes() for path in files.values()))


def test_data_and_passport_say_what_the_picture_says(files):
    said, prepared = passport(files), prepare("growth_targets")
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text(encoding="utf-8-sig"))))
    table = prepared.data("zh")
    assert [row["label_zh"] for row in rows] == table["label_zh"].tolist()
    assert [float(row["value"]) for row in rows] == table["value"].tolist()
    for lang in ("en", "zh"):
        words = prepared.words(lang)
        assert (said["title"][lang], said["alt"][lang]) == (words.title, words.alt)
        assert said["source"][lang] == prepared.source(lang) and said["caption"][lang].endswith(prepared.source(lang))
    assert said["ids"] == prepared.rows["id"].tolist() and said["n"] == len(said["ids"])
    assert said["of"] == len(jining.load()) and said["filter"]["measure_type"] == ["growth_rate"]
    assert said["ids"] == jining.select(jining.load(), **said["filter"])["id"].tolist()
    for ending in ("png", "svg", "pdf", "csv"):
        digest = hashlib.sha256(files[ending].read_bytes()).hexdigest()
        assert said["files"][files[ending].name] == f"sha256:{digest}"


def test_n_of_how_many_and_the_filter_come_from_the_frame_if_it_still_gives_these_records(promises, tmp_path):
    chosen = jining.select(promises, chapter=0)
    given = chosen.copy()
    fig = jining.draw_figure("growth_targets", given, lang="en")
    del given["id"]  # what is done to a frame later changes nothing of a figure
    said = passport(jining.save_figure(fig, folder=tmp_path))
    assert (said["of"], said["given"]) == (len(chosen), {"chapter": [0]})
    assert f"{said['n']} of {len(chosen)} selected promises" in said["subtitle"]["en"]
    other = jining.select(promises, kind="target")
    other["kind"] = other["kind"].where(other.index != other.index[0], "aim")
    strange = promises.assign().iloc[:3]
    strange.attrs["filter"] = {"ids": ["ZZ99-001"]}
    for frame, given in ((chosen, {"chapter": [0]}), (chosen.head(12), None), (other, None), (strange, None)):
        said = passport(jining.save_figure(jining.draw_figure("kinds_by_sector", frame, lang="en"), folder=tmp_path))
        assert (said["given"], said["filter"], said["n"]) == (given, given, len(frame))


def test_a_reader_s_own_figure_gets_words_source_and_data(promises, tmp_path):
    rows = jining.select(promises, sector=["rural", "urban"])
    ax = plt.subplots()[1]
    ax.barh(["a long name of a bar", "b"], [1, 2])
    files = jining.save_figure(ax, "mine", promises=rows, folder=tmp_path, lang="en", title="A finding", note="A caveat",
                               data=rows["sector"].value_counts().reset_index(), formats="svg")
    shown = letters(files["svg"])[2]
    assert {"A finding", "A caveat", f"{len(rows)} of {len(promises)} promises."} <= set(shown)
    assert any(text.startswith("Source: Jining") for text in shown)
    assert files["csv"].read_text(encoding="utf-8-sig").startswith("sector,count")
    assert passport(files)["filter"] == {"sector": ["urban", "rural"]}
    table = pd.crosstab(rows["sector"], rows["kind"])
    crossed = jining.save_figure(ax, "crossed", promises=rows, folder=tmp_path, data=table)
    assert crossed["csv"].read_text(encoding="utf-8-sig").split()[:2] == ["sector,target,measure,aim", "urban,8,22,9"]
    own = jining.save_figure(ax, "own", promises=rows.assign(mine="x"), folder=tmp_path)
    assert pd.read_csv(own["csv"])[["id", "mine"]].to_numpy().tolist() == [[id_, "x"] for id_ in rows["id"]]


def test_a_plain_figure_keeps_its_axes_ground_and_size_of_a_chart(promises, tmp_path):
    def saved(fig, **options):
        return jining.save_figure(fig, "plain", promises=promises, folder=tmp_path, title="A finding", lang="en", **options)

    fig, (left, right) = plt.subplots(1, 2, facecolor="black")
    fig.colorbar(left.scatter([1, 9999], [1, 2], c=[1, 2]))
    left.set_xscale("log")
    right.bar([1], [1])
    assert not [text for text in letters(saved(fig, formats="svg")["svg"])[2] if "$" in text]
    assert {text.get_text(): text.get_color() for text in fig.findobj(Text)}["A finding"] == "#FFFFFF"
    assert families()[0] in right.yaxis.label.get_fontfamily()  # which holds Chinese
    mixed, (chart, other) = plt.subplots(1, 2, figsize=(12, 6))
    jining.plot_tiles(promises, by="sdg", ax=chart, lang="en")
    other.set_xlabel("Own")
    for own in (fig, mixed):
        saved(own.legend(left.collections, ["Own"], loc="lower right", title=own.suptitle("Own") and "Own").figure)
        boxes = [box for text, box in visible_texts(own) if text.get_text() == "Own"]
        assert len(boxes) == 3 + (own is mixed) and all(
            own.body.bottom < 72 / own.dpi * box.y0 + 1 and 72 / own.dpi * box.y1 <= own.body.top + 5 for box in boxes)
    plain, ax = plt.subplots()
    plain.patch.set_alpha(0)
    ax.set(facecolor="none", xlim=(0, 1), ylim=(0, 1))
    ax.axvspan(0, 1, color="black", alpha=0.1, lw=0)
    assert 200 < Image.open(saved(plain)["png"]).convert("L").getpixel((1000, 600)) < 250  # light, as on white
    assert Image.open(saved(copy.deepcopy(mixed))["png"]).size == (1800, 900)


def test_a_table_of_the_reader_is_not_written_over_and_a_figure_of_a_report_that_is_left_is_refused(promises, tmp_path):
    fig = jining.draw_figure("tools")
    for name in ("tools.csv", "tools.json"):
        mine = (tmp_path / "tools.csv").rename(tmp_path / name) if name != "tools.csv" else tmp_path / name
        mine.write_text("my own")
        with pytest.raises(ValueError, match=f"{name} stands there and is of no passport"):
            jining.save_figure(fig, folder=tmp_path)
    with jining.use(jining.teaching.report_two()), pytest.raises(ValueError, match="switch with"):
        jining.save_figure(fig, folder=tmp_path / "new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["my own"]


def test_no_picture_of_other_records_stays_beside_a_passport_that_does_not_list_it(promises, tmp_path):
    (tmp_path / "tools.pdf").write_bytes(b"of somebody else")  # no passport lists it
    old = jining.save_figure(jining.draw_figure("tools"), folder=tmp_path, formats=["png", "svg"])
    files = jining.save_figure(jining.draw_figure("tools", promises.head(90)), folder=tmp_path, formats="svg")
    assert not old["png"].exists() and list(passport(files)["files"]) == ["tools.svg", "tools.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tools.csv", "tools.json", "tools.pdf", "tools.svg"]


with (Path(__file__).parent / "slips.csv").open(encoding="utf-8", newline="") as file:
    SLIPS = list(csv.DictReader(file))


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{slip['call']}-{slip['said'][:20]}" for slip in SLIPS])
def test_a_slip_is_refused_by_name_and_nothing_is_written(promises, tmp_path, slip):
    frames = {"promises": promises, "none": promises.head(0), "Sector": promises.assign(Sector="x"),
              "both": pd.concat([promises.assign(report="a"), jining.load(report_two()).assign(report="b")]),
              "judged": promises.assign(verdict=promises["verdict"].fillna("met")),
              "page": promises.assign(page="𠀀" * 20_000)}
    figures, records = {"drawn": jining.draw_figure("tools", lang="en"), "plain": plt.figure()}, frames.get(slip["records"])
    first = {"save_figures": {"folder": tmp_path / "new", "progress": False}, "export_slides": {"path": tmp_path / "a.pptx"},
             "save_figure": {"fig": figures.get(slip["figure"]), "folder": tmp_path, "name": "mine"},
             "pack": {"theme_or_sector": "rural", "folder": tmp_path / "new"}, "brief": {"theme_or_sector": "rural"},
             "export_workbook": {"path": tmp_path / "a.xlsx"},
             "one_page_brief": PAGE | {"path": tmp_path / "brief.pdf"}}[slip["call"]]
    given = {} if slip["call"] in ("save_figures", "one_page_brief") or records is None else {"promises": records}
    with pytest.raises(ValueError, match=slip["said"]):
        CALLS[slip["call"]](**first | given | json.loads(slip["arguments"]))
    assert list(tmp_path.iterdir()) == []


def test_another_table_never_bears_the_version_hash_or_citation_of_the_published_one(promises, tmp_path, data_copy):
    mine = promises.astype({"item_en": object})
    mine.loc[3, "item_en"] = "My own\ufeff name"
    path = jining.write_csv(mine, tmp_path / "mine.csv")
    for frame in (mine, jining.load(path), jining.select(jining.load(path), chapter=0)):
        for files in (jining.save_figure(jining.draw_figure("kinds_by_sector", frame, lang="en"), folder=tmp_path),
                      jining.save_figure(plt.figure(), "plain", promises=frame, folder=tmp_path, lang="en")):
            said = passport(files)
            assert said["data"]["version"] is None and said["data"]["changed"] == 1
            assert said["data"]["hash"] != resource(TABLE)["hash"] and "Data version" not in " ".join(said["citation"])
            assert "records of another table, 1 of them not as published" in said["source"]["en"]
    assert "My own" in files["csv"].read_text("utf-8-sig")
    assert passport(jining.save_figure(jining.draw_figure("tools", jining.select(promises, ids=["JN20-004"])),
                                       folder=tmp_path))["data"]["hash"] == resource(TABLE)["hash"]
    text = (data_copy / "results.csv").read_text("utf-8").replace("2020-11-27", "2020-11-26")
    (tmp_path / "results.csv").write_text(text, "utf-8")
    judged = jining.load(results=tmp_path / "results.csv")
    said = passport(jining.save_figure(plt.figure(), "own", promises=judged, folder=tmp_path, lang="en"))
    assert "results of another table" in said["source"]["en"] and said["data"]["results"] == "given by the user"
    table = data_copy / "targets_and_measures.csv"
    table.write_bytes(table.read_bytes().replace(b"about 6%", b"about  6%", 1))
    with jining.use(data_copy):  # of which no record is known to be as published
        said = jining.draw_figure("tools").prepared.source("en")
    assert said.endswith("; a table that is not that of data version 0.2.0.") and "535" not in said


@pytest.mark.parametrize("character", ["\ufeff", "\u202e", "\ue000", "𓀀"])
def test_what_no_font_holds_is_drawn_as_a_box(promises, tmp_path, character):
    mine = promises.astype({"item_en": object})
    mine["item_en"] = f"a{character}b"
    plain = plt.figure()
    plain.subplots().barh([f"a{character}b"], [1])
    for fig, of in ((jining.draw_figure("public_works", mine, lang="en"), {}), (plain, {"promises": mine, "lang": "en"})):
        files = jining.save_figure(fig, "x", folder=tmp_path, formats=["pdf", "svg"], **of)
        assert "a□b" in letters(files["svg"])[2] and files["pdf"].stat().st_size > 5000


def test_one_page_of_a4_holds_sentence_caveat_and_source_as_text(tmp_path):
    (page,) = PdfReader(one_page_brief(tmp_path / "brief.pdf", **PAGE)).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]
    shown = "".join(page.extract_text().split())
    assert all("".join(text.split()) in shown for text in (PAGE["sentence"], PAGE["caveat"], source_line("zh")))
