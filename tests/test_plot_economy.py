"""Figures on firms, services, investment, works and reform: what is drawn is what the records say."""

import re

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from jining.findings.economy import CARDS
from jining.labels import items, label, number
from jining.plot_02.beside import modal_words
from jining.plot_02.chain import STEPS, chain_steps, conflicts, plot_investment_chain
from jining.plot_02.economy import plot_bullets, plot_hedges
from jining.plot_02.ladders import STAGES, VERBS, overlaps, plot_firm_ladder, plot_project_stages, project_stages
from jining.tables import load_ledger
from jining.theme import COLORS, NAVY, OCHRE

CARD = {card.name: card for card in CARDS}
HAN = re.compile(r"[\u4e00-\u9fff]")


def rows_of(name, promises):
    return CARD[name].rows(promises)


def draw(plot, rows, lang="en"):
    """Axes of what a plot function draws, on a figure of slide size."""
    fig = Figure(figsize=(10, 5.625))
    plot(rows, lang=lang, **({"ax": fig.subplots()} if plot in (plot_firm_ladder, plot_project_stages) else {"fig": fig}))
    return fig.axes


def marks(ax, gid):
    return [xy for artist in ax.collections if artist.get_gid() == gid for xy in np.asarray(artist.get_offsets()).tolist()]


