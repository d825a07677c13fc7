"""Bounds are drawn, never flattened."""

import json

import matplotlib.pyplot as plt
import pytest

from jining.plot.marks import MARKS, SHAPES, draw_mark, mark_of, value_of


@pytest.fixture
def ax():
    ax = plt.subplots(figsize=(6.4, 4.8), layout="none")[1]
    ax.set(xlim=(0, 100), ylim=(0, 10))
    return ax


def drawn(ax):
    return [line.get_gid() for line in ax.lines]


def test_the_marks_are_data_that_a_page_can_read():
    assert json.loads(json.dumps(SHAPES)) == SHAPES
    assert all(SHAPES["marks"][mark][lang] for mark in MARKS for lang in ("en", "zh"))


def test_every_target_has_the_mark_of_its_bound_and_nothing_else_has_one(promises):
    marks, targets = mark_of(promises), promises["kind"] == "target"
    assert set(marks[targets]) <= set(MARKS) and marks[~targets].isna().all()
    assert (marks[promises["checkable_by"] == "all"] == "all").all()


def test_a_target_stands_at_the_end_that_is_stated_and_a_range_in_its_middle(promises):
    ranges = promises[promises["comparator"] == "range"]
    assert value_of(ranges).tolist() == ((ranges["value_low"] + ranges["value_high"]) / 2).astype(float).tolist()
    floors = promises[promises["comparator"] == "ge"]
    assert value_of(floors).tolist() == floors["value_low"].astype(float).tolist()


@pytest.mark.parametrize(("mark", "parts"), [("ge", ["ge", "ge arrow"]), ("le", ["le", "le arrow"]), ("eq", ["eq"]),
                                             ("approx", ["approx"]), ("all", ["all"])])
def test_a_mark_has_an_arrow_where_the_bound_is_open(ax, mark, parts):
    draw_mark(ax, mark, 50, 5)
    assert drawn(ax) == parts


def test_about_is_an_open_dot(ax):
    draw_mark(ax, "approx", 50, 5)
    draw_mark(ax, "eq", 50, 5)
    assert [line.get_markerfacecolor() for line in ax.lines] == ["white", ax.lines[1].get_markeredgecolor()]


def test_no_arrow_of_a_share_goes_beyond_all(ax):
    points = 72 * ax.figure.get_figwidth() * ax.get_position().width / 100
    assert draw_mark(ax, "ge", 98, 5, limit=100) < 10 and drawn(ax) == ["ge"]
    assert draw_mark(ax, "ge", 95, 5, limit=100) == pytest.approx(5 * points)
