"""Headline growth targets beside the year before: every number against the tables read as text."""

import csv

import pytest

import jining
from jining.figures.figure import prepare
from jining.report.report import data_dir, data_path

WANTED = ["context", "2019", "percent"]


@pytest.fixture(scope="module")
def before():
    """Growth in 2019 by id of the target."""
    with data_path("results").open(encoding="utf-8", newline="") as file:
        facts = [fact for fact in csv.DictReader(file) if [fact[key] for key in ("says", "date", "unit")] == WANTED]
    return {id_: float(fact["value"]) for fact in facts for id_ in fact["ids"].split(";")}


def headline(rows):
    return [row for row in rows if row["para"] == "0.2" and row["measure_type"] == "growth_rate"]


def test_the_title_names_the_targets_above_the_year_before(stored, promises, before):
    above = [row for row in headline(stored) if row["id"] in before and float(row["value_low"]) > before[row["id"]]]
    assert [row["item_zh"] for row in above] == ["地区生产总值增速", "社会消费品零售总额增速"]
    en, zh = (prepare("headline_and_year_before", promises).words(lang) for lang in ("en", "zh"))
    assert en.title == "Of five comparable growth targets, only GDP and total retail sales exceed 2019"
    known = [row for row in headline(stored) if row["id"] in before]
    names = "、".join(row["item_zh"].removesuffix("增速") for row in above)
    assert zh.title == f"{len(known)}项可比目标中，仅{names}高于上年"
    assert len(known) == 5
    assert len(headline(stored)) == 6


def test_alt_text_and_data_hold_every_pair(stored, promises, before):
    prepared, rows = prepare("headline_and_year_before", promises), headline(stored)
    en, zh, table = prepared.words("en"), prepared.words("zh"), prepared.data()
    words = {"ge": ("at least {}%", "{}%以上"), "approx": ("about {}%", "{}%左右")}
    for row in rows:
        new = [said.format(f"{float(row['value_low']):g}") for said in words[row["comparator"]]]
        if row["id"] in before:
            assert f"{before[row['id']]:g}% in 2019, target {new[0]}" in en.alt
            assert f"{row['item_zh'].removesuffix('增速')}2019年{before[row['id']]:g}%，目标{new[1]}" in zh.alt
    known = [row for row in rows if row["id"] in before]
    low = sum(float(row["value_low"]) < before[row["id"]] for row in known)
    assert "Two above, three below; no figure was found for fixed-asset investment." in en.alt and low == 3
    assert f"高于上年{len(known) - low}项，低于上年{low}项；固定资产投资上年数据未见。" in zh.alt
    assert table["ids"].tolist()[-1] == next(row["id"] for row in rows if row["id"] not in before)
    assert table["gap"].dropna().is_monotonic_decreasing
    assert {row.ids: (row.value, row.before) for row in table.dropna().itertuples()} == {
        row["id"]: (float(row["value_low"]), before[row["id"]]) for row in known}


def test_a_name_does_not_say_again_that_it_grows(promises):
    rural = promises[promises["item_zh"] == "农村居民人均可支配收入增速"]
    prepared = prepare("headline_and_year_before", rural)
    assert prepared.data()["label_en"].tolist() == ["Per capita disposable income, rural residents"]
    assert prepared.words("en").title == "No growth target exceeds growth in 2019"
    assert prepared.words("zh").title == "该项增速目标不高于上年增速"


def test_without_facts_it_says_that_none_was_found(promises):
    from jining.report.found import facts_in_use

    results, verdicts = (facts.iloc[:0] for facts in facts_in_use())
    prepared = prepare("headline_and_year_before", promises, results=results, verdicts=verdicts)
    assert prepared.words("en").title == "No growth of 2019 was found for these targets"
    assert prepared.words("zh").title == "未查到2019年增速"
    prepared.draw("en")


def test_the_year_before_and_the_target_are_two_dots_and_the_report_is_named_once(promises):
    prepared = prepare("headline_and_year_before", promises)
    table, ax = prepared.data(), prepared.draw("en").axes[0]
    dots = [line.get_xydata()[0].tolist() for line in ax.lines if line.get_gid() == "eq"]
    before = [[row.before, row.Index] for row in table.itertuples() if row.before == row.before]
    assert sorted(dots) == sorted(before + [[row.value, row.Index] for row in table.itertuples()])
    assert prepared.source("en").isascii() and prepared.source("zh").count("工作报告") == 1


def test_growth_in_the_year_before_is_an_estimate_only_where_the_facts_say_so(promises):
    assert "Growth in 2019 is an estimate of January 2020." in prepare("headline_and_year_before", promises).words("en").note
    with jining.use(data_dir() / "teaching" / "report_two"):
        en, zh = (prepare("headline_and_year_before").words(lang).note for lang in ("en", "zh"))
    assert en.startswith("Growth in 2020 is as its sources give it.") and zh.startswith("2020年增速为所列来源的数字。")
