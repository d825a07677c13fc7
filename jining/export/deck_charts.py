"""Native charts of the deck: what a figure draws as bars or dots becomes a chart that can be edited."""

from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK

from jining.export.deck_text import add_runs, dress
from jining.export.office import curly, say
from jining.plot.bars import ink_on
from jining.plot.theme import ACCENT, GREY, INK

#: Letters of a chart of few and of many rows, in points; more rows than these leave no room for letters of 12 points.
_POINTS, _FEW, MOST = {True: 14, False: 12}, 12, 20
#: Gap between bars, in per cent of one: those that stand for dots are as thin as a line.
_GAP = {"bars": 35, "dots": 240, "pairs": 60}
#: Words that a native chart shows as well; a figure with others is put on the slide as a picture.
_BARS, _DOTS = {"end", "inside", "key"}, {"value", "end", "key"}


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
    said, table = {}, figure.data(lang)
    for text in fig.findobj(lambda one: isinstance(one, Text) and one.get_text() and one.get_gid()):
        said.setdefault(text.get_gid(), []).append(text)
    if len(fig.axes) != 1 or not 0 < len(table) <= MOST:
        return None
    squares = [one for one in fig.get_children() if isinstance(one, Rectangle) and one is not fig.patch]
    keys = [(text.get_text(), to_hex(square.get_facecolor()))
            for text, square in zip(said.get("key", ()), squares, strict=False)]
    ax, names = fig.axes[0], list(table[f"label_{lang}"])
    bars = [one for one in ax.containers if isinstance(one, BarContainer)]
    if bars and set(said) <= _BARS:
        return _bars(ax, bars, said, keys, names, figure.words(lang).subtitle)
    if not bars and set(said) <= _DOTS and len(said.get("value", ())) == len(table) and "value" in table:
        return _dots(ax, [text.get_text() for text in said["value"]], keys, names, table, lang)
    return None


def _bars(ax, bars, said, keys, names, subtitle):
    """Bars on the rows that have a name; a bar of the whole behind the others only says where the edge is."""
    ticks = zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)
    rows = {round(at): label.get_text().replace("\n", " ") for at, label in ticks if label.get_text()}
    spans = [{round(bar.get_y() + bar.get_height() / 2): bar for bar in one} for one in bars]
    parts = [one for at, one in enumerate(spans) if at == 0 or any(bar.get_x() > 0 for bar in one.values())]
    if not all(set(rows) <= set(one) for one in spans) or len(keys) < len(parts) > 1:
        return None
    ends = {round(text.xy[1]): text.get_text() for text in said.get("end", ())}
    ends, names = [ends.get(row, "") for row in rows], names if len(names) == len(rows) else list(rows.values())
    series = []
    for at, part in enumerate(parts):
        values = [round(float(part[row].get_width()), 6) for row in rows]
        texts = ends if len(parts) == 1 else [_inside(said, part[row], row) for row in rows]
        series.append(Series(keys[at][0] if len(parts) > 1 else subtitle, values,
                             [to_hex(part[row].get_facecolor()) for row in rows],
                             None if _are_values(texts, values) else texts))
    most = ax.get_xlim()[1] if len(spans) > 1 else None
    if len(parts) == 1:
        return Chart("bars", names, _by_key(series[0], keys), most)
    sums, last = [sum(values) for values in zip(*(one.values for one in series), strict=True)], series[-1]
    if len(parts) < len(spans) and len(keys) > len(parts):  # the bar of the whole has a name: it is the rest
        name, color = keys[len(parts)]
        series.append(Series(name, [round(most - value, 6) for value in sums], [color] * len(rows), [""] * len(rows)))
    elif ends == [f"{value:.0f}%" for value in last.values]:  # they are about the last part, and stand in it
        return Chart("bars", names, [*series[:-1], last._replace(texts=ends)], most)
    if not _are_values(ends, sums) or ((last := series[-1].texts) and not any(last)):
        # words behind a stack have no place of their own in a native chart
        names = [f"{name}  {end}".rstrip() for name, end in zip(names, ends, strict=True)]
    return Chart("bars", names, series, most)


def _inside(said, bar, row):
    """Words that stand in a bar."""
    left, right = bar.get_x(), bar.get_x() + bar.get_width()
    for text in said.get("inside", ()):
        x, y = text.xy
        if round(y) == row and left < x + {"left": 1e-5, "right": -1e-5}.get(text.get_ha(), 0) < right:
            return text.get_text()
    return ""


def _are_values(texts, values):
    return all(text.replace(",", "") == f"{value:.10g}" for text, value in zip(texts, values, strict=True))


def _by_key(series, keys):
    """Split a series by the colours that a key names, so that the legend of the chart says the same."""
    if len(keys) < 2 or not set(series.colors) <= {color for _, color in keys}:
        return [series]
    return [Series(name, [value if own == color else None for value, own in zip(series.values, series.colors, strict=True)],
                   [color] * len(series.values), series.texts) for name, color in keys]


def _dots(ax, texts, keys, names, table, lang):
    """Dots as thin bars; those with a year before as pairs."""
    marks = {round(line.get_ydata()[0]): to_hex(line.get_markeredgecolor()) for line in ax.lines
             if len(line.get_ydata()) == 1 and not str(line.get_gid()).endswith("arrow")}
    values, rows = [float(value) for value in table["value"]], range(len(table))
    target = Series(say("chart_target", lang), values, [marks.get(row, ACCENT) for row in rows], texts)
    if "before" not in table:
        return Chart("dots", names, _by_key(target, keys))
    before = [None if value != value else float(value) for value in table["before"].astype("float64")]
    texts = list(table.get(f"text_{lang}", texts))  # what the figure says of the year before has a bar of its own
    unit = "%" if all("%" in text for text in texts) else ""
    olds = ["" if value is None else f"{value:g}{unit}" for value in before]
    return Chart("pairs", names, [Series(say("chart_before", lang), before, [GREY] * len(table), olds),
                                  target._replace(colors=[ACCENT] * len(table), texts=texts)])


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
    _letters(shown, points, lang)
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
    for series, drawn in zip(chart.series, shown.plots[0].series, strict=True):
        _fill(drawn, series, lang, points, stacked)
    if shown.has_legend:
        shown.legend.position, shown.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        _letters(shown.legend, points, lang)
    return frame


def _letters(part, points, lang, color=INK):
    dress(part.font._element, lang, color, points)


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
            add_runs(drawn.points[place].data_label.text_frame.paragraphs[0], text or " ", points, ink, lang)


def _paint(part, color):
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(color[1:].upper())


def _every_name(axis):
    """Let a program write every name, not every second one where it thinks that room is short."""
    axis.txPr.bodyPr.attrib.update({"rot": "0", "vert": "horz"})
    skip = axis.makeelement(axis.tag.replace("catAx", "tickLblSkip"), {"val": "1"})
    axis.xpath("c:noMultiLvlLbl")[0].addprevious(skip)
