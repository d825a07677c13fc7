"""Figures on firmness: what is drawn equals the table."""

import re

import pandas as pd
import pytest
from looks import contrast
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from jining.findings.firmness import CARDS
from jining.plot_02.awards import decider, plot_awards
from jining.plot_02.canvas import EMPTY
from jining.plot_02.firmness import plot_checkability, plot_firmness
from jining.plot_02.marks import mark_of
from jining.plot_02.modals import GRID, plot_modal_grid
from jining.plot_02.verbs import VERBS, plot_verbs, verb_class
from jining.theme import COLORS, INK, set_theme

CARD = {card.name: card for card in CARDS}
#: Who decides, read from the words of each record by its English item.
READ_DECIDERS = {
    "New platforms of provincial level or above": "provincial",
    "New high-tech enterprises": "not stated",
    "New specialised and innovative (SRDI) firms": "not stated",
    "Major science and technology projects won": "not stated",
    "Provincial innovation and start-up community": "provincial",
    "Approval of rail transit": "not stated", "Approval of the bonded logistics centre": "not stated",
    "Construction firms with top-grade qualification": "not stated",
    "Inclusion in the national “overall portfolio”": "national",
    "National eco-civilisation county, Weishan": "national",
    "National zone status for Yanzhou Industrial Park": "national",
    "Provincial-level digital-economy parks": "provincial",
    "National Sanitary City, re-examination": "national",
    "National Civilised City": "national",
    "National mechanisation demonstration city": "national",
    "National farm-product quality and safety city": "national",
    "Entry into national and provincial 14th Five-Year Plans": "national and provincial",
    "5A status for the Weishan Lake tourist area": "not stated",
    "National food safety demonstration city": "national",
    "High-quality vocational colleges": "not stated",
    "National advanced counties in Chinese medicine": "national",
}


@pytest.fixture
def ax():
    with set_theme("en"):
        yield Figure().subplots()


