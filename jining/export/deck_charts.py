"""Native charts of the deck: what a figure draws as bars or dots becomes a chart that can be edited."""

from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from jining.export.deck_text import add_runs, dress
from jining.export.office import curly
from jining.plot.bars import ink_on
from jining.plot.theme import ACCENT, GREY, INK

#: Letters of a chart of few and of many rows, in points; more rows than these leave no room for letters of 12 points.
_POINTS, _FEW, MOST = {True: 14, False: 12}, 12, 20
#: Gap between bars, in per cent of one: those that stand for dots are as thin as a line.
_GAP = {"bars": 35, "dots": 240, "pairs": 60}
#: Words that a native chart shows as well; a figure with others is put on the slide as a picture.
_BARS, _DOTS = {"end", "inside", "key"}, {"value", "end", "key"}
_YEARS = {"en": ("year before", "target"), "zh": ("上年", "目标值")}
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Series(NamedTuple):
    """One row of bars: name, values, colour of each, and words at their ends (None: the values, "": nothing)."""

    name: str
    values: list
    colors: list
    texts: list | None


class Chart(NamedTuple):
    """A chart: bars, dots or pairs; names of its rows, its series, and the value at its right edge (None: the greatest)."""

    kind: str
    names: list
    series: list
    most: float | None = None


def chart_of(figure, fig, lang):
    """Read the chart off the drawn figure and its data; None if a native chart would show less than the figure."""
    said = {}
    for text in fig.findobj(Text):
        if text.get_text() and text.get_gid():
            said.setdefault(text.get_gid(), []).append(text)
    table = figure.data(lang)
    if len(fig.axes) != 1 or not 0 < len(table) <= MOST:
        return None
    ax, keys = fig.axes[0], _keys(fig, said)
    bars = [one for one in ax.containers if isinstance(one, BarContainer)]
    if bars and set(said) <= _BARS:
        return _bars(ax, bars, said, keys, table, figure.words(lang).subtitle, lang)
    if not bars and set(said) <= _DOTS and len(said.get("value", ())) == len(table) and "value" in table:
        return _dots(ax, [text.get_text() for text in said["value"]], keys, table, lang)
    return None


def _keys(fig, said):
    """Name and colour of each entry of the key, in its order."""
    squares = [
        to_hex(one.get_facecolor()) for one in fig.get_children() if isinstance(one, Rectangle) and one is not fig.patch
    ]
    return list(zip([text.get_text() for text in said.get("key", ())], squares, strict=False))


def _bars(ax, bars, said, keys, table, subtitle, lang):
    """Bars on the rows that have a name; a bar of the whole behind the others only says where the edge is."""
    ticks = zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)
    rows = {round(at): label.get_text().replace("\n", " ") for at, label in ticks if label.get_text()}
    spans = [{round(bar.get_y() + bar.get_height() / 2): bar for bar in one} for one in bars]
    if any(not set(rows) <= set(one) for one in spans):
        return None
    parts = [one for at, one in enumerate(spans) if at == 0 or any(one[row].get_x() > 0 for row in rows)]
    most = ax.get_xlim()[1] if len(parts) < len(spans) or len(parts) > 1 else None
    ends = {round(text.get_position()[1]): text.get_text() for text in said.get("end", ())}
    names = list(table[f"label_{lang}"]) if len(table) == len(rows) else list(rows.values())
    if len(parts) > 1 and len(keys) < len(parts):
        return None
    series = []
    for at, part in enumerate(parts):
        name = keys[at][0] if len(parts) > 1 else subtitle
        values = [round(float(part[row].get_width()), 6) for row in rows]
        colors = [to_hex(part[row].get_facecolor()) for row in rows]
        texts = [ends.get(row, "") for row in rows] if len(parts) == 1 else [_inside(said, part[row], row) for row in rows]
        series.append(Series(name, values, colors, None if _are_values(texts, values) else texts))
    if len(parts) == 1:
        return Chart("bars", names, _by_key(series[0], keys), most)
    sums = [sum(values) for values in zip(*(one.values for one in series), strict=True)]
    if len(parts) < len(spans) and len(keys) > len(parts):  # the bar of the whole has a name: it is the rest
        name, color = keys[len(parts)]
        series.append(Series(name, [round(most - value, 6) for value in sums], [color] * len(rows), [""] * len(rows)))
    counted = _are_values([ends.get(row, "") for row in rows], sums) and series[-1].texts != [""] * len(rows)
    if any(ends.values()) and not counted:  # words behind a stack have no place of their own in a native chart
        names = [f"{name}  {ends.get(row, '')}".rstrip() for name, row in zip(names, rows, strict=True)]
    return Chart("bars", names, series, most)


