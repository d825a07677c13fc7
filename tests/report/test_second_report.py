"""An invented report of an invented city, coded by reading: the same words work on it, and two reports never mix."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import jining
from jining.checks.tables import missing_tables
from jining.cli import main
from jining.report import labels
from jining.report.amounts import amount
from jining.report.derive import derive
from jining.report.errors import DataError
from jining.report.found import baselines
from jining.report.judgements import has_judgement, judged, judgement_values
from jining.report.report import fields, lookup, package, report_fact
from jining.report.source import body
from jining.selection.filters import choices
from jining.selection.select import describe_filter
from jining.selection.themes import select_theme

TWO = Path(__file__).parents[2] / "data" / "teaching" / "report_two"


@pytest.fixture
def second():
    """The second report, current for the length of a test."""
    with jining.use(TWO):
        yield jining.load()


@pytest.fixture
def copy(tmp_path):
    """A copy of the second report to damage: `copy(name, change)` changes one of its files as text."""
    import shutil

    folder = Path(shutil.copytree(TWO, tmp_path / "two"))

    def change(name, change):
        path = folder / name
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        return folder
    return change


def only(promises, word):
    rows = promises[promises["item_zh"] == word]
    assert len(rows) == 1, word
    return rows.iloc[0]


def said(folder):
    with pytest.raises(DataError) as caught, jining.use(folder):
        jining.check()
    return str(caught.value)


def test_it_is_checked_whole(second):
    assert len(jining.check()) == len(second) > 100
    assert missing_tables() == ["judgements", "judgement_values"]


def test_it_says_of_itself_that_it_is_invented():
    text = (TWO / "source.txt").read_text("utf-8")
    assert "虚构" in text and "Invented" in json.loads((TWO / "datapackage.json").read_text("utf-8"))["description"]
    with jining.use(TWO):
        assert jining.load_results()["what_en"].str.startswith("Invented").all()
        start, end = body()
        assert len(re.findall("[\u4e00-\u9fff]", text[start:end])) > 1600


def test_it_holds_every_kind_of_promise(second):
    for column in ("kind", "checkable_by", "comparator", "measure_type", "logic"):
        assert second[column].dropna().nunique() == len(second[column].cat.categories), column
    flags = {flag.partition(":")[0] for flags in second["flag"] for flag in flags}
    assert {"shared", "joint", "list", "award", "slogan", "per_unit", "modal_scope", "firm_project"} <= flags
    assert set(second["deadline"].dropna()) == {"2021-H1", "2021-Q3", "2021-06", "2021", "2022-06"}


def test_numbers_are_read_as_this_report_writes_them(second):
    words = ("民生实事", "每个开发区盘活的闲置土地", "城镇调查失业率", "新增出口实绩企业")
    rows = {word: only(second, word) for word in words}
    assert [(row.value_as_written, row.comparator) for row in rows.values()] == [
        ("十", "eq"), ("300至500", "range"), ("5.5", "le"), ("20", "approx")]
    assert (rows["民生实事"].value_low, rows["每个开发区盘活的闲置土地"].value_high) == (10, 500)
    assert amount(rows["城镇调查失业率"], "en") == "at most 5.5%"


def test_derived_columns_come_from_its_own_facts(second):
    assert set(second.loc[second["binding"] == "expected", "para"]) == {report_fact("headline_para")} == {"1.1"}
    assert only(second, "主要污染物减排约束性指标").binding == "binding"
    assert only(second, "粮食播种面积").direction == "hold" and only(second, "城镇调查失业率").direction == "down"
    assert sorted(second["chapter"].unique()) == [0, 1, 2, 3, 4, 5, 6]


def test_it_is_selected_by_its_own_values(second):
    parks = jining.select(second, place="hewan", kind="target", words="口袋")
    assert parks["value_low"].tolist() == [10]
    assert describe_filter({"place": ["hewan"], "chapter": [6]}, "zh") == "章：6 政府自身建设；地点：河湾区"
    with pytest.raises(ValueError, match="no place 'qufu'"):
        jining.select(second, place="qufu")
    with pytest.raises(ValueError, match="this report has no themes"):
        select_theme(second, "01_headline_targets")


def test_codebook_labels_and_titles_are_its_own(second):
    assert jining.codebook("para")["value"].iloc[-1] == "6.1"
    assert jining.codebook().loc["deadline", "empty"] == "the plan year 2021"
    assert labels.label("place", "baita", "zh") == "白塔县" and labels.label("verdict", "later", "en") == "done after 2021"
    assert labels.label("comparator", "range", "en") == "range"
    assert "Qinghe" in package()["title"] and "青禾市" in package()["title_zh"]
    assert "Qinghe" in jining.cite() and "青禾市" in jining.cite()


def test_ledger_numerals_and_passages_are_its_own(second):
    ledger, numerals = jining.load_ledger(), jining.load_numerals()
    assert sorted(id_ for ids in ledger["ids"] for id_ in ids) == second["id"].tolist()
    assert set(numerals["class"]) == set(numerals["class"].cat.categories)
    shown = jining.passage("QH21-001")
    assert shown.quote == "大力实施“三大提升行动”" and shown.before.endswith("这一目标，")
    with pytest.raises(ValueError, match="no record 'JN20-001'; there are QH21-001 to"):
        jining.passage("JN20-001")


def test_look_ups_and_facts_are_its_own(second):
    assert jining.load_places()["zh"].tolist()[0] == "青禾市" and jining.load_units()["unit"].iloc[0] == "percent"
    assert set(second["place"].explode()) >= {"hewan", "dongling", "yunping", "baita", "fengxi", "liuwan"}
    assert baselines(second).dropna().tolist() == [3.4]
    assert second["verdict"].dropna().tolist() == ["later", "met"]


def test_what_is_missing_is_said_and_never_assumed(second):
    assert not has_judgement("verb_class") and judgement_values("verb_class") == {}
    assert judged(second, "verb_class").isna().all()
    with pytest.raises(ValueError, match="'qinghe-2021-targets-and-measures' has no 'judgements'"):
        jining.load_judgements()
    with pytest.raises(ValueError, match="has no 'census_2020'"):
        jining.load_census()


def test_without_facts_every_verdict_is_missing(copy):
    def drop(text):
        described = json.loads(text)
        described["resources"] = [one for one in described["resources"] if one["name"] not in ("results", "verdicts")]
        return json.dumps(described, ensure_ascii=False)
    with jining.use(copy("datapackage.json", drop)):
        promises = jining.check()
        assert promises["verdict"].isna().all() and baselines(promises).isna().all()
        assert missing_tables() == ["judgements", "judgement_values", "results", "verdicts"]
        with pytest.raises(ValueError, match="has no 'results'"):
            jining.load_results()


def test_a_report_without_its_headline_paragraph_is_refused(copy):
    folder = copy("datapackage.json", lambda text: text.replace('"headline_para"', '"first_para"'))
    with pytest.raises(DataError, match='has no "headline_para" in its block "report"'):
        jining.load(folder)


def test_a_table_that_every_report_needs_is_asked_for(copy):
    assert "lists no programmes, which every report needs" in said(
        copy("datapackage.json", lambda text: text.replace('"name": "programmes",', '"name": "other",', 1)))


def test_a_listed_file_that_is_not_there_is_named(copy):
    folder = copy("terms.csv", lambda text: text)
    (folder / "terms.csv").unlink()
    assert "terms.csv: is listed in datapackage.json and missing" in said(folder)


@pytest.mark.parametrize(("name", "old", "new", "words"), [
    ("targets_and_measures.csv", "QH21-004", "JN20-004", "is not of the form asked for; allowed: QH21-"),
    ("targets_and_measures.csv", ",approx,7.5", ",eq,7.5", "is not what the words around the number say; allowed: approx"),
    ("targets_and_measures.csv", ",hewan,", ",qufu,", "holds 'qufu', which is not allowed in places.csv"),
    ("ledger.csv", ",heading,", ",,", "column role: is empty"),
    ("numerals.csv", "300至500", "300至50", "is not what stands at"),
    ("results.csv", "X2,QH21", "X2,JN20", "which is not allowed"),
    ("source.txt", "7.5%", "8.5%", "is not the report as published"),
])
def test_slips_are_found_by_its_own_codebook_and_words(copy, name, old, new, words):
    assert words in said(copy(name, lambda text: text.replace(old, new, 1)))


def test_two_reports_in_turn_do_not_mix():
    seen = {}
    for _ in range(2):
        for folder in (None, TWO):
            with jining.use(folder):
                promises = jining.load()
                state = (
                    len(promises), report_fact("prefix"), tuple(choices("place")), choices("chapter")[1]["en"],
                    tuple(lookup("units")),
                    labels.title("deadline", "en"), labels.label("chapter", "4", "zh"), tuple(fields()["para"]["labels"]),
                    promises["id"].iloc[-1], jining.passage(promises["id"].iloc[0]).quote, len(jining.load_ledger()),
                    tuple(judgement_values("life_stage")), jining.codebook("verdict")["en"].tolist()[1], package()["name"],
                    jining.select(promises, para=report_fact("headline_para"))["item_en"].iloc[0], jining.cite(),
                )
                assert seen.setdefault(folder, state) == state
    ours, other = seen.values()
    different = [place for place, (one, two) in enumerate(zip(ours, other, strict=True)) if one != two]
    assert len(different) >= len(ours) - 3


def test_both_reports_stand_in_one_frame_and_each_keeps_its_facts():
    ours, second = jining.load(), jining.load(TWO)
    both = pd.concat([ours.assign(report="JN20"), second.assign(report="QH21")], ignore_index=True)
    assert both["id"].is_unique and both["report"].value_counts().to_dict() == {"JN20": len(ours), "QH21": len(second)}
    headline = both[both["binding"] == "expected"].groupby("report")["para"].unique()
    assert {name: list(paras) for name, paras in headline.items()} == {"JN20": ["0.2"], "QH21": ["1.1"]}
    assert len(jining.load()) == len(ours)


def test_words_of_one_report_are_refused_beside_the_other():
    with pytest.raises(DataError, match=r"targets_and_measures\.csv"):
        jining.load(TWO / "targets_and_measures.csv")


def test_deriving_asks_the_current_report():
    columns = {name: [""] for name in fields()} | {"para": ["1.1"], "quote_zh": ["地区生产总值"], "instrument": ["none"]}
    assert derive(columns)["binding"] == ["unstated"]
    with jining.use(TWO):
        assert derive(columns)["binding"] == ["expected"]


def test_the_command_checks_it(capsys):
    assert main(["--data", str(TWO), "check"]) == 0
    out = capsys.readouterr().out
    assert "121 records, no problem found" in out and "This report has no judgements" in out
    assert report_fact("prefix") == "JN20"
    assert main(["--data", str(TWO.parent), "check"]) == 1
    assert "is missing; a report is a folder" in capsys.readouterr().err


def test_the_command_works_in_a_process_of_its_own():
    done = subprocess.run([sys.executable, "-m", "jining.cli", "--data", str(TWO), "check"], capture_output=True, text=True,
                          timeout=120)
    assert done.returncode == 0 and "121 records" in done.stdout, done.stderr
