"""Native charts of the deck: what a figure draws as bars or dots becomes a chart that can be edited."""

from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.text import Text

from jining.export.deck_master import add_runs, dress
from jining.export.office import curly, need
from jining.plot.bars import ink_on
from jining.plot.theme import ACCENT, GREY, INK

#: Letters of a chart of few and of many rows, in points; more rows than these leave no room for letters of 12 points.
_POINTS, _FEW, MOST = {True: 14, False: 12}, 12, 20
#: Gap between bars, in per cent of one: those that stand for dots are as thin as a line.
_GAP = {"bars": 35, "dots": 240, "pairs": 60}
#: Words that a native chart shows as well; a figure with others is put on the slide as a picture.
_BARS, _DOTS = {"end", "inside", "key"}, {"value", "end"}
_YEARS = {"en": ("year before", "target"), "zh": ("上年", "目标值")}
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Series(NamedTuple):
    """One row of bars: name, values, colour of each, and words at their ends (None: the values)."""

    name: str
    values: list
    colors: list
    texts: list | None
    shown: bool = True


class Chart(NamedTuple):
    """A chart: bars, dots or pairs; names of its rows, and its series."""

    kind: str
    names: list
    series: list


def chart_of(figure, fig, lang):
    """Read the chart off the drawn figure and its data; None if a native chart would show less than the figure."""
    said = {}
    for text in fig.findobj(Text):
        if text.get_text() and text.get_gid():
            said.setdefault(text.get_gid(), []).append(text.get_text())
    table = figure.data(lang)
    if len(fig.axes) != 1 or not 0 < len(table) <= MOST:
        return None
    bars = [one for one in fig.axes[0].containers if isinstance(one, BarContainer)]
    if bars and set(said) <= _BARS:
        return _bars(fig.axes[0], bars, said, table, figure.words(lang).subtitle, lang)
    if not bars and set(said) <= _DOTS and len(said.get("value", ())) == len(table) and "value" in table:
        return _dots(said, table, lang)
    return None


def _bars(ax, bars, said, table, subtitle, lang):
    ticks = [" ".join(label.get_text().split("\n")) for label in ax.get_yticklabels()]
    names = list(table[f"label_{lang}"]) if len(table) == len(bars[0]) else ticks
    if any(len(one) != len(names) for one in bars):
        return None
    keys = said.get("key", [subtitle])
    if len(keys) != len(bars):
        return None
    whole = len(bars) == 1
    texts = said.get("end") if whole and len(said.get("end", ())) == len(names) else None
    written = set(said.get("inside", ()))
    series = []
    for key, one in zip(keys, bars, strict=True):
        values = [round(float(bar.get_width()), 6) for bar in one]
        shown = whole or any(_plain(value, 0) in written or _plain(value, 0) + "%" in written for value in values)
        series.append(Series(key, values, [to_hex(bar.get_facecolor()) for bar in one], texts, shown))
    if whole and texts and all(text.replace(",", "") == _plain(value) for text, value in zip(texts, series[0].values, strict=True)):
        series[0] = series[0]._replace(texts=None)
    return Chart("bars", names, series)


def _dots(said, table, lang):
    names, texts = list(table[f"label_{lang}"]), said["value"]
    colors = list(table["color"]) if "color" in table else [ACCENT] * len(table)
    targets = Series(_YEARS[lang][1], [float(value) for value in table["value"]], colors, texts)
    if "before" not in table:
        return Chart("dots", names, [targets])
    before = [None if value != value else float(value) for value in table["before"].astype("float64")]
    return Chart("pairs", names, [Series(_YEARS[lang][0], before, [GREY] * len(table), None), targets])


def _plain(value, decimals=6):
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"


