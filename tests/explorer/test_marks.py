"""The marks of comparators are one list: the page and matplotlib draw the same shapes at the same places."""

import numpy as np
import pytest
from matplotlib.figure import Figure

import jining
from jining.explorer.payload import marks, payload
from jining.plot.axes import needs_log
from jining.plot.marks import MARKS, SHAPES, draw_mark, mark_of, value_of

PROMISES = jining.load()
TARGETS = PROMISES[PROMISES["comparator"].notna()]


def test_there_is_one_list():
    assert marks() == SHAPES and tuple(marks()["marks"]) == MARKS
    assert payload(PROMISES)["mark"] == [None if mark != mark else mark for mark in mark_of(PROMISES)]


def test_the_same_targets_share_an_axis_and_the_same_axes_are_logarithmic():
    page = payload(PROMISES)
    groups = {}
    for row, axis in enumerate(page["axis"]):
        if axis is not None:
            groups.setdefault(axis, []).append(PROMISES["id"][row])
    things = TARGETS["unit"].astype(str).mask(
        TARGETS["unit"] == "percent", "percent " + (TARGETS["measure_type"] == "growth_rate").astype(str)
    )
    drawn = {
        tuple(rows["id"]): not thing.startswith("percent") and needs_log(value_of(rows))
        for thing, rows in TARGETS[TARGETS["unit"].notna()].groupby(things)
    }
    assert {tuple(ids): page["axes"][axis]["log"] for axis, ids in groups.items()} == drawn


@pytest.mark.browser
def test_shapes_and_places_are_those_of_matplotlib(opened):
    panel = opened("#view=targets")
    found = {}
    for key in panel.root.locator(".jn-content [data-key^=target-]").evaluate_all(
        "(all) => all.map((one) => one.dataset.key)"
    ):
        row = int(key.removeprefix("target-"))
        found[row] = panel.mark(
            key
        ).evaluate("""(group) => { const node = group.querySelector('[data-mark]');
          const arrow = group.querySelector('.jn-arrow');
          const { x, width } = node.getBBox();
          return { mark: node.dataset.mark, tag: node.tagName, x: x + width / 2, width,
            filled: node.getAttribute('fill') !== 'var(--jn-ground)', line: +node.getAttribute('stroke-width'),
            arrow: arrow && arrow.getAttribute('d') }; }""")
    assert sorted(found) == TARGETS.index.tolist()
    kinds, values = (
        dict(zip(TARGETS.index, mark_of(TARGETS), strict=True)),
        dict(zip(TARGETS.index, value_of(TARGETS), strict=True)),
    )
    assert {row: node["mark"] for row, node in found.items()} == kinds
    page = payload(PROMISES)
    for axis in page["axes"]:
        rows = [row for row in found if page["axes"][page["axis"][row]] is axis]
        if len({values[row] for row in rows}) > 1 and not axis["log"]:
            slope, start = np.polyfit([values[row] for row in rows], [found[row]["x"] for row in rows], 1)
            assert [found[row]["x"] for row in rows] == pytest.approx([start + slope * values[row] for row in rows], abs=0.6)
    for kind in {*kinds.values()} - {"range"}:
        ax, node = Figure().subplots(), found[next(row for row, other in kinds.items() if other == kind)]
        ax.set_xlim(0, 1)
        draw_mark(ax, kind, 0.5, 0, color="#12355b", size=SHAPES["dot"])
        drawn = {line.get_gid(): line for line in ax.lines}
        dot = drawn[kind]
        assert (dot.get_markerfacecolor() != "white") == node["filled"] and dot.get_markeredgewidth() == node["line"]
        assert dot.get_markersize() == pytest.approx(node["width"], abs=0.1)
        assert (dot.get_marker() == "s") == (node["tag"] == "rect")
        assert (f"{kind} arrow" in drawn) == bool(node["arrow"]) or kind == "ge"


@pytest.mark.browser
def test_no_arrow_points_beyond_a_whole(opened):
    panel = opened("#view=targets&unit=percent")
    ends = panel.root.evaluate("""() => { const scale = document.querySelector('[data-axis=share]');
      const lines = [...scale.querySelectorAll('line')];
      const last = Math.max(...lines.map((line) => +line.getAttribute('x1')));
      return [last, ...[...document.querySelectorAll('.jn-arrow')].filter((one) => scale.compareDocumentPosition(one) & 4)
        .map((one) => { const { x, width } = one.getBBox(); return x + width; })]; }""")
    assert max(ends[1:], default=0) <= ends[0] + 0.5
