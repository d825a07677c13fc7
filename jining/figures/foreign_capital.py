"""What the report promises on foreign capital: in its headline without a number, further on with one."""

from jining.figures.words import Words, capital, part_of, plural, some_zh, spelled
from jining.plot import text
from jining.plot.layout import canvas, size_of
from jining.plot.table import Column, draw_table
from jining.plot.tally import by_value, per_record, spoken
from jining.plot.theme import ACCENT, INK_2
from jining.plot.tiles import GROUND
from jining.report.judgements import judged
from jining.report.labels import label
from jining.report.report import package

NOTEBOOK = "03_services_and_investment"
JUDGEMENTS = ("investment_step",)
_STEP, _CONFLICT = "foreign_capital", "conflict:"
_HEADS = {"en": ("Main targets, at the opening", "Later chapter: {}"), "zh": ("开篇：主要预期目标", "后文：{}部分")}
_NUMBER = {"en": "no number", "zh": "未写数值"}
#: Margin of a card, letters of its number and of its words, in sizes of the text.
_PAD, _BIG, _SAID = 1.2, 3.2, 1.65


def RECORDS(promises):
    """The headline promise and the later one that do not agree; without the pair, the promises on foreign capital."""
    step = judged(promises, "investment_step").astype("str") == _STEP
    flags = [flag for flags in promises.loc[step, "flag"] for flag in flags]
    partners = {flag.removeprefix(_CONFLICT) for flag in flags if flag.startswith(_CONFLICT)}
    both = promises["id"].isin(partners)
    apart = promises["flag"].map(lambda flags: any(flag.startswith(_CONFLICT) for flag in flags)).astype(bool)
    return promises[both | (step & apart)] if both.any() else promises[step]


def data(rows, facts):
    """One row per promise, the headline first: where it stands, its words, its number."""
    rows = rows.assign(head=rows["para"].astype("str") == package()["report"]["headline_para"])
    place = spoken("place", rows, lambda row, one: _HEADS[one][not row.head].format(label("chapter", row.chapter, one)))
    table = per_record(rows, headline=rows["head"], said_en=rows["text_en"], said_zh=rows["quote_zh"], **place)
    return by_value(table, "headline")


def _pair(table):
    """Whether it is the headline without a number and the later promise with one."""
    return len(table) == 2 and table["headline"].tolist() == [True, False] and not table["text_en"].iloc[0]


def draw(table, rows, fig, lang):
    size = size_of(fig)
    table["number"] = [said or _NUMBER[lang] for said in table[f"text_{lang}"]]
    if not _pair(table):
        return draw_table(fig, table, [Column("label", wraps=True), Column("number", align="right")], lang=lang)
    boxes, pad, gap = fig.body.columns(1, 1, gap=1.5 * size.text), _PAD * size.text, 0.9 * size.text
    for scale in (2.2, 1.8, 1.5, 1.3, 1.15, 1):  # the largest letters that fit
        cards = [[(text.wrap(text.tidy(words, lang), boxes[0].width - 2 * pad, points, weight), points, weight)
                  for words, points, weight in ((card[f"place_{lang}"], 1.2 * size.subtitle, "normal"),
                                                (card["number"], scale * _BIG * size.text, "bold"),
                                                (f"“{card[f'said_{lang}']}”", _SAID * size.text, "normal"))]
                 for card in table.to_dict("records")]
        high = 2 * pad - gap + max(sum(text.height(len(lines), big) + gap for lines, big, _ in card) for card in cards)
        if high < 0.9 * fig.body.height and all(len(card[1][0]) == 1 for card in cards):
            break
    for card, box, ink in zip(cards, boxes, (INK_2, ACCENT), strict=True):
        canvas(fig, box).barh(box.height / 2, box.width, height=box.height, color=GROUND, lw=0)
        y = box.top - pad - (box.height - high) / 2
        for (lines, points, weight), color in zip(card, (INK_2, ink, ink), strict=True):
            text.write(fig, box.left + pad, y, "\n".join(lines), points=points, va="top", weight=weight, color=color)
            y -= text.height(len(lines), points) + gap


def say(table, rows, lang):
    n, numbers = len(table), int((table["text_en"] != "").sum())
    first, then = table.iloc[0], table.iloc[-1]
    which = {"en": " (the main target and the later one)", "zh": "（预期目标和后文目标）"}[lang] if _pair(table) else ""
    if lang == "en":
        return Words(
            f"Foreign capital: no number among main targets, {then.text_en} later" if _pair(table) else
            part_of(numbers, n, "promise", [f"on foreign capital {verb}" for verb in ("gives", "give", "does not give")])
            + " a number", f"{'The main target and the later one' if _pair(table) else 'Promises'} on foreign capital",
            "The first sentence also covers foreign trade. The report does not say which applies. Quotations are translated."
            if _pair(table) else "What the report says elsewhere on foreign capital is not in this selection.",
            f"{capital(spelled(n))} {plural(n, 'promise')} on foreign capital{which}, {spelled(numbers, 'none')} with a "
            "number" + (f". Among the main targets: “{first.said_en}” Later: “{then.said_en}”" if _pair(table) else "."))
    return Words(f"利用外资：预期目标未写数值，后文写明增长{then.text_zh}" if _pair(table) else
                 some_zh(numbers, n, "利用外资承诺", "写明数值", "未写数值"),
                 "预期目标和后文目标对利用外资的表述" if _pair(table) else "报告关于利用外资的表述",
                 "预期目标一句同时包括进出口。两处表述以何者为准，报告未说明。" if _pair(table) else
                 "报告其他部分关于利用外资的表述不在所选范围内。",
                 f"{n}项利用外资承诺{which}，{f'写明数值的{numbers}项' if numbers else '均未写数值'}"
                 + (f"：预期目标写“{first.said_zh}”，后文写“{then.said_zh}”" if _pair(table) else "") + "。")
