"""Headline growth targets beside the year before: every number against the tables read as text."""

import pytest
from recount import figure, picture, table, words

import jining
from jining.figures.figure import prepare
from jining.report.report import data_dir

NAME = "headline_and_year_before"


@pytest.fixture(scope="module")
def before():
    """Growth in 2019 by id of the target."""
    wanted = {"says": "context", "date": "2019", "unit": "percent"}
    facts = [fact for fact in table("results") if wanted.items() <= fact.items()]
    return {id_: float(fact["value"]) for fact in facts for id_ in fact["ids"].split(";")}


@pytest.fixture
def headline(stored):
    return [row for row in stored if row["para"] == "0.2" and row["measure_type"] == "growth_rate"]


def test_the_title_names_the_targets_above_the_year_before(headline, before):
    known = [row for row in headline if row["id"] in before]
    above = [row for row in known if float(row["value_low"]) > before[row["id"]]]
    assert [row["item_zh"] for row in above] == ["地区生产总值增速", "社会消费品零售总额增速"]
    names, (en, zh) = "、".join(row["item_zh"].removesuffix("增速") for row in above), words(NAME)
    assert en.title == "Of five comparable growth targets, only GDP and total retail sales exceed 2019"
    assert zh.title == f"{len(known)}项可比目标中，仅{names}高于上年" and (len(known), len(headline)) == (5, 6)


def test_alt_text_and_data_hold_every_pair(headline, before):
    (en, zh), data = words(NAME), figure(NAME).data()
    said = {"ge": ("at least {}%", "{}%以上"), "approx": ("about {}%", "{}%左右")}
    known = [row for row in headline if row["id"] in before]
    for row in known:
        new = [one.format(f"{float(row['value_low']):g}") for one in said[row["comparator"]]]
        assert f"{before[row['id']]:g}% in 2019, target {new[0]}" in en.alt
        assert f"{row['item_zh'].removesuffix('增速')}2019年{before[row['id']]:g}%，目标{new[1]}" in zh.alt
    low = sum(float(row["value_low"]) < before[row["id"]] for row in known)
    assert "Two above, three below; no figure was found for fixed-asset investment." in en.alt and low == 3
    assert f"高于上年{len(known) - low}项，低于上年{low}项；固定资产投资上年数据未见。" in zh.alt
    assert data["ids"].tolist()[-1] == next(row["id"] for row in headline if row["id"] not in before)
    assert data["gap"].dropna().is_monotonic_decreasing
    assert {row.ids: (row.value, row.before) for row in data.dropna().itertuples()} == {
        row["id"]: (float(row["value_low"]), before[row["id"]]) for row in known}


def test_a_name_does_not_say_again_that_it_grows(promises):
    rural = prepare(NAME, promises[promises["item_zh"] == "农村居民人均可支配收入增速"])
    assert rural.data()["label_en"].tolist() == ["Per capita disposable income, rural residents"]


def test_without_facts_it_says_that_none_was_found(promises):
    results, verdicts = (facts.iloc[:0] for facts in figure(NAME).facts)
    prepared = prepare(NAME, promises[promises["item_zh"] == "地区生产总值增速"], results=results, verdicts=verdicts)
    assert prepared.words("en").title == "No growth of 2019 was found for this target"
    assert prepared.words("en").alt == "One row: no figure of 2019 was found for gross regional product (GDP)."
    assert (prepared.words("zh").title, prepared.words("zh").alt) == ("未查到2019年增速", "1行：地区生产总值上年数据未见。")
    prepared.draw("en")


def test_the_year_before_and_the_target_are_two_dots_and_the_report_is_named_once():
    data, dots = figure(NAME).data(), [line.get_xydata()[0].tolist() for line in picture(NAME).axes[0].lines
                                       if line.get_gid() == "eq"]
    before = [[row.before, row.Index] for row in data.itertuples() if row.before == row.before]
    assert sorted(dots) == sorted(before + [[row.value, row.Index] for row in data.itertuples()])
    assert figure(NAME).source("en").isascii() and figure(NAME).source("zh").count("工作报告") == 1


def test_growth_in_the_year_before_is_an_estimate_only_where_the_facts_say_so():
    assert "Growth in 2019 is an estimate of January 2020." in words(NAME)[0].note
    with jining.use(data_dir() / "teaching" / "report_two"):
        en, zh = (prepare(NAME).words(lang).note for lang in ("en", "zh"))
    assert en.startswith("Growth in 2020 is as its sources give it.") and zh.startswith("2020年增速为所列来源的数字。")