def row_names(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def texts(ax):
    return [text.get_text() for text in ax.texts]


# The ladder of firms


def test_every_count_of_firms_is_a_rung_and_nothing_else_is(promises):
    (ax,) = draw(plot_firm_ladder, promises)
    firms = promises[promises["unit"] == "firms"]
    drawn = marks(ax, "eq") + marks(ax, "ge")
    assert sorted(x for x, _ in drawn) == sorted(firms["value_low"].astype(float))
    assert sorted(y for _, y in drawn) == list(range(len(firms)))
    assert sorted(row_names(ax)) == sorted(text.replace("“", '"').replace("”", '"') for text in firms["item_en"])


def test_the_largest_count_stands_on_top_of_a_log_axis(promises):
    (ax,) = draw(plot_firm_ladder, promises)
    by_row = sorted(marks(ax, "eq") + marks(ax, "ge"), key=lambda xy: xy[1])
    values = [x for x, _ in by_row]
    assert values == sorted(values, reverse=True)
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert "log scale" in ax.get_xlabel()


def test_each_at_least_among_the_firms_has_its_arrow_and_its_sign(promises):
    (ax,) = draw(plot_firm_ladder, promises)
    at_least = promises[(promises["unit"] == "firms") & (promises["comparator"] == "ge")]
    assert sorted(marks(ax, "ge arrow")) == sorted(marks(ax, "ge"))
    assert len(marks(ax, "ge arrow")) == len(at_least) == sum(text.startswith("≥") for text in texts(ax))


def test_a_rung_takes_the_colour_of_what_is_counted(promises):
    for kind, color in {"increment": NAVY, "treated": OCHRE}.items():
        (ax,) = draw(plot_firm_ladder, promises[(promises["unit"] == "firms") & (promises["measure_type"] == kind)])
        dots = [artist for artist in ax.collections if artist.get_gid() in ("eq", "ge")]
        assert {to_hex(shade).upper() for dot in dots for shade in dot.get_facecolor()} == {color}
        assert len(ax.get_legend().get_texts()) == 1


def test_every_flag_of_overlap_is_said_beside_its_rung(promises):
    firms = rows_of("firm_ladder", promises)
    said = dict(zip(firms["item_en"], overlaps(firms, "en"), strict=True))
    assert said["New high-tech enterprises"] == said["New platforms of provincial level or above"] == \
        "one number for several subjects"
    assert said["Demonstration cooperatives and family farms"] == "several kinds in one total"
    assert said["Development zones kept per county-level division"] == "for each county or zone"
    assert said["New exporting firms"] == ""
    nested = promises[["nested" in flags for flags in promises["flag"]]]
    assert "part of another count" in overlaps(nested.head(1), "en")[0]


def test_a_programme_of_several_counts_is_named_with_their_number(promises):
    firms = rows_of("firm_ladder", promises)
    held = [keys for keys in firms["programme"] if "p510" in keys]
    assert len(held) > 1
    said = [text for text in overlaps(firms, "zh") if label("programme", "p510", "zh") in text]
    assert len(said) == len(held)
    assert all(f"共{len(held)}个数" in text for text in said)


def test_too_many_rungs_lose_their_names_and_none_of_their_marks(promises):
    tiled = pd.concat([rows_of("firm_ladder", promises)] * 27, ignore_index=True)
    (ax,) = draw(plot_firm_ladder, tiled)
    assert len(marks(ax, "eq") + marks(ax, "ge")) == len(tiled)
    assert row_names(ax) == []


# Services and reform


def test_each_service_target_has_its_own_axis_from_zero_with_its_modal_word(promises):
    rows = rows_of("services_hedges", promises)
    axes = draw(plot_hedges, rows)
    assert sorted(name for ax in axes for name in row_names(ax)) == sorted(items(rows, "en"))
    for ax in axes:
        row = rows[rows["item_en"] == row_names(ax)[0]].iloc[0]
        assert ax.get_xlim()[0] == 0
        assert ax.patches[0].get_width() == (row["value_low"] if pd.isna(row["value_high"]) else row["value_high"])
        assert modal_words(row["modal"], "en") in texts(ax)


def test_the_hedged_service_targets_stand_first_and_have_their_colour(promises):
    axes = draw(plot_hedges, rows_of("services_hedges", promises))
    strive = ['"strive" (力争)' in texts(ax) for ax in axes]
    assert strive == sorted(strive, reverse=True)
    assert sum(strive) == 2
    for ax, hedged in zip(axes, strive, strict=True):
        assert to_hex(ax.patches[0].get_facecolor()).upper() == COLORS["firmness"][1 if hedged else 2]


def test_a_modal_word_is_shown_in_both_languages_in_english_and_a_missing_one_is_said():
    assert modal_words("确保", "en") == '"ensure" (确保)'
    assert modal_words("确保", "zh") == "“确保”"
    assert modal_words(float("nan"), "zh") == "无情态词"


def test_a_range_is_written_beyond_its_upper_end(promises):
    axes = draw(plot_hedges, promises[promises["item_en"] == "Night-economy quarters per county"])
    value = next(text for text in axes[0].texts if text.get_text() == "1–2")
    assert value.xy[0] == 2
    assert axes[0].get_xlim()[1] > 2


def test_reform_shares_run_to_a_hundred_and_units_never_share_an_axis(promises):
    rows = rows_of("reform_bullets", promises)
    axes = draw(plot_bullets, rows)
    units = {name: row["unit"] for name, (_, row) in zip(items(rows, "en"), rows.iterrows(), strict=True)}
    assert all(len({units[name] for name in row_names(ax)}) == 1 for ax in axes)
    assert sum(len(row_names(ax)) for ax in axes) == len(rows)
    assert [tick for tick in axes[0].get_xticks() if tick <= axes[0].get_xlim()[1]][-1] == 100
    tracks = [bar.get_width() for bar in axes[0].patches[:len(row_names(axes[0]))]]
    assert set(tracks) == {100}


def test_the_bars_of_reform_end_at_the_values(promises):
    for ax in draw(plot_bullets, rows_of("reform_bullets", promises)):
        for name, bar in zip(row_names(ax), ax.patches[-len(row_names(ax)):], strict=True):
            row = promises[promises["item_en"] == name].iloc[0]
            ends = [float(end) for end in (row["value_low"], row["value_high"]) if not pd.isna(end)]
            assert bar.get_width() == max(ends)


def test_the_limit_of_days_points_to_less_and_says_so(promises):
    ax = next(ax for ax in draw(plot_bullets, rows_of("reform_bullets", promises)) if ax.get_xlabel() == "days")
    assert marks(ax, "le arrow") == [[80.0, 0.0]]
    assert "≤ 80 days" in texts(ax)


def test_a_quota_for_each_county_stands_on_an_axis_of_its_own(promises):
    for ax in draw(plot_bullets, rows_of("reform_bullets", promises)):
        quota = [("per_unit" in promises.loc[promises["item_en"] == name, "flag"].iloc[0]) for name in row_names(ax)]
        assert len(set(quota)) == 1
        assert ax.get_xlabel().startswith("for each") == quota[0]


@pytest.mark.parametrize("plot", [plot_hedges, plot_bullets])
def test_more_targets_than_rows_are_drawn_without_names_and_none_is_lost(plot, promises):
    tiled = pd.concat([rows_of("reform_bullets", promises)] * 60, ignore_index=True)
    axes = draw(plot, tiled)
    drawn = sum(len(marks(ax, gid)) for ax in axes for gid in ("eq", "ge", "le", "all"))
    ranges = sum(len(a.get_segments()) for ax in axes for a in ax.collections if a.get_gid() == "range")
    assert drawn + ranges == len(tiled)


def test_a_narrow_canvas_leaves_the_column_at_the_right_out(promises):
    rows = rows_of("reform_bullets", promises)
    wide, narrow = (plot_bullets(rows, lang="en", fig=Figure(figsize=(width, 5))) for width in (10, 5))
    assert "Modal word" in texts(wide.axes[0])
    assert "Modal word" not in texts(narrow.axes[0])
    assert [text for text in texts(narrow.axes[0]) if "ensure" in text] == []


# The chain of investment


def test_every_link_is_a_subhead_that_the_ledger_holds_once():
    ledger = load_ledger()
    heads = ledger.loc[ledger["role"] == "heading", "text"].str.strip(" 。:;").tolist()
    assert {link: heads.count(link) for link in STEPS} == dict.fromkeys(STEPS, 1)


def test_every_investment_record_stands_under_a_named_link(promises):
    rows = rows_of("investment_chain", promises)
    steps = chain_steps(rows, lang="en")
    assert "Elsewhere" not in set(steps)
    assert list(dict.fromkeys(steps)) == ["Headline targets", *STEPS.values()]
    for step, para in zip(steps, rows["para"], strict=True):
        assert (step == "Headline targets") == (para == "0.2")


def test_a_record_is_one_square_in_the_colour_of_how_it_could_be_checked(promises):
    rows = rows_of("investment_chain", promises)
    above, _ = draw(plot_investment_chain, rows)
    drawn = pd.Series([to_hex(bar.get_facecolor()).upper() for bar in above.patches]).value_counts()
    expected = rows["checkable_by"].map(COLORS["checkable_by"]).astype("str").value_counts()
    assert drawn.to_dict() == expected[expected > 0].to_dict()
    steps = chain_steps(rows, lang="en")
    for y, name in enumerate(row_names(above)):
        lefts = sorted(bar.get_x() for bar in above.patches if round(bar.get_y() + bar.get_height() / 2) == y)
        assert lefts == list(range(int((steps == name).sum())))


def test_every_number_of_the_chain_is_written_beside_its_link(promises):
    rows = rows_of("investment_chain", promises)
    above, _ = draw(plot_investment_chain, rows, "zh")
    written = " ".join(texts(above))
    targets = rows[rows["kind"] == "target"]
    assert len(targets) == 7
    for row in targets.itertuples():
        assert f"{row.item_zh}：" in written
        assert number(row.value_low, "zh") in written


def test_the_soft_headline_stands_beside_the_hard_number(promises):
    pair = conflicts(promises)
    assert [number(value, "en") for value in pair["value_low"].dropna()] == ["10"]
    assert "稳中提质" in pair["quote_zh"].iloc[0]
    _, below = draw(plot_investment_chain, rows_of("investment_chain", promises), "zh")
    assert marks(below, "ge") == [[10.0, 1.0]]
    assert next(text for text in texts(below) if "稳中提质" in text).startswith("没有数字")
    assert row_names(below) == ["主要预期目标（0.2）", "对外开放（3.5）"]


def test_without_both_sides_there_is_nothing_to_set_side_by_side(promises):
    rows = rows_of("investment_chain", promises)
    assert len(draw(plot_investment_chain, rows[rows["para"] != "0.2"])) == 1
    assert conflicts(rows[rows["para"] != "3.5"]).empty


def test_a_tiled_chain_draws_every_record_and_each_conflict_once(promises):
    tiled = pd.concat([rows_of("investment_chain", promises)] * 11, ignore_index=True)
    above, below = draw(plot_investment_chain, tiled)
    assert len(above.patches) == len(tiled)
    assert len(row_names(below)) == 2


def test_a_record_outside_the_chain_is_drawn_as_elsewhere(promises):
    digital = promises[promises["sector"] == "digital"]
    assert set(chain_steps(digital, lang="zh")) == {"其他段落"}
    assert row_names(draw(plot_investment_chain, digital)[0]) == ["Elsewhere"]


# Works on their ladder


def test_every_verb_of_the_drawn_works_has_a_stage(promises):
    rows = rows_of("project_stages", promises)
    assert set(rows["verb"]) - set(VERBS) == set()
    assert {stage for stage, _ in VERBS.values()} <= set(STAGES)
    assert "" not in set(project_stages(rows)["stage"])


def test_the_works_are_all_actions_on_facilities_in_transport(promises):
    chosen = set(rows_of("project_stages", promises)["item_en"])
    assert {"New Airport expressway", "Approval of rail transit", "Jining branch of China–Russia gas pipeline"} <= chosen
    assert "Platform companies in major projects" not in chosen
    assert "New expressway open to traffic" not in chosen  # a number of kilometres, not a work


def test_a_hurried_preparation_is_still_a_preparation(promises):
    ring = promises[promises["item_en"] == "Southern ring expressway, preparation"]
    railway = promises[promises["item_en"] == "Qufu–Heze high-speed section and station squares"]
    assert ring["verb"].item() == railway["verb"].item() == "加快"
    assert project_stages(ring)["stage"].item() == "preparation"
    assert project_stages(railway)["stage"].item() == "progress"


def test_each_work_stands_on_its_rung_with_the_number_of_works_it_names(promises):
    rows = rows_of("project_stages", promises)
    (ax,) = draw(plot_project_stages, rows)
    stages = project_stages(rows).set_index(pd.Index(items(rows, "en")))
    spots = sorted(marks(ax, "works"), key=lambda xy: xy[1])
    assert [int(x) for x, _ in spots] == [stages.loc[name, "rung"] for name in row_names(ax)]
    counts = [int(text) for text in texts(ax) if text.isdigit()]
    assert counts == [stages.loc[name, "works"] for name in row_names(ax)]
    assert [text.get_text() for text in ax.get_xticklabels()] == [words["en"] for words in STAGES.values()]


def test_a_verb_without_a_stage_gets_a_column_of_its_own(promises):
    rows = rows_of("project_stages", promises).copy()
    rows["verb"] = rows["verb"].replace("实施", "腾飞")
    assert (project_stages(rows)["stage"] == "").sum() == 2
    (ax,) = draw(plot_project_stages, rows)
    assert [text.get_text() for text in ax.get_xticklabels()][-1] == "no stage read"


def test_too_many_works_lose_their_names_and_none_of_their_marks(promises):
    tiled = pd.concat([rows_of("project_stages", promises)] * 46, ignore_index=True)
    (ax,) = draw(plot_project_stages, tiled)
    assert len(marks(ax, "works")) == len(tiled)
    assert row_names(ax) == []


# Words


def test_the_ladder_title_counts_what_the_table_holds(stored):
    firms = [row for row in stored if row["unit"] == "firms"]
    values = [float(row["value_low"] or row["value_high"]) for row in firms]
    new, old = (sum(row["measure_type"] == kind for row in firms) for kind in ("increment", "treated"))
    title = title_of("firm_ladder", "en")
    assert [int(n) for n in re.findall(r"[\d]+", title.replace(",", ""))] == [min(values), max(values), new, len(firms), old]


def test_the_services_title_counts_what_the_table_holds(stored):
    targets = [row for row in stored if row["para"] == "1.3" and row["kind"] == "target"]
    levels = [row for row in targets if row["measure_type"] == "level"]
    hedged = [row for row in targets if row["modal"] == "力争"]
    both = [row for row in levels if row in hedged]
    found = [int(n) for n in re.findall(r"\d+", title_of("services_hedges", "en"))]
    assert found == [len(both), len(levels), len(hedged) - len(both), len(targets) - len(levels)]


def test_the_stages_title_counts_the_works_of_the_flags(stored):
    works = {row["item_en"]: int((re.search(r"list:(\d+)", row["flag"]) or [0, 1])[1]) for row in stored
             if row["sector"] == "transport" and row["kind"] == "measure" and row["instrument"] == "S1"}
    opened = works["Dongjiakou–Liangshan and Zaozhuang–Heze expressways"]
    ahead = sum(n for row in stored if (n := works.get(row["item_en"], 0)) and "前期" not in row["quote_zh"]
                and row["verb"] in ("加快", "提速推进", "加速推进", "实施"))
    assert [int(n) for n in re.findall(r"\d+", title_of("project_stages", "en"))] == [sum(works.values()), opened, ahead]


def test_the_reform_title_says_that_no_starting_point_is_given(stored):
    title = title_of("reform_bullets", "en")
    shares = [row for row in stored if row["sector"] == "reform" and row["unit"] == "percent"]
    assert [int(n) for n in re.findall(r"\d+", title)] == [
        sum(row["sector"] == "reform" and row["kind"] == "target" for row in stored), len(shares),
        min(int(float(row["value_low"])) for row in shares)]
    assert "none comes with a starting point" in title


def test_the_chain_title_names_the_paragraph_and_the_number_of_the_text(promises):
    assert "3.5 promises growth of at least 10%" in title_of("investment_chain", "en")
    assert "增长不低于10%" in title_of("investment_chain", "zh")
    assert promises["quote_zh"].str.contains("利用外资增长10%以上").sum() == 1


@pytest.mark.parametrize("name", CARD)
def test_the_words_hold_for_no_record_and_for_one(name, promises):
    rows = rows_of(name, promises)
    for some in (rows.iloc[:0], rows.iloc[:1]):
        for lang in ("en", "zh"):
            assert all(CARD[name].words(some, lang))
        assert not HAN.search("".join(CARD[name].words(some, "en")))


@pytest.mark.parametrize("name", CARD)
def test_an_empty_selection_is_answered_in_its_language(name, promises):
    for lang, message in {"en": "No record in this selection", "zh": "此筛选下没有记录"}.items():
        (ax,) = draw(CARD[name].draw, promises.iloc[:0], lang)
        assert texts(ax) == [message]
        assert not ax.axison


@pytest.mark.parametrize("name", CARD)
def test_chinese_figures_have_chinese_row_names(name, promises):
    for ax in draw(CARD[name].draw, rows_of(name, promises), "zh"):
        assert row_names(ax)
        assert all(HAN.search(text) for text in row_names(ax))


def title_of(name, lang):
    import jining

    return CARD[name].words(CARD[name].rows(jining.load()), lang).title
