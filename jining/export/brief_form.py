"""What a brief is: its parts, how it is shown, and how much of a page it takes."""

import html
import re
from typing import NamedTuple

from jining.export import brief_words as words
from jining.plot.text import width
from jining.report.files import check_target, write_atomic

#: Width of the text and of the columns of the table, and heights that a page of A4 offers and its parts take, in points.
WIDTH, COLUMNS, PAGE = 499, (184, 90, 68, 110, 47), 760
SIZE, SMALL, LINE, ROW = 9.5, 9, 13, 12
#: The letters of Word are narrower than those with which we measure.
_NARROWER = {"en": 0.93, "zh": 1.0}
_BOLD = re.compile(r"\*\*(.*?)\*\*")


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
        sources = [f"[{at}] {text}" for at, text in enumerate(self.sources, start=1)]
        head = [f"## {self.title}", f"*{self.subtitle}*", joined(self.lead, self.lang), "\n".join(rows), self.note]
        tail = [f"### {words.HEADS['sources'][self.lang]}", "  \n".join(sources)]
        return "\n\n".join(filter(None, [*head, *parts, *tail]))

    def _repr_html_(self):
        say = html.escape
        head, *rows = self.table or [()]
        table = "".join(f"<tr>{''.join(f'<td>{say(cell)}</td>' for cell in row)}</tr>" for row in rows)
        heads = "".join(f'<th scope="col">{say(cell)}</th>' for cell in head)
        parts = "".join(
            f"<h4>{say(heading)}</h4>" + "".join(f"<p>{_bold(say(text))}</p>" for text in texts)
            for heading, texts in self.parts
        )
        sources = "".join(f"<li>{say(text)}</li>" for text in self.sources)
        shown = f"<table><thead><tr>{heads}</tr></thead><tbody>{table}</tbody></table>" if rows else ""
        return (f'<article lang="{self.lang}" style="max-width:48em"><h3>{say(self.title)}</h3>'
                f"<p><em>{say(self.subtitle)}</em></p>"
                f"<p>{say(joined(self.lead, self.lang))}</p>{shown}<p>{say(self.note)}</p>{parts}"
                f"<h4>{words.HEADS['sources'][self.lang]}</h4><ol>{sources}</ol></article>")  # fmt: skip

    def save(self, path):
        """Write the brief to a Word file of one page, ending in .docx."""
        from jining.export.brief_page import docx_bytes

        path = check_target(path, ".docx")
        return write_atomic(path, docx_bytes(self))


def height(made_):
    """Height of a brief on its page in points."""
    lang, total = made_.lang, 62.0 + LINE * bool(made_.note)
    total += lines(joined(made_.lead, lang), WIDTH, SIZE, lang) * LINE + 8
    for row in made_.table:
        total += max(lines(cell, column - 9, SMALL, lang) for cell, column in zip(row, COLUMNS, strict=True)) * ROW + 4
    for _, texts in made_.parts:
        total += 20 + sum(lines(text, WIDTH - 10, SIZE, lang) * LINE + 1.5 for text in texts)
    sources = " ".join(f"[{at}] {text}" for at, text in enumerate(made_.sources, start=1))
    return total + 20 + lines(sources, WIDTH, 8, lang) * 11


def lines(text, room, size, lang):
    """Lines that a text takes in a column, with some allowance for the end of each."""
    wide = width(text, size) * _NARROWER[lang]
    return 1 if wide <= room else -(-wide * 1.03 // room)


def _bold(text):
    return _BOLD.sub(r"<b>\1</b>", text)


def joined(sentences, lang):
    """Join sentences as the language does."""
    return (" " if lang == "en" else "").join(sentences)
