"""An invented report of an invented city, coded by reading: the same words work on it, and two reports never mix."""

import hashlib
import json
import re
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import checked

import jining
from jining.cli import main
from jining.report import labels
from jining.report.amounts import amount
from jining.report.errors import DataError
from jining.report.judgements import judged, judged_ids, judgement_values
from jining.report.report import fields, has_table, lookup, package
from jining.report.results import baselines
from jining.report.source import source_text
from jining.selection.describe import describe_filter
from jining.selection.filters import choices
from jining.selection.themes import select_theme

TWO, OTHER = jining.teaching.report_two(), "qinghe-2021-targets-and-measures"


@pytest.fixture
def second():
    """The second report, current for the length of a test."""
    with jining.use(TWO):
        yield jining.load()


@pytest.fixture
def copy(tmp_path):
    """A copy of the second report to damage: `copy(name, change)` changes one of its files as text."""
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


def test_numbers_are_read_as_this_report_writes_them(second):
    words = ("民生实事", "每个开发区盘活的闲置土地", "城镇调查失业率", "新增出口实绩企业")
    rows = {word: only(second, word) for word in words}
    assert [(row.value_as_written, row.comparator) for row in rows.values()] == [
        ("十", "eq"), ("300至500", "range"), ("5.5", "le"), ("20", "approx")]
    assert (rows["民生实事"].value_low, rows["每个开发区盘活的闲置土地"].value_high) == (10, 500)
    assert amount(rows["城镇调查失业率"], "en") == "at most 5.5%"


def test_derived_columns_come_from_its_own_facts(second):
    assert set(second.loc[second["binding"] == "expected", "para"]) == {package()["report"]["headline_para"]} == {"1.1"}
    assert only(second, "主要污染物减排约束性指标").binding == "binding"
    assert only(second, "粮食播种面积").direction == "hold" and only(second, "城镇调查失业率").direction == "down"
    assert sorted(second["chapter"].unique()) == [0, 1, 2, 3, 4, 5, 6]


def test_it_is_selected_named_and_cited_by_its_own_values(second):
    parks = jining.select(second, place="hewan", kind="target", words="口袋")
    assert parks["value_low"].tolist() == [10]
    assert describe_filter({"place": ["hewan"], "chapter": [6]}, "zh") == "章：6 政府自身建设；地点：河湾区"
    assert jining.codebook("para")["value"].iloc[-1] == "6.1" and labels.label("place", "baita", "zh") == "白塔县"
    assert "Qinghe" in jining.cite() and "青禾市" in jining.cite()
    with pytest.raises(ValueError, match="no place 'qufu'"):
        jining.select(second, place="qufu")
    with pytest.raises(ValueError, match="this report has no themes"):
        select_theme(second, "01_headline_targets")


def test_look_ups_facts_and_passages_are_its_own(second):
    assert jining.load_places()["zh"].tolist()[0] == "青禾市" and jining.load_units()["unit"].iloc[0] == "percent"
    assert baselines(second).dropna().tolist() == [3.4]
    assert second["verdict"].dropna().tolist() == ["later", "met"]
    shown = jining.passage("QH21-001")
    assert shown.quote == "大力实施“三大提升行动”" and shown.before.endswith("这一目标，")
    for id_, said in (("JN20-001", "'JN20-001'"), (second.iloc[0], "of the type Series")):
        with pytest.raises(ValueError, match=f"no record {said}; there are QH21-001 to"):
            jining.passage(id_)


def test_what_is_missing_is_said_and_never_assumed(second):
    assert not judged_ids("verb_class") and judgement_values("verb_class") == {}
    assert judged(second, "verb_class").isna().all()
    with pytest.raises(ValueError, match="'qinghe-2021-targets-and-measures' has no 'judgements'"):
        jining.load_judgements()
    with pytest.raises(ValueError, match="has no 'census_2020'"):
        jining.load_census()


