"""Figures of the text of the report and of what was published later, counted again from ledger, results and verdicts."""

import pickle
import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from legibility import complaints
from matplotlib.dates import date2num
from recount import figure, picture, says, spell, split, table, words

import jining
from jining.figures.figure import prepare

HEADLINE, EVENTS, FOUND = "headline_and_year_before", "events_in_time", "promise_and_result"


def test_report_map_shares_out_the_text_and_tells_a_selection_from_the_report(stored, promises):
    kinds, counted = {row["id"]: row["kind"] for row in stored}, dict.fromkeys(("target", "measure", "aim", "rest"), 0)
    for row in table("ledger"):
        held = {kinds[id_] for id_ in row["ids"].split(";") if id_} if row["role"] == "record" else set()
        counted[next((kind for kind in counted if kind in held), "rest")] += len(re.sub(r"\s", "", row["text"]))
    whole = sum(counted.values())
    share = {part: f"{100 * length / whole:.0f}%" for part, length in counted.items()}
    says("report_map", whole=whole, **share)
    data = figure("report_map").data().set_index("key")
    assert data["value"].to_dict() == counted and data["text_en"].to_dict() == share
    rural = promises[promises["sector"] == "rural"]  # a selection is not told as the report
    en, zh = words("report_map", rural)
    assert re.fullmatch(r"The chosen promises fill \d+\.\d% of the report's text", en.title)
    assert zh.title.startswith("所选承诺占报告全文字数的") and "chosen" in words("report_map", promises[1:])[0].title
    assert "other promises" in prepare("report_map", rural).data()["sub_en"].iloc[-1]


def test_target_density_counts_targets_for_the_length_of_each_chapter(stored, promises):
    lengths, chapter = Counter(), 0
    for row in table("ledger"):
        chapter += bool(re.match(r"\([一二三四五六七八九十]+\)", row["text"]))
        lengths[chapter] += len("".join(row["text"].split()))
    targets = Counter(int(row["para"].split(".")[0]) for row in stored if row["kind"] == "target")
    data, (en, zh) = figure("target_density").data(), words("target_density")
    rates = {chapter: 1000 * targets[chapter] / length for chapter, length in lengths.items()}
    whole, low, least = 1000 * targets.total() / lengths.total(), min(rates.values()), data.iloc[-1]
    assert least.key == str(min(rates, key=rates.get)) and data["label_en"].iloc[0] == "Whole report"
    says("target_density", least=least, low=low)
    for said in (en.alt, zh.alt):
        assert all(f"{value:.1f}" in said for value in (max(rates.values()), low, whole)) and str(len(rates)) in said
    assert {int(row.key): (row.targets, row.characters) for row in data[1:].itertuples()} == {
        chapter: (targets[chapter], length) for chapter, length in lengths.items()}
    assert data["value"][1:].is_monotonic_decreasing
    assert sorted(split(data["ids"])) == sorted(row["id"] for row in stored if row["kind"] == "target")
    health = promises[promises["sector"] == "health"]
    empty = 9 - health.loc[health["kind"] == "target", "chapter"].nunique()
    en, zh = words("target_density", health)
    assert zh.title == f"9章中有{empty}章没有此类目标" and en.title.endswith("of nine chapters hold no such target")
    assert en.subtitle.startswith("Of these targets") and "of these targets per 1,000 characters" in en.alt
    en, zh = words("target_density", promises.drop(promises.index[(promises["kind"] == "target").argmax()]))
    assert en.title.startswith("Of these targets, ") and zh.title.startswith("这些目标中，") and "按全文计" in zh.alt


