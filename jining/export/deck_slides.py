"""The slides of a deck: cover, contents, figures as charts or pictures, appendix, and the sections that PowerPoint shows."""

import io
import uuid
from pathlib import Path

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches, Pt

from jining.export.deck_charts import add_chart, chart_of
from jining.export.deck_text import A, add_number, add_runs, write
from jining.export.office import TAGS, curly, same_bytes, sign
from jining.plot.layout import Box, HouseFigure
from jining.plot.theme import ACCENT, INK, INK_2, SIZES, look
from jining.report.codebook import cite

#: The master, to be edited in PowerPoint; places on its layout "figure" (left, top, width, height) in inches.
MASTER, HIGH = Path(__file__).parent / "deck.pptx", SIZES["slide"].height
BOXES = {"body": (0.6, 1.84, 12.13, 4.42), "subtitle": (0.6, 1.36, 12.13, 0.42), "note": (0.6, 6.3, 12.13, 0.36),
         "source": (0.6, 6.72, 11.2, 0.5)}
_SIZES = {"title": 26, "subtitle": 16, "note": 12, "source": 12, "number": 12, "cover": 36, "cover_sub": 18}
#: Lines of the contents, and how large their letters can be; density of pictures.
_CONTENTS, _DPI = ((8, 20), (12, 18)), 200
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


class Deck:
    """Slides in their order, and the section of each."""

    def __init__(self, title, lang):
        self.title, self.lang, self.sections = title, lang, []
        self.deck = Presentation(MASTER)
        self.layouts = dict(zip(("cover", "section", "figure"), self.deck.slide_layouts, strict=True))
        for properties in self.deck.slide_master._element.iter(f"{A}defRPr"):  # of what a reader adds
            properties.set("lang", TAGS[lang])
            properties.set("altLang", TAGS["en" if lang == "zh" else "zh"])
        sign(self.deck.core_properties, title, lang)

    def bytes(self):
        """Content of the file; the same slides give the same bytes."""
        self._write_sections()
        out = io.BytesIO()
        self.deck.save(out)
        return same_bytes(out.getvalue())

    def slide(self, layout, section):
        """Add an empty slide."""
        slide = self.deck.slides.add_slide(self.layouts[layout])
        if not self.sections or self.sections[-1][0] != section:
            self.sections.append((section, []))
        self.sections[-1][1].append(slide.slide_id)
        if layout == "figure":
            add_number(slide, self.layouts[layout], _SIZES["number"], self.lang)
        return slide

    def opening(self, layout, section, title, under, notes):
        """Add a cover or the slide before a section."""
        slide = self.slide(layout, section)
        self._title(slide, title, "cover", align="l" if layout == "cover" else None)
        write(slide.placeholders[1].text_frame, under, _SIZES["cover_sub"], INK_2, self.lang,
              align="l" if layout == "cover" else None)
        self._notes(slide, notes)

    def figure(self, figure, section):
        """Add the slide of a figure: its finding, what is drawn, the chart or picture, what it cannot show, its source."""
        words, source = figure.words(self.lang), figure.source(self.lang)
        slide, fig = self.slide("figure", section), _drawn(figure, self.lang)
        self._title(slide, words.title)
        self._text(slide, "subtitle", words.subtitle)
        chart, box = chart_of(figure, fig, self.lang), [Inches(inches) for inches in BOXES["body"]]
        shape = add_chart(slide, box, chart, self.lang) if chart else slide.shapes.add_picture(_png(fig), *box)
        shape.name = figure.name
        finding = f"{words.title.rstrip('.。')}{'. ' if self.lang == 'en' else '。'}{words.alt}"
        shape._element.xpath(".//p:cNvPr")[0].set("descr", curly(finding, self.lang))
        self._text(slide, "note", words.note)
        self._text(slide, "source", source)
        self._notes(slide, [words.title, words.subtitle, words.note, words.alt, source, *cite().splitlines()])
        return slide

    def contents(self, slide, title, lines):
        """Write the contents: a line (text, slide) opens that slide by a click, (text, None) stands for itself."""
        self._title(slide, title)
        left, top, wide, high = BOXES["body"]
        frame = slide.shapes.add_textbox(*map(Inches, (left, top - 0.4, wide, high + 0.9))).text_frame
        frame.word_wrap, frame.margin_left = True, 0
        points = next((size for most, size in _CONTENTS if len(lines) <= most), 12)
        order = [one.slide_id for one in self.deck.slides]
        for at, (text, target) in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(0.5 * points)
            if target is None:
                add_runs(paragraph, text, points, ACCENT, self.lang, bold=True)
                continue
            text = f"{order.index(target.slide_id) + 1}  {text}"
            for run in add_runs(paragraph, text, points, INK, self.lang):
                key = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
                run._r.get_or_add_rPr().add_hlinkClick(key).set("action", "ppaction://hlinksldjump")
        self._notes(slide, [title])

    def _title(self, slide, text, size="title", align=None):
        write(slide.shapes.title.text_frame, text, _SIZES[size], ACCENT, self.lang, bold=True, align=align,
              anchor="b" if size == "title" else None)

    def _text(self, slide, part, text):
        box = slide.shapes.add_textbox(*map(Inches, BOXES[part]))
        box.name = part
        frame = write(box.text_frame, text, _SIZES[part], INK_2, self.lang, anchor="t")
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

    def _notes(self, slide, texts):
        write(slide.notes_slide.notes_text_frame, [text for text in texts if text], 12, INK, self.lang)

    def _write_sections(self):
        made = etree.SubElement(self.deck.part._element, f"{_P}extLst")
        ext = etree.SubElement(made, f"{_P}ext", uri=_SECTIONS)
        listed = etree.SubElement(ext, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
        for at, (name, ids) in enumerate(self.sections):
            key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"jining:{at}:{name}")).upper()
            section = etree.SubElement(listed, f"{{{_P14}}}section", name=name, id=f"{{{key}}}")
            slides = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
            for id_ in ids:
                etree.SubElement(slides, f"{{{_P14}}}sldId", id=str(id_))


def _drawn(figure, lang):
    """Draw the body of a figure at its place on the slide: its letters have the size that the slide shows."""
    left, top, wide, high = BOXES["body"]
    with look(lang, "slide"):
        fig = HouseFigure(lang, "slide")
        fig.body = Box(72 * left, 72 * (HIGH - top - high), 72 * (left + wide), 72 * (HIGH - top))
        figure.draw_body(fig, lang)
    return fig


def _png(fig):
    """Picture of the body of a figure."""
    left, top, wide, high = BOXES["body"]
    out, whole = io.BytesIO(), io.BytesIO()
    fig.savefig(whole, format="png", dpi=_DPI)
    with Image.open(whole) as picture:
        edges = [round(inches * _DPI) for inches in (left, top, left + wide, top + high)]
        picture.convert("RGB").crop(edges).save(out, "png", optimize=True)
    return out
