"""The sizes of coal boiler that the report names, and the sizes between them."""

import pandas as pd

from jining.figures.words import WORDS, fill
from jining.plot.theme import ACCENT, PALE
from jining.plot.tiles import draw_whole
from jining.report.amounts import number
from jining.report.judgements import judged, judgement_values
from jining.report.language import LANGS
from jining.report.tables import load_numerals

JUDGEMENTS = ("boiler",)
CHART = draw_whole


def data(rows, facts):
    """One row per class of size, the smallest first: its ends in steam tonnes, what becomes of it; the gap is a row too."""
    numerals, classes, done = load_numerals(), [], judgement_values("boiler")
    limits = numerals[numerals["class"] == "threshold"]
    for row, key in zip(rows.itertuples(), judged(rows, "boiler").astype("str"), strict=True):
        limit = limits[limits["start"].between(row.start, row.end)].iloc[0]
        size, below = float(limit["text"]), "以下" in row.quote_zh[int(limit["end"]) - int(row.start):]
        ends = (0.0, size) if below else (size, 1.5 * size)  # the axis goes on beyond the last size
        classes.append(_class(*ends, "below" if below else "above", done[key], row.text_en, f"{row.quote_zh}。", row.id))
    classes.sort(key=lambda one: one["low"])
    if [one["bound"] for one in classes] == ["below", "above"] and classes[0]["high"] < classes[1]["low"]:
        classes.insert(1, _class(classes[0]["high"], classes[1]["low"], "between", WORDS["boiler_gap.silent"]))
    return pd.DataFrame(classes)


def _class(low, high, bound, done, said_en="", said_zh="", ids=""):
    """Sizes from one end to another: their name, what becomes of them, the words of the report."""
    names = {f"label_{lang}": fill(f"boiler_gap.{bound}", lang, low=number(low, lang), high=number(high, lang))
             for lang in LANGS}
    return {"low": low, "high": high, "value": high - low, "bound": bound, **names, "text_en": done["en"],
            "text_zh": done["zh"], "sub_en": said_en, "sub_zh": said_zh, "color": PALE if ids else ACCENT, "ids": ids}


def say(table, rows, lang):
    gap = table[table["bound"] == "between"]
    ends = {end: number(one, lang) for end in ("low", "high") for one in gap[end]}
    return {"case": ["gap"] * len(gap), "n": len(table), "parts": table, "first": table.iloc[0], **ends}