def test_words_data_and_dots_hold_every_pair_and_the_title_names_the_targets_above_the_year_before(stored):
    wanted = {"says": "context", "date": "2019", "unit": "percent"}
    facts = [fact for fact in table("results") if wanted.items() <= fact.items()]
    before = {id_: float(fact["value"]) for fact in facts for id_ in fact["ids"].split(";")}
    headline = [row for row in stored if row["para"] == "0.2" and row["measure_type"] == "growth_rate"]
    known, (en, zh), data = [row for row in headline if row["id"] in before], words(HEADLINE), figure(HEADLINE).data()
    above = [row["item_zh"] for row in known if float(row["value_low"]) > before[row["id"]]]
    low = sum(float(row["value_low"]) < before[row["id"]] for row in known)
    assert figure(HEADLINE).source("en").isascii() and figure(HEADLINE).source("zh").count("工作报告") == 1
    assert above == ["地区生产总值增速", "社会消费品零售总额增速"] and (len(known), low, len(headline)) == (5, 3, 6)
    says(HEADLINE, n=len(known), names="、".join(name.removesuffix("增速") for name in above), above=len(above), low=low)
    said = {"ge": ("at least {}%", "{}%以上"), "approx": ("about {}%", "{}%左右")}
    for row in known:
        new = [one.format(f"{float(row['value_low']):g}") for one in said[row["comparator"]]]
        assert f"{before[row['id']]:g}% in 2019, target {new[0]}" in en.alt
        assert f"{row['item_zh'].removesuffix('增速')}2019年{before[row['id']]:g}%，目标{new[1]}" in zh.alt
    assert data["ids"].tolist()[-1] == next(row["id"] for row in headline if row["id"] not in before)
    assert data["gap"].dropna().is_monotonic_decreasing
    assert {row.ids: (row.value, row.before) for row in data.dropna().itertuples()} == {
        row["id"]: (float(row["value_low"]), before[row["id"]]) for row in known}
    dots = [line.get_xydata()[0].tolist() for line in picture(HEADLINE).axes[0].lines if line.get_gid() == "eq"]
    old = [[row.before, row.Index] for row in data.itertuples() if row.before == row.before]
    assert sorted(dots) == sorted(old + [[row.value, row.Index] for row in data.itertuples()])


def test_without_facts_it_says_that_none_was_found_and_a_name_does_not_say_again_that_it_grows(promises):
    rural = prepare(HEADLINE, promises[promises["item_zh"] == "农村居民人均可支配收入增速"])
    assert rural.data()["label_en"].tolist() == ["Per capita disposable income, rural residents"]
    known, settled = jining.load_results(), jining.load_verdicts()
    own = known[known["fact"] == "F01"].assign(fact="ZZ", basis="reported")  # comes before an estimate
    fig = prepare(HEADLINE, results=pd.concat([known, own.assign(value=-3.6)]), verdicts=settled).draw("en")
    assert -3.6 in set(fig.prepared.data()["before"]) and fig.axes[0].get_xlim()[0] == -3.6
    assert pickle.loads(pickle.dumps(fig)).alt == fig.alt  # a copy of it can be made
    none = {"results": known.iloc[:0], "verdicts": settled.iloc[:0]}
    prepared = prepare(HEADLINE, promises[promises["item_zh"] == "地区生产总值增速"], **none)
    assert prepared.words("en").title == "No growth of 2019 is known for this target"
    assert prepared.words("en").alt == "One row: no figure of 2019 is known for gross regional product (GDP)."
    assert (prepared.words("zh").title, prepared.words("zh").alt) == ("2019年增速未知", "1行：地区生产总值上年数据未知。")
    prepared.draw("en")


def test_a_report_for_which_nobody_has_searched_is_told_nothing_of_a_search(promises):
    results, verdicts = (facts.iloc[:0] for facts in figure(FOUND).facts)
    for name in (FOUND, EVENTS):
        prepared = prepare(name, promises, results=results, verdicts=verdicts)
        assert prepared.words("en").alt == "No fact of what became of these promises is on record yet."
        assert not re.search("found|search|未查到", " ".join([*prepared.words("en"), *prepared.words("zh")]))
        prepared.draw("zh")


