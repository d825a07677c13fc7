"""Figures on tools, the results chain, purposes and people: what is drawn is what the table says."""

import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from looks import contrast
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from jining.figures_02 import draw_card, find_card
from jining.findings.tools import CARDS
from jining.labels import label
from jining.package import allowed, fields, lookup
from jining.plot_02.grid import SHADES, ink_on, share_grid
from jining.plot_02.purposes import DIVISIONS, plot_functions, plot_goals, plot_who
from jining.plot_02.tools import INSTRUMENTS, LENSES, SIDES, class_name, plot_instruments, plot_lenses, plot_logic
from jining.theme import COLORS, GREY, RULE

NAMES = [card.name for card in CARDS]
NO_TOOL = ("U", "none")


def words(name, rows, lang="en"):
    return find_card(name).words(rows, lang)


def cells(ax):
    """Number printed in each cell of a heatmap, by the names of its row and column."""
    columns = [text.get_text() for text in ax.get_xticklabels()]
    rows = [text.get_text() for text in ax.get_yticklabels()]
    numbers = [text for text in ax.texts if text.get_text().isdigit()]
    places = [(int(text.get_position()[1]), int(text.get_position()[0])) for text in numbers]
    return {(rows[y], columns[x]): int(text.get_text()) for (y, x), text in zip(places, numbers, strict=True)}


def bars(ax):
    """Length of the whole bar in each row."""
    lengths = Counter()
    for patch in ax.patches:
        lengths[round(patch.get_y() + patch.get_height() / 2, 2)] += round(patch.get_width())
    return lengths


