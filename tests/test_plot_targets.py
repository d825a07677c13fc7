"""Targets are drawn with their comparator, on an axis that does not mislead."""

import numpy as np
import pandas as pd
import pytest
from looks import assert_looks_well

from jining import plot_kinds, plot_targets, select
from jining.dress import dress
from jining.labels import items, quantity
from jining.plot_02.marks import MARKS, mark_of, value_of
from jining.theme import COLORS, SIZES, set_theme


def marks(fig, gid):
    """Where the marks of one kind stand, over all panels."""
    found = [c for ax in fig.axes for c in ax.collections if c.get_gid() == gid]
    return sorted(float(x) for c in found for x in np.asarray(c.get_offsets())[:, 0])


def stated(targets, mark):
    return sorted(float(value) for value in value_of(targets[(mark_of(targets) == mark).fillna(False)]))


@pytest.fixture(scope="module")
def targets(promises):
    return promises[promises["kind"] == "target"]


@pytest.mark.parametrize("mark", [m for m in MARKS if m != "range"])
def test_every_target_is_drawn_once_at_its_value_with_the_mark_of_its_comparator(targets, mark):
    fig = plot_targets(targets, lang="en")
    assert marks(fig, mark) == stated(targets, mark)
    assert stated(targets, mark)


@pytest.mark.parametrize("mark, direction", [("ge", 1), ("le", -1)])
def test_at_least_points_to_more_and_at_most_to_less(targets, mark, direction):
    fig = plot_targets(targets, lang="en")
    assert marks(fig, f"{mark} arrow") == stated(targets, mark)
    arrow = next(c for ax in fig.axes for c in ax.collections if c.get_gid() == f"{mark} arrow")
    assert np.sign(arrow.get_paths()[0].vertices[1, 0]) == direction


def test_about_is_an_open_dot_and_a_bare_number_a_filled_one(targets):
    fig = plot_targets(targets, lang="en")
    found = {c.get_gid(): c for ax in fig.axes for c in ax.collections}
    assert (found["approx"].get_facecolor()[0] == 1).all()
    assert (found["eq"].get_facecolor()[0, :3] < 1).any()
    assert len(found["all"].get_paths()[0].vertices) < len(found["eq"].get_paths()[0].vertices)  # a square, not a circle


def test_a_range_keeps_both_ends(targets):
    fig = plot_targets(targets, lang="en")
    bars = [segment for ax in fig.axes for c in ax.collections if c.get_gid() == "range" for segment in c.get_segments()]
    ranges = targets[targets["comparator"] == "range"]
    assert sorted((bar[0, 0], bar[1, 0]) for bar in bars) == sorted(
        (float(low), float(high)) for low, high in zip(ranges["value_low"], ranges["value_high"], strict=True))


def test_a_universal_promise_stands_at_100_and_a_zero_at_zero(targets):
    fig = plot_targets(targets, lang="en")
    assert set(marks(fig, "all")) == {0.0, 100.0}


def test_unlike_units_never_share_an_axis(targets):
    names = [ax.get_xlabel() for ax in plot_targets(targets, lang="en").axes]
    assert len(names) == len(set(names)) == targets["unit"].nunique() + 1  # percentages take two: shares and growth rates


def test_growth_rates_and_shares_have_axes_of_their_own(promises):
    percent = promises[promises["unit"] == "percent"]
    assert [ax.get_xlabel() for ax in plot_targets(percent, lang="en").axes] == ["growth (%)", "share (%)"]
    assert [ax.get_xlabel() for ax in plot_targets(percent, lang="zh").axes] == ["增速（%）", "比重（%）"]


def test_axes_start_at_zero_or_say_that_they_are_logarithmic(targets):
    for ax in plot_targets(targets, lang="en").axes:
        if ax.get_xscale() == "linear":
            assert ax.get_xlim()[0] == 0
        else:
            assert "log scale" in ax.get_xlabel()
    shares = plot_targets(targets[targets["measure_type"] == "share"], lang="en").axes[0]
    assert shares.get_xticks().tolist() == [0, 20, 40, 60, 80, 100]