@pytest.fixture
def happened(stored):
    """Event that was found to have happened -> its last and most exact date with a month, or ""."""
    facts, found = {fact["fact"]: fact for fact in table("results")}, {}
    events = {row["id"] for row in stored if row["checkable_by"] == "event"}
    for verdict in table("verdicts"):
        if verdict["id"] in events and verdict["verdict"] in ("met", "later"):
            named = [facts[key] for key in verdict["facts"].split(";")]
            dates = [fact["date"].split("/")[-1] for fact in named if fact["says"] == verdict["verdict"]]
            exact = sorted((date for date in dates if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", date)), key=lambda d: (len(d), d))
            found[verdict["id"]] = exact[-1] if exact else ""
    return found


def test_the_words_count_the_events_within_the_plan_year_those_known_by_year_only_and_those_with_a_date(
        happened, promises, stored):
    dates = [date for date in happened.values() if date]
    n, within, rest = len(dates), sum(date < "2021" for date in dates), list(happened.values()).count("")
    says(EVENTS, n=n, within=within, after=n - within, rest=rest, found=len(happened))
    assert not [row for row in stored if row["id"] in happened and row["deadline"]]
    own = promises.assign(deadline=promises["deadline"].where(promises["id"] != next(iter(happened)), "2020-H1"))
    facts = jining.load_results()
    facts["date"] = facts["date"].astype("object").mask(facts["says"] == "met", "2020-01/2021-02")
    far = facts.assign(date=facts["date"].mask(facts["says"] == "later", "2035-06"))
    assert complaints(prepare(EVENTS, results=far, verdicts=jining.load_verdicts()).draw("en")) == []
    late = prepare(EVENTS, results=facts, verdicts=jining.load_verdicts()).data()
    assert set(late["verdict"]) == {"later"}  # it is not known in which month it was met
    assert words(EVENTS, own)[0].note.startswith(f"One of {spell(len(happened))} promises names a date: a later")


def test_a_dot_stands_where_its_date_stands_in_the_order_of_dates_and_met_means_by_the_end_of_the_year(happened):
    rows, facts = figure(EVENTS).data(), {fact["fact"]: fact for fact in table("results")}
    assert dict(zip(rows["ids"], rows["date"], strict=True)) == {id_: date for id_, date in happened.items() if date}
    assert rows.set_index("ids")["date"]["JN20-448"] == "2020-11-27"  # begun as was promised, not what came of it
    assert rows["date"].is_monotonic_increasing and ((rows["date"] < "2021") == (rows["verdict"] == "met")).all()
    assert all(facts[row.fact]["date"].endswith(row.date) for row in rows.itertuples())
    dots = [line for line in picture(EVENTS).axes[0].lines if line.get_gid() in ("met", "later")]
    for dot, date in zip(dots, rows["date"], strict=True):
        assert dot.get_xdata()[0] == date2num(np.datetime64(date if len(date) == 10 else f"{date}-15"))


def test_promise_and_result_counts_each_verdict_and_what_was_not_found(stored, promises):
    verdicts, n, data = {row["id"]: row["verdict"] for row in table("verdicts")}, len(stored), figure(FOUND).data()
    says(FOUND, n=n, found=len(verdicts), rest=n - len(verdicts), **Counter(verdicts.values()))
    assert set(verdicts) <= {row["id"] for row in stored}
    assert data["fact"].ne("").tolist() == [True] * (len(data) - 1) + [False]
    assert "outlets, listed with the data" in figure(FOUND).source("en")
    bars = [bar for ax in picture(FOUND).axes for bar in ax.patches if bar.get_gid() == "value"]
    assert [bar.get_width() for bar in bars] == data["value"].tolist()[:-1] and all(bar.get_x() == 0 for bar in bars)
    results, few = jining.load_results(), jining.load_verdicts().iloc[:3]
    own = prepare(FOUND, promises, verdicts=few, results=results[results["fact"].isin(few["facts"].explode())])
    assert own.words("en").title.endswith(f"only three of {n} promises")