def row_names(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


@pytest.fixture
def grid_axes(promises):
    return plot_instruments(promises, lang="en", ax=Figure((10, 5)).subplots())


def test_the_heatmap_prints_every_count_and_no_other(promises, grid_axes):
    counts = Counter(zip(promises["sector"], promises["instrument"], strict=True))
    sums = Counter(promises["sector"])
    expected = {(f"{label('sector', s, 'en')} ({sums[s]})", INSTRUMENTS[i][0]): n for (s, i), n in counts.items()}
    assert cells(grid_axes) == expected


def test_the_heatmap_keeps_support_without_means_and_no_action(promises, grid_axes):
    printed = cells(grid_axes)
    for code in NO_TOOL:
        drawn = sum(n for (_, column), n in printed.items() if column == INSTRUMENTS[code][0])
        assert drawn == (promises["instrument"] == code).sum() > 0


def test_the_shade_is_the_share_of_the_row(promises, grid_axes):
    shares = grid_axes.collections[0].get_array()
    sector = promises[promises["sector"] == "transport"]
    row = [key for key in allowed("sector") if key in set(promises["sector"])].index("transport")
    column = allowed("instrument").index("S1")
    assert shares[row, column] == pytest.approx(100 * (sector["instrument"] == "S1").mean())
    assert np.ma.sum(shares, axis=1).compressed() == pytest.approx(100)


def test_rows_of_fewer_than_ten_records_are_grey_and_the_legend_says_so(promises, grid_axes):
    masked = np.ma.getmaskarray(grid_axes.collections[0].get_array()).all(axis=1)
    sums = promises["sector"].value_counts(sort=False)
    assert masked.tolist() == (sums < 10).tolist()
    assert masked.any() and not masked.all()
    assert to_hex(SHADES(np.nan)).upper() == RULE
    assert grid_axes.figure.legends[0].get_texts()[-1].get_text() == "fewer than 10 records: counts only"


def test_no_grey_is_explained_where_no_row_is_grey(promises):
    many = promises[promises["sector"].isin(["rural", "reform"])]
    ax = plot_instruments(many, lang="en", ax=Figure((10, 5)).subplots())
    assert [text.get_text() for text in ax.figure.legends[0].get_texts()] == ["10%", "25%", "50%", "75%"]


@pytest.mark.parametrize("share", np.linspace(0, 1, 41))
def test_a_number_can_be_read_on_every_shade(share):
    ink = {"white": "#FFFFFF"}.get(ink_on(SHADES(share)), ink_on(SHADES(share)))
    assert contrast(to_hex(SHADES(share)), ink) >= 4


def test_every_instrument_has_two_short_lines_in_both_languages():
    assert list(INSTRUMENTS) == list(allowed("instrument"))
    for english, chinese in INSTRUMENTS.values():
        assert max(map(len, english.split("\n"))) <= 8 and max(map(len, chinese.split("\n"))) <= 4
        assert re.search("[\u4e00-\u9fff]", chinese) and english.isascii()


def test_heads_of_the_heatmap_stand_over_the_instruments_of_their_side(grid_axes):
    heads = {text.get_text(): text.xy[0] for text in grid_axes.texts if not text.get_text().isdigit()}
    sides = [row["rothwell_zegveld"] for row in lookup("instruments").values()]
    for side in SIDES:
        middle = np.mean([i + 0.5 for i, of in enumerate(sides) if of == side])
        assert heads[class_name("rothwell_zegveld", side, "en")] == pytest.approx(middle)


def test_each_lens_sorts_every_record_once(promises):
    fig = plot_lenses(promises, lang="en", fig=Figure((10, 5)))
    for ax, lens in zip(fig.axes, LENSES, strict=True):
        counts = promises[lens].value_counts(sort=False)
        assert row_names(ax) == [class_name(lens, value, "en") for value in counts.index]
        assert [bars(ax)[y] for y in range(len(counts))] == counts.tolist()
        assert sum(bars(ax).values()) == len(promises)


def test_colours_of_all_lenses_are_the_sides_of_the_first(promises):
    fig = plot_lenses(promises, lang="en", fig=Figure((10, 5)))
    sides = promises["rothwell_zegveld"].value_counts()
    for ax in fig.axes:
        for side, color in SIDES.items():
            assert sum(bar.get_width() for bar in ax.patches if to_hex(bar.get_facecolor()).upper() == color) == sides[side]


def test_the_lenses_share_one_scale_from_zero(promises):
    fig = plot_lenses(promises, lang="zh", fig=Figure((10, 5)))
    assert len({ax.get_xlim() for ax in fig.axes}) == 1 and fig.axes[0].get_xlim()[0] == 0


def test_the_title_of_the_lenses_names_the_largest_class_of_each(promises):
    title = words("three_lenses", promises).title
    for lens in LENSES:
        counts = Counter(promises[lens])
        del counts["unspecified"]
        value, n = counts.most_common(1)[0]
        assert f"{class_name(lens, value, 'en')} ({100 * n / len(promises):.0f}%)" in title


def test_two_classes_of_one_size_are_both_named(promises):
    two = pd.concat([promises[promises["instrument"] == code].iloc[:6] for code in ("S1", "E4")])
    assert "supply and environment (50%)" in words("three_lenses", two).title


def test_the_title_of_the_heatmap_counts_the_sectors_where_another_tool_is_as_common(promises):
    named = promises[~promises["instrument"].isin(NO_TOOL)]
    top = Counter(named["instrument"]).most_common(1)[0][0]
    large = [sector for sector, n in Counter(promises["sector"]).items() if n >= 10]
    others = 0
    for sector in large:
        counts = Counter(named.loc[named["sector"] == sector, "instrument"])
        others += any(n >= counts[top] for code, n in counts.items() if code != top)
    title = words("instruments_by_sector", promises).title
    assert label("instrument", top, "en") in title
    assert f"in {others} of {len(large)} sectors" in title
    assert f"{100 * (1 - len(named) / len(promises)):.0f}% of the promises name no tool" in title


def test_the_heatmap_claims_no_commonest_tool_where_none_is_named(promises):
    rows = promises[promises["instrument"] == "none"]
    assert words("instruments_by_sector", rows).title == "100% of the promises name no tool"


def test_all_four_steps_are_drawn_with_their_counts(promises):
    fig = plot_logic(promises, lang="en", fig=Figure((10, 5)))
    sectors = [key for key in allowed("sector") if key in set(promises["sector"])]
    assert len(fig.axes) == 4
    for ax, step in zip(fig.axes, allowed("logic"), strict=True):
        rows = promises[promises["logic"] == step]
        counts = Counter(rows["sector"])
        assert ax.get_title(loc="left").split("\n")[0] == label("logic", step, "en")
        assert f"{len(rows)} (" in ax.get_title(loc="left")
        assert [int(text.get_text()) for text in ax.texts] == [counts[key] for key in sectors if counts[key]]
    assert row_names(fig.axes[0]) == [label("sector", key, "en") for key in sectors]


def test_the_filled_part_of_a_step_is_its_targets(promises):
    fig = plot_logic(promises, lang="en", fig=Figure((10, 5)))
    for ax, step in zip(fig.axes, allowed("logic"), strict=True):
        filled = [p for p in ax.patches if to_hex(p.get_facecolor()).upper() == COLORS["logic"][step]]
        rows = promises[promises["logic"] == step]
        assert sum(patch.get_width() for patch in filled) == (rows["kind"] == "target").sum()


def test_the_four_steps_share_one_scale(promises):
    fig = plot_logic(promises, lang="en", fig=Figure((10, 5)))
    ratios = fig.axes[0].get_gridspec().get_width_ratios()
    scales = [ax.get_xlim()[1] / ratio for ax, ratio in zip(fig.axes, ratios, strict=True)]
    assert scales == pytest.approx([1] * 4)
    assert all(patch.get_width() < ax.get_xlim()[1] for ax in fig.axes for patch in ax.patches)


def test_the_title_of_the_steps_is_counted_from_the_table(promises):
    outcomes = promises[promises["logic"] == "outcome"]
    title = words("output_and_outcome", promises).title
    assert title.startswith(f"{100 * (promises['logic'] == 'activity').mean():.0f}% of the promises")
    assert f"of {len(outcomes)} that name an outcome, {outcomes['has_quantity'].sum()} carry" in title


def test_every_group_of_functions_has_its_bar_and_its_division_a_sum(promises):
    fig = plot_functions(promises, lang="zh", fig=Figure((10, 5)))
    counts = Counter(promises["cofog"])
    drawn = {name: bars(ax)[round(y, 2)] for ax in fig.axes for name, y in zip(row_names(ax), ax.get_yticks(), strict=True)}
    assert drawn == {label("cofog", group, "zh"): n for group, n in counts.items()}
    heads = [text.get_text() for ax in fig.axes for text in ax.texts if not text.get_text().isdigit()]
    sums = Counter(group[:2] for group in promises["cofog"])
    assert heads == [f"{names[1]}  {sums[division]}" for division, names in DIVISIONS.items()]
    assert len({ax.get_xlim() for ax in fig.axes}) == 1


def test_a_narrow_canvas_shows_every_group_and_division_on_one_scale(promises):
    fig = plot_functions(promises, lang="en", fig=Figure((5, 5), layout="constrained"))
    assert sum(n for ax in fig.axes for n in bars(ax).values()) == len(promises)
    said = {text.get_text() for ax in fig.axes for text in ax.texts}
    assert said >= {names[0] for names in DIVISIONS.values()}
    fig.draw_without_rendering()
    left, right = (ax.get_xlim()[1] / ax.get_position().width for ax in fig.axes)
    assert left == pytest.approx(right, rel=0.01)


def test_the_divisions_are_those_of_the_codebook():
    assert list(DIVISIONS) == sorted({group[:2] for group in allowed("cofog")})


def test_the_title_of_the_functions_names_the_division_and_the_gap(promises):
    sums = Counter(group[:2] for group in promises["cofog"])
    (top, n), = sums.most_common(1)
    title = words("cofog_groups", promises).title
    assert title.startswith(f"{100 * n / len(promises):.0f}% of the promises serve {DIVISIONS[top][0].lower()};")
    assert f"{promises['cofog'].nunique()} of the {len(allowed('cofog'))} groups" in title
    absent = [names[0].lower() for division, names in DIVISIONS.items() if division not in sums]
    assert title.endswith(f", none of them in {absent[0]}") == (len(absent) == 1)


def test_a_tile_per_goal_and_one_for_no_goal(promises):
    ax = plot_goals(promises, lang="en", ax=Figure((10, 5)).subplots())
    counts = [int(text.get_text()) for text in ax.texts[2::3]]
    assert counts == [*((promises["sdg"] == goal).sum() for goal in range(1, 18)), promises["sdg"].isna().sum()]
    assert sum(counts) == len(promises)
    assert [text.get_text() for text in ax.texts[0::3]] == [*map(str, range(1, 18)), "–"]
    names = [text.get_text().replace("\n", " ") for text in ax.texts[1::3]]
    assert names[:17] == [label("sdg", goal, "en") for goal in range(1, 18)]


def test_goals_without_a_promise_are_white_with_a_dashed_edge(promises):
    ax = plot_goals(promises, lang="en", ax=Figure((10, 5)).subplots())
    gaps = {goal for goal in range(1, 18) if not (promises["sdg"] == goal).any()}
    assert {i + 1 for i, tile in enumerate(ax.patches) if tile.get_linestyle() == "--"} == gaps
    assert {i + 1 for i, tile in enumerate(ax.patches) if to_hex(tile.get_facecolor()) == "#ffffff"} == gaps
    assert to_hex(ax.patches[17].get_facecolor()).upper() == GREY


def test_more_records_make_a_darker_tile(promises):
    ax = plot_goals(promises, lang="en", ax=Figure((10, 5)).subplots())
    lights = sorted((int(text.get_text()), -sum(tile.get_facecolor()[:3]))
                    for text, tile in zip(ax.texts[2:51:3], ax.patches[:17], strict=True))
    assert [light for _, light in lights] == sorted(light for _, light in lights)


def test_the_title_of_the_goals_names_the_gaps(promises):
    title = words("sdg_tiles", promises).title
    goals = fields()["sdg"]["labels"]
    gaps = [goals[str(goal)]["en"].lower() for goal in range(1, 18) if goal not in set(promises["sdg"].dropna())]
    assert title == (f"{100 * promises['sdg'].isna().mean():.0f}% of the promises match no UN goal in one step; "
                     f"never matched: {', '.join(gaps)}")


def test_many_gaps_are_counted_and_not_listed(promises):
    rows = promises[promises["sdg"] == 4]
    assert words("sdg_tiles", rows).title.endswith("; 16 goals are never matched")


def test_who_is_named_counts_every_group_of_a_record(promises):
    fig = plot_who(promises, lang="en", fig=Figure((10, 5)))
    top, _, groups, actors = fig.axes
    silent = sum(not named for named in promises["target_group"])
    assert [bars(top)[0], bars(top)[1]] == [len(promises) - silent, silent]
    counts = Counter(group for named in promises["target_group"] for group in named)
    assert row_names(groups) == [label("target_group", group, "en") for group in allowed("target_group")]
    assert [bars(groups)[y] for y in range(16)] == [counts[group] for group in allowed("target_group")]
    named = Counter(promises["actor"])
    assert [bars(actors)[y] for y in range(11)] == [named[actor] for actor in allowed("actor") if actor != "unstated"]


def test_who_gains_is_coloured_by_how_to_check(promises):
    groups = plot_who(promises, lang="en", fig=Figure((10, 5))).axes[2]
    farmers = promises[[("farmer" in named) for named in promises["target_group"]]]
    row = allowed("target_group").index("farmer")
    drawn = {to_hex(p.get_facecolor()).upper(): p.get_width() for p in groups.patches if round(p.get_y() + 0.39) == row}
    checks = Counter(farmers["checkable_by"])
    assert drawn == {color: checks[value] for value, color in COLORS["checkable_by"].items()}


def test_those_who_name_nobody_are_drawn_on_one_scale_with_those_who_do(promises):
    gains, acts = plot_who(promises, lang="en", fig=Figure((10, 5))).axes[:2]
    assert gains.get_xlim() == acts.get_xlim()
    assert bars(acts)[1] == (promises["actor"] == "unstated").sum()


def test_a_selection_that_names_nobody_says_so(promises):
    rows = promises[[not named for named in promises["target_group"]]]
    fig = plot_who(rows, lang="zh", fig=Figure((10, 5)))
    assert [text.get_text() for text in fig.axes[2].texts] == ["未写明"]


def test_the_title_of_who_counts_the_silent(promises):
    silent = np.mean([not named for named in promises["target_group"]])
    actorless = 1 - promises["has_actor"].mean()
    assert words("who_gains_who_acts", promises).title == (
        f"{100 * silent:.0f}% of the promises name nobody who gains, and {100 * actorless:.0f}% nobody who acts")


def test_fewer_than_ten_records_are_counted_in_the_titles(promises):
    for name in NAMES:
        for lang in ("en", "zh"):
            assert "%" not in words(name, promises.iloc[:7], lang).title, name
    assert words("who_gains_who_acts", promises.iloc[:7]).title.startswith("7 of 7 promises name nobody")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_labels_follow_the_language(name, lang, promises):
    card = find_card(name)
    fig = draw_card(card, promises, lang=lang)
    texts = [text.get_text() for ax in fig.axes for text in (*ax.get_yticklabels(), *ax.get_xticklabels(), *ax.texts)]
    chinese = [text for text in texts if re.search("[\u4e00-\u9fff]", text)]
    assert bool(chinese) == (lang == "zh")


@pytest.mark.parametrize("name", NAMES)
def test_no_record_one_record_and_five_hundred_more_are_drawn_without_warning(name, promises):
    card = find_card(name)
    one = [promises.iloc[[place]] for place in (0, 100, 400)]
    for rows in (promises.iloc[:0], *one, promises.iloc[:9], pd.concat([promises] * 2)):
        fig = draw_card(card, rows, lang="en")
        fig.draw_without_rendering()
        assert all(card.words(rows, lang).title for lang in ("en", "zh"))


def test_a_heatmap_of_few_records_is_grey_throughout(promises):
    ax = plot_instruments(promises.iloc[:9], lang="en", ax=Figure((10, 5)).subplots())
    assert np.ma.getmaskarray(ax.collections[0].get_array()).all()


def test_a_grid_draws_the_table_it_is_given():
    counts = pd.DataFrame({"a": [10, 1], "b": [30, 2]})
    ax = Figure().subplots()
    share_grid(ax, counts, ["one", "two"], ["a", "b"], "en")
    assert cells(ax) == {("one (40)", "a"): 10, ("one (40)", "b"): 30, ("two (3)", "a"): 1, ("two (3)", "b"): 2}
