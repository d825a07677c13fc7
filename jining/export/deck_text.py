"""Texts on slides: every run with its size, colour, language and both fonts; and the slide number."""

from copy import deepcopy

from pptx.dml.color import RGBColor
from pptx.text.text import Font
from pptx.util import Pt

from jining.export.office import FONTS, TAGS, curly, stretches
from jining.plot.theme import INK_2

#: Namespace of what PowerPoint, Word and Excel draw alike.
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def dress(properties, lang, color=None, points=None):
    """Give run properties their language, colour, size and fonts for Latin and Chinese letters."""
    font, other = Font(properties), TAGS["en" if lang == "zh" else "zh"]
    properties.attrib.update({"lang": TAGS[lang], "altLang": other})
    font.name = FONTS[0]
    if points:
        font.size = Pt(points)
    if color:
        font.color.rgb = RGBColor.from_string(color.lstrip("#"))
    for child in (*properties.findall(f"{A}ea"), *properties.findall(f"{A}cs")):
        properties.remove(child)
    for name, face in (("cs", FONTS[0]), ("ea", FONTS[1])):
        properties.find(f"{A}latin").addnext(properties.makeelement(f"{A}{name}", {"typeface": face}))


def write(frame, texts, points, color, lang, *, bold=False, anchor=None, align=None):
    """Write paragraphs into a frame."""
    frame.word_wrap = True
    if anchor:
        frame._txBody.bodyPr.set("anchor", anchor)
    for at, text in enumerate([texts] if isinstance(texts, str) else texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        add_runs(paragraph, text, points, color, lang, bold=bold)
        if align:
            paragraph._p.get_or_add_pPr().set("algn", align)
    return frame


def add_runs(paragraph, text, points, color, lang, *, bold=False):
    """Add a text; in English each stretch of Chinese is a run of its own language."""
    runs = []
    for part, spoken in stretches(curly(text, lang), lang):
        runs.append(paragraph.add_run())
        runs[-1].text, runs[-1].font.bold = part, bold
        dress(runs[-1].font._element, spoken, color, points)
    return runs


def add_number(slide, layout, points, lang):
    """Put the slide number on a slide, as the placeholder of its layout."""
    shape = next(shape for shape in layout.placeholders if "SLIDE_NUMBER" in str(shape.placeholder_format.type))
    element = deepcopy(shape._element)
    slide.shapes._spTree.append(element)
    field = next(element.iter(f"{A}fld"))
    field.getparent().get_or_add_pPr().set("algn", "r")
    field.find(f"{A}t").text = str(len(slide.part.package.presentation_part.presentation.slides))
    dress(field.find(f"{A}rPr"), lang, INK_2, points)
