"""Values, dates, places and results are drawn as they stand in the tables, and titles say what the tables say."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from jining.evidence import EVIDENCE, VERDICTS, baselines, verdicts
from looks import assert_looks_well
from matplotlib.colors import to_hex

import jining
from jining.figures import draw_card, draw_figure, find_card
from jining.labels import items
from jining.mentions import county_counts, dated, place_counts, quotas
from jining.plot.marks import value_of
from jining.plot.places import plot_deadlines, plot_places
from jining.plot.values import plot_baseline, plot_promise_and_result
from jining.tables import load_places, load_results
from jining.theme import set_theme

NAMES = ("all_targets_by_unit", "shares_and_growth_apart", "written_deadlines", "places_named", "headline_and_year_before",
         "promise_and_result")


@pytest.fixture(scope="module")
def headline(promises):
    return jining.select(promises, para="0.2", kind="target")


def texts(fig):
    return [text.get_text() for ax in fig.axes for text in ax.texts]


def words(name, promises, lang="en"):
    card = find_card(name)
    return card.words(card.rows(promises), lang)


def by_gid(axes, gid):
    return [artist for artist in axes.get_children() if artist.get_gid() == gid]


def test_equal_targets_of_a_unit_stand_in_one_place_and_are_counted(promises):
    fig = draw_figure("all_targets_by_unit", lang="en")
    targets = promises[promises["kind"] == "target"]
    unlike = pd.Series(value_of(targets)).astype("str").to_numpy() + targets["comparator"].astype("str")
    growth = targets["measure_type"].astype("str") == "growth_rate"
    counts = Counter(zip(targets["unit"], growth, unlike, targets["checkable_by"].isin(["all", "zero"]), strict=True))
    written = [text[text.index("×") + 1:] for text in texts(fig) if "×" in text]
    assert sorted(map(int, written)) == sorted(n for n in counts.values() if n > 1)


def test_marks_of_a_strip_do_not_touch(promises):
    fig = draw_figure("all_targets_by_unit", lang="en")
    for ax in fig.axes:
        marks = [c for c in ax.collections if c.get_gid() in ("eq", "ge", "approx", "all")]
        dots = np.unique([tuple(ax.transData.transform(at)) for c in marks for at in np.asarray(c.get_offsets())], axis=0)
        apart = [np.hypot(*(a - b)) for i, a in enumerate(dots) for b in dots[i + 1:]]
        assert min(apart, default=99) > 0.75 * 5.5 * fig.dpi / 72, ax.get_xlabel()


def test_a_strip_names_a_target_that_has_its_unit_to_itself(promises):
    fig = draw_figure("all_targets_by_unit", lang="zh")
    targets = promises[promises["kind"] == "target"]
    alone = targets[targets["unit"].map(targets["unit"].value_counts()).astype(int) == 1]
    assert set(items(alone, "zh")) <= set(texts(fig))
    assert f"{len(alone)}种单位各只有1项目标" in words("all_targets_by_unit", promises, "zh").title


def test_shares_end_at_100_and_growth_rates_stand_on_an_axis_of_their_own(promises):
    growth, shares = draw_figure("shares_and_growth_apart", lang="en").axes
    assert (growth.get_xlabel(), shares.get_xlabel()) == ("growth (%)", "share (%)")
    assert shares.spines["bottom"].get_bounds() == (0, 100)
    percent = promises[promises["unit"] == "percent"]
    rates = percent["measure_type"] == "growth_rate"
    assert len(growth.get_yticklabels()) == rates.sum()
    assert len(shares.get_yticklabels()) == (~rates).sum()
    full = (percent["checkable_by"] == "all").sum()
    title = words("shares_and_growth_apart", promises).title
    assert f"{rates.sum()} rates of growth; {(~rates).sum()} shares, {full} of them" in title


@pytest.mark.parametrize("deadline, months", [("2020-Q1", 3), ("2020-Q4", 12), ("2020-H1", 6), ("2020-H2", 12),
                                              ("2020-05", 5), ("2020", 12), ("2021", 24), ("2021-Q2", 18)])
def test_a_deadline_ends_with_its_last_month(promises, deadline, months):
    assert dated(promises.head(1).assign(deadline=deadline))["month"].tolist() == [months]


def test_every_dated_promise_is_a_bar_that_ends_at_its_deadline(promises):
    ax = plot_deadlines(promises, lang="en")
    assert sorted(bar.get_width() for bar in ax.patches) == sorted(dated(promises)["month"])
    drawn = [text.get_text().replace("\n", " ") for text in ax.texts]
    assert set(items(dated(promises), "en")) <= set(drawn)
    for chapter, rows in promises.groupby("chapter"):
        assert f"{rows['deadline'].notna().sum()} / {len(rows)}" in drawn, chapter


def test_many_deadlines_are_counted_and_reach_into_the_years_after(promises):
    rows = promises.assign(deadline=["2020-Q2", "2021", "2022"] * (len(promises) // 3) + ["2022"] * (len(promises) % 3))
    with set_theme("en"):
        ax = plot_deadlines(rows, lang="en")
    assert ax.get_xlim() == (0, 36)
    counted = sum(int(text.get_text()[2:]) for text in ax.texts if text.get_text().startswith("× "))
    assert counted == len(rows)


def test_the_title_counts_the_dates(promises):
    n = sum(isinstance(deadline, str) for deadline in promises["deadline"])
    assert words("written_deadlines", promises).title.startswith(f"{n} of {len(promises)} ")
    assert words("written_deadlines", promises.iloc[:3]).title.startswith("0 of 3 ")


def test_every_county_is_a_tile_of_equal_size_and_the_unnamed_one_is_dashed(promises):
    tiles = plot_places(promises, lang="en").axes[0].patches
    counts = county_counts(promises)
    assert [tile.get_gid() for tile in tiles] == list(counts)
    assert {(round(tile.get_width(), 6), round(tile.get_height(), 6)) for tile in tiles} == {(0.92, 0.92)}
    assert len({tile.get_xy() for tile in tiles}) == len(counts)
    assert {tile.get_gid() for tile in tiles if tile.get_linestyle() == "--"} == {key for key, n in counts.items() if n == 0}


def test_a_tile_counts_the_promises_that_name_the_county_and_no_lake_or_zone(promises):
    exploded = promises.explode("place")["place"].value_counts()
    assert all(n == exploded.get(place, 0) for place, n in county_counts(promises).items())
    assert county_counts(promises)["weishan"] < exploded["weishan"] + exploded["weishan_lake"]
    drawn = texts(plot_places(promises, lang="zh"))
    assert drawn.count("未点名") == sum(n == 0 for n in county_counts(promises).values())
    for n, times in Counter(n for n in county_counts(promises).values() if n).items():
        assert drawn.count(f"{n}条") == times


def test_the_unnamed_county_stands_in_the_title_if_it_is_the_only_one(promises):
    names = load_places().set_index("place")["en"]
    (unnamed,) = [names[place] for place, n in county_counts(promises).items() if n == 0]
    assert words("places_named", promises).title.startswith(unnamed)
    assert words("places_named", promises.iloc[:5]).title.startswith("11 of 11")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_quotas_and_places_that_are_no_county_are_listed(promises, lang):
    drawn = "\n".join(texts(plot_places(promises, lang=lang)))
    assert all(name in drawn for name in items(quotas(promises), lang))
    places = load_places().set_index("place")
    for place, n in place_counts(promises).items():
        if places.loc[place, "type"] not in ("city", "quota", "county"):
            assert f"{places.loc[place, lang]} {n}" in drawn


def test_a_quota_keeps_both_ends_and_says_that_districts_are_left_out(promises):
    with set_theme("en"):
        drawn = texts(plot_places(promises, lang="en"))
    assert "10-billion-yuan clusters per county: 2–3" in drawn
    assert [line for line in drawn if "districts left out" in line] == [
        "Night-economy quarters per county: 1–2 (districts left out)"]


def test_the_year_before_is_the_fact_of_the_same_name(headline):
    facts = load_results().set_index("fact_id")["value"]
    assert baselines(headline).dropna().tolist() == [facts[key] for key in ("F01", "F03", "F04", "F05", "F06")]
    assert headline.loc[baselines(headline).isna(), "item_en"].tolist() == ["Fixed-asset investment growth"]


def test_a_diamond_stands_at_each_estimate_and_a_missing_one_is_said(headline):
    ax = plot_baseline(headline, lang="en")
    assert [line.get_xdata()[0] for line in by_gid(ax, "before")] == baselines(headline).dropna().tolist()
    assert [text.get_text() for text in ax.texts].count("2019: no figure here") == 1
    dots = [x for c in ax.collections if c.get_gid() in ("ge", "approx") for x in np.asarray(c.get_offsets())[:, 0]]
    assert sorted(dots) == sorted(value_of(headline))


def test_gdp_is_real_and_every_other_rate_nominal(headline):
    for lang, real, nominal in (("en", ", real", ", nominal"), ("zh", "，实际", "，名义")):
        names = [text.get_text() for text in plot_baseline(headline, lang=lang).get_yticklabels()]
        assert [name.endswith(real) for name in names] == [True] + [False] * 5
        assert all(name.endswith(nominal) for name in names[1:])


def test_the_title_counts_targets_above_and_below_the_estimate(promises, headline):
    gaps = [float(value) - float(before) for value, before in zip(value_of(headline), baselines(headline), strict=True)
            if not pd.isna(before)]
    title = words("headline_and_year_before", promises).title
    assert title.startswith(f"{sum(gap > 0 for gap in gaps)} headline growth targets stand above")
    assert f"{sum(gap < 0 for gap in gaps)} below it; 1 has no 2019 figure" in title


def test_every_fact_in_evidence_exists_and_belongs_to_one_promise(promises):
    facts = load_results().set_index("fact_id")
    for evidence in EVIDENCE:
        (promise,) = promises[promises["item_zh"] == evidence.item_zh].itertuples()
        assert facts.loc[evidence.fact_id, "place"] == "jining"
        assert facts.loc[evidence.fact_id, "period"].endswith(("2020", "2020-03"))
        assert (promise.kind == "target") == (evidence.answers != "open"), evidence
        if evidence.answers == "yes":
            assert facts.loc[evidence.fact_id, "unit"] == promise.unit


def test_verdicts_follow_from_the_values(promises):
    found = verdicts(promises)
    said = dict(zip(promises["item_en"], found, strict=True))
    assert said["General public budget revenue growth"] == "met"  # 1.7 for at least 1
    assert said["New high-tech enterprises"] == "met"  # 111 net for at least 20
    assert said["Fixed-asset investment growth"] == "missed"  # 3.2 for about 5
    assert said["GDP growth"] == "otherwise"  # only the level is public
    assert said["Coal subsidence land newly treated"] == "otherwise"
    assert (found == "none").sum() == len(promises) - len(EVIDENCE)
    assert set(found) <= set(VERDICTS)


@pytest.mark.parametrize("value, verdict", [(4.4, "missed"), (4.5, "met"), (7.0, "met")])
def test_about_allows_half_a_point_less(promises, value, verdict):
    facts = load_results()
    facts.loc[facts["fact_id"] == "F10", "value"] = value
    row = promises[promises["item_zh"] == "固定资产投资增速"]
    assert verdicts(row, facts).tolist() == [verdict]


def test_without_facts_nothing_is_found(promises):
    assert set(verdicts(promises, load_results().iloc[:0])) == {"none"}
    drawn = texts(plot_promise_and_result(promises.head(20), results=load_results().iloc[:0], lang="en"))
    assert drawn == ["No public figure was found for any of these"]


def test_a_square_per_record_in_the_colour_of_its_verdict(promises):
    rows = find_card("promise_and_result").rows(promises)
    fig = draw_figure("promise_and_result", lang="en")
    squares, facts = fig.axes
    assert [patch.get_gid() for patch in squares.patches] == verdicts(rows).tolist()
    colors = {patch.get_gid(): to_hex(patch.get_facecolor()) for patch in squares.patches}
    assert len(set(colors.values())) == len(colors)
    legend = [text.get_text() for text in squares.get_legend().get_texts()]
    assert sum(int(text.rsplit(": ")[1]) for text in legend) == len(rows)
    assert len(by_gid(facts, "fact")) == len(EVIDENCE)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_fact_is_shown_with_how_it_is_known(promises, lang):
    drawn = texts(draw_figure("promise_and_result", lang=lang))
    for evidence in EVIDENCE:
        (line,) = [text for text in drawn if text.endswith(getattr(evidence, lang))]
        assert line != getattr(evidence, lang)
    derived = {"en": "derived, medium confidence", "zh": "推算，可信度中"}[lang]
    assert sum(text.startswith(derived) for text in drawn) == 2


def test_the_title_says_how_many_targets_have_no_public_figure(promises):
    targets = promises[promises["kind"] == "target"]
    with_fact = targets["item_zh"].isin([evidence.item_zh for evidence in EVIDENCE]).sum()
    title = words("promise_and_result", promises).title
    assert title.startswith(f"No public result was found for {len(targets) - with_fact} of {len(targets)} targets")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_words_hold_for_no_record_and_for_one(promises, name, lang):
    rows = find_card(name).rows(promises)
    for few in (rows.iloc[:0], rows.iloc[:1]):
        assert all(find_card(name).words(few, lang))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_five_times_the_records_are_drawn_legibly(promises, name, lang):
    many = pd.concat([promises] * 5, ignore_index=True)
    assert_looks_well(draw_figure(name, many, lang=lang))


@pytest.mark.parametrize("size", ["half", "column"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_strips_of_five_times_the_targets_leave_out_counts_that_have_no_room(promises, lang, size):
    many = pd.concat([promises] * 5, ignore_index=True)
    fig = draw_figure("all_targets_by_unit", many, lang=lang, size=size)
    assert_looks_well(fig)
    dots = [mark.get_offsets() for ax in fig.axes for gid in ("eq", "ge", "le", "approx", "all") for mark in by_gid(ax, gid)]
    bars = [mark.get_segments() for ax in fig.axes for mark in by_gid(ax, "range")]
    assert sum(map(len, dots + bars)) == 5 * (promises["kind"] == "target").sum()


@pytest.mark.parametrize("size", ["half", "column"])
def test_every_count_is_written_at_every_size(promises, size):
    fig = draw_figure("all_targets_by_unit", lang="en", size=size)
    slide = draw_figure("all_targets_by_unit", lang="en")
    counts = [sorted(text for text in texts(one) if text.startswith("×")) for one in (fig, slide)]
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", NAMES)
def test_drawing_leaves_the_records_as_they_were(promises, name):
    before = promises.copy()
    draw_card(find_card(name), find_card(name).rows(promises), lang="en")
    pd.testing.assert_frame_equal(promises, before)
