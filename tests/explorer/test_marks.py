"""The marks of comparators are one list: the page and matplotlib draw the same shapes at the same places."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import jining
from jining.plot.axes import needs_log
from jining.plot.marks import SHAPES, draw_mark, mark_of, value_of

PROMISES = jining.load()
TARGETS = PROMISES[PROMISES["comparator"].notna()]


def test_the_same_targets_share_an_axis_and_the_same_axes_are_logarithmic(payload):
    growth = (TARGETS["measure_type"] == "growth_rate").where(TARGETS["unit"] == "percent", "")
    drawn = {tuple(rows["id"]): unit != "percent" and needs_log(value_of(rows))
             for (unit, _), rows in TARGETS.groupby(["unit", growth], observed=True)}  # fmt: skip
    axis = PROMISES["id"].groupby(payload["axis"]).agg(tuple)
    assert {ids: payload["axes"][int(place)]["log"] for place, ids in axis.items()} == drawn


DRAWN = """() => [...document.querySelectorAll('.jn-content [data-key^=target-]')].map((group) => {
  const node = group.querySelector('[data-mark]'), { x, width } = node.getBBox();
  return { row: +group.dataset.key.slice(7), mark: node.dataset.mark, tag: node.tagName, x: x + width / 2, width,
    filled: node.getAttribute('fill') !== 'var(--jn-ground)', line: +node.getAttribute('stroke-width'),
    arrow: !!group.querySelector('.jn-arrow') }; })"""


@pytest.mark.browser
def test_shapes_and_places_are_those_of_matplotlib_and_no_arrow_points_beyond_a_whole(opened, payload):
    drawn = pd.DataFrame(opened("#view=targets").page.evaluate(DRAWN)).set_index("row").sort_index()
    assert drawn.index.tolist() == TARGETS.index.tolist() and drawn["mark"].tolist() == mark_of(TARGETS).tolist()
    drawn = drawn.assign(value=value_of(TARGETS), axis=[payload["axis"][row] for row in drawn.index])
    for place, rows in drawn.groupby("axis"):
        if rows["value"].nunique() > 1 and not payload["axes"][int(place)]["log"]:
            slope, start = np.polyfit(rows["value"].astype(float), rows["x"], 1)
            assert rows["x"].tolist() == pytest.approx((start + slope * rows["value"].astype(float)).tolist(), abs=0.6)
    for kind, node in drawn[drawn["mark"] != "range"].groupby("mark").first().iterrows():
        ax = Figure().subplots()
        ax.set_xlim(0, 1)
        draw_mark(ax, kind, 0.5, 0, color="#12355b", size=SHAPES["dot"])
        lines = {line.get_gid(): line for line in ax.lines}
        dot = lines[kind]
        assert (dot.get_markerfacecolor() != "white") == node["filled"] and dot.get_markeredgewidth() == node["line"]
        assert dot.get_markersize() == pytest.approx(node["width"], abs=0.1)
        assert (dot.get_marker() == "s") == (node["tag"] == "rect")
        assert (f"{kind} arrow" in lines) == node["arrow"] or kind == "ge"
    panel = opened("#view=targets&unit=percent")
    ends = panel.page.evaluate("""() => { const scale = document.querySelector('[data-axis=share]');
      return [...document.querySelectorAll('.jn-arrow')].filter((one) => scale.compareDocumentPosition(one) & 4)
        .map((one) => { const { x, width } = one.getBBox(), lines = [...scale.querySelectorAll('line')];
          return x + width - Math.max(...lines.map((line) => line.x1.baseVal.value)); }); }""")
    assert max(ends, default=0) <= 0.5
