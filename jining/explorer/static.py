"""The explorer where no Python runs: as one HTML file, and its twin for viewers that run no widgets."""

import base64
import hashlib
import html
import io
import json
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path
from string import Template

import numpy as np

from jining.explorer.payload import described, of_its_report, page_text, script, word
from jining.report.codebook import list_records
from jining.report.source import paragraphs
from jining.selection.describe import describe_filter


def explorer_html(panel):
    """Write the page with everything in it."""
    first = {name: getattr(panel, name) for name in ("filters", "view", "record", "lang", "pinned", "look", "mode")}
    data, code = panel.payload, script() + "\nstart();"
    letters = frozenset(filter(str.isprintable, data + "".join(map(chr, range(32, 127))) + "✓≠▲▼▾×·…–—≥≤≈"))
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    policy = (f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: blob:; "
              "font-src data:; base-uri 'none'; form-action 'none'")  # fmt: skip
    said = {key: html.escape(words[panel.lang], quote=False) for key, words in panel.page["words"].items()}
    # Without "<" no text of a cell can end the script element that holds it.
    data, first = (text.replace("<", "\\u003c") for text in (data, json.dumps(first, ensure_ascii=False)))
    return Template(page_text("file.html")).substitute(
        said, lang="zh-CN" if panel.lang == "zh" else "en", policy=policy, style=page_text("page.css"), code=code, data=data,
        first=first, fonts=_font(400, "Regular", letters) + _font(700, "Bold", letters))  # fmt: skip


@cache
def _font(weight, name, letters):
    """Cut the letters that the page needs of a bundled font, as a style."""
    from fontTools import subset

    options, out = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2], notdef_outline=True), io.BytesIO()
    options.flavor = "woff2"
    font = subset.load_font(Path(__file__).parents[1] / "fonts" / f"JiningSansSC-{name}.ttf", options, lazy=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, letters))
    cutter.subset(font)
    subset.save_font(font, out, options)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    return (f'@font-face{{font-family:"Jining Sans SC";font-weight:{weight};'
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}')  # fmt: skip


def counted(panel, lang):
    """Say how many records of the report are selected, and by which filters: first the one that the records came with."""
    n, given = word("of", lang, n=len(panel.selected_ids), total=panel.page["of"]), panel.page["given"][lang]
    own = describe_filter(panel.filters, lang) if panel.filters or not given else ""
    return " · ".join(filter(None, [n, given, own]))


@of_its_report
def static_html(panel):
    """Figure and first rows of what a panel shows; passages of the report for a reader. Every cell is escaped."""
    body = f"<p>{html.escape(_head(panel))} · {word('static', panel.lang)}</p>"
    if panel.mode == "reader":
        body += "".join(f'<p lang="zh-CN">{passage}</p>' for passage in _passages(panel))
    elif not panel.selected_ids:
        body += f"<p>{html.escape(word('empty' if len(panel.promises) else 'uncoded', panel.lang))}</p>"
    else:
        columns = "id", "kind", "sector", "value", "quote_zh", "text_en"
        body += _picture(panel) + list_records(panel.selected, *columns, lang=panel.lang, most=8)._repr_html_()
    # MathJax leaves these classes alone: "$" is money, not mathematics.
    return f'<div class="jining-twin mathjax_ignore tex2jax_ignore">{body}</div>'


def _head(panel):
    """Say what is shown: the report, or what the bars count, of how many promises, and of which."""
    bars = word("fig_bars", panel.lang, rows=described(panel.look["rows"])["within"][panel.lang])
    read = panel.record or word("view_report", panel.lang)
    return read if panel.mode == "reader" else f"{bars} · {counted(panel, panel.lang)}"


def bars_of(panel):
    """Rows of the selection as the page counts them, once for each value: value, promises, and how many have each part."""
    columns = {column["name"]: column for column in panel.page["columns"]}
    rows, split = columns[panel.look["rows"]], columns.get(panel.look["split"])
    if split in (None, rows):
        split = {"values": [{"place": 0, **panel.page["inks"]["plain"]}], "cells": [[0]], "codes": [0] * len(panel.promises)}
    totals, pairs = Counter(), Counter()
    for at in np.flatnonzero(panel.promises["id"].isin(panel.selected_ids)):
        held, beside = (column["cells"][column["codes"][at]] for column in (rows, split))
        totals.update(held)
        pairs.update(product(held, beside))
    return [(value, totals[row], [(part, pairs[row, place]) for place, part in enumerate(split["values"])
                                  if pairs[row, place]])
            for row, value in enumerate(rows["values"]) if totals[row]]  # fmt: skip


def _picture(panel):
    """Bars as an SVG inside an image: it is shown where scripts are not, and says its numbers where images are not."""
    bars, lang, drawn, x, y = bars_of(panel), panel.lang, [], 4, 4
    unit = 430 / max(sum(n for _, n in parts) for _, _, parts in bars)

    def rect(x, y, width, height, part):
        by_day = part["color"].partition("(")[2].partition(",")[0]
        drawn.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{by_day}"/>')

    def text(x, y, said, more=""):
        drawn.append(f'<text x="{x}" y="{y}"{more}>{html.escape(str(said))}</text>')

    shown = {part["place"]: part for _, _, parts in bars for part, _ in parts if lang in part}
    for _, part in sorted(shown.items()):  # the legend, in as many lines as it needs
        width = 34 + sum(13 if ord(letter) > 0x2E80 else 7 for letter in part[lang])
        if x > 4 and x + width > 720:
            x, y = 4, y + 18
        rect(x, y, 11, 11, part)
        text(x + 15, y + 10, part[lang])
        x += width
    for value, _, parts in bars:
        x, y = 218.0, y + 21
        text(210, y + 13, value[lang], ' text-anchor="end"')
        for part, count in parts:
            rect(f"{x:.1f}", y + 2, f"{count * unit:.1f}", 15, part)
            x += count * unit
        text(f"{x + 5:.1f}", y + 13, sum(n for _, n in parts))
    image = (f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{y + 26}" font-family="system-ui,sans-serif" '
             f'font-size="12"><rect width="100%" height="100%" fill="#fff"/>{"".join(drawn)}</svg>')  # fmt: skip
    alt = f"{_head(panel)}: " + "; ".join(f"{value[lang]} {sum(n for _, n in parts)}" for value, _, parts in bars)
    data = base64.b64encode(image.encode("utf-8")).decode("ascii")
    return f'<img alt="{html.escape(alt)}" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'


def _passages(panel):
    """Paragraphs of the report with the words of records marked: that of one record, or the first two."""
    promises = panel.promises if panel.record is None else panel.promises[panel.promises["id"] == panel.record]
    wanted = [pieces for _, pieces in paragraphs(promises) if any(held for _, held in pieces)][:2]
    return ["".join(("<mark>{}</mark>" if held else "{}").format(html.escape(text)) for text, held in one) for one in wanted]
