"""Every file, column and public name is documented, and the documents agree with the code."""

import json
import re

import frictionless
import pytest
from conftest import ROOT
from seal import seal

import jining
from jining.report.codebook import Passage
from jining.report.report import allowed, data_dir, fields, package, resource

TABLES = [r["name"] for r in package()["resources"] if r["format"] == "csv"]
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_another_program_finds_the_data_package_valid_and_refuses_a_value_that_it_does_not_allow(data_copy):
    report = frictionless.validate(str(data_dir() / "datapackage.json"))
    assert report.valid and len(report.tasks) >= len(TABLES), report.flatten(["name", "message"])
    path = data_copy / "targets_and_measures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",target,", ",dream,", 1), encoding="utf-8")
    seal(data_copy)
    report = frictionless.validate(str(data_copy / "datapackage.json"))
    assert not report.valid and "dream" in str(report.flatten(["message"]))


def test_every_file_of_the_folder_is_described():
    there = {path.relative_to(data_dir()).as_posix() for path in data_dir().rglob("*")
             if path.suffix in (".csv", ".txt") and "report_two" not in path.parts}  # a report with its own package
    assert there == {found["path"] for found in package()["resources"]}


def test_sealing_names_the_file_that_changed_and_is_done_whole_or_not_at_all(data_copy, monkeypatch):
    assert seal(data_copy) == []
    with (data_copy / "units.csv").open("a", encoding="utf-8") as file:
        file.write("x,x,x,x,1,x,level\n")
    with monkeypatch.context() as broken, pytest.raises(OSError, match="the file that stands there is unchanged"):
        broken.setattr("os.replace", lambda *_: (data_copy / "none").read_bytes())
        seal(data_copy)
    assert seal(data_copy) == ["units"]
    assert seal(data_copy) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_documented_in_both_languages_and_in_the_codebook(name):
    described = [*fields(name).values(), *resource(name).get("derived", [])]
    assert [f["name"] for f in described if not f["description"] or not HAN.search(f["description_zh"])] == []
    untitled = {"damaged", "first_pass", "second_pass", "fresh_pass", "segmentation"}  # their columns speak for themselves
    assert name in untitled or all(f["title"] and f["title_zh"] for f in described)
    assert HAN.search(resource(name)["description_zh"])
    listed = jining.codebook(table=name)
    assert set(fields(name)) <= set(listed.index) and listed["meaning"].str.len().min() > 0


def test_every_allowed_value_has_a_label_and_every_column_says_what_empty_means_in_both_languages():
    for column in set(jining.codebook().index) - {"rothwell_zegveld", "hood", "mcdonnell_elmore", "para"}:
        values = jining.codebook(column)
        values = values[~values["value"].isin(allowed("para"))]
        assert values["en"].ne("").all() and values["zh"].str.contains(f"{HAN.pattern}|^%$").all(), column
    for field in fields().values():
        assert (field.get("empty") and HAN.search(field["empty_zh"])) or field["constraints"].get("required"), field["name"]
    with pytest.raises(ValueError, match="'sectr' is not known; there are: id, kind, "):
        jining.codebook("sectr")


def test_a_passage_marks_the_words_in_their_paragraph_and_escapes_what_it_shows(promises):
    row = promises.iloc[len(promises) // 2]
    passage = jining.passage(row["id"])
    assert passage.quote == row["quote_zh"]
    assert f"<mark>{row['quote_zh']}</mark>" in passage._repr_html_()
    assert "\n" not in passage.before + passage.quote + passage.after
    assert passage.before + passage.quote + passage.after in jining.source_text().split("\n")
    assert "<img" not in Passage("<img>", "<img src=x onerror=alert(1)>", "<b>", "&", "<img>")._repr_html_()


def test_the_committed_figures_are_small_of_the_shipped_data_and_in_the_gallery():
    page = (ROOT / "figures" / "README.md").read_text(encoding="utf-8")
    for lang in ("en", "zh"):
        for name in jining.list_figures(lang).index:
            assert f"{lang}/{name}.png" in page
            assert (ROOT / "figures" / lang / f"{name}.png").stat().st_size < 250_000, (lang, name)
            passport = json.loads((ROOT / "figures" / lang / f"{name}.json").read_text(encoding="utf-8"))
            assert passport["data"]["hash"] == resource("targets_and_measures")["hash"], (lang, name)
