"""What a brief is: its parts, how a notebook and a Word file show it, and how much of a page it takes."""

import html
import io
import re
from pathlib import Path
from typing import NamedTuple

from jining.export.brief_words import joined
from jining.export.office import need, same_bytes, say, sign, stretches
from jining.plot.text import width, wrap
from jining.report.files import check_target, write_atomic

#: The page with its styles, to be edited in Word. What the arithmetic below needs of it, in points: height of the page,
#: widths of the text and of the columns, size and line of the text and of the table.
PAGE_FILE, PAGE, WIDTH, COLUMNS = Path(__file__).parent / "brief.docx", 760, 499, (184, 90, 68, 110, 47)
SIZE, SMALL, LINE, ROW = 9.5, 9, 13, 12
#: The letters of Word are narrower than those with which we measure.
_NARROWER = {"en": 0.93, "zh": 1.0}
#: What Markdown takes for more than letters; it leaves an underscore within a word alone.
_MARKS = re.compile(r"[\\`*<$|~]|(?<![^\W_])_|_(?![^\W_])|\](?=\()")


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
        rows = [f"| {' | '.join(map(_plain, row))} |" for row in self.table]
        rows[1:1] = ["|---" * len(self.table[0]) + "|"] if rows else []
        blocks = [f"## {_plain(self.title)}", f"*{_plain(self.subtitle)}*", _plain(joined(self.lead, self.lang)),
                  "\n".join(rows), _plain(self.note)]
        for heading, texts in self.parts:
            blocks += [f"### {heading}", *(joined([f"**{_plain(name)}**" * bool(name), _plain(text)], self.lang)
                                           for name, text in texts)]
        blocks += [f"### {say('sources', self.lang)}", "  \n".join(map(_plain, self.numbered()))]
        return "\n\n".join(filter(None, blocks))

    def _repr_html_(self):
        def row(cells, tag):
            return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"

        rows = "".join(row(cells, "td" if at else "th") for at, cells in enumerate(self.table))
        parts = [("h3", "", self.title), ("p", "", self.subtitle), ("p", "", joined(self.lead, self.lang)),
                 ("table", rows, ""), ("p", "", self.note)]
        for heading, texts in [*self.parts, (say("sources", self.lang), [("", text) for text in self.numbered()])]:
            parts += [("h4", "", heading)]
            parts += [("p", f"<b>{html.escape(name)}</b> " * bool(name), text) for name, text in texts]
        shown = "".join(f"<{tag}>{begin}{html.escape(text)}</{tag}>" for tag, begin, text in parts if begin or text)
        # MathJax leaves these classes alone: "$" is money, not mathematics.
        return f'<article lang="{self.lang}" class="mathjax_ignore tex2jax_ignore" style="max-width:48em">{shown}</article>'

    def numbered(self):
        """Write each source with its number."""
        return [f"[{at}] {text}" for at, text in enumerate(self.sources, start=1)]

    def save(self, path):
        """Write the brief to a Word file of one page, ending in .docx."""
        path = check_target(path, ".docx")
        return write_atomic(path, docx_bytes(self))


def _plain(text):
    """Write a text so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))


def height(brief):
    """Height of a brief on its page in points."""
    lang, total = brief.lang, 62.0 + LINE * bool(brief.note)
    total += _lines(joined(brief.lead, lang), WIDTH, SIZE, lang) * LINE + 8
    for row in brief.table:
        total += max(_lines(cell, column - 9, SMALL, lang) for cell, column in zip(row, COLUMNS, strict=True)) * ROW + 4
    for _, texts in brief.parts:
        total += 20 + sum(_lines(joined(text, lang), WIDTH - 10, SIZE, lang) * LINE + 1.5 for text in texts)
    return total + 20 + len(wrap(" ".join(brief.numbered()), WIDTH, 8)) * 11  # addresses are not broken


def _lines(text, room, size, lang):
    """Lines that a text takes in a column, with some allowance for the end of each."""
    wide = width(text, size) * _NARROWER[lang]
    return 1 if wide <= room else -(-wide * 1.03 // room)


def docx_bytes(brief):
    """Write a brief as the bytes of a Word file; the same brief gives the same bytes."""
    document, out, lang = need("docx", "python-docx").Document(PAGE_FILE), io.BytesIO(), brief.lang
    sign(document.core_properties, brief.title, lang)

    def add(style, *texts):
        """Add a paragraph; of two texts the first is bold."""
        if any(texts):
            _runs(document.add_paragraph(style=style), texts, lang)

    add("Title", brief.title)
    add("Subtitle", brief.subtitle)
    add("Lead", joined(brief.lead, lang))
    if brief.table:
        _fill(document.add_table(len(brief.table), len(COLUMNS), style="Brief Table"), brief)
    add("Note", brief.note)
    for heading, texts in brief.parts:
        add("Heading 2", heading)
        for name, text in texts:
            add("Body Text", name, (" " if lang == "en" and name else "") + text)
    add("Heading 2", say("sources", lang))
    add("Sources", " ".join(brief.numbered()))
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
            quiet = text in (say("nothing", brief.lang), say("no_year", brief.lang))
            cell.paragraphs[0].style = f"Table {'Head' if at == 0 else 'Quiet' if quiet else 'Text'}"
            _runs(cell.paragraphs[0], [text.replace("\n", " ")], brief.lang)


def _runs(paragraph, texts, lang):
    """Add texts, the first of two bold; in English each stretch of Chinese is a run that is told to be so."""
    from docx.oxml.ns import qn

    for at, text in enumerate(texts):
        for said, spoken in stretches(text, lang) if text else ():
            run = paragraph.add_run(said)
            run.bold = at < len(texts) - 1 or None
            if spoken == "zh":
                run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
