"""Texts and charts on slides: every run with its size, language and both fonts; bars and dots as charts to be edited."""

import re
from typing import NamedTuple

from matplotlib.colors import to_hex
from matplotlib.text import Text
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.text.text import Font
from pptx.util import Pt

from jining.export.office import FONTS, TAGS, say
from jining.plot.theme import ACCENT, GREY, INK, ink_on

_CHINESE = re.compile("([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+)")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: Rows of a chart with letters of 14 points, and of one with letters of 12.
_FEW, _MOST = 12, 20
#: Kind of a chart -> that of PowerPoint, gap and overlap of its bars in per cent of one.
_KINDS = {"bars": (XL_CHART_TYPE.BAR_CLUSTERED, 35, 100), "stacked": (XL_CHART_TYPE.BAR_STACKED, 35, 100),
          "pairs": (XL_CHART_TYPE.BAR_CLUSTERED, 60, 0)}
#: Room at the left of a bar below zero for its number, in parts of the axis.
_LEFT = 0.12
#: Words that a native chart shows as well; a figure with others is put on the slide as a picture.
_SHOWN = {"end", "inside", "value", "key"}


def dress(properties, lang, points, color=None):
    """Give run properties their language, size, colour and fonts for Latin and Chinese letters."""
    font = Font(properties)
    properties.attrib.update({"lang": TAGS[lang], "altLang": TAGS["en" if lang == "zh" else "zh"]})
    font.name, font.size = FONTS[0], Pt(points)
    if color:
        font.color.rgb = RGBColor.from_string(color[1:])
    for child in properties.findall(f"{_A}ea"):
        properties.remove(child)
    properties.find(f"{_A}latin").addnext(properties.makeelement(f"{_A}ea", {"typeface": FONTS[1]}))


def write(frame, texts, points, lang, color=None):
    """Write paragraphs into a frame; in English each stretch of Chinese is a run of its own language."""
    frame.text = "\n".join([""] * len(texts))
    for paragraph, text in zip(frame.paragraphs, texts, strict=True):
        for part in [text] if lang == "zh" else filter(None, _CHINESE.split(text)):
            run = paragraph.add_run()
            run.text = part
            dress(run.font._element, "zh" if lang == "zh" or _CHINESE.fullmatch(part) else "en", points, color)


class Series(NamedTuple):
    """One series of bars: name; value, colour and words at the end of each bar."""

    name: str
    values: list
    colors: list
    texts: list


def chart_of(figure, fig, lang):
    """Read a chart off a drawn figure: kind, names, series, value at its right edge; None if it would show less."""
    said, table = {}, figure.data(lang)
    for text in fig.findobj(Text):
        if text.get_text() and text.get_gid():
            x, y = getattr(text, "xy", text.get_position())
            said.setdefault(text.get_gid(), {})[round(x, 6), round(y)] = text.get_text()
    if len(fig.axes) != 1 or not said.keys() <= _SHOWN or not 0 < len(table) <= _MOST:
        return None
    if fig.axes[0].containers:
        return _bars(fig.axes[0], said, list(table[f"label_{lang}"]), figure.words(lang).subtitle)
    return _pairs(said, table, lang) if "before" in table else None  # no chart shows marks


def _bars(ax, said, names, subtitle):
    """Bars in series by their labels; a bar of the whole behind the others says where the edge is, and what is left."""
    ticks = zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)
    rows, found, whole = [round(at) for at, name in ticks if name.get_text()], {}, None
    for bar in (bar for one in ax.containers for bar in one):
        row = round(bar.get_y() + bar.get_height() / 2)
        if bar.get_gid() == "track":
            whole = bar
        elif row in rows:
            found.setdefault((bar.get_gid(), bar.get_label() or subtitle), {})[row] = bar
    inside = said.get("inside", {})

    def read(bars, what):
        return [what(bars[row], row) if row in bars else None for row in rows]

    series = [Series(name, read(bars, lambda bar, _: round(float(bar.get_width()), 6)),
                     read(bars, lambda bar, _: to_hex(bar.get_facecolor())),
                     read(bars, lambda bar, row: inside.get((round(bar.get_x() + bar.get_width() / 2, 6), row), "")))
              for (_, name), bars in found.items()]
    ends, most = {row: text for (_, row), text in said["end"].items()}, ax.get_xlim()[1] if len(ax.containers) > 1 else None
    ends = [ends.get(row, "") for row in rows]
    if len(series) == 1 or any(None in one.values for one in series):
        return "bars", names, [one._replace(texts=ends) for one in series], most
    if ends == [f"{int(value + 0.5)}%" for value in series[-1].values]:  # they are about the last part, and stand in it
        return "stacked", names, [*series[:-1], series[-1]._replace(texts=ends)], most
    if whole and whole.get_label():
        left = [round(most - sum(values), 6) for values in zip(*(one.values for one in series), strict=True)]
        series.append(Series(whole.get_label(), left, [to_hex(whole.get_facecolor())] * len(rows), [""] * len(rows)))
    # words behind a stack have no place of their own in a native chart
    return "stacked", [f"{name}  {end}".rstrip() for name, end in zip(names, ends, strict=True)], series, most