def test_without_facts_every_verdict_is_missing_and_nothing_is_said_of_a_search_but_that_there_was_none(copy, tmp_path):
    def drop(text):
        described = json.loads(text)
        described["resources"] = [one for one in described["resources"] if one["name"] not in ("results", "verdicts")]
        return json.dumps(described, ensure_ascii=False)
    with jining.use(copy("datapackage.json", drop)):
        promises = jining.check()
        assert promises["verdict"].isna().all() and baselines(promises).isna().all()
        assert not any(map(has_table, ("judgements", "judgement_values", "results", "verdicts"))) and has_table("terms")
        assert jining.load_results().empty and jining.load_verdicts().empty
        page = jining.write_explorer(tmp_path / "page.html").read_text("utf-8")
        assert "not searched for results" in page and not re.search('"no result found"|No result found', page)
        assert describe_filter({"verdict": ["not stated"]}, "zh") == "落实情况：未检索结果"
        assert all((jining.brief("rural"), jining.export_workbook(tmp_path / "book.xlsx")))
        results, verdicts = (TWO / "results.csv", TWO / "verdicts.csv")
        own = jining.load(results=results, verdicts=verdicts)
        assert own["verdict"].notna().any() and "no result found" in jining.write_explorer(
            tmp_path / "page.html", own).read_text("utf-8")


@pytest.mark.parametrize(("old", "new", "words"), [
    ('"headline_para"', '"first_para"', 'has no "headline_para" in its block "report"'),
    ('"year": 2021', '"year": "2021"', 'says "year" in quotation marks'), ('"version"', '"edition"', "is no Data Package"),
    ('"headline_para": "1.1"', '"headline_para": "9.9"', "'9.9', which is no paragraph of the report"),
    ('"0": {\n       "en": "Opening"', '"9": {\n       "en": "Opening"', "has no label of chapter 0 under derived"),
])
def test_a_report_without_a_fact_about_itself_is_refused_at_the_command(copy, capsys, old, new, words):
    folder = copy("datapackage.json", lambda text: "\ufeff" + text.replace(old, new, 1))
    assert main(["--data", str(folder), "check"]) == 1
    assert words in capsys.readouterr().err
    if "chapter" in words:  # which is no reason to show nothing
        assert main(["--data", str(folder), "explorer", str(folder / "page.html")]) == 0


def test_an_unfinished_report_gives_no_traceback_and_another_source_no_advice_on_ours(copy, capsys):
    folder = copy("datapackage.json", lambda text: text.replace('"year": 2021', '"year": "YEAR", "unfinished": true'))
    for asked in (["brief", "rural"], ["workbook", str(folder / "book.xlsx")], ["figures", "--list"]):
        assert main(["--data", str(folder), *asked]) == 1
        assert "datapackage.json: holds the placeholder YEAR" in capsys.readouterr().err
    copy("source.txt", lambda text: text + "。")
    assert main(["--data", str(folder), "check"]) == 1
    assert "save it again as it was coded" in (told := capsys.readouterr().err) and "git" not in told


def test_a_table_that_every_report_needs_and_a_listed_file_that_is_not_there_are_named(copy):
    folder = copy("datapackage.json", lambda text: text.replace('"name": "programmes",', '"name": "other",', 1)
                  .replace('"name": "sdg"', '"name": "goal"', 1))
    (folder / "terms.csv").unlink()
    told = checked(folder)
    assert "lists no programmes, which every report needs" in told
    assert "describes no column 'sdg' of targets_and_measures, and none may miss" in told
    assert "terms.csv: is listed in datapackage.json and missing" in told


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
    assert words in checked(copy(name, lambda text: text.replace(old, new, 1)))


def test_two_reports_in_turn_do_not_mix():
    seen = {}
    for folder in (None, TWO, None, TWO):
        with jining.use(folder):
            promises = jining.load()
            state = (
                len(promises), package()["report"]["prefix"], tuple(choices("place")), choices("chapter")[1]["en"],
                tuple(lookup("units")),
                labels.title("deadline", "en"), labels.label("chapter", "4", "zh"), tuple(fields()["para"]["labels"]),
                promises["id"].iloc[-1], jining.passage(promises["id"].iloc[0]).quote, len(jining.load_ledger()),
                tuple(judgement_values("life_stage")), jining.codebook("verdict")["en"].tolist()[1], package()["name"],
                jining.select(promises, para=package()["report"]["headline_para"])["item_en"].iloc[0], jining.cite(),
            )
            assert seen.setdefault(folder, state) == state
    ours, other = seen.values()
    assert sum(one != two for one, two in zip(ours, other, strict=True)) >= len(ours) - 3


