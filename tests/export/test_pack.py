"""A pack: one folder whose files are consistent with each other."""

import json
import re

import openpyxl
import pytest
from pptx import Presentation

import jining
from jining.export.brief import brief
from jining.export.figure_set import pack
from jining.export.sheets import TABS


@pytest.fixture(scope="module", params=["en", "zh"])
def packed(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack") / "countryside"
    return request.param, folder, pack("07_countryside", folder, lang=request.param, formats=["png"])


def test_the_folder_holds_figures_tables_brief_slides_and_captions(packed):
    _, folder, files = packed
    names = {path.relative_to(folder).as_posix() for path in files}
    assert {"records.csv", "records.xlsx", "brief.docx", "slides.pptx", "captions.md"} <= names
    assert "figures/village_and_town.png" in names and all(path.exists() for path in files)


def test_every_file_is_about_the_records_of_the_theme_and_the_captions_name_those_beside_them(packed):
    lang, folder, _ = packed
    theme = jining.select_theme(jining.load(), "07_countryside")["id"].tolist()
    page = openpyxl.load_workbook(folder / "records.xlsx")[TABS["records"][lang]]
    assert [row[0].value for row in page.iter_rows(min_row=2)] == theme == brief("07_countryside", lang).ids
    assert jining.load(folder / "records.csv")["id"].tolist() == theme
    drawn = {id_ for path in (folder / "figures").glob("*.json") for id_ in json.loads(path.read_text("utf-8"))["ids"]}
    beside = (folder / "captions.md").read_text("utf-8").strip().splitlines()[-1]
    assert drawn - set(theme) and str(len(drawn - set(theme))) in beside


def test_slides_and_pictures_say_the_same(packed):
    lang, folder, _ = packed
    titles = [slide.shapes.title.text for slide in Presentation(folder / "slides.pptx").slides]
    for path in (folder / "figures").glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["title"][lang] in titles


def test_a_figure_of_a_theme_counts_among_all_promises_as_in_the_gallery(packed):
    _, folder, _ = packed
    assert json.loads((folder / "figures" / "village_and_town.json").read_text(encoding="utf-8"))["of"] == len(jining.load())


def test_the_captions_hold_the_brief_and_every_figure_in_words(packed):
    lang, folder, _ = packed
    text = (folder / "captions.md").read_text(encoding="utf-8")
    assert text.startswith(f"## {brief('07_countryside', lang).title}")
    for path in (folder / "figures").glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        assert content["title"][lang] in text and content["alt"][lang] in text


def test_a_sector_can_be_packed(tmp_path):
    files = pack("employment", tmp_path / "jobs", lang="en", formats=["png"])
    assert {"brief.docx", "records.csv", "slides.pptx"} <= {path.name for path in files}


def test_an_unknown_theme_a_missing_parent_and_a_file_in_the_way_are_refused(tmp_path):
    with pytest.raises(ValueError, match="no theme or sector"):
        pack("fishing", tmp_path / "a")
    with pytest.raises(FileNotFoundError, match=re.escape(str(tmp_path / "no"))):
        pack("rural", tmp_path / "no" / "a")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileExistsError, match=re.escape(str(tmp_path / "file"))):
        pack("rural", tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
