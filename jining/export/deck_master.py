"""The master of the deck: 16:9, own layouts, own theme; built from the empty template of python-pptx by rewriting it."""

import re
from copy import deepcopy

from jining.export.office import FONTS, TAGS, author, created, curly, need
from jining.plot.theme import ACCENT, CONTRAST, GREY, INK, INK_2, PALE

#: A 16:9 slide, and the boxes on it (left, top, width, height), in inches.
WIDE, HIGH = 13.333, 7.5
BOXES = {"title": (0.6, 0.35, 12.13, 1.0), "subtitle": (0.6, 1.36, 12.13, 0.42), "body": (0.6, 1.84, 12.13, 4.42),
         "note": (0.6, 6.3, 12.13, 0.36), "source": (0.6, 6.72, 11.2, 0.5), "number": (12.03, 6.72, 0.7, 0.34)}  # fmt: skip
_BAR = (0.6, 2.35, 0.09, 2.6)
COVER = {"title": (0.9, 2.2, 11.5, 1.5), "subtitle": (0.9, 3.85, 11.5, 1.4)}
SIZES = {"title": 26, "subtitle": 16, "note": 12, "source": 12, "number": 12, "cover": 36, "cover_sub": 18}
#: Layouts that are kept of the template: place -> name, and the boxes of their placeholders by index.
_KEPT = {0: ("cover", {0: COVER["title"], 1: COVER["subtitle"]}), 2: ("section", {0: COVER["title"], 1: COVER["subtitle"]}),
         5: ("figure", {0: BOXES["title"]})}  # fmt: skip
_NAMES = {
    "cover": {"en": "Cover", "zh": "封面"},
    "section": {"en": "Section", "zh": "分节"},
    "figure": {"en": "Figure", "zh": "图"},
}
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHINESE = re.compile("([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+)")
_DROPPED = ("printerSettings", "thumbnail")


def new_deck(lang, title):
    """Make an empty deck with a master of its own; returns it and its layouts by name."""
    pptx = need("pptx", "python-pptx")
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = pptx.util.Inches(WIDE), pptx.util.Inches(HIGH)
    _drop(deck)
    master, layouts = deck.slide_master, {}
    for at, layout in reversed(list(enumerate(deck.slide_layouts))):
        if at not in _KEPT:
            deck.slide_layouts.remove(layout)
            continue
        name, boxes = _KEPT[at]
        layout.name, layouts[name] = _NAMES[name][lang], layout
        _rewrite(pptx, layout, boxes, name)
        if name != "figure":
            _bar(pptx, layout)
    _rewrite(pptx, master, {0: BOXES["title"], 1: BOXES["body"]}, "figure")
    _styles(master, lang)
    _theme(master, lang)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, author(), author(), ""
    about.language, about.created, about.modified, about.revision = TAGS[lang], created(), created(), 1
    return pptx, deck, layouts


def _drop(deck):
    """Take away what the template brings of its maker's machine: printer settings, a picture of another slide."""
    for rels in (deck.part.rels, deck.part.package._rels):
        for key in [key for key, rel in rels.items() if any(word in rel.reltype for word in _DROPPED)]:
            rels.pop(key)


def _rewrite(pptx, layout, boxes, name):
    """Put the placeholders where they belong; dates and footers go, the slide number stays."""
    for shape in list(layout.placeholders):
        kind, index = shape.placeholder_format.type, shape.placeholder_format.idx
        if "DATE" in str(kind) or "FOOTER" in str(kind):
            shape._element.getparent().remove(shape._element)
            continue
        box = BOXES["number"] if "SLIDE_NUMBER" in str(kind) else boxes.get(index)
        if box is None:
            shape._element.getparent().remove(shape._element)
            continue
        shape.left, shape.top, shape.width, shape.height = map(pptx.util.Inches, box)
        if index in (0, 1):
            shape._element.txBody.bodyPr.attrib.update({"anchor": "b" if index == 0 else "t", "lIns": "0", "rIns": "0"})
        for rpr in shape._element.iter(f"{_A}defRPr", f"{_A}rPr"):  # sizes and colours come with every run
            rpr.attrib.pop("cap", None)


def _bar(pptx, layout):
    """Put a bar of colour beside the title of a cover or a section."""
    tree = layout.shapes._spTree
    left, top, wide, high = (int(pptx.util.Inches(inches)) for inches in _BAR)
    shape = pptx.oxml.parse_xml(
        f'<p:sp xmlns:p="{_P}" xmlns:a="{_A[1:-1]}">'
        '<p:nvSpPr><p:cNvPr id="99" name="bar" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{CONTRAST[1:]}"/></a:solidFill></p:spPr></p:sp>'
    )
    tree.append(shape)




