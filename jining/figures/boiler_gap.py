"""The sizes of coal boiler that the report names, and the sizes between them."""

import pandas as pd
from matplotlib.patches import Rectangle

from jining.figures.words import Words, plural
from jining.plot import text
from jining.plot.layout import canvas, size_of
from jining.plot.theme import ACCENT, INK, INK_2, PALE
from jining.report.amounts import number
from jining.report.judgements import judged, judgement_values
from jining.report.tables import load_numerals

NOTEBOOK = "09_environment_and_safety"
JUDGEMENTS = ("boiler",)
#: The words of the report for a bound.
_BELOW, _ABOVE = "以下", "以上"
#: How far the axis goes on beyond the last size, in parts of it; the height of the bar in parts of the body, and at most in
#: sizes of the text; its letters and the room above it, in sizes of the text.
_BEYOND, _BAR, _HIGH, _LARGE, _ABOVE_BAR = 1.5, 0.68, 30.0, 2.4, 1.6
_GAP = {"en": "not mentioned", "zh": "未提及"}
_SIZES = {"en": {_BELOW: "{} steam tonnes or below", _ABOVE: "{} steam tonnes or above",
                 "": "between {} and {} steam tonnes"},
          "zh": {_BELOW: "{}蒸吨以下", _ABOVE: "{}蒸吨以上", "": "{}—{}蒸吨之间"}}  # fmt: skip


def data(rows, facts):
    """One row per class of size, the smallest first: its ends in steam tonnes, what becomes of it; the gap is a row too."""
    numerals, classes = load_numerals(), []
    limits = numerals[numerals["class"] == "threshold"]
    done = judgement_values("boiler")
    for row, key in zip(rows.itertuples(), judged(rows, "boiler").astype("str"), strict=True):
        limit = limits[limits["start"].between(row.start, row.end)].iloc[0]
        after = row.quote_zh[int(limit["end"]) - int(row.start):]
        size, bound = float(limit["text"]), _BELOW if _BELOW in after else _ABOVE
        low, high = (0.0, size) if bound == _BELOW else (size, float("nan"))
        classes.append(_class(low, high, bound, done[key], row.text_en, f"{row.quote_zh}。", row.id))
    classes.sort(key=lambda one: one["low"])
    if len(classes) == 2 and classes[0]["high"] < classes[1]["low"]:
        classes.insert(1, _class(classes[0]["high"], classes[1]["low"], "", _GAP))
    return pd.DataFrame(classes)


def _class(low, high, bound, done, said_en="", said_zh="", ids=""):
    """Sizes from one end to another: their name, what becomes of them, the words of the report."""
    names = {f"label_{lang}": _SIZES[lang][bound].format(*(number(end, lang) for end in (low, high) if end > 0))
             for lang in ("en", "zh")}
    return {"low": low, "high": high, "bound": bound, **names, "text_en": done["en"], "text_zh": done["zh"],
            "said_en": said_en, "said_zh": said_zh, "ids": ids}


def draw(table, rows, fig, lang):
    size = size_of(fig)
    box = fig.body.inset(top=_ABOVE_BAR * size.text)
    ax, most = canvas(fig, box), _BEYOND * table[["low", "high"]].max().max()
    high, scale = min(_BAR * box.height, _HIGH * size.text), box.width / most
    base, spans = box.height - high, []
    for row in table.itertuples():
        left, right = row.low * scale, (most if row.high != row.high else row.high) * scale
        if row.bound:
            ax.add_patch(Rectangle((left, base), right - left, high, color=PALE, lw=0, gid="class"))
        if row.low:
            text.write(fig, box.left + left, box.top + 0.4 * size.text, number(row.low, lang), points=size.subtitle,
                       ha="center", weight="bold", gid="scale")
        spans.append((left, right, row))
    large = min(_LARGE * size.text, *((right - left - 2.5 * size.text) / text.width(getattr(row, f"text_{lang}"), 1, "bold")
                                      for left, right, row in spans))
    for left, right, row in spans:
        gap, middle, room = row.bound == "", box.left + (left + right) / 2, right - left - size.text
        ink, center = ACCENT if gap else INK, box.bottom + base + high / 2
        text.write(fig, middle, center + 0.15 * size.text, getattr(row, f"text_{lang}"), points=large, ha="center",
                   weight="bold", color=ink, gid="inside")
        text.write(fig, middle, center - 0.6 * size.text, getattr(row, f"label_{lang}"), points=1.1 * size.text, ha="center",
                   va="top", color=ink, most=room, gid="size")
        if not gap:
            text.write(fig, middle, box.bottom + base - 0.9 * size.text, text.tidy(getattr(row, f"said_{lang}"), lang),
                       points=size.text, ha="center", va="top", color=INK_2, most=room, gid="said")
        else:
            ax.add_patch(Rectangle((left + 1, base), right - left - 2, high, fill=False, edgecolor=ACCENT, lw=2,
                                   ls=(0, (4, 3)), gid="gap", clip_on=False))


def say(table, rows, lang):
    gap = table[table["bound"] == ""]
    parts = [f"{row[f'label_{lang}']}: {row[f'text_{lang}']}" if lang == "en" else f"{row['label_zh']}{row['text_zh']}"
             for row in table.to_dict("records")]
    low, high = (number(end, lang) for end in gap[["low", "high"]].iloc[0]) if len(gap) else ("", "")
    if lang == "en":
        return Words(f"The report skips coal boilers between {low} and {high} steam tonnes" if len(gap) else
                     f"Coal boilers of {parts[0].replace(': ', ' are to be ')}",
                     "Coal-fired boilers by size, in steam tonnes (tonnes of steam an hour)",
                     "Silence is no proof that nothing was planned: other documents may deal with these sizes."
                     if len(gap) else "What other documents say of other sizes is not known here.",
                     f"A bar of boiler sizes from zero with {len(table)} {plural(len(table), 'part')}. {'; '.join(parts)}.")
    return Words(f"{low}—{high}蒸吨燃煤锅炉如何处置，报告未提及" if len(gap) else f"燃煤锅炉：{parts[0]}",
                 "燃煤锅炉按规格（蒸吨）划分的处置要求",
                 "报告未提及，不等于没有安排，其他文件可能另有规定。" if len(gap) else "其他文件对其他规格的规定未收录。",
                 f"从零起的锅炉规格条，共{len(table)}段：{'；'.join(parts)}。")
