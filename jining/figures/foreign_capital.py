"""What the report promises on foreign capital: in its headline without a number, further on with one."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, plural, spelled
from jining.package import package
from jining.plot import text
from jining.plot.layout import canvas, size_of
from jining.plot.table import Column, draw_table
from jining.plot.theme import ACCENT, INK_2
from jining.plot.tiles import GROUND
from jining.report.amounts import amount
from jining.report.judgements import judged

NOTEBOOK = "03_services_and_investment"
SOURCES = ("report",)
JUDGEMENTS = ("investment_step",)
_STEP, _CONFLICT = "foreign_capital", "conflict:"
_HEADS = {"en": ("Headline targets (paragraph {})", "Later in the report (paragraph {})"),
          "zh": ("主要预期目标（第{}段）", "后文（第{}段）")}
#: Margin of a card, letters of its number and of its words, and how far down the words begin, in sizes of the text.
_PAD, _BIG, _SAID, _TO_SAID = 0.8, 2.4, 1.0, 4.7
#: What stands below a card.
_SIDES = {"headline": "neighbour", "later": "rest"}
_BELOW = {"en": {"neighbour": "Headline targets with a number", "rest": "Also promised on foreign capital"},
          "zh": {"neighbour": "写明数值的预期目标", "rest": "利用外资的其他承诺"}}
_NUMBER = {"en": "no number", "zh": "未写数值"}


def RECORDS(promises):
    """Promises on the use of foreign capital, the headline promise that one of them does not agree with, its neighbours."""
    step = judged(promises, "investment_step").astype("str") == _STEP
    flags = [flag for flags in promises.loc[step, "flag"] for flag in flags]
    partners = {flag.removeprefix(_CONFLICT) for flag in flags if flag.startswith(_CONFLICT)}
    both = promises["id"].isin(partners)
    return promises[step | both | (_headline(promises) & (promises["kind"] == "target") & both.any())]


def _headline(promises):
    return promises["para"].astype("str") == package()["report"]["headline_para"]


def data(rows, lang, facts):
    """One row per promise: both that do not agree, then the other headline targets, then the others on foreign capital."""
    apart = [any(flag.startswith(_CONFLICT) for flag in flags) for flags in rows["flag"]]
    parts = {(True, True): "headline", (False, True): "later", (True, False): "neighbour", (False, False): "rest"}
    table = pd.DataFrame({
        "part": pd.Categorical([parts[key] for key in zip(_headline(rows), apart, strict=True)], parts.values()),
        "para": rows["para"].astype("str"), "label_en": rows["item_en"], "label_zh": rows["item_zh"],
        "said_en": rows["text_en"], "said_zh": rows["quote_zh"],
        "text_en": [amount(row, "en") for row in rows.itertuples()],
        "text_zh": [amount(row, "zh") for row in rows.itertuples()],
        "silent": rows["value_low"].isna() & rows["value_high"].isna(), "ids": rows["id"]})
    return table.sort_values(["part", "silent"], kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """Two cards, the headline and what follows later; below each what else is promised there."""
    table, size = data(rows, lang, facts), size_of(fig)
    sides = [(part, below) for part, below in _SIDES.items() if table["part"].isin([part, below]).any()]
    cards = [(table[table["part"] == part].head(1), table[table["part"] == below], below) for part, below in sides]
    boxes = fig.body.columns(*[1] * len(cards), gap=1.5 * size.text)
    wide, points = boxes[0].width - 2 * _PAD * size.text, _SAID * size.text
    broken = [text.wrap(text.tidy("".join(card[f"said_{lang}"]), lang), wide, points) for card, _, _ in cards]
    high = (2 * _PAD + _TO_SAID) * size.text + text.height(max(map(len, broken)), points)
    for (card, others, below), lines, box in zip(cards, broken, boxes, strict=True):
        for row in card.itertuples():
            _card(fig, box.shrink(high), row, lines, lang, size)
        box = box.inset(top=high + 1.2 * size.text) if any(len(card) for card, _, _ in cards) else box
        if len(others):
            text.write(fig, box.left, box.top, _BELOW[lang][below], points=size.text, weight="bold", va="top")
            items = others.assign(item=[text.tidy(item, lang) for item in others[f"label_{lang}"]],
                                  amount=[said or _NUMBER[lang] for said in others[f"text_{lang}"]])
            draw_table(fig, items, [Column("item", wraps=True), Column("amount", align="right", color=INK_2)],
                       box=box.inset(top=1.5 * size.text), lang=lang, blocks=(1,))


def _card(fig, box, card, lines, lang, size):
    """Where it stands, its number in large figures, its words."""
    ax, number = canvas(fig, box), getattr(card, f"text_{lang}")
    ax.barh(box.height / 2, box.width, height=box.height, color=GROUND, lw=0)
    left, top = box.left + _PAD * size.text, box.top - _PAD * size.text
    head = _HEADS[lang][card.part != "headline"].format(card.para)
    text.write(fig, left, top, head, points=size.text, va="top", color=INK_2)
    text.write(fig, left, top - 1.6 * size.text, number or _NUMBER[lang], points=_BIG * size.text, va="top", weight="bold",
               color=ACCENT if number else INK_2)
    text.write(fig, left, top - _TO_SAID * size.text, "\n".join(lines), points=_SAID * size.text, va="top")


def say(rows, lang, facts):
    """Say that the headline gives no number and what follows does."""
    table = data(rows, lang, facts)
    first, then = (table[table["part"] == part] for part in _SIDES)
    own = table[table["part"] != "neighbour"]
    n, numbers = len(own), int((~own["silent"]).sum())
    both = len(first) and len(then) and not first[f"text_{lang}"].iloc[0] and then[f"text_{lang}"].iloc[0]
    value = then[f"text_{lang}"].iloc[0] if len(then) else ""
    if lang == "en":
        return Words(
            f"Foreign capital: no headline number, {value} growth later" if both else
            f"The one promise on foreign capital gives {'a' if numbers else 'no'} number" if n == 1 else
            f"{capital(spelled(numbers))}{'' if not numbers else ' of ' + spelled(n)} promises on foreign capital "
            f"{plural(numbers, 'gives', 'give')} a number",
            "What the headline targets and a later paragraph say on the use of foreign capital",
            "The headline sentence also covers foreign trade. Which of the two statements governs, the report does not say.",
            f"{capital(spelled(n))} {plural(n, 'promise')} on foreign capital, {spelled(numbers, 'none')} with a number"
            + (f". The headline: “{first['said_en'].iloc[0]}” Later: “{then['said_en'].iloc[0]}”" if both else "."))
    return Words(
        f"利用外资：预期目标未写数值，后文写明增长{value}" if both else
        f"{n}项利用外资承诺中，{numbers}项写明数值" if 0 < numbers < n else
        f"{'该项' if n == 1 else f'{n}项'}利用外资承诺{'均' if n > 1 else ''}{'写明' if numbers else '未写'}数值",
        "预期目标与后文关于利用外资的表述",
        "预期目标一句同时包括进出口。两处表述以何者为准，报告未说明。",
        f"{n}项利用外资承诺，{f'写明数值的{numbers}项' if numbers else '均未写数值'}"
        + (f"：预期目标写“{first['said_zh'].iloc[0]}”，后文写“{then['said_zh'].iloc[0]}”" if both else "") + "。")