def test_the_command_checks_it_and_its_words_are_refused_beside_the_other_report(capsys, tmp_path):
    assert main(["--data", str(TWO), "check"]) == 0
    out = capsys.readouterr().out
    assert "121 records, no problem found" in out and "This report has no judgements" in out
    assert main(["--data", str(TWO), "diff", str(TWO / "targets_and_measures.csv")]) == 0
    assert capsys.readouterr().out.strip().endswith("holds the same as targets_and_measures.csv of this report")
    assert main(["--data", str(TWO), "facts", str(tmp_path / ".csv")]) == 0
    assert eval(f"jining.{capsys.readouterr().out.rpartition('jining.')[2]}").attrs["report"] == OTHER
    assert package()["report"]["prefix"] == "JN20"
    with pytest.raises(DataError, match=r"targets_and_measures\.csv"):
        jining.load(TWO / "targets_and_measures.csv")


def test_a_file_that_was_changed_meanwhile_is_read_anew_with_all_that_follows_from_it(copy):
    with jining.use(copy("places.csv", lambda text: text)):
        assert jining.load()["verdict"].notna().any()
        for name in ("results.csv", "verdicts.csv"):
            copy(name, lambda text: text.partition("\n")[0] + "\n")
        assert jining.load()["verdict"].isna().all()
        copy("places.csv", lambda text: text.replace("\nhewan,", "\nhewan_2,"))
        with pytest.raises(DataError, match="'hewan', which is not allowed in places"):
            jining.load()


def test_use_switches_for_a_while_and_back_after_an_error_too_or_until_the_next_use():
    here, n = package()["name"], len(jining.load())
    with pytest.raises(ZeroDivisionError), jining.use(TWO):
        assert package()["name"] == OTHER and len(jining.load()) != n
        1 / 0  # noqa: B018
    assert package()["name"] == here and len(jining.load()) == n
    jining.use(TWO)
    assert package()["name"] == OTHER
    jining.use()
    assert package()["name"] == here and source_text()


def test_records_of_a_report_of_the_same_name_are_refused(copy):
    old, new = (hashlib.sha256((TWO / "source.txt").read_bytes() + end).hexdigest() for end in (b"", b"\n"))
    copy("source.txt", lambda text: text + "\n")
    with jining.use(TWO):
        promises = jining.load()
    with jining.use(copy("datapackage.json", lambda text: text.replace(old, new))), pytest.raises(
            ValueError, match="and the current one is another of this name"):
        jining.label(promises)


@pytest.mark.parametrize(("text", "words"), [
    ('{"name": "x", "resources": [{"name": "\\ud800", "path": "a"}]}', "is no Data Package"),
    (None, "is missing; a report is a folder with datapackage.json"),
    ("{", "is no Data Package"), ("[]", "is no Data Package"), ('{"name": "x"}', "is no Data Package"),
])
def test_a_folder_that_is_no_report_is_refused_in_one_sentence(tmp_path, text, words):
    if text is not None:
        (tmp_path / "datapackage.json").write_text(text)
    with pytest.raises(DataError, match=words):
        jining.use(tmp_path)
    assert len(jining.load())


def test_a_thread_that_switches_leaves_the_report_of_the_program():
    both = threading.Barrier(2, timeout=10)

    def switch():
        with jining.use(TWO):
            both.wait()  # for the program to look while this has switched
            both.wait()
            return package()["name"]

    with ThreadPoolExecutor() as pool:
        seen = pool.submit(switch)
        both.wait()
        mine = package()["name"]
        both.wait()
    assert seen.result() == OTHER != mine == package()["name"]
