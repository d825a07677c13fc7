"""The slides of a deck: cover, contents, figures as charts or pictures, appendix, and the sections that PowerPoint shows."""

import io
import uuid
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from jining.export.deck_parts import add_chart, chart_of, write
from jining.export.office import same_bytes, say, sign
from jining.figures.figure import outlets
from jining.plot.layout import Box, HouseFigure
from jining.plot.theme import look
from jining.report.codebook import cite

#: Layouts of the master `deck.pptx`, to be edited in PowerPoint, in their order; letters of their texts in points.
_LAYOUTS = {"cover": (36, 18), "section": (36, 18), "contents": (26, 18), "figure": (26, 16, 12, 12)}
#: Place of a chart or picture on its slide in inches: left, top, width, height; dots per inch of a picture.
_BODY, _DPI = (0.6, 1.84, 12.13, 4.42), 200
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


class Deck:
    """Slides in their order, and the section of each."""

    def __init__(self, title, lang):
        self.lang, self.sections, self.deck = lang, [], Presentation(Path(__file__).with_name("deck.pptx"))
        sign(self.deck.core_properties, title, lang)

    def slide(self, layout, section, texts, notes):
        """Add a slide: its section, the paragraphs of each of its places, and its notes."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[list(_LAYOUTS).index(layout)])
        if not self.sections or self.sections[-1][0] != section:
            self.sections.append((section, []))
        self.sections[-1][1].append(slide.slide_id)
        for shape, said, points in zip(slide.placeholders, texts, _LAYOUTS[layout], strict=True):
            write(shape.text_frame, said, points, self.lang)
        write(slide.notes_slide.notes_text_frame, notes, 12, self.lang)
        return slide

    def figure(self, figure, section):
        """Add the slide of a figure: its finding, what is drawn, the chart or picture, what it cannot show, its source."""
        title, subtitle, note, alt = figure.words(self.lang)
        source, fig = figure.source(self.lang), _drawn(figure, self.lang)
        known = outlets(figure.cited(), self.lang)
        slide = self.slide("figure", section, [[title], [subtitle], [note], [source]],
                           [title, subtitle, note, alt, source, *known, *cite().splitlines()])
        box = [Inches(inches) for inches in _BODY]
        if chart := chart_of(figure, fig, self.lang):
            shape = add_chart(slide, box, chart, self.lang)
        else:
            picture = io.BytesIO()
            fig.savefig(picture, format="png", dpi=_DPI)
            shape = slide.shapes.add_picture(picture, *box)
        shape.name = figure.name
        shape._element.xpath(".//p:cNvPr")[0].set("descr", say("deck_alt", self.lang, title=title.rstrip(".。"), alt=alt))
        return slide

    def contents(self, slide, targets):
        """Write the contents, the second slide: a click on a line opens one of those that follow."""
        lines = [f"{at}  {target.shapes.title.text}" for at, target in enumerate(targets, start=3)]
        frame = slide.placeholders[10].text_frame
        write(frame, lines, _LAYOUTS["contents"][1], self.lang)
        for paragraph, target in zip(frame.paragraphs, targets, strict=True):
            for run in paragraph.runs:
                key = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
                run._r.rPr.add_hlinkClick(key).set("action", "ppaction://hlinksldjump")

    def bytes(self):
        """Content of the file; the same slides give the same bytes."""
        out, made = io.BytesIO(), etree.SubElement(self.deck.part._element, f"{_P}extLst")
        ext = etree.SubElement(made, f"{_P}ext", uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")
        listed = etree.SubElement(ext, f"{_P14}sectionLst", nsmap={"p14": _P14[1:-1]})
        for at, (name, ids) in enumerate(self.sections):
            key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"jining:{at}:{name}")).upper()
            section = etree.SubElement(listed, f"{_P14}section", name=name, id=f"{{{key}}}")
            slides = etree.SubElement(section, f"{_P14}sldIdLst")
            for id_ in ids:
                etree.SubElement(slides, f"{_P14}sldId", id=str(id_))
        self.deck.save(out)
        return same_bytes(out.getvalue())


def _drawn(figure, lang):
    """Draw the body of a figure as large as its place on the slide, or larger if rows of a table are lost there."""
    with look(lang, "slide"):
        for larger in (1, 1.1, 1.2, 1.3):
            fig = HouseFigure(lang, "slide")
            fig.set_size_inches(larger * inches for inches in _BODY[2:])
            fig.body = Box(0, 0, *72 * fig.get_size_inches())
            figure.draw_body(fig, lang)
            if not any(one.get_gid() == "more" for one in fig.artists):
                break
    return fig
