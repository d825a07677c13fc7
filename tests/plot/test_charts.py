"""The general charts: any selection in, Axes out, names and numbers inside the place that was given."""

import csv
import json
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from legibility import complaints

import jining
from jining.plot.layout import NOTHING
from jining.plot.marks import SHAPES, draw_mark, mark_of, value_of
from jining.report.labels import label, values
from jining.teaching import report_two

CHARTS = {
    "bars": lambda rows, **to: jining.plot_bars(rows, by="sector", **to),
    "parts": lambda rows, **to: jining.plot_bars(rows, by="chapter", parts="kind", **to),
    "groups": lambda rows, **to: jining.plot_bars(rows, by="target_group", **to),
    "shares": lambda rows, **to: jining.plot_shares(rows, by="sector", parts="checkable_by", **to),
    "heatmap": lambda rows, **to: jining.plot_heatmap(rows, by="sector", across="chapter", **to),
    "targets": lambda rows, **to: jining.plot_targets(rows[rows["measure_type"] == "growth_rate"], **to),
    "table": lambda rows, **to: jining.plot_table(rows[rows["chapter"] == 6], **to),
    "tiles": lambda rows, **to: jining.plot_tiles(rows, by="sdg", **to),
}


@pytest.mark.parametrize("size", ["slide", "page"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_looks_well(promises, name, lang, size):
    with jining.set_theme(lang, size):
        assert complaints(CHARTS[name](promises).figure) == []


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_stays_in_the_axes_that_were_given_and_an_empty_selection_says_so(promises, name):
    with jining.set_theme("zh", "page"), plt.rc_context({"figure.constrained_layout.use": False}):
        fig, axes = plt.subplots(1, 2, figsize=(13, 6))
        before = axes[0].get_position()
        CHARTS[name](promises, ax=axes[1])
        assert axes[0].get_position().bounds == before.bounds
        with pytest.warns(UserWarning, match="not compatible with tight_layout"):
            fig.tight_layout()
        assert complaints(fig) == []
        CHARTS[name](promises.iloc[:0], ax=axes[0])
        said = "".join(text.get_text() for text in fig.findobj(plt.Text) if text.get_gid() == "message")
    assert said == NOTHING["zh"]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_that_is_saved_under_a_title_keeps_clear_of_it(promises, name, tmp_path):
    fig = CHARTS[name](promises, lang="en").figure
    first, _, again = (jining.save_figure(fig, "own", promises=promises, folder=tmp_path, title=title, note=title, lang="en")
                       ["png"].read_bytes() for title in ("A title", "A long title " * 15, "A title"))
    assert complaints(fig) == [] and first == again


def test_bars_from_zero_count_as_a_selection_counts_the_longest_on_top(promises):
    ax = jining.plot_bars(promises, by="flag", lang="zh")  # flags have arguments: list:2, list:3
    names = [name.get_text().replace("\n", "") for name in ax.get_yticklabels()]
    said = dict(zip(names, [text.get_text() for text in ax.texts], strict=True))
    counts = {label("flag", key, "zh"): len(jining.select(promises, flag=key)) for key in values("flag")}
    assert said == {name: str(count) for name, count in counts.items() if count} and ax.get_xlim()[0] == 0
    assert [bar.get_width() for bar in ax.patches] == sorted(filter(None, counts.values()), reverse=True)


def test_what_is_true_or_not_is_named_in_words(promises):
    said = {lang: [name.get_text() for name in jining.plot_bars(promises, by="has_place", lang=lang).get_yticklabels()]
            for lang in ("en", "zh")}
    assert said == {"en": ["no", "yes"], "zh": ["否", "是"]}
    for own, names in ((["A", "not stated"], ["not stated", "A"]), ([3.3e10, 20.0], ["20", "33000000000"]),
                       (pd.to_datetime(["2020-02-01", "2020-01-01"]), ["2020-01-01", "2020-02-01"]),
                       (pd.Series([["a", "b"], ["b"]]), ["b", "a"])):  # needs no codebook
        ax = jining.plot_bars(promises.assign(mine=[own[0], *[own[1]] * (len(promises) - 1)]), by="mine")
        assert [name.get_text() for name in ax.get_yticklabels()] == names


def test_names_of_several_lines_stay_inside_their_tiles(promises):
    ax = jining.plot_tiles(promises, by="sector", lang="en", ax=plt.subplots(1, 2, figsize=(13, 6))[1][1])
    ax.figure.draw_without_rendering()
    tiles = [tile.get_window_extent() for tile in ax.patches]
    assert all(any(tile.y0 <= box.y0 and box.y1 <= tile.y1 for tile in tiles)
               for box in (one.get_window_extent() for one in ax.figure.artists))


def test_a_chart_is_saved_in_the_size_in_which_it_was_drawn(promises, tmp_path):
    with pytest.raises(ValueError, match="give axes of a whole figure"):
        jining.plot_bars(promises, ax=plt.figure().subfigures().subplots())
    with jining.set_theme("en", "page"):
        fig = jining.plot_bars(promises, by="kind").figure
    for resize in (fig.set_figwidth, lambda size: jining.save_figure(fig, "a", promises=promises, size=size)):
        with pytest.raises(ValueError, match="is drawn keeps its size: draw it anew"):
            resize("slide")
    jining.save_figure(fig, "own", promises=promises, folder=tmp_path)
    assert complaints(fig) == [] and fig.get_figwidth() == 6.3


def test_parts_of_a_share_add_up_to_a_hundred_and_without_a_colour_of_their_own_can_be_told_apart(promises):
    for parts in ("comparator", "verdict"):
        ax = jining.plot_shares(promises, by="chapter", parts=parts, lang="en")
        assert all(sum(bars[row].get_width() for bars in ax.containers) == pytest.approx(100) for row in range(9))
        assert len({bars[0].get_facecolor() for bars in ax.containers}) == len(ax.containers) > 4
    assert any(text.get_text().endswith(": no result found") for text in ax.figure.artists if text.get_gid() == "key")
    ax = jining.plot_shares(jining.select(promises, sector="rural"))  # 7, 49 and 8 of 64: a half is rounded up
    assert [text.get_text() for text in ax.texts] == ["11%", "77%", "13%", "n = 64"]


def test_targets_are_drawn_from_zero_or_on_a_log_scale(promises):
    growth = jining.plot_targets(promises[promises["measure_type"] == "growth_rate"], lang="en")
    assert growth.get_xlim()[0] == 0 and growth.get_xscale() == "linear"
    half = plt.subplots(1, 2, figsize=(14, 6))[1][0]
    firms = jining.plot_targets(jining.select(promises, unit="firms"), ax=half, lang="en")
    assert firms.get_xscale() == "symlog" and [said.get_text() for said in firms.get_xticklabels()] == ["1", "100"]  # apart


def test_every_target_has_the_mark_of_its_bound_and_stands_at_the_end_that_is_stated_or_in_the_middle(promises):
    marks, targets = mark_of(promises), promises["kind"] == "target"
    assert "Target" in [head.get_text() for head in jining.plot_table(promises, lang="en").figure.artists]
    assert set(marks[targets]) <= set(SHAPES["marks"]) and marks[~targets].isna().all()
    assert (marks[promises["checkable_by"] == "all"] == "all").all()
    ranges = promises[promises["comparator"] == "range"]
    assert value_of(ranges).tolist() == ((ranges["value_low"] + ranges["value_high"]) / 2).astype(float).tolist()
    floors = promises[promises["comparator"] == "ge"]
    assert value_of(floors).tolist() == floors["value_low"].astype(float).tolist()


@pytest.fixture
def ax():
    ax = plt.subplots(figsize=(6.4, 4.8), layout="none")[1]
    ax.set(xlim=(0, 100), ylim=(0, 10))
    return ax


@pytest.mark.parametrize(("mark", "parts"), [("ge", ["ge", "ge arrow"]), ("le", ["le", "le arrow"]), ("eq", ["eq"]),
                                             ("approx", ["approx"]), ("all", ["all"])])
def test_a_mark_has_an_arrow_where_the_bound_is_open_and_about_is_an_open_dot(ax, mark, parts):
    draw_mark(ax, mark, 50, 5)
    assert [line.get_gid() for line in ax.lines] == parts
    assert (ax.lines[0].get_markerfacecolor() == "white") == (mark == "approx")


def test_no_arrow_of_a_share_goes_beyond_all_and_the_number_of_a_range_stands_beyond_its_bar(ax):
    points = 72 * ax.figure.get_figwidth() * ax.get_position().width / 100
    assert draw_mark(ax, "ge", 98, 5, limit=100) < 10 and [line.get_gid() for line in ax.lines] == ["ge"]
    assert draw_mark(ax, "ge", 95, 5, limit=100) == pytest.approx(5 * points)
    ax.set(xscale="log", xlim=(1, 100))
    assert draw_mark(ax, "range", 10, 5, ends=(5, 100)) == pytest.approx(50 * points)


def test_pairs_are_two_dots_or_one_and_without_any_it_is_said():
    rows = pd.DataFrame({"label": ["A", 2.0], "before": [1, None], "value": [2, 3], "mark": ["ge", "eq"], "line": 5})
    ax = jining.plot_dumbbell(rows)
    assert [line.get_gid() for line in ax.lines if line.get_gid()] == ["eq", "ge", "ge arrow", "eq"]
    assert [said.get_text() for said in [*ax.get_yticklabels(), *ax.texts]] == ["A", "2", "1 → 2", "3"]
    empty = jining.plot_dumbbell(rows[:0], lang="en")
    assert NOTHING["en"] in " ".join(text.get_text() for text in empty.figure.findobj(plt.Text))


@pytest.fixture(scope="module")
def both():
    return pd.concat([jining.load(report_two()).assign(report="Qinghe"), jining.load().assign(report="Jining")])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_reports_are_compared_by_their_parts_in_the_order_given_and_never_ranked(both, lang):
    ax = jining.plot_bars(both, by="report", lang=lang)
    assert [name.get_text() for name in ax.get_yticklabels()] == ["Qinghe", "Jining"] and ax.get_xlim() == (0, 100)
    dates = jining.plot_heatmap(both, by="report", across="deadline", lang=lang)
    assert [one.get_text() for one in dates.get_xticklabels()][:4] == ["2020-Q1", "2020-H1", "2021-H1", "2021-06"]
    assert complaints(ax.figure) == []


with (Path(__file__).parent / "slips.csv").open(encoding="utf-8", newline="") as file:
    SLIPS = list(csv.DictReader(file))


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{slip['chart']}-{slip['arguments']}-{slip['said'][:20]}" for slip in SLIPS])
def test_a_slip_is_refused_in_one_sentence(promises, both, slip):
    frames = {"": None, "promises": promises.assign(mine="a"), "both": both,
              "unnamed": both.assign(report=both["report"].where(both["report"] == "Jining")),
              "twice": pd.concat([both, both.assign(report="again")]),
              "days": pd.DataFrame({"label": ["A"], "before": [None], "value": pd.to_datetime(["2020-01-01"])})}
    frame = frames[slip["frame"]] if slip["frame"] in frames else pd.DataFrame(json.loads(slip["frame"]))
    with pytest.raises(ValueError, match=slip["said"]):
        getattr(jining, slip["chart"])(frame.query(slip["records"]) if slip["records"] else frame,
                                       **json.loads(slip["arguments"]))