def _styles(master, lang):
    """Sizes, colours and fonts of titles and texts that a reader adds."""
    sizes = {"titleStyle": (SIZES["title"], ACCENT, True), "bodyStyle": (18, INK, False), "otherStyle": (14, INK, False)}
    styles = master._element.find(f"{{{_P}}}txStyles")
    for style in styles:
        points, color, bold = sizes[style.tag.rpartition("}")[2]]
        for level in style:
            for properties in level.iter(f"{_A}defRPr"):
                properties.set("sz", str(points * 100))
                properties.set("b", str(int(bold)))
                dress(properties, lang, color)
            if style.tag.endswith("titleStyle"):
                level.set("algn", "l")


def dress(properties, lang, color=None):
    """Give run properties their language, colour and fonts for Latin and Chinese letters."""
    properties.set("lang", TAGS[lang])
    properties.set("altLang", TAGS["en" if lang == "zh" else "zh"])
    for child in [child for child in properties if child.tag in (f"{_A}solidFill", f"{_A}latin", f"{_A}ea", f"{_A}cs")]:
        if color is not None or child.tag != f"{_A}solidFill":
            properties.remove(child)
    if color is not None:
        fill = properties.makeelement(f"{_A}solidFill", {})
        fill.append(fill.makeelement(f"{_A}srgbClr", {"val": color.lstrip("#")}))
        line = properties.find(f"{_A}ln")
        properties.insert(0 if line is None else 1, fill)
    before = next((child for child in properties if child.tag.endswith(("hlinkClick", "sym", "extLst"))), None)
    for name, font in zip(("latin", "ea", "cs"), (*FONTS[lang], FONTS[lang][0]), strict=True):
        child = properties.makeelement(f"{_A}{name}", {"typeface": font})
        properties.append(child) if before is None else before.addprevious(child)


def _theme(master, lang):
    """Fonts and colours of the theme, so that what a reader adds looks like the rest."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    text = part.blob.decode("utf-8")
    latin, eastern = FONTS[lang]
    text = re.sub(r"(<a:(?:major|minor)Font>\s*<a:latin typeface=\")[^\"]*(\"[^>]*/>\s*<a:ea typeface=\")[^\"]*",
                  rf"\g<1>{latin}\g<2>{eastern}", text)  # fmt: skip
    colors = {"dk2": ACCENT, "lt2": "#EEF2F6", "accent1": ACCENT, "accent2": CONTRAST, "accent3": GREY, "accent4": "#1F77D0",
              "accent5": "#7A2E8E", "accent6": PALE, "hlink": ACCENT, "folHlink": INK_2}  # fmt: skip
    for name, color in colors.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{color[1:]}"/></a:{name}>', text, flags=re.DOTALL
        )
    text = re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\g<1>jining", text)
    part._blob = text.encode("utf-8")


def write(frame, texts, points, color, lang, *, bold=False, anchor=None, align=None):
    """Write paragraphs into a frame: every run with size, colour, language and both fonts."""
    frame.word_wrap = True
    texts = [curly(text, lang) for text in ([texts] if isinstance(texts, str) else texts)]
    if anchor:
        frame._txBody.bodyPr.set("anchor", anchor)
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        add_runs(paragraph, text, points, color, lang, bold=bold)
        if align:
            paragraph._p.get_or_add_pPr().set("algn", align)
    return frame


def add_runs(paragraph, text, points, color, lang, *, bold=False):
    """Add a text; in English each stretch of Chinese is a run of its own language."""
    parts = [text] if lang == "zh" else [part for part in _CHINESE.split(text) if part]
    return [
        _run(paragraph, part, points, color, "zh" if lang == "zh" or _CHINESE.fullmatch(part) else "en", bold)
        for part in parts
    ]


def _run(paragraph, text, points, color, lang, bold):
    run = paragraph.add_run()
    run.text = text
    properties = run._r.get_or_add_rPr()
    properties.set("sz", str(int(points * 100)))
    properties.set("b", str(int(bold)))
    dress(properties, lang, color)
    return run


def add_number(slide, layout, lang):
    """Put the slide number on a slide, as the placeholder of its layout."""
    shape = next(shape for shape in layout.placeholders if "SLIDE_NUMBER" in str(shape.placeholder_format.type))
    element = deepcopy(shape._element)
    slide.shapes._spTree.append(element)
    body = element.txBody
    for paragraph in list(body.iter(f"{_A}p")):
        paragraph.getparent().remove(paragraph)
    paragraph = body.makeelement(f"{_A}p", {})
    paragraph.append(paragraph.makeelement(f"{_A}pPr", {"algn": "r"}))
    field = paragraph.makeelement(f"{_A}fld", {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    properties = field.makeelement(f"{_A}rPr", {"sz": str(SIZES["number"] * 100)})
    field.append(properties)
    dress(properties, lang, INK_2)
    said = field.makeelement(f"{_A}t", {})
    said.text = str(len(slide.part.package.presentation_part.presentation.slides))
    field.append(said)
    paragraph.append(field)
    body.append(paragraph)
