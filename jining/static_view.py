"""The explorer for viewers that run no widgets: figure and table of the selection it starts with."""

import base64
import html

import numpy as np

from jining.labels import label, quantity
from jining.select import describe_filter
from jining.words import word

_ROWS = 8
_CELL = "text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid #ddd;overflow-wrap:anywhere"


def static_html(explorer, lang):
    """Picture and first rows of what an explorer shows.

    Parameters
    ----------
    explorer : Explorer
    lang : {"en", "zh"}

    Returns
    -------
    str
        HTML without scripts; every cell is escaped.
    """
    selected = explorer.selected
    count = word("of", lang, n=len(selected), total=len(explorer.promises))
    line = f"{count} · {describe_filter(explorer.filters, lang)} · {word('static', lang)}"
    if selected.empty:
        return f"<p>{html.escape(line)}</p><p>{word('empty', lang)}</p>"
    places = np.flatnonzero(explorer.promises["id"].isin(selected["id"]).to_numpy())
    picture = base64.b64encode(explorer.picture(places)).decode("ascii")
    alt = html.escape(f"{word('fig_' + explorer.figure, lang)}: {count}")
    return (f'<p>{html.escape(line)}</p><img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{picture}">'
            f"{table_html(selected.head(_ROWS), lang)}")


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
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(row, lang):
    coded = (label("kind", row.kind, lang), label("sector", row.sector, lang), quantity(row, lang))
    return (row.id, *coded, row.quote_zh, row.text_en)


def _cell(text):
    return f'<td style="{_CELL}">{html.escape(str(text))}</td>'
