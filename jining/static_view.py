"""The explorer for viewers that run no widgets: figure and table of the selection it starts with."""

import base64
import html

from jining.labels import label, quantity
from jining.select import describe_filter
from jining.words import word

_ROWS = 8
#: Paragraphs of the report that stand for the whole, where no record was asked for.
_PARAGRAPHS = 2
_CELL = "text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid #ddd;overflow-wrap:anywhere"
#: A long cell scrolls in itself.
_BOX = "max-height:9em;overflow:auto"


def static_html(explorer):
    """Picture and first rows of what an explorer starts with; passages of the report for a reader.

    Parameters
    ----------
    explorer : Explorer

    Returns
    -------
    str
        HTML without scripts; every cell is escaped.
    """
    lang, places = explorer.lang, explorer.places
    count = word("of", lang, n=len(places), total=len(explorer.promises))
    line = f"{count} · {describe_filter(explorer.filters, lang)} · {word('static', lang)}"
    head = f"<p>{html.escape(line)}</p>"
    if not len(places):
        return f"{head}<p>{html.escape(word('empty', lang))}</p>"
    if explorer.reading:
        return head + marked_html(explorer.paragraphs, explorer.record)
    picture = base64.b64encode(explorer.picture(places)).decode("ascii")
    alt = html.escape(f"{word('fig_' + explorer.figure, lang)}: {count}")
    return (f'{head}<img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{picture}">'
            f"{table_html(explorer.promises.iloc[places[:_ROWS]], lang)}")


def table_html(promises, lang):
    """Write records as an HTML table in both languages; every cell is escaped.

    Parameters
    ----------
    promises : pandas.DataFrame
    lang : {"en", "zh"}
        Language of the header and of the labels.

    Returns
    -------
    str
    """
    names = ("id", "kind", "sector", "value", "quote_zh", "text_en")
    head = "".join(f'<th style="{_CELL}">{html.escape(word(name, lang))}</th>' for name in names)
    rows = "".join(f"<tr>{''.join(map(_cell, _cells(row, lang)))}</tr>" for row in promises.itertuples())
    return f'<table style="width:100%"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def marked_html(paragraphs, place=None):
    """Write paragraphs of the report with the words of records marked.

    Parameters
    ----------
    paragraphs : list
        As `passages.paragraphs` gives them.
    place : int, optional
        Position of one record: its paragraph only; by default the first paragraphs that hold any.

    Returns
    -------
    str
    """
    wanted = [pieces for pieces in paragraphs
              if any(places if place is None else place in places for _, places in pieces)][:_PARAGRAPHS]
    return "".join(f'<p lang="zh-CN">{"".join(_piece(text, places, place) for text, places in pieces)}</p>'
                   for pieces in wanted)


def _piece(text, places, place):
    marked = places if place is None else place in places
    return f"<mark>{html.escape(text)}</mark>" if marked else html.escape(text)


def _cells(row, lang):
    coded = (label("kind", row.kind, lang), label("sector", row.sector, lang), quantity(row, lang))
    return (row.id, *coded, row.quote_zh, row.text_en)


def _cell(text):
    return f'<td style="{_CELL}"><div dir="auto" style="{_BOX}">{html.escape(str(text))}</div></td>'
