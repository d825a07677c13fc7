"""What a brief is: its blocks, how Markdown, a notebook and a Word file show them, and how much of a page they take."""

import html
import io
import re
from pathlib import Path
from typing import NamedTuple

from jining.export.office import need, same_bytes, say, sign
from jining.plot.text import width
from jining.report.files import check_target, write_atomic

#: Room on a page of `brief.docx`, to be edited in Word: height and width of the text, widths of the columns, in points.
PAGE, WIDTH, COLUMNS = 750, 499, (184, 90, 68, 110, 47)
#: Style of a block there -> size of its letters, height of a line and space around, in points; in Markdown; tag in HTML.
STYLES = {
    "Title": (16, 20, 0, "## {}", "h3"), "Subtitle": (9, 12, 6, "*{}*", "p"), "Lead": (9.5, 13, 6, "{}", "p"),
    "Table": (9, 12, 4, "{}", "table"), "Note": (9, 13, 0, "{}", "p"), "Heading 2": (10.5, 14, 6, "### {}", "h4"),
    "Body Text": (9.5, 13, 1.5, "{}", "p"), "Sources": (8, 11, 0, "{}", "p"),
}  # fmt: skip
#: Part of the width that we measure which the letters of Word take, the ends of broken lines included.
_TAKEN = {"en": 0.96, "zh": 1.03}
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

    def blocks(self):
        """List what stands on the page: a style, a name in bold and a text, which of the table are its rows."""
        sources = [("", f"[{at}] {text}") for at, text in enumerate(self.sources, start=1)]
        listed = [("Title", "", self.title), ("Subtitle", "", self.subtitle), ("Lead", "", joined(self.lead, self.lang)),
                  ("Table", "", self.table), ("Note", "", self.note)]
        for heading, texts in self.parts:
            listed += [("Heading 2", "", heading), *(("Body Text", *text) for text in texts)]
        listed += [("Heading 2", "", say("sources", self.lang)), *(("Sources", *text) for text in sources)]
        return [block for block in listed if block[-1]]

    def __str__(self):
        shown = []
        for style, name, text in self.blocks():
            if style == "Table":
                head, *rows = (f"| {' | '.join(map(_plain, row))} |" for row in text)
                said = "\n".join([head, "|---" * len(COLUMNS) + "|", *rows])
            else:
                said = joined([f"**{_plain(name)}**" * bool(name), _plain(text)], self.lang)
            shown.append(STYLES[style][3].format(said))
        return "\n\n".join(shown)

    def _repr_html_(self):
        shown = ""
        for style, name, text in self.blocks():
            if style == "Table":
                said = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in text)
            else:
                said = f"<b>{html.escape(name)}</b> " * bool(name) + html.escape(text)
            shown += f"<{STYLES[style][4]}>{said}</{STYLES[style][4]}>"
        # MathJax leaves these classes alone: "$" is money, not mathematics.
        return f'<article lang="{self.lang}" class="mathjax_ignore tex2jax_ignore" style="max-width:48em">{shown}</article>'

    def save(self, path):
        """Write the brief to a Word file of one page, ending in .docx."""
        path = check_target(path, ".docx")
        return write_atomic(path, docx_bytes(self))


def joined(sentences, lang):
    """Join sentences as the language does."""
    return (" " if lang == "en" else "").join(filter(None, sentences))


def _plain(text):
    """Write a text so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))


def height(brief):
    """Height of a brief on its page in points."""
    total = 0
    for style, name, text in brief.blocks():
        size, line, around, *_ = STYLES[style]
        for row in text if style == "Table" else [[name + text]]:
            rooms = COLUMNS if style == "Table" else [WIDTH]
            broken = max(width(cell, size) / (room - 9) for cell, room in zip(row, rooms, strict=True))
            total += (1 + broken * _TAKEN[brief.lang] // 1) * line + around
    return total


def docx_bytes(brief):
    """Write a brief as the bytes of a Word file; the same brief gives the same bytes."""
    document, out = need("docx", "python-docx").Document(Path(__file__).with_name("brief.docx")), io.BytesIO()
    sign(document.core_properties, brief.title, brief.lang)
    for style, name, text in brief.blocks():
        if style == "Table":
            _fill(document.add_table(0, len(COLUMNS), style="Brief Table"), text, brief.lang)
        else:
            _write(document.add_paragraph(style=style), name, text, brief.lang)
    document.save(out)
    return same_bytes(out.getvalue())


def _fill(table, rows, lang):
    table.autofit = False
    for column, wide in zip(table.columns, COLUMNS, strict=True):
        column.width = 12_700 * wide  # in EMU; rows that are added take it over
    for at, texts in enumerate(rows):
        for text, cell in zip(texts, table.add_row().cells, strict=True):
            cell.paragraphs[0].style = "Table Text" if at else "Table Head"
            _write(cell.paragraphs[0], "", text.replace("\n", " "), lang)


def _write(paragraph, name, text, lang):
    """Write a name in bold and a text; in Chinese, quotation marks too are told to be so."""
    from docx.oxml.ns import qn

    for said, bold in ((name, True), (" " * (bool(name) and lang == "en") + text, None)):
        run = paragraph.add_run(said)
        run.bold = bold
        if lang == "zh":
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
