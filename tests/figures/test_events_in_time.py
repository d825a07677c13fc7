"""Events on an axis of dates."""

import re

import numpy as np
from matplotlib.dates import date2num
from recount import SPELLED, figure, picture, spell, table, words

import jining
from jining.figures.figure import prepare


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


def test_the_words_count_the_events_within_the_plan_year_and_those_known_by_year_only(stored):
    dates = [date for date in happened(stored).values() if date]
    n, within, rest = len(dates), sum(date < "2021" for date in dates), list(happened(stored).values()).count("")
    en, zh = words("events_in_time")
    assert en.title == f"{SPELLED[within].title()} of {spell(n)} dated results came by the end of 2020"
    assert zh.title == f"查到月份的{n}项已实现承诺中，{within}项在当年年底前实现"
    assert en.alt.endswith(f"{SPELLED[within]} by the end of 2020, {SPELLED[n - within]} after it.")
    assert zh.alt.endswith(f"2020年底前{within}项，此后{n - within}项。")
    assert f"by date; {SPELLED[rest]} known by year only are not drawn." in en.subtitle
    assert f"另有{rest}项只查到年份" in zh.subtitle


def test_the_note_says_that_no_promise_names_a_date_and_counts_those_that_do(promises, stored):
    dated, n = [row["id"] for row in stored if row["id"] in happened(stored) and row["deadline"]], len(happened(stored))
    en, zh = words("events_in_time")
    assert not dated and en.note.startswith(f"None of the {spell(n)} promises names a date: a later result is not always")
    assert zh.note.startswith(f"{n}项承诺均未写明时限，较晚未必是延误。")
    own = promises.assign(deadline=promises["deadline"].where(promises["id"] != next(iter(happened(stored))), "2020-H1"))
    assert words("events_in_time", own)[0].note.startswith(f"One of {spell(n)} promises names a date: a later")


def test_verdicts_of_the_user_decide_which_events_are_drawn(promises, stored):
    own = jining.load_verdicts()
    first, *others = happened(stored)
    assert sorted(prepare("events_in_time", promises, verdicts=own[own["id"] == first]).rows["id"]) == [first]
    fewer = prepare("events_in_time", promises, verdicts=own[own["id"].isin(others)])
    assert first not in set(fewer.data("en")["ids"]) and len(fewer.rows) == len(others)


def test_an_event_is_counted_by_the_date_that_is_drawn(promises):
    results = jining.load_results()
    results.loc[results["ids"].map(str).str.contains("JN20-092"), "date"] = "2021-01-01"
    late = prepare("events_in_time", promises, results=results, verdicts=jining.load_verdicts())
    titles = [said.title[:15] for said in (words("events_in_time")[0], late.words("en"))]
    assert titles == ["Eight of twelve", "Seven of twelve"]


def test_a_dot_stands_where_its_date_stands_in_the_order_of_dates_and_met_means_by_the_end_of_the_year(stored):
    rows, facts = figure("events_in_time").data(), {fact["fact"]: fact for fact in table("results")}
    assert dict(zip(rows["ids"], rows["date"], strict=True)) == {id_: date for id_, date in happened(stored).items() if date}
    assert rows["date"].is_monotonic_increasing and ((rows["date"] < "2021") == (rows["verdict"] == "met")).all()
    assert all(facts[row.fact]["date"].endswith(row.date) for row in rows.itertuples())
    dots = [line for line in picture("events_in_time").axes[0].lines if line.get_gid() in ("met", "later")]
    for dot, date in zip(dots, rows["date"], strict=True):
        assert dot.get_xdata()[0] == date2num(np.datetime64(date if len(date) == 10 else f"{date}-15"))


def test_titles_hold_for_one_event_for_later_ones_and_for_none_with_a_month(promises, stored):
    def titles(ids):
        return [said.title for said in words("events_in_time", promises[promises["id"].isin(ids)])]

    met, later, vague = ([id_ for id_, date in happened(stored).items() if test(date)] for test in (
        lambda date: "2020" <= date < "2021", lambda date: date > "2021", lambda date: not date))
    assert titles(met[:1])[0] == "The one dated result came by the end of 2020"
    assert titles(met[:2])[1] == "2项查到月份的承诺均在当年年底前实现"
    assert titles(later[:1]) == ["The one dated result did not come by the end of 2020", "该项承诺在2020年年底后实现"]
    assert titles(later[:3])[0] == "None of the three dated results came by the end of 2020"
    assert titles(vague) == ["No result was found with its month", "没有查到月份的已实现承诺"]