def test_rows_carry_name_and_value_with_comparator(promises):
    rows = select(promises, sector="digital")
    for lang in ("en", "zh"):
        with set_theme(lang):
            fig = plot_targets(rows)
        targets = rows[rows["kind"] == "target"]
        named = [t.get_text() for ax in fig.axes for t in ax.get_yticklabels()]
        values = [t.get_text() for ax in fig.axes for t in ax.texts]
        assert sorted(named) == sorted(items(targets, lang))
        assert sorted(values) == sorted(quantity(row, lang) for row in targets.itertuples())


def test_about_and_at_least_are_in_the_printed_value(promises):
    headline = select(promises, para="0.2", kind="target")
    printed = [quantity(row, "en") for row in headline.itertuples()]
    assert printed == ["≈ 6%", "≥ 1%", "≈ 5%", "≥ 6%", "≥ 6.5%", "≥ 7%"]


def test_measures_have_no_value(promises):
    assert quantity(promises[promises["kind"] == "measure"].iloc[0], "en") == ""


@pytest.mark.parametrize("rows", [0, 1])
def test_no_row_gets_a_message_and_one_row_is_drawn(targets, rows):
    fig = plot_targets(targets.iloc[:rows], lang="en")
    texts = " ".join(text.get_text() for text in fig.axes[0].texts)
    assert ("No target in this selection" in texts) == (rows == 0)


def test_a_selection_without_targets_gets_the_same_message_in_chinese(promises):
    fig = plot_targets(promises[promises["kind"] == "aim"], lang="zh")
    assert "此筛选下没有目标" in fig.axes[0].texts[0].get_text()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sector", ["digital", "environment", "rural", "manufacturing", "economy", None])
def test_nothing_overlaps_at_any_size(promises, sector, size, lang):
    with set_theme(lang, size):
        fig = plot_targets(select(promises, sector=sector))
        assert_looks_well(dress(fig, title="Title", note="Note", lang=lang, size=size))


def test_five_hundred_targets_are_all_drawn(targets):
    many = pd.concat([targets] * 5, ignore_index=True)
    with set_theme("en"):
        fig = dress(plot_targets(many), lang="en")
        assert_looks_well(fig)
    assert len(marks(fig, "ge")) == 5 * (targets["comparator"] == "ge").sum()


def test_very_long_labels_are_cut_and_say_so(targets):
    long = targets.head(3).assign(item_en="A very long name of an indicator " * 8)
    with set_theme("en", "half"):
        fig = dress(plot_targets(long), lang="en", size="half")
        assert_looks_well(fig)
    assert all(label.get_text().endswith("…") for label in fig.axes[0].get_yticklabels())


def test_one_unit_can_be_asked_for_and_an_unknown_one_is_named(targets):
    assert [ax.get_xlabel() for ax in plot_targets(targets, unit="km", lang="en").axes] == ["km"]
    with pytest.raises(ValueError, match="unit='miles' is not known; there are: percent, yuan"):
        plot_targets(targets, unit="miles")


def test_drawing_changes_neither_the_frame_nor_the_settings(promises):
    import matplotlib as mpl

    before, settings = promises.copy(), dict(mpl.rcParams)
    plot_targets(promises, lang="zh")
    pd.testing.assert_frame_equal(promises, before)
    assert dict(mpl.rcParams) == settings


def test_the_bars_are_the_counts(promises):
    ax = plot_kinds(promises, lang="en")
    for kind, bars in zip(promises["kind"].cat.categories, ax.containers, strict=True):
        counts = promises.loc[promises["kind"] == kind, "sector"].value_counts(sort=False)
        assert [bar.get_width() for bar in bars] == counts.tolist()
        assert bars[0].get_facecolor()[:3] == pytest.approx(
            [int(COLORS["kind"][kind][place:place + 2], 16) / 255 for place in (1, 3, 5)])
    assert ax.get_title() == ""
    assert ax.get_yticklabels()[0].get_text() == "Economy"


def test_bars_by_chapter_are_named_in_both_languages(promises):
    assert "New growth drivers" in [t.get_text() for t in plot_kinds(promises, by="chapter", lang="en").get_yticklabels()]
    assert "新旧动能转换" in [t.get_text() for t in plot_kinds(promises, by="chapter", lang="zh").get_yticklabels()]


def test_no_record_gets_a_message(promises):
    assert plot_kinds(promises.iloc[:0], lang="en").texts[0].get_text() == "No record in this selection"
