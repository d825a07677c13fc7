"""Ready sentences and a folder for a briefing."""

import json

import pytest

import jining
from jining.briefing import brief, briefing_pack
from jining.selection.themes import THEMES, select_theme


@pytest.mark.parametrize("theme", THEMES)
def test_the_sentences_hold_the_numbers_of_the_data(theme, promises):
    rows, said = select_theme(promises, theme), brief(theme)
    tested = (rows["checkable_by"] != "open").sum()
    assert f"makes {len(rows)} promises" in said.en[0] and f"共作出{len(rows)}项承诺" in said.zh[0]
    assert f"Of the {len(rows)}, {tested} can be tested" in said.en[1] and f"的有{tested}项" in said.zh[1]
    assert said.caveat_en.startswith("Caveat") and said.caveat_zh.startswith("说明")


def test_a_zero_is_said_as_none(promises):
    said = brief("01_headline_targets", promises[promises["kind"] != "target"])
    assert "none with a number" in said.en[0]


def test_every_paragraph_of_the_report_belongs_to_a_theme_or_is_the_opening(promises):
    covered = {para for theme in THEMES for para in select_theme(promises, theme)["para"]}
    assert set(promises["para"]) - covered == {"0.1"}


def test_an_unknown_theme_is_named():
    with pytest.raises(ValueError, match="theme='fishing' is not known; there are: 01_headline_targets"):
        brief("fishing")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_pack_holds_figures_passports_rows_captions_and_slides(tmp_path, lang):
    files = briefing_pack("04_infrastructure", tmp_path, lang=lang, formats=["png"])
    names = {path.name for path in files}
    assert {"records.csv", "captions.md", "slides.pptx", "targets_infrastructure.png"} <= names
    assert all(path.exists() for path in files)
    assert len(jining.load(tmp_path / "records.csv")) == len(select_theme(jining.load(), "04_infrastructure"))
    captions = (tmp_path / "captions.md").read_text(encoding="utf-8")
    for path in files:
        if path.suffix == ".json":
            content = json.loads(path.read_text(encoding="utf-8"))
            assert content["caption"]["en"] in captions and content["alt"]["zh"] in captions
            assert content["language"] == lang


def test_a_brief_is_escaped_in_a_notebook(promises):
    said = brief("01_headline_targets")._replace(en=("<img src=x>", "b"))
    assert "<img" not in said._repr_html_()
