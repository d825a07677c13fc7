"""Figures on city, countryside, culture, environment, safety and livelihood: what is drawn is what the frame holds."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

import jining
from jining.figures_02 import draw_card, find_card
from jining.labels import items
from jining.plot_02.countryside import TIERS_OF, demonstration_counts, plot_countryside
from jining.plot_02.culture import named, plot_named
from jining.plot_02.environment import BOILERS, boiler_classes, plot_environment, plot_means
from jining.plot_02.multiples import STOCK, how_many, plot_public_works, split_by_thing
from jining.plot_02.pairs import PAIRS, service_pairs
from jining.plot_02.safeguards import answers, plot_safeguards, promise_kind
from jining.plot_02.society import STAGE_OF, STAGES, plot_life_course
from jining.tables import load_numerals

NAMES = ("public_works", "village_and_town", "culture_named_not_counted", "environment_gaps", "red_lines_and_zeros",
         "life_course")


def rows_of(name, promises):
    return find_card(name).rows(promises)


def drawn(name, promises, lang="en"):
    return draw_card(find_card(name), promises, lang=lang)


def texts(fig):
    return [text.get_text() for ax in fig.axes for text in ax.texts]


def marks(fig, gid):
    return [artist for ax in fig.axes for artist in (*ax.collections, *ax.lines, *ax.patches) if artist.get_gid() == gid]


def dots(fig):
    """Value of every dot and square of a target."""
    return sorted(float(x) for mark in ("eq", "ge", "le", "approx", "all") for found in marks(fig, mark)
                  for x, _ in found.get_offsets())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hundreds_of_rows_are_drawn_without_a_crash(name, lang, promises):
    rows = rows_of(name, promises)
    many = pd.concat([rows] * (500 // len(rows) + 1))
    fig = drawn(name, many, lang)
    fig.draw_without_rendering()
    assert fig.axes


@pytest.mark.parametrize("name", NAMES)
def test_every_record_of_the_report_is_drawn_without_a_crash(name, promises):
    drawn(name, promises).draw_without_rendering()


@pytest.mark.parametrize(("chosen", "constant"), [
    (TIERS_OF, "TIERS_OF"), ([item for _, *sides in PAIRS for item in sides], "PAIRS"), (BOILERS, "BOILERS"),
    (STAGE_OF, "STAGE_OF"),
])  # fmt: skip
def test_every_record_that_was_chosen_by_reading_is_in_the_table_once(chosen, constant, promises):
    found = promises["item_en"].value_counts()
    assert [item for item in chosen if found.get(item, 0) != 1] == [], constant


# Public works


def test_every_public_work_stands_at_its_value_with_its_comparator(promises):
    rows = rows_of("public_works", promises)
    fig = drawn("public_works", rows)
    assert dots(fig) == sorted(rows[["value_low", "value_high"]].astype(float).max(axis=1))
    assert sum(len(arrow.get_offsets()) for arrow in marks(fig, "ge arrow")) == (rows["comparator"] == "ge").sum()


def test_things_that_are_merely_counted_never_share_an_axis(promises):
    panels = split_by_thing(rows_of("public_works", promises), "en")
    assert all(rows["unit"].nunique() == 1 for _, rows in panels)
    assert all(len(rows) == 1 for name, rows in panels if name == "items")
    assert sum(len(rows) for _, rows in panels) == len(rows_of("public_works", promises))


def test_every_axis_of_a_small_multiple_begins_at_zero(promises):
    fig = drawn("public_works", rows_of("public_works", promises))
    assert {ax.get_xlim()[0] for ax in fig.axes} == {0}


def test_new_and_renewed_works_differ_in_colour(promises):
    rows = rows_of("public_works", promises)
    for item, stock in {"Shantytown redevelopment": "treated", "New public car parks": "increment"}.items():
        (dot,) = marks(drawn("public_works", rows[rows["item_en"] == item]), "eq")
        assert to_hex(dot.get_edgecolor()[0]).upper() == STOCK[stock]
    assert len(set(STOCK.values())) == len(STOCK)


def test_the_title_on_public_works_holds_against_the_account_of_numbers(promises):
    rows = rows_of("public_works", promises)
    title = find_card("public_works").words(rows, "en").title
    text, numerals = jining.source_text(), load_numerals()
    passages = {(text.rfind("\n", 0, row.start), text.find("\n", row.end)) for row in rows.itertuples()}
    existing = numerals.loc[numerals["class"] == "baseline", "start"]
    assert not any(first <= start < last for start in existing for first, last in passages)
    numbers = (rows["value_as_written"] != "全覆盖").sum()
    assert title == f"{numbers} targets on the city's public works say how many, and none of them out of how many"


def test_the_title_on_public_works_changes_when_a_stock_is_stated(promises, monkeypatch):
    rows = rows_of("public_works", promises)
    stated = load_numerals()
    stated.loc[stated["start"].between(rows["start"].iloc[0], rows["end"].iloc[0]), "class"] = "baseline"
    monkeypatch.setattr("jining.findings.society.load_numerals", lambda: stated)
    assert "none" not in find_card("public_works").words(rows, "en").title


def test_a_count_is_written_without_a_unit_that_says_less_than_its_name(promises):
    kindergartens, jobs = (promises[promises["item_en"] == name].iloc[0]
                           for name in ("Kindergartens built, rebuilt or extended", "New urban jobs"))
    assert (how_many(kindergartens, "en"), how_many(kindergartens, "zh")) == ("62", "62所")
    assert how_many(jobs, "en") == "≥ 68,000 people"


# Countryside


def test_every_demonstration_number_is_the_one_in_the_words_of_its_record(promises):
    rows = rows_of("village_and_town", promises)
    counts = demonstration_counts(rows)
    found = {(rows["item_en"].iloc[place], tier): (how, count) for tier, how, count, place in counts}
    assert found[("Building of demonstration villages", "village")] == ("pace", 200)
    assert found[("Building of demonstration towns", "town")] == ("pace", 20)
    assert found[("Building of “Qilu Model” demonstration areas", "area")] == ("pace", 14)
    assert found[("“Ten towns, hundred villages” demonstration", "town")] == ("name", 10)
    assert found[("“Ten towns, hundred villages” demonstration", "village")] == ("name", 100)
    assert found[("Yushan, Longwan Lake and Dashu demonstration areas", "area")] == ("pace", 3)
    assert len(counts) == sum(len(tiers) for tiers in TIERS_OF.values())


def test_only_targets_are_drawn_as_targets(promises):
    rows = rows_of("village_and_town", promises)
    fig = drawn("village_and_town", rows)
    counts = demonstration_counts(rows)
    targets = sorted(count for _, how, count, _ in counts if how == "target")
    assert dots(fig) == targets == sorted(rows[rows["item_en"].isin(TIERS_OF)]["value_low"].dropna())
    paces = sorted(count for _, how, count, _ in counts if how == "pace")
    assert sorted(line.get_xdata()[0] for line in marks(fig, "pace")) == paces
    assert len(marks(fig, "name")) == 2


def test_a_pair_shows_both_sides_and_says_which_is_absent(promises):
    rows = rows_of("village_and_town", promises)
    assert len(service_pairs(rows)) == len(PAIRS)
    town = rows[rows["item_en"] == "Dead-end roads opened"]
    fig = plot_countryside(town, lang="en", fig=Figure())
    assert "not in this selection" in texts(fig)
    assert any("39 roads" in text for text in texts(fig))


def test_the_title_on_the_countryside_counts_pairs_that_share_a_unit(promises):
    rows = rows_of("village_and_town", promises).set_index("item_en")
    both = [(rows.loc[a], rows.loc[b]) for _, a, b in PAIRS if rows.loc[a, "kind"] == rows.loc[b, "kind"] == "target"]
    title = find_card("village_and_town").words(rows.reset_index(), "en").title
    assert f"of {len(PAIRS)} services, {len(both)} are counted in both village and town" in title
    assert ("none in the same unit" in title) == all(a["unit"] != b["unit"] for a, b in both)
    villages = sum("village" in tiers for tiers in TIERS_OF.values())
    assert f"counted {villages} times" in title


# Culture


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_promise_on_culture_is_listed_under_its_check(promises, lang):
    rows = rows_of("culture_named_not_counted", promises)
    listed = texts(drawn("culture_named_not_counted", rows, lang))
    whole, cut = [text for text in listed if text[-1:] != "…"], [text[:-1] for text in listed if text[-1:] == "…"]
    assert [name for name in items(rows, lang) if not any(text.startswith(name) for text in whole)
            and not any(name.startswith(text) for text in cut)] == []
    heads = {"number": ("A number: ", "有数字，"), "event": ("An event: happened or not: ", "事件：是否发生可查，")}
    for check, (en, zh) in heads.items():
        assert f"{en if lang == 'en' else zh}{(rows['checkable_by'] == check).sum()}" in listed


def test_a_filled_dot_means_that_something_is_named(promises):
    rows = rows_of("culture_named_not_counted", promises)
    ax = drawn("culture_named_not_counted", rows).axes[0]
    filled = [line for line in ax.lines if line.get_markerfacecolor() != "white"]
    assert (len(filled), len(ax.lines)) == (named(rows).sum(), len(rows))


def test_a_place_a_programme_or_a_list_is_a_name(promises):
    rows = promises.set_index("item_en")
    assert named(rows.loc[["Si River rural tourism belt"]]).all()
    assert named(rows.loc[["“Creative Jining” design contest"]]).all()
    assert not named(rows.loc[["Business conduct of tourism firms"]]).any()


def test_a_list_that_is_too_long_ends_with_the_number_of_what_is_left_out(promises):
    ax = plot_named(promises, lang="en", ax=Figure((10, 5.625)).subplots())
    last = ax.texts[-1].get_text()
    assert last == f"and {len(promises) - len(ax.lines)} more"
    assert len(ax.lines) > 30
    assert max(text.xy[0] for text in ax.texts) == 2


def test_no_heading_is_the_last_line_of_a_column(promises):
    ax = drawn("culture_named_not_counted", rows_of("culture_named_not_counted", promises)).axes[0]
    bottom = max(text.xy[1] for text in ax.texts)
    last = [text for text in ax.texts if text.xy[1] == bottom and text.get_text()]
    assert last and not [text.get_text() for text in last if text.get_weight() == "bold"]


def test_the_title_on_culture_says_where_the_numbers_come_from(promises):
    rows = rows_of("culture_named_not_counted", promises)
    title = find_card("culture_named_not_counted").words(rows, "en").title
    numbers = rows[rows["kind"] == "target"]
    assert f"of {len(rows)} promises" in title
    assert f"only {len(numbers)} carry a number, all from slogans" in title
    assert all("slogan" in flag for flag in numbers["flag"])


# Environment


def test_the_gap_between_the_boiler_classes_is_drawn_where_the_text_leaves_it(promises):
    rows = rows_of("environment_gaps", promises)
    low, high = boiler_classes(rows).values()
    words = {text.split("蒸吨")[0][-2:] for text in rows.loc[rows["item_en"].isin(BOILERS), "quote_zh"]}
    assert words == {f"{low:g}", f"{high:g}"}
    fig = drawn("environment_gaps", rows)
    (gap,) = marks(fig, "gap")
    assert (gap.get_x(), gap.get_x() + gap.get_width()) == (low, high)
    assert gap.get_hatch()
    assert "nothing said" in texts(fig)


def test_one_boiler_class_alone_shows_no_gap(promises):
    rows = promises[promises["item_en"].isin(list(BOILERS)[:1])]
    fig = plot_environment(rows, lang="en", fig=Figure())
    assert marks(fig, "gap") == []
    assert len(marks(fig, "coverage")) == 1


def test_every_environment_target_is_drawn_once(promises):
    rows = rows_of("environment_gaps", promises)
    targets = rows[rows["kind"] == "target"]
    fig = drawn("environment_gaps", rows)
    assert dots(fig) == sorted(targets[["value_low", "value_high"]].astype(float).max(axis=1))
    units = {"households", "items", "tonnes", "sites", "mu", "share (%)"}
    assert units <= {ax.get_xlabel() for ax in fig.axes}


def test_a_bar_is_as_long_as_the_instrument_has_records(promises):
    rows = rows_of("environment_gaps", promises)
    ax = plot_means(rows, lang="zh", ax=Figure().subplots())
    widths = [bar.get_width() for bar in ax.patches]
    assert sum(widths) == len(rows)
    assert max(widths) == rows.groupby("instrument", observed=True).size().max()


def test_the_title_on_boilers_names_both_thresholds(promises):
    rows = rows_of("environment_gaps", promises)
    for lang in ("en", "zh"):
        title = find_card("environment_gaps").words(rows, lang).title
        assert "35" in title and "65" in title
    without = find_card("environment_gaps").words(rows[~rows["item_en"].isin(BOILERS)], "en").title
    assert "oiler" not in without


# Zeros and red lines


def test_every_zero_and_red_line_of_the_report_has_a_row_of_its_own(promises):
    rows = rows_of("red_lines_and_zeros", promises)
    kinds = promise_kind(promises)
    assert set(promises.loc[promises["checkable_by"] == "zero", "id"]) <= set(rows["id"])
    assert set(promises.loc[promises["quote_zh"].str.contains("红线"), "id"]) <= set(rows["id"])
    ax = drawn("red_lines_and_zeros", rows).axes[0]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert sum(name.startswith("zero: ") for name in names) == (promises["checkable_by"] == "zero").sum()
    assert sum(name.startswith("red line: ") for name in names) == (kinds == "red line").sum()
    assert sum(name.endswith("open promises") for name in names) == 2


def test_a_filled_square_means_that_the_report_says_it(promises):
    rows = rows_of("red_lines_and_zeros", promises)
    single = (promise_kind(rows) != "other").to_numpy()
    ax = drawn("red_lines_and_zeros", rows).axes[0]
    stated = answers(rows)[single]
    for question in stated.columns:
        squares = [line for line in ax.lines if line.get_gid() == question]
        assert len(squares) == len(stated)
        assert sum(line.get_markerfacecolor() != "white" for line in squares) == stated[question].sum()


def test_only_an_award_or_an_outside_standard_names_a_verifier(promises):
    stated = answers(promises)["verifier"]
    assert stated.sum() == sum(bool({"award", "external_standard"} & set(flags)) for flags in promises["flag"])


def test_open_promises_are_counted_and_never_left_out(promises):
    rows = rows_of("red_lines_and_zeros", promises)
    others = rows[(promise_kind(rows) == "other").to_numpy()]
    cells = texts(drawn("red_lines_and_zeros", rows))
    for _, sector in others.groupby("sector", observed=True):
        assert f"{(sector['firmness'] == 3).sum()} of {len(sector)}" in cells


def test_many_zeros_are_gathered_in_one_row(promises):
    zeros = promises[promises["checkable_by"] == "zero"]
    ax = plot_safeguards(pd.concat([zeros] * 20), lang="en", ax=Figure((10, 5.625)).subplots())
    assert len(ax.get_yticklabels()) <= 17
    assert any("more zeros, red lines and events" in label.get_text() for label in ax.get_yticklabels())


def test_the_title_on_red_lines_counts_the_firm_words(promises):
    rows = rows_of("red_lines_and_zeros", promises)
    lines = rows[(rows["checkable_by"] == "zero") | rows["quote_zh"].str.contains("红线|底线")]
    title = find_card("red_lines_and_zeros").words(rows, "en").title
    assert title.startswith(f"{lines['modal'].isin(['确保', '坚决']).sum()} of {len(lines)} ")
    assert ("none says" in title) == (not (lines["has_actor"] | lines["has_deadline"]).any())


# Livelihood


def test_every_card_of_the_life_course_is_in_the_column_of_its_age(promises):
    rows = rows_of("life_course", promises)
    ax = drawn("life_course", rows, "zh").axes[0]
    column = {text.get_text().replace("\n", ""): int(text.xy[0]) for text in ax.texts}
    for item_en, item_zh in zip(rows["item_en"], rows["item_zh"], strict=True):
        assert column[item_zh] == list(STAGES).index(STAGE_OF[item_en])


def test_every_livelihood_record_has_an_age_chosen_for_it(promises):
    assert set(rows_of("life_course", promises)["item_en"]) == set(STAGE_OF)
    assert set(STAGE_OF.values()) == set(STAGES)


def test_a_card_carries_its_value_or_says_that_it_is_an_event(promises):
    rows = rows_of("life_course", promises)
    heads = texts(drawn("life_course", rows))
    assert heads.count("done or not") == (rows["kind"] == "measure").sum()
    assert {"≥ 68,000 people", "62", "≥ 20"} <= set(heads)


def test_a_full_column_says_how_many_cards_are_left_out(promises):
    ax = plot_life_course(promises, lang="en", ax=Figure((10, 5.625)).subplots())
    cards = len([line for line in ax.lines if line.get_linewidth() == 3.5])
    more = sum(int(text.get_text().split()[1]) for text in ax.texts if text.get_text().startswith("and "))
    assert cards + more == len(promises)


def test_the_title_on_livelihood_counts_outcomes(promises):
    rows = rows_of("life_course", promises)
    targets = rows[rows["kind"] == "target"]
    kinds = targets["logic"].value_counts()
    for lang, words in {"en": f"{kinds['outcome']} what changes", "zh": f"{kinds['outcome']}个数的是人或机构的变化"}.items():
        assert words in find_card("life_course").words(rows, lang).title


def test_an_environment_figure_of_too_many_units_is_left_to_the_general_figure(promises):
    fig = plot_environment(promises, lang="en", fig=Figure((10, 5.625)))
    assert not {"Records by instrument (count)"} & {ax.get_xlabel() for ax in fig.axes}


def test_small_multiples_of_too_many_units_are_left_to_the_general_figure(promises):
    fig = plot_public_works(promises, lang="en", fig=Figure((10, 5.625)))
    assert len(fig.axes) > 12
