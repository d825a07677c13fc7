"""The explorer for viewers that run no widgets: figure and rows of the selection it starts with."""

import base64
import html

import pandas as pd

from jining.explorer.words import word
from jining.report import labels
from jining.report.codebook import list_records
from jining.report.source import paragraphs
from jining.selection.filters import choices, held
from jining.selection.select import describe_filter

#: Paragraphs of the report that stand for the whole, where no record was asked for.
_PARAGRAPHS = 2


def static_html(panel):
    """Figure and first rows of what a panel shows; passages of the report for a reader. Every cell is escaped."""
    lang, chosen = panel.lang, panel.selected
    said = " · ".join([word("of", lang, n=len(chosen), total=len(panel.promises)), describe_filter(panel.filters, lang),
                       word("static", lang)])  # fmt: skip
    head = f"<p>{html.escape(said)}</p>"
    if panel.mode == "reader":
        body = head + _passages(panel)
    elif chosen.empty:
        body = f"{head}<p>{html.escape(word('empty', lang))}</p>"
    else:
        body = head + _picture(panel, chosen) + _rows(panel)._repr_html_()
    # MathJax leaves these classes alone: "$" is money, not mathematics.
    return f'<div class="jining-twin mathjax_ignore tex2jax_ignore">{body}</div>'


def static_text(panel):
    """Say the same for a terminal or a PDF without HTML: bars of letters, and rows."""
    lang, chosen = panel.lang, panel.selected
    lines = [f"{word('of', lang, n=len(chosen), total=len(panel.promises))} · {describe_filter(panel.filters, lang)}"]
    totals = _bars(panel, chosen).sum(axis=1)
    unit = max(totals.max(), 1) / 40
    lines += [f"{'█' * round(total / unit)} {total} {name}" for name, total in totals.items()]
    return "\n".join([*lines, str(_rows(panel)), word("static", lang)])


def _bars(panel, chosen):
    """Promises by the label of their row and by part; rows without any are left out."""
    rows, split = panel.look["rows"], panel.look["split"] or "kind"
    cells = pd.DataFrame({"row": [held(rows, cell) for cell in chosen[rows]],
                          "part": [held(split, cell) for cell in chosen[split]]}).explode("row").explode("part")  # fmt: skip
    table = pd.crosstab(cells["row"], cells["part"]).reindex(index=choices(rows), columns=choices(split), fill_value=0)
    table = table[table.any(axis=1)]
    return table.set_axis([choices(rows)[value][panel.lang] for value in table.index])


def _picture(panel, chosen):
    """Bars as an SVG inside an image: it is shown where scripts are not, and says its numbers where images are not."""
    bars, split, lang = _bars(panel, chosen), panel.look["split"] or "kind", panel.lang
    unit, totals = 430 / max(bars.sum(axis=1).max(), 1), bars.sum(axis=1)
    drawn, x, y = [], 4, 4

    def rect(x, y, width, height, part):
        drawn.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{labels.color(split, part)}"/>')

    def text(x, y, said, more=""):
        drawn.append(f'<text x="{x}" y="{y}"{more}>{html.escape(str(said))}</text>')

    for part in bars.columns[bars.any()][:6]:  # the legend, in as many lines as it needs
        name = choices(split)[part][lang]
        width = 34 + sum(13 if ord(letter) > 0x2E80 else 7 for letter in name)
        if x > 4 and x + width > 720:
            x, y = 4, y + 18
        rect(x, y, 11, 11, part)
        text(x + 15, y + 10, name)
        x += width
    for name, parts in bars.iterrows():
        x, y = 218.0, y + 21
        text(210, y + 13, name, ' text-anchor="end"')
        for part, count in parts[parts > 0].items():
            rect(f"{x:.1f}", y + 2, f"{count * unit:.1f}", 15, part)
            x += count * unit
        text(f"{x + 5:.1f}", y + 13, totals[name])
    image = (f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{y + 26}" font-family="system-ui,sans-serif" '
             f'font-size="12"><rect width="100%" height="100%" fill="#fff"/>{"".join(drawn)}</svg>')  # fmt: skip
    alt = "; ".join(f"{name} {total}" for name, total in totals.items())
    data = base64.b64encode(image.encode("utf-8")).decode("ascii")
    return f'<img alt="{html.escape(alt)}" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'


def _rows(panel):
    return list_records(panel.selected, "id", "kind", "sector", "value", "quote_zh", "text_en", lang=panel.lang, most=8)


def _passages(panel):
    """Paragraphs of the report with the words of records marked: that of one record, or the first ones."""
    places = range(len(panel.promises)) if panel.record is None else [panel.promises["id"].tolist().index(panel.record)]
    marked = [[(text, any(place in places for place in held)) for text, held in pieces]
              for pieces in paragraphs(panel.promises)]  # fmt: skip
    wanted = [pieces for pieces in marked if any(on for _, on in pieces)][:_PARAGRAPHS]
    said = [[f"<mark>{html.escape(text)}</mark>" if on else html.escape(text) for text, on in pieces] for pieces in wanted]
    return "".join(f'<p lang="zh-CN">{"".join(pieces)}</p>' for pieces in said)