@pytest.fixture
def fig():
    with set_theme("en"):
        yield Figure()


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def tiled(promises, n=500):
    return pd.concat([promises] * (n // len(promises) + 1), ignore_index=True).iloc[:n]


def test_the_bars_of_a_sector_fill_one_hundred_and_print_its_records(ax, promises):
    plot_checkability(promises, ax=ax)
    names = [label.get_text() for label in ax.get_yticklabels()]
    counts = promises["sector"].value_counts(sort=False)
    assert names[0] == f"All records ({len(promises)})"
    assert [int(re.search(r"\((\d+)\)", name)[1]) for name in names[1:]] == counts.tolist()
    ends = [bar.get_x() + bar.get_width() for bar in ax.containers[-1]]
    assert ends == pytest.approx([100] * len(names))


def test_each_part_of_a_bar_is_the_share_of_that_way_to_know(ax, promises):
    plot_checkability(promises, ax=ax)
    rural = promises[promises["sector"] == "rural"]
    row = 1 + list(promises["sector"].cat.categories).index("rural")
    drawn = {bars.get_label(): bars[row].get_width() * len(rural) / 100 for bars in ax.containers}
    assert drawn == pytest.approx({
        "a number": (rural["checkable_by"] == "number").sum(), "all of a set": (rural["checkable_by"] == "all").sum(),
        "zero": (rural["checkable_by"] == "zero").sum(), "an event": (rural["checkable_by"] == "event").sum(),
        "no test stated": (rural["checkable_by"] == "open").sum()})  # fmt: skip


def test_a_sector_of_fewer_than_ten_is_pale_and_prints_dark_counts(ax, promises):
    plot_checkability(promises, ax=ax)
    sizes = [len(promises), *promises["sector"].value_counts(sort=False)]
    assert min(sizes) < 10
    for bars in ax.containers:
        assert [bar.get_alpha() is not None for bar in bars] == [size < 10 for size in sizes]
    assert not [text for text in texts(ax) if "%" in text]
    dark = [text for text in ax.texts if text.get_text() and text.get_color() == INK]
    assert sum(int(text.get_text()) for text in dark) == sum(size for size in sizes if size < 10)


def test_every_promise_is_one_dot_in_its_cell(ax, promises):
    plot_firmness(promises, ax=ax)
    starts = ax.get_xticks()
    drawn = [(sum(x >= start for start in starts) - 1, round(y)) for dots in ax.collections for x, y in dots.get_offsets()]
    order = {key: place for place, key in enumerate(promises["sector"].cat.categories)}
    expected = list(zip(promises["firmness"], promises["sector"].map(order), strict=True))
    assert sorted(drawn) == sorted(expected)
    offsets = [tuple(point) for dots in ax.collections for point in dots.get_offsets()]
    assert len(set(offsets)) == len(promises)


def test_shape_is_the_comparator_and_colour_the_second_scale(ax, promises):
    plot_firmness(promises, ax=ax)
    expected = (mark_of(promises).fillna("none") + " " + promises["wording"].astype("str")).value_counts()
    assert {dots.get_gid(): len(dots.get_offsets()) for dots in ax.collections} == expected.to_dict()
    for dots in ax.collections:
        wording = dots.get_gid().split()[1]
        assert to_hex(dots.get_edgecolors()[0]).upper() == COLORS["wording"][wording].upper()
    named = [text.get_text() for text in ax.figure.legends[0].get_texts()]
    assert {"at least", "about", "no quantity", "wording: hard", "wording: soft"} <= set(named)


def test_the_scale_runs_from_the_weakest_to_the_firmest_with_its_counts(ax, promises):
    plot_firmness(promises, ax=ax)
    counts = [int(label.get_text().split("\n")[-1]) for label in ax.get_xticklabels()]
    assert counts == [(promises["firmness"] == level).sum() for level in range(4)]


def test_the_grid_counts_every_record_once_with_its_wording(fig, promises):
    plot_modal_grid(promises, fig=fig)
    left = fig.axes[0]
    drawn = [(cell.get_gid(), int(text)) for cell, text in zip(left.patches, texts(left), strict=True)]
    marks, modals = mark_of(promises).fillna("none"), promises["modal"].astype("str").fillna("")
    counts = pd.crosstab(modals, marks).stack()
    assert sorted(drawn) == sorted((mark, n) for (_, mark), n in counts[counts > 0].items())
    assert {mark for mark, _ in drawn} == set(GRID)
    assert promises.groupby([modals, marks])["wording"].nunique().max() == 1


def test_the_grid_lists_every_target_with_a_modal_word(fig, promises):
    plot_modal_grid(promises, fig=fig)
    worded = promises[promises["modal"].notna() & promises["comparator"].notna()]
    lines = texts(fig.axes[1])
    assert len(lines) == len(worded) + 1  # and one line that counts the targets without one
    assert f"{(promises['comparator'].notna() & promises['modal'].isna()).sum()} targets, too many to list" in lines
    assert "Share of public service items handled online: ≥ 95%" in lines


def test_rows_of_the_grid_stand_from_firm_to_weak(fig, promises):
    plot_modal_grid(promises, fig=fig)
    names = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert names == ["ensure", "resolutely", "(no modal word)", "strive", "seek", "vie", "encourage", "guide", "support",
                     "explore"]


def test_every_verb_of_a_measure_is_judged_once(promises):
    judged = [verb for verbs in VERBS.values() for verb in verbs]
    assert len(judged) == len(set(judged))
    assert set(judged) == set(promises.loc[promises["kind"] == "measure", "verb"])
    assert all(gloss.isascii() for verbs in VERBS.values() for gloss in verbs.values())


def test_a_delivery_verb_is_an_event_and_a_process_verb_never_is(promises):
    measures = promises[promises["kind"] == "measure"]
    known = measures["checkable_by"].astype("str").groupby(verb_class(measures["verb"]), observed=True).unique()
    assert known["process"].tolist() == ["open"]
    assert known["delivery"].tolist() == ["event"]


def test_a_verb_that_no_list_holds_is_in_neither():
    assert verb_class(pd.Series(["推进", "建成", "摸索"])).tolist() == ["process", "delivery", "neither"]


def test_the_bars_of_a_row_sum_to_its_measures_on_one_scale(fig, promises):
    plot_verbs(promises, fig=fig)
    left, right = fig.axes
    measures = promises[promises["kind"] == "measure"]
    process, delivery, neither = left.containers[0], left.containers[1], right.containers[0]
    assert all(bar.get_width() <= 0 for bar in process) and all(bar.get_width() >= 0 for bar in delivery)
    sums = [-a.get_width() + b.get_width() + c.get_width() for a, b, c in zip(process, delivery, neither, strict=True)]
    assert sums == pytest.approx([100] * len(sums))
    printed = sum(int(text) for panel in (left, right) for text in texts(panel))
    assert printed == 2 * len(measures)  # the row of all measures, and the sectors
    fig.set_layout_engine("constrained")
    fig.draw_without_rendering()
    units = [panel.get_window_extent().width / (panel.get_xlim()[1] - panel.get_xlim()[0]) for panel in (left, right)]
    assert units[0] == pytest.approx(units[1], rel=0.02)


def test_the_legend_names_the_commonest_verbs_of_each_list(fig, promises):
    plot_verbs(promises, fig=fig, lang="zh")
    said = [text.get_text() for text in fig.legends[0].get_texts()]
    measures = promises[promises["kind"] == "measure"]
    verb, n = next(iter(measures["verb"].value_counts().items()))
    assert f"{verb} {n}" in said[0]
    assert len(said) == 3


def test_the_deciding_level_of_each_title_is_the_one_that_was_read(promises):
    awards = promises[[("award" in flags) for flags in promises["flag"]]]
    assert dict(zip(awards["item_en"], decider(awards).astype("str"), strict=True)) == READ_DECIDERS


def test_each_title_is_a_dot_at_its_firmness_in_the_group_that_decides(ax, promises):
    plot_awards(promises, ax=ax)
    names = [label.get_text() for label in ax.get_yticklabels()]
    groups = [READ_DECIDERS[name.replace('"overall portfolio"', "“overall portfolio”")] for name in names]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)
    firmness = promises.set_index("item_en")["firmness"]
    x, y = ax.collections[0].get_offsets().T
    assert x.tolist() == [firmness[name.replace('"overall portfolio"', "“overall portfolio”")] for name in names]
    assert y.tolist() == list(range(len(READ_DECIDERS)))
    written = texts(ax)
    assert f"national ({list(READ_DECIDERS.values()).count('national')})" in written
    assert written.count("≥ 20") == 2


@pytest.mark.parametrize("name", CARD)
def test_a_figure_draws_no_row_one_row_and_five_hundred(name, promises):
    card = CARD[name]
    shown = card.rows(promises)
    for rows in (card.rows(promises.iloc[:0]), shown.iloc[:1], tiled(shown)):
        for lang in ("en", "zh"):
            with set_theme(lang):
                fig = Figure()
                card.draw(rows, lang=lang, **({"fig": fig} if card.panels else {"ax": fig.subplots()}))
                fig.draw_without_rendering()
            assert all(card.words(rows, lang))
            assert not rows.empty or texts(fig.axes[0]) == [EMPTY[lang]]


def test_a_selection_without_measure_or_title_says_so(ax, fig, promises):
    targets = promises[(promises["kind"] == "target") & (promises["sector"] == "poverty")]
    assert texts(plot_verbs(targets, fig=fig, lang="en").axes[0]) == ["No measure in this selection"]
    assert texts(plot_awards(targets, ax=ax, lang="en")) == ["No title or approval in this selection"]


def test_titles_say_what_a_count_by_hand_gives(promises):
    title = {name: card.words(card.rows(promises), "en").title for name, card in CARD.items()}
    records = promises.to_dict("records")
    open_ = sum(row["checkable_by"] == "open" for row in records)
    assert f"{100 * open_ / len(records):.0f}% of the promises the words state no test" in title["checkability_by_sector"]
    weak_words = ("力争", "争取", "争创", "鼓励", "引导", "支持", "探索")
    weak = sum(row["modal"] in weak_words and row["comparator"] in ("ge", "le") for row in records)
    loose = sum(pd.isna(row["modal"]) and row["comparator"] in ("approx", "range") for row in records)
    assert f"{weak} with a weak modal word count as hard, {loose} without one" in title["firmness_by_sector"]
    worded = sum(row["kind"] == "target" and not pd.isna(row["modal"]) for row in records)
    assert title["modal_by_comparator"].startswith(f"{worded} of ")
    measures = [row for row in records if row["kind"] == "measure"]
    pace = sum(row["verb"] in VERBS["process"] for row in measures)
    assert title["verbs_by_sector"].startswith(f"{100 * pace / len(measures):.0f}%")
    sure = [row["item_en"] for row in records if "award" in row["flag"] and row["modal"] in ("确保", "坚决")]
    assert f"ensures {len(sure)} all" in title["awards_by_decider"]


def test_numbers_on_coloured_cells_can_be_read():
    assert min(contrast(color) for column in ("wording", "checkable_by") for color in COLORS[column].values()) >= 3