def _pairs(said, table, lang):
    """Dots with a year before as pairs of bars; where it is not known, the words at the dot say so."""
    names, texts, values = (list(table[column]) for column in (f"label_{lang}", f"text_{lang}", "value"))
    before, unit = [None if value != value else value for value in table["before"]], "%" * all("%" in text for text in texts)
    texts = [said["value"][values[row], row] if old is None else texts[row] for row, old in enumerate(before)]
    target = Series(say("chart_target", lang), values, [ACCENT] * len(table), texts)
    olds = ["" if value is None else f"{value:g}{unit}" for value in before]
    return "pairs", names, [Series(say("chart_before", lang), before, [GREY] * len(table), olds), target], None


def add_chart(slide, box, chart, lang):
    """Put a native chart on a slide; returns its frame."""
    (kind, rows, parts, most), content = chart, CategoryChartData()
    type_, gap, overlap = _KINDS[kind]
    points, content.categories = 14 if len(rows) <= _FEW else 12, map(_no_formula, rows)
    for series in parts:
        content.add_series(_no_formula(series.name), series.values)
    frame = slide.shapes.add_chart(type_, *box, content)
    shown = frame.chart
    dress(shown.font._element, lang, points, INK)
    shown.has_title, shown.has_legend = False, len({series.name for series in parts}) > 1
    if shown.has_legend:
        shown.legend.position, shown.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    shown.plots[0].gap_width, shown.plots[0].overlap = gap, overlap
    names, values = shown.category_axis, shown.value_axis
    names.reverse_order, names.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    # a program writes every name, not every second one where it thinks that room is short
    names._element.xpath("c:noMultiLvlLbl")[0].addprevious(names._element.makeelement(qn("c:tickLblSkip"), {"val": "1"}))
    values.visible, values.has_major_gridlines = False, False
    known = [value for series in parts for value in series.values if value is not None]
    low = min(0, *known)
    values.minimum_scale, values.maximum_scale = low and low - _LEFT * (max(known) - low), most
    for series, drawn in zip(parts, shown.plots[0].series, strict=True):
        at = "OUTSIDE_END" if kind != "stacked" else "INSIDE_END" if series is parts[-1] else "CENTER"
        _fill(drawn, series, lang, points, XL_LABEL_POSITION[at])
    return frame


def _no_formula(name):
    """Mark a name that the workbook of a chart would run."""
    return f"'{name}" if name.startswith(("=", "{=")) else name


def _fill(drawn, series, lang, points, place):
    """Colours of the bars, and the numbers or words on them."""
    drawn.invert_if_negative = False
    own, ink, spoken = next(filter(None, series.colors)), INK, any(series.texts)
    form = ",.10g" if any("," in text for text in series.texts) else ".10g"
    _paint(drawn, own)
    if spoken:
        labels, ink = drawn.data_labels, INK if place == XL_LABEL_POSITION.OUTSIDE_END else ink_on(own)
        labels.show_value, labels.number_format_is_linked = True, False
        labels.number_format, labels.position = "#,##0" if "," in form else "General", place
        dress(labels.font._element, lang, points, ink)
    for at, (value, color, text) in enumerate(zip(series.values, series.colors, series.texts, strict=True)):
        if value is not None and color != own:
            _paint(drawn.points[at], color)
        if value is not None and spoken and text != format(value, form):
            write(drawn.points[at].data_label.text_frame, [text or " "], points, lang, ink)


def _paint(part, color):
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(color[1:])
