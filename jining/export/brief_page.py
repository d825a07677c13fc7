"""The page of a brief as a Word file: A4, one page, every run with its language and an East Asian font."""

import io
import re

from jining.export.brief_form import COLUMNS, LINE, ROW, SIZE, SMALL
from jining.export.brief_words import HEADS
from jining.export.office import FONTS, TAGS, author, created, need, same_bytes

_NAVY, _INK, _GREY, _RULE, _SHADE = "12355B", "1B1F23", "555B61", "D5D9DD", "EEF2F6"
_A4, _MARGINS = (595.3, 841.9), (46, 48, 46, 48)
_CHINESE = re.compile("([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+)")


def docx_bytes(brief):
    """Write a brief as the bytes of a Word file; the same brief gives the same bytes."""
    page = _Page(need("docx", "python-docx"), brief)
    return page.bytes()


class _Page:
    """One page of A4 that is filled from the top."""

    def __init__(self, docx, brief):
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        self.element, self.qn, self.pt, self.rgb = OxmlElement, qn, Pt, RGBColor.from_string
        self.brief, self.lang, self.document = brief, brief.lang, docx.Document()
        self._set_up()
        self._heading("Title", brief.title, 16, 20, before=0, after=0)
        self._paragraph(brief.subtitle, SMALL, ROW, color=_GREY, after=6)
        self._paragraph((" " if self.lang == "en" else "").join(brief.lead), SIZE, LINE, after=6)
        if brief.table:
            self._table()
        if brief.note:
            self._paragraph(brief.note, SMALL, LINE, color=_GREY)
        for heading, texts in brief.parts:
            self._heading("Heading 2", heading, 10.5, 14, before=5, after=1)
            for text in texts:
                self._paragraph(text, SIZE, LINE, after=1.5)
        self._heading("Heading 2", HEADS["sources"][self.lang], 10.5, 14, before=5, after=1)
        self._paragraph(" ".join(f"[{at}] {text}" for at, text in enumerate(brief.sources, start=1)), 8, 11, color=_GREY)

    def bytes(self):
        out = io.BytesIO()
        self.document.save(out)
        return same_bytes(out.getvalue())

    def _set_up(self):
        section, about = self.document.sections[0], self.document.core_properties
        section.page_width, section.page_height = map(self.pt, _A4)
        for side, points in zip(("top_margin", "right_margin", "bottom_margin", "left_margin"), _MARGINS, strict=True):
            setattr(section, side, self.pt(points))
        about.title, about.author, about.last_modified_by, about.comments = self.brief.title, author(), author(), ""
        about.language, about.created, about.modified = TAGS[self.lang], created(), created()
        normal = self.document.styles["Normal"]
        normal.font.size = self.pt(SIZE)
        self._dress(normal.element.get_or_add_rPr(), self.lang)
        for name in ("Title", "Heading 2"):
            style = self.document.styles[name]
            self._dress(style.element.get_or_add_rPr(), self.lang)
            style.font.color.rgb, style.font.bold = self.rgb(_NAVY), True
        borders = self.document.styles["Title"].element.pPr.find(self.qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)

    def _dress(self, properties, lang):
        """Fonts and language of a run or a style; nothing is left to a theme of the program."""
        latin, eastern = FONTS[self.lang]
        fonts = properties.find(self.qn("w:rFonts"))
        if fonts is None:
            fonts = self.element("w:rFonts")
            properties.insert(0, fonts)
        fonts.attrib.clear()
        for name, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", eastern)):
            fonts.set(self.qn(f"w:{name}"), font)
        if lang == "zh":
            fonts.set(self.qn("w:hint"), "eastAsia")
        for old in properties.findall(self.qn("w:lang")):
            properties.remove(old)
        tag = self.element("w:lang")
        tag.set(self.qn("w:val"), TAGS["en"])
        tag.set(self.qn("w:eastAsia"), TAGS["zh"])
        properties.append(tag)

    def _heading(self, style, text, size, line, *, before, after):
        paragraph = self.document.add_paragraph(style=style)
        self._space(paragraph, line, before, after)
        self._runs(paragraph, text, size, _NAVY, bold=True)

    def _paragraph(self, text, size, line, *, color=_INK, after=0.0, into=None):
        paragraph = self.document.add_paragraph() if into is None else into
        self._space(paragraph, line, 0, after)
        self._runs(paragraph, text, size, color)

    def _space(self, paragraph, line, before, after):
        form = paragraph.paragraph_format
        form.line_spacing, form.space_before, form.space_after = self.pt(line), self.pt(before), self.pt(after)

    def _runs(self, paragraph, text, size, color, *, bold=False):
        """One run for what is bold and what is not, and in English for each stretch of Chinese, each with its language."""
        for at, stretch in enumerate(text.split("**")):
            for part in filter(None, [stretch] if self.lang == "zh" else _CHINESE.split(stretch)):
                run = paragraph.add_run(part)
                run.font.size, run.font.color.rgb, run.font.bold = self.pt(size), self.rgb(color), bold or at % 2 == 1
                self._dress(run._element.get_or_add_rPr(), "zh" if self.lang == "zh" or _CHINESE.fullmatch(part) else "en")

    def _table(self):
        rows = self.brief.table
        table = self.document.add_table(len(rows), len(COLUMNS))
        table.autofit = False
        table._tbl.tblPr.append(self._borders())
        for at, (cells, row) in enumerate(zip(rows, table.rows, strict=True)):
            for text, cell, width in zip(cells, row.cells, COLUMNS, strict=True):
                cell.width = self.pt(width)
                self._space(cell.paragraphs[0], ROW, 1.5, 1.5)
                quiet = text in ("–", "nothing found", "未查到")
                color = _NAVY if at == 0 else _GREY if quiet else _INK
                self._runs(cell.paragraphs[0], text.replace("\n", " "), SMALL, color, bold=at == 0)
                if at == 0:
                    self._shade(cell)
        repeat = self.element("w:tblHeader")
        repeat.set(self.qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(repeat)
        for column, width in zip(table.columns, COLUMNS, strict=True):
            column.width = self.pt(width)

    def _borders(self):
        borders = self.element("w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            line = self.element(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
                line.set(self.qn(f"w:{name}"), value)
            borders.append(line)
        return borders

    def _shade(self, cell):
        shade = self.element("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shade.set(self.qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
