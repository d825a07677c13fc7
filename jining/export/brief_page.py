"""What a brief is: its parts, how a notebook and a Word file show it, and how much of a page it takes."""

import html
import io
import re
from pathlib import Path
from typing import NamedTuple

from jining.export import brief_words as words
from jining.export.office import need, same_bytes, sign, stretches
from jining.plot.text import width
from jining.report.files import check_target, write_atomic

#: The page with its styles, to be edited in Word. What the arithmetic below needs of it, in points: height of the page,
#: widths of the text and of the columns, size and line of the text and of the table.
PAGE_FILE, PAGE, WIDTH, COLUMNS = Path(__file__).parent / "brief.docx", 760, 499, (184, 90, 68, 110, 47)
SIZE, SMALL, LINE, ROW = 9.5, 9, 13, 12
#: The letters of Word are narrower than those with which we measure.
_NARROWER = {"en": 0.93, "zh": 1.0}


class Brief(NamedTuple):
    """One page on a theme or a sector; a notebook shows it, `print` writes it as Markdown, `save` as a Word file."""

    lang: str
    title: str
    subtitle: str
    lead: tuple
    table: list
    note: str
    parts: list
    sources: list
    ids: list

    def __str__(self):
        rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in self.table]
        rows[1:1] = ["|---" * len(self.table[0]) + "|"] if rows else []
        parts = [block for heading, texts in self.parts for block in (f"### {heading}", *texts)]
        head = [f"## {self.title}", f"*{self.subtitle}*", joined(self.lead, self.lang), "\n".join(rows), self.note]
        return "\n\n".join(filter(None, [*head, *parts, f"### {words.HEADS['sources'][self.lang]}",
                                         "  \n".join(self.numbered())]))

    def _repr_html_(self):
        say, (head, *rows) = html.escape, self.table or [()]
        cells = [f"<tr>{''.join(f'<td>{say(cell)}</td>' for cell in row)}</tr>" for row in rows]
        heads = "".join(f'<th scope="col">{say(cell)}</th>' for cell in head)
        shown = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(cells)}</tbody></table>" if rows else ""
        parts = "".join(f"<h4>{say(heading)}</h4>{''.join(f'<p>{say(text)}</p>' for text in texts)}"
                        for heading, texts in self.parts)
        parts = re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", parts)
        return (f'<article lang="{self.lang}" style="max-width:48em"><h3>{say(self.title)}</h3>'
                f"<p><em>{say(self.subtitle)}</em></p><p>{say(joined(self.lead, self.lang))}</p>{shown}"
                f"<p>{say(self.note)}</p>{parts}"
                f"<h4>{words.HEADS['sources'][self.lang]}</h4>"
                f"<ol>{''.join(f'<li>{say(text)}</li>' for text in self.sources)}</ol></article>")

    def numbered(self):
        """Write each source with its number."""
        return [f"[{at}] {text}" for at, text in enumerate(self.sources, start=1)]

    def save(self, path):
        """Write the brief to a Word file of one page, ending in .docx."""
        path = check_target(path, ".docx")
        return write_atomic(path, docx_bytes(self))


def joined(sentences, lang):
    """Join sentences as the language does."""
    return (" " if lang == "en" else "").join(sentences)


def height(brief):
    """Height of a brief on its page in points."""
    lang, total = brief.lang, 62.0 + LINE * bool(brief.note)
    total += _lines(joined(brief.lead, lang), WIDTH, SIZE, lang) * LINE + 8
    for row in brief.table:
        total += max(_lines(cell, column - 9, SMALL, lang) for cell, column in zip(row, COLUMNS, strict=True)) * ROW + 4
    for _, texts in brief.parts:
        total += 20 + sum(_lines(text, WIDTH - 10, SIZE, lang) * LINE + 1.5 for text in texts)
    return total + 20 + _lines(" ".join(brief.numbered()), WIDTH, 8, lang) * 11


def _lines(text, room, size, lang):
    """Lines that a text takes in a column, with some allowance for the end of each."""
    wide = width(text, size) * _NARROWER[lang]
    return 1 if wide <= room else -(-wide * 1.03 // room)


def docx_bytes(brief):
    """Write a brief as the bytes of a Word file; the same brief gives the same bytes."""
    document, out = need("docx", "python-docx").Document(PAGE_FILE), io.BytesIO()
    sign(document.core_properties, brief.title, brief.lang)
    blocks = [("Title", brief.title), ("Subtitle", brief.subtitle), ("Lead", joined(brief.lead, brief.lang)), ("", ""),
              ("Note", brief.note)]
    blocks += [block for heading, texts in [*brief.parts, (words.HEADS["sources"][brief.lang], [])]
               for block in (("Heading 2", heading), *(("Body Text", text) for text in texts))]
    for style, text in [*blocks, ("Sources", " ".join(brief.numbered()))]:
        if not style and brief.table:
            _fill(document.add_table(len(brief.table), len(COLUMNS), style="Brief Table"), brief)
        elif text:
            _runs(document.add_paragraph(style=style), text, brief.lang)
    document.save(out)
    return same_bytes(out.getvalue())


def _fill(table, brief):
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, wide in zip(table.columns, COLUMNS, strict=True):
        column.width = Pt(wide)
    for at, (texts, row) in enumerate(zip(brief.table, table.rows, strict=True)):
        for text, cell, wide in zip(texts, row.cells, COLUMNS, strict=True):
            cell.width = Pt(wide)
            quiet = text in words.NOTHING.values()
            cell.paragraphs[0].style = f"Table {'Head' if at == 0 else 'Quiet' if quiet else 'Text'}"
            _runs(cell.paragraphs[0], text.replace("\n", " "), brief.lang)


def _runs(paragraph, text, lang):
    """One run for what is bold and what is not, and in English for each stretch of Chinese, which is told to be so."""
    from docx.oxml.ns import qn

    for at, part in enumerate(text.split("**")):
        for said, spoken in stretches(part, lang) if part else ():
            run = paragraph.add_run(said)
            run.bold = at % 2 == 1 or None
            if spoken == "zh":
                run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