def add_chart(slide, box, chart, lang):
    """Put a native chart on a slide; returns its frame."""
    pptx = need("pptx", "python-pptx")
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK

    stacked = chart.kind == "bars" and len(chart.series) > 1
    content = pptx.chart.data.CategoryChartData(number_format="General")
    content.categories = [curly(name, lang) for name in chart.names]
    for series in chart.series:
        content.add_series(curly(series.name, lang), series.values)
    types = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(types, *map(pptx.util.Inches, box), content)
    shown, points = frame.chart, _POINTS[len(chart.names) <= _FEW]
    shown.has_title, shown.has_legend = False, len(chart.series) > 1
    shown.font.size = pptx.util.Pt(points)
    dress(shown._chartSpace.get_or_add_txPr().p_lst[0].get_or_add_pPr().get_or_add_defRPr(), lang, INK)
    shown.plots[0].gap_width, shown.plots[0].overlap = _GAP[chart.kind], 100 if stacked else 0
    names_axis, values_axis = shown.category_axis, shown.value_axis
    names_axis.reverse_order, names_axis.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    names_axis.major_tick_mark = XL_TICK_MARK.NONE
    names_axis.format.line.color.rgb = pptx.dml.color.RGBColor.from_string(GREY[1:])
    names_axis.tick_labels.font.size = pptx.util.Pt(points)
    dress(names_axis.tick_labels.font._element, lang, INK)
    _every_name(names_axis._element)
    values_axis.visible, values_axis.has_major_gridlines = False, False
    values_axis.minimum_scale = min(0, *(value for series in chart.series for value in series.values if value is not None))
    if stacked:
        values_axis.maximum_scale = max(map(sum, zip(*(series.values for series in chart.series), strict=True)))
        # The names need all the height: the legend stands in the free corner beside the shortest bars.
        _lay_out(shown._chartSpace.chart.plotArea, (0, 0, 1, 1), target="outer")
    for series, drawn in zip(chart.series, shown.plots[0].series, strict=True):
        _fill(pptx, drawn, series, lang, points, stacked)
    if shown.has_legend:
        _legend(pptx, shown, lang, points, in_corner=stacked)
    return frame


def _fill(pptx, drawn, series, lang, points, stacked):
    """Colours of the bars, and the numbers or words on them."""
    from pptx.enum.chart import XL_LABEL_POSITION

    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = pptx.dml.color.RGBColor.from_string(series.colors[0][1:].upper())
    drawn.invert_if_negative = False
    labels = drawn.data_labels
    labels.show_value, labels.number_format_is_linked = series.shown, False
    labels.number_format = '#,##0;-#,##0;""' if stacked else '#,##0.##' if any(value % 1 for value in series.values if value) else "#,##0"
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = pptx.util.Pt(points)
    dress(labels.font._element, lang, ink_on(series.colors[0]) if stacked else INK)
    for place, color in enumerate(series.colors):
        if color != series.colors[0]:
            point = drawn.points[place]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = pptx.dml.color.RGBColor.from_string(color[1:].upper())
    for place, text in enumerate(series.texts or ()):
        add_runs(drawn.points[place].data_label.text_frame.paragraphs[0], curly(text, lang), points, INK, lang)


def _lay_out(element, box, target=None):
    """Place a part of a chart, in fractions of it."""
    old = element.find(f"{_C}layout")
    if old is not None:
        element.remove(old)
    layout = element.makeelement(f"{_C}layout", {})
    manual = layout.makeelement(f"{_C}manualLayout", {})
    layout.append(manual)
    entries = [("layoutTarget", target)] if target else []
    entries += [("xMode", "edge"), ("yMode", "edge"), *zip("xywh", map(str, box), strict=True)]
    for name, value in entries:
        manual.append(manual.makeelement(f"{_C}{name}", {"val": value}))
    position = element.find(f"{_C}legendPos")
    element.insert(0, layout) if position is None else position.addnext(layout)


def _every_name(axis):
    """Let a program write every name, not every second one where it thinks that room is short."""
    axis.find(f"{_C}txPr")[0].attrib.update({"rot": "0", "vert": "horz"})
    skip = axis.makeelement(f"{_C}tickLblSkip", {"val": "1"})
    after = next((child for child in axis if child.tag in (f"{_C}tickMarkSkip", f"{_C}noMultiLvlLbl", f"{_C}extLst")), None)
    axis.append(skip) if after is None else after.addprevious(skip)


def _legend(pptx, shown, lang, points, *, in_corner):
    from pptx.enum.chart import XL_LEGEND_POSITION

    shown.legend.position = XL_LEGEND_POSITION.RIGHT if in_corner else XL_LEGEND_POSITION.TOP
    shown.legend.include_in_layout = in_corner
    if in_corner:
        _lay_out(shown.legend._element, (0.72, 0.7, 0.26, 0.16))
    shown.legend.font.size = pptx.util.Pt(points)
    dress(shown.legend.font._element, lang, INK)
