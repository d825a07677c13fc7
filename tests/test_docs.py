"""Every file, column and public name is documented, and the documents agree with the code."""

import hashlib
import json
import re
import subprocess
import sys

import pandas as pd
import pytest
from conftest import ROOT
from seal import seal

import jining
from jining.report.report import data_dir, fields, package, resource

TABLES = [r["name"] for r in package()["resources"] if r["format"] == "csv"]
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_the_data_package_validates():
    done = subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"], cwd=data_dir(),
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("VALID") >= len(TABLES)


def test_frictionless_refuses_a_value_that_the_codebook_does_not_allow(data_copy):
    path = data_copy / "targets_and_measures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",target,", ",dream,", 1), encoding="utf-8")
    seal(data_copy)
    done = subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"], cwd=data_copy,
                          capture_output=True, text=True)
    assert done.returncode == 1
    assert "dream" in done.stdout


def test_every_file_of_the_folder_is_described_and_sealed():
    described = {resource["path"]: resource for resource in package()["resources"]}
    there = {p.relative_to(data_dir()).as_posix() for p in data_dir().rglob("*")
             if p.suffix in (".csv", ".txt") and "report_two" not in p.parts}  # a report of its own, with its own package
    assert there == set(described)
    for path, resource_ in described.items():
        raw = (data_dir() / path).read_bytes()
        assert resource_["bytes"] == len(raw), path
        assert resource_["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest(), path


def test_sealing_names_the_file_that_changed(data_copy):
    assert seal(data_copy) == []
    with (data_copy / "units.csv").open("a", encoding="utf-8") as file:
        file.write("x,x,x,x,1,x,level\n")
    assert seal(data_copy) == ["units"]
    assert seal(data_copy) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_documented_in_both_languages(name):
    header = pd.read_csv(data_dir() / resource(name)["path"], nrows=0).columns.tolist()
    assert header == list(fields(name))
    described = [*fields(name).values(), *resource(name).get("derived", [])]
    assert [f["name"] for f in described if not f["description"] or not HAN.search(f["description_zh"])] == []
    assert HAN.search(resource(name)["description_zh"])


def test_every_allowed_value_has_a_label_in_both_languages():
    for column in jining.codebook().index:
        values = jining.codebook(column)
        labelled = values[~values["value"].isin(package()["resources"][0]["schema"]["fields"][3]["constraints"]["enum"])]
        if column in ("rothwell_zegveld", "hood", "mcdonnell_elmore", "para"):
            continue
        assert labelled["en"].ne("").all() and labelled["zh"].map(lambda t: bool(HAN.search(t) or t == "%")).all(), column


def test_every_column_says_what_empty_means_in_both_languages():
    for field in fields().values():
        assert (field.get("empty") and HAN.search(field["empty_zh"])) or field["constraints"].get("required"), field["name"]


def test_the_codebook_names_the_columns_that_there_are():
    with pytest.raises(ValueError, match="'sectr' is not known; there are: id, kind, "):
        jining.codebook("sectr")


@pytest.mark.parametrize("table", [resource["name"] for resource in package()["resources"] if "schema" in resource])
def test_the_codebook_describes_every_table(table):
    listed = jining.codebook(table=table)
    assert set(fields(table)) <= set(listed.index)
    assert listed["meaning"].str.len().min() > 0


def test_a_passage_marks_the_words_in_their_paragraph(promises):
    row = promises.iloc[len(promises) // 2]
    passage = jining.passage(row["id"])
    assert passage.quote == row["quote_zh"]
    assert f"<mark>{row['quote_zh']}</mark>" in passage._repr_html_()
    assert "\n" not in passage.before + passage.quote + passage.after
    assert passage.before + passage.quote + passage.after in jining.source_text().split("\n")


def test_a_passage_escapes_what_it_shows():
    from jining.report.codebook import Passage

    assert "<img" not in Passage("<img>", "<img src=x onerror=alert(1)>", "<b>", "&", "<img>")._repr_html_()


def test_an_unknown_record_is_named():
    with pytest.raises(ValueError, match="no record 'JN20-999'"):
        jining.passage("JN20-999")


def test_the_citation_names_version_licence_and_source():
    assert package()["version"] in jining.cite()
    assert "CC BY 4.0" in jining.cite()
    assert "济宁市" in jining.cite()



def test_every_link_and_picture_of_the_gallery_exists():
    page = (ROOT / "figures" / "README.md").read_text(encoding="utf-8")
    links = re.findall(r'\]\(([^)#:]+)\)|src="([^"]+)"', page)
    assert len(links) > 2 * len(jining.list_figures("en"))
    assert [link for pair in links for link in pair if link and not (ROOT / "figures" / link).exists()] == []


def test_the_committed_figures_are_small_and_of_the_shipped_data():
    for lang in ("en", "zh"):
        for name in jining.list_figures(lang).index:
            assert (ROOT / "figures" / lang / f"{name}.png").stat().st_size < 250_000, (lang, name)
            passport = json.loads((ROOT / "figures" / lang / f"{name}.json").read_text(encoding="utf-8"))
            assert passport["data"]["hash"] == resource("targets_and_measures")["hash"], (lang, name)