def _inside(said, bar, row):
    """Words that stand in a bar."""
    left, right = bar.get_x(), bar.get_x() + bar.get_width()

    def stands(text):
        x, way = text.get_position()[0], text.get_ha()
        near = {"left": abs(x - left) < 1e-6, "right": abs(x - right) < 1e-6}.get(way, left < x < right)
        return near and right > left and round(text.get_position()[1]) == row

    return next((text.get_text() for text in said.get("inside", ()) if stands(text)), "")


def _are_values(texts, values):
    return all(text.replace(",", "") == f"{value:.10g}" for text, value in zip(texts, values, strict=True))


def _by_key(series, keys):
    """Split a series by the colours that a key names, so that the legend of the chart says the same."""
    if len(keys) < 2 or not set(series.colors) <= {color for _, color in keys}:
        return [series]
    return [Series(name, [value if own == color else None for value, own in zip(series.values, series.colors, strict=True)],
                   [color] * len(series.values), series.texts) for name, color in keys]


def _dots(ax, texts, keys, table, lang):
    marks = {round(line.get_ydata()[0]): to_hex(line.get_markeredgecolor()) for line in ax.lines
             if len(line.get_ydata()) == 1 and not str(line.get_gid()).endswith("arrow")}
    names, values = list(table[f"label_{lang}"]), [float(value) for value in table["value"]]
    if "before" not in table:
        colors = [marks.get(row, ACCENT) for row in range(len(table))]
        return Chart("dots", names, _by_key(Series(_YEARS[lang][1], values, colors, texts), keys))
    before = [None if value != value else float(value) for value in table["before"].astype("float64")]
    texts = list(table.get(f"text_{lang}", texts))  # what the figure says of the year before has a bar of its own
    unit = "%" if all("%" in text for text in texts) else ""
    olds = ["" if value is None else f"{value:g}{unit}" for value in before]
    return Chart("pairs", names, [Series(_YEARS[lang][0], before, [GREY] * len(table), olds),
                                  Series(_YEARS[lang][1], values, [ACCENT] * len(table), texts)])


