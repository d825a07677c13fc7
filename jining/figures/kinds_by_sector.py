"""How many promises each sector holds, and how many of them can be measured."""

from jining.figures.figure import Words
from jining.figures.words import capital, out_of, part_of, plural, spelled
from jining.plot.bars import draw_bars
from jining.plot.layout import axes
from jining.plot.tally import by_value, tally
from jining.plot.theme import ACCENT, PALE

NOTEBOOK = "00_start_here"
SOURCES = ("report",)
RECORDS = {}
_PARTS = {"en": ("can be measured", "other promises"), "zh": ("可量化", "其他承诺")}


def data(rows, lang, facts):
    """One row per sector: all promises, those that can be measured, the others."""
    table = tally(rows, "sector")
    table["measurable"] = tally(rows[rows["kind"] == "target"], "sector")["value"]
    table["other"] = table["value"] - table["measurable"]
    return by_value(table[table["value"] > 0])


def draw(rows, fig, lang, facts):
    """Bars of two parts, the longest on top."""
    parts = dict(zip(("measurable", "other"), zip(_PARTS[lang], (ACCENT, PALE), strict=True), strict=True))
    draw_bars(axes(fig), data(rows, lang, facts), lang=lang, parts=parts, inside=["measurable"])


def say(rows, lang, facts):
    """Say which part of all promises can be measured."""
    table = data(rows, lang, facts)
    n, part = len(rows), int(table["measurable"].sum())
    first = table.iloc[0]
    if lang == "en":
        share = out_of(part, n, lang)
        some = f"{'Only ' if part * 2 < n else ''}{share} promises" if share.startswith("one") else f"{share} of promises"
        return Words(
            f"{capital(some)} can be measured" if n >= 10 and 0 < part < n else
            f"{part_of(part, n, 'promise', ('can', 'can', 'cannot'))} be measured",
            "Promises by sector; measured means by a number, by “all” or by “none”",
            "Counts show how the report is written, not effort, priority or money.",
            f"Bars for {spelled(len(table))} {plural(len(table), 'sector')}, the longest first: {first.label_en} has "
            f"{first.value} {plural(first.value, 'promise')}, {spelled(first.measurable, 'none')} of them measurable. "
            f"In all, {part} of {n} can be measured.")
    finding = f"{n}项承诺中，可量化的{'只有' if part * 2 < n else '有'}{part}项"
    whole = f"{'该项' if n == 1 else f'{n}项'}承诺{'均' if n > 1 else ''}{'可' if part else '不可'}量化"
    return Words(
        finding if 0 < part < n else whole,
        "各领域承诺项数；可量化指写明数值，或“全部”“零”",
        "项数反映报告的写法，不代表投入、优先次序或资金。",
        f"{len(table)}个领域的条形图，由多到少：{first.label_zh}最多，共{first.value}项，其中可量化{first.measurable}项。"
        f"全部{n}项中可量化{part}项。")
