"""The explorer for viewers that run no widgets: figure and rows of the selection it starts with."""

import base64
import html

from jining.explorer.words import word
from jining.report import labels
from jining.report.listing import list_records
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
    totals = {name: sum(parts.values()) for name, parts in _bars(panel, chosen).items()}
    unit = max([*totals.values(), 1]) / 40
    lines += [f"{'█' * round(total / unit)} {total} {name}" for name, total in totals.items() if total]
    return "\n".join([*lines, str(_rows(panel)), word("static", lang)])


def _bars(panel, chosen):
    """Label of a row -> part -> number of promises."""
    rows, split = panel.look["rows"], panel.look["split"] or "kind"
    named = {value: dict.fromkeys(choices(split), 0) for value in choices(rows)}
    for one, other in zip(chosen[rows], chosen[split], strict=True):
        for value in held(rows, one):
            for part in held(split, other):
                if value in named and part in named[value]:
                    named[value][part] += 1
    return {choices(rows)[value][panel.lang]: parts for value, parts in named.items()}


def _picture(panel, chosen):
    """Bars as an SVG inside an image: it is shown where scripts are not, and says its numbers where images are not."""
    bars, split, lang = _bars(panel, chosen), panel.look["split"] or "kind", panel.lang
    bars = {name: parts for name, parts in bars.items() if sum(parts.values())}
    most = max([sum(parts.values()) for parts in bars.values()] + [1])
    used = {part for parts in bars.values() for part, count in parts.items() if count}
    shown = [part for part in choices(split) if part in used][:6]
    drawn, y = _legend([(labels.color(split, part), choices(split)[part][lang]) for part in shown])
    for name, parts in bars.items():
        drawn.append(f'<text x="210" y="{y + 14}" text-anchor="end">{html.escape(name)}</text>')
        x = 218.0
        for part, count in parts.items():
            drawn.append(f'<rect x="{x:.1f}" y="{y + 3}" width="{count / most * 430:.1f}" height="15" '
                         f'fill="{labels.color(split, part)}"/>' * bool(count))  # fmt: skip
            x += count / most * 430
        drawn.append(f'<text x="{x + 5:.1f}" y="{y + 14}">{sum(parts.values())}</text>')
        y += 21
    image = (f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{y + 6}" font-family="system-ui,sans-serif" '
             f'font-size="12"><rect width="100%" height="100%" fill="#fff"/>{"".join(drawn)}</svg>')  # fmt: skip
    alt = "; ".join(f"{name} {sum(parts.values())}" for name, parts in bars.items())
    data = base64.b64encode(image.encode("utf-8")).decode("ascii")
    return f'<img alt="{html.escape(alt)}" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'


def _legend(parts):
    """Names of the parts with their colours, in as many lines as they need; and where the bars begin."""
    drawn, x, y = [], 4, 4
    for color, name in parts:
        width = 34 + sum(13 if ord(letter) > 0x2E80 else 7 for letter in name)
        if x > 4 and x + width > 720:
            x, y = 4, y + 18
        drawn.append(f'<rect x="{x}" y="{y}" width="11" height="11" fill="{color}"/>'
                     f'<text x="{x + 15}" y="{y + 10}">{html.escape(name)}</text>')  # fmt: skip
        x += width
    return drawn, y + 20


def _rows(panel):
    return list_records(panel.selected, "id", "kind", "sector", "value", "quote_zh", "text_en", lang=panel.lang, most=8)


def _passages(panel):
    """Paragraphs of the report with the words of records marked: that of one record, or the first ones."""
    ids = panel.promises["id"].tolist()
    place = ids.index(panel.record) if panel.record else None
    wanted = [pieces for pieces in paragraphs(panel.promises)
              if any(places if place is None else place in places for _, places in pieces)][:_PARAGRAPHS]  # fmt: skip
    return "".join(
        f'<p lang="zh-CN">{"".join(_piece(text, places, place) for text, places in pieces)}</p>' for pieces in wanted
    )


def _piece(text, places, place):
    marked = places if place is None else place in places
    return f"<mark>{html.escape(text)}</mark>" if marked else html.escape(text)