def add_chart(slide, box, chart, lang):
    """Put a native chart on a slide; returns its frame."""
    by_key = any(None in series.values for series in chart.series) and chart.kind != "pairs"
    stacked = len(chart.series) > 1 and chart.kind != "pairs" and not by_key
    content = CategoryChartData(number_format="General")
    content.categories = [curly(name, lang) for name in chart.names]
    for series in chart.series:
        content.add_series(curly(series.name, lang), series.values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED, *box, content)
    shown, points = frame.chart, _POINTS[len(chart.names) <= _FEW]
    shown.has_title, shown.has_legend = False, len(chart.series) > 1
    shown.font.size = Pt(points)
    dress(shown._chartSpace.get_or_add_txPr().p_lst[0].get_or_add_pPr().get_or_add_defRPr(), lang, INK)
    shown.plots[0].gap_width, shown.plots[0].overlap = _GAP[chart.kind], 100 if stacked or by_key else 0
    names_axis, values_axis = shown.category_axis, shown.value_axis
    names_axis.reverse_order, names_axis.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    names_axis.major_tick_mark = XL_TICK_MARK.NONE
    names_axis.format.line.color.rgb = RGBColor.from_string(GREY[1:])
    _letters(names_axis.tick_labels, points, lang)
    _every_name(names_axis._element)
    values_axis.visible, values_axis.has_major_gridlines = False, False
    values_axis.minimum_scale = min(0, *(value for series in chart.series for value in series.values if value is not None))
    if chart.most:
        values_axis.maximum_scale = float(chart.most)
    in_corner = stacked and _free_corner(chart)
    if in_corner:  # the names need all the height: the legend stands beside the shortest bars
        _lay_out(shown._chartSpace.chart.plotArea, (0, 0, 1, 1), target="outer")
    for series, drawn in zip(chart.series, shown.plots[0].series, strict=True):
        _fill(drawn, series, lang, points, stacked)
    if shown.has_legend:
        shown.legend.position = XL_LEGEND_POSITION.RIGHT if in_corner else XL_LEGEND_POSITION.TOP
        shown.legend.include_in_layout = in_corner
        if in_corner:
            _lay_out(shown.legend._element, (0.72, 0.7, 0.26, 0.16))
        _letters(shown.legend, points, lang)
    return frame


def _letters(part, points, lang, color=INK):
    part.font.size = Pt(points)
    dress(part.font._element, lang, color)


def _free_corner(chart):
    """Whether the bars at the foot leave the lower right corner free."""
    sums = [sum(filter(None, values)) for values in zip(*(one.values for one in chart.series), strict=True)]
    return len(chart.series) == 2 and max(sums[-len(sums) // 3:]) < 0.55 * max(sums)


def _fill(drawn, series, lang, points, inside):
    """Colours of the bars, and the numbers or words on them."""
    drawn.invert_if_negative = False
    _paint(drawn, series.colors[0])
    for place, color in enumerate(series.colors):
        if color != series.colors[0]:
            _paint(drawn.points[place], color)
    if series.texts is not None and not any(series.texts):
        return
    labels, ink = drawn.data_labels, ink_on(series.colors[0]) if inside else INK
    labels.show_value, labels.number_format_is_linked = True, False
    labels.number_format = ('#,##0.##;-#,##0.##;""' if any(value % 1 for value in series.values if value) else
                            '#,##0;-#,##0;""' if inside else "#,##0")
    labels.position = XL_LABEL_POSITION.CENTER if inside else XL_LABEL_POSITION.OUTSIDE_END
    _letters(labels, points, lang, ink)
    for place, text in enumerate(series.texts or ()):
        if series.values[place] is not None:
            add_runs(drawn.points[place].data_label.text_frame.paragraphs[0], curly(text, lang) or " ", points, ink, lang)


def _paint(part, color):
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(color[1:].upper())


def _lay_out(element, box, target=None):
    """Place a part of a chart, in fractions of it."""
    old = element.find(f"{_C}layout")
    if old is not None:
        element.remove(old)
    layout = element.makeelement(f"{_C}layout", {})
    manual = layout.makeelement(f"{_C}manualLayout", {})
    layout.append(manual)
    for name, value in (*[("layoutTarget", target)] * bool(target), ("xMode", "edge"), ("yMode", "edge"),
                        *zip("xywh", map(str, box), strict=True)):
        manual.append(manual.makeelement(f"{_C}{name}", {"val": value}))
    position = element.find(f"{_C}legendPos")
    element.insert(0, layout) if position is None else position.addnext(layout)


def _every_name(axis):
    """Let a program write every name, not every second one where it thinks that room is short."""
    axis.find(f"{_C}txPr")[0].attrib.update({"rot": "0", "vert": "horz"})
    skip = axis.makeelement(f"{_C}tickLblSkip", {"val": "1"})
    after = next((child for child in axis if child.tag in (f"{_C}tickMarkSkip", f"{_C}noMultiLvlLbl", f"{_C}extLst")), None)
    axis.append(skip) if after is None else after.addprevious(skip)
