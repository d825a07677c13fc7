"""Texts on slides: every run with its size, colour, language and both fonts; and the slide number."""

from copy import deepcopy

from jining.export.office import FONTS, TAGS, curly, stretches
from jining.plot.theme import INK_2

#: Namespace of what PowerPoint, Word and Excel draw alike.
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def dress(properties, lang, color=None):
    """Give run properties their language, colour and fonts for Latin and Chinese letters."""
    properties.set("lang", TAGS[lang])
    properties.set("altLang", TAGS["en" if lang == "zh" else "zh"])
    dropped = [f"{A}{name}" for name in ("latin", "ea", "cs", *["solidFill"] * (color is not None))]
    for child in [child for child in properties if child.tag in dropped]:
        properties.remove(child)
    if color is not None:
        fill = properties.makeelement(f"{A}solidFill", {})
        fill.append(fill.makeelement(f"{A}srgbClr", {"val": color.lstrip("#")}))
        properties.insert(0 if properties.find(f"{A}ln") is None else 1, fill)
    before = next((child for child in properties if child.tag.endswith(("hlinkClick", "sym", "extLst"))), None)
    for name, font in zip(("latin", "ea", "cs"), (*FONTS, FONTS[0]), strict=True):
        child = properties.makeelement(f"{A}{name}", {"typeface": font})
        properties.append(child) if before is None else before.addprevious(child)


def write(frame, texts, points, color, lang, *, bold=False, anchor=None, align=None):
    """Write paragraphs into a frame."""
    frame.word_wrap = True
    if anchor:
        frame._txBody.bodyPr.set("anchor", anchor)
    for at, text in enumerate([texts] if isinstance(texts, str) else texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        add_runs(paragraph, curly(text, lang), points, color, lang, bold=bold)
        if align:
            paragraph._p.get_or_add_pPr().set("algn", align)
    return frame


def add_runs(paragraph, text, points, color, lang, *, bold=False):
    """Add a text; in English each stretch of Chinese is a run of its own language."""
    runs = []
    for part, spoken in stretches(text, lang):
        runs.append(paragraph.add_run())
        runs[-1].text = part
        properties = runs[-1]._r.get_or_add_rPr()
        properties.set("sz", str(int(points * 100)))
        properties.set("b", str(int(bold)))
        dress(properties, spoken, color)
    return runs


def add_number(slide, layout, points, lang):
    """Put the slide number on a slide, as the placeholder of its layout."""
    shape = next(shape for shape in layout.placeholders if "SLIDE_NUMBER" in str(shape.placeholder_format.type))
    element = deepcopy(shape._element)
    slide.shapes._spTree.append(element)
    for paragraph in list(element.txBody.iter(f"{A}p")):
        paragraph.getparent().remove(paragraph)
    paragraph = element.txBody.makeelement(f"{A}p", {})
    paragraph.append(paragraph.makeelement(f"{A}pPr", {"algn": "r"}))
    field = paragraph.makeelement(f"{A}fld", {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    properties = field.makeelement(f"{A}rPr", {"sz": str(points * 100)})
    field.append(properties)
    dress(properties, lang, INK_2)
    said = field.makeelement(f"{A}t", {})
    said.text = str(len(slide.part.package.presentation_part.presentation.slides))
    field.append(said)
    paragraph.append(field)
    element.txBody.append(paragraph)
