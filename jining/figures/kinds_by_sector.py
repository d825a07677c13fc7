"""How many promises each sector holds, and how many of them can be measured."""

from jining.figures.tables import by_sector, sectors_apart
from jining.figures.words import Words, all_zh, capital, counted, out_of, part_of, plural, spelled
from jining.plot.bars import draw_bars
from jining.plot.tally import spoken
from jining.plot.theme import ACCENT, PALE

NOTEBOOK = "00_start_here"
_PARTS = {"en": ("can be measured: {}", "other promises: {}"), "zh": ("有量化目标：{}", "其他承诺：{}")}


def data(rows, facts):
    """One row per sector: all promises, those that can be measured, the others."""
    table = by_sector(rows, {"measurable": rows["kind"] == "target"})
    table["other"] = table["value"] - table["measurable"]
    frame = {"en": "{0} of {1}", "zh": "{1}项中{0}项"}
    return table.assign(**spoken("text", table, lambda row, one: frame[one].format(row.measurable, row.value)))


def draw(table, rows, fig, lang):
    part, (some, other) = int(table["measurable"].sum()), _PARTS[lang]
    parts = {"measurable": (some.format(counted(part, len(rows), lang)), ACCENT),
             "other": (other.format(len(rows) - part), PALE)}
    draw_bars(fig, sectors_apart(table), lang=lang, parts=parts, inside=False)


def say(table, rows, lang):
    n, part = len(rows), int(table["measurable"].sum())
    first, sectors = table.iloc[0], rows["sector"].nunique()
    if lang == "en":
        share = out_of(part, n, lang)
        some = f"{'Only ' if part * 2 < n else ''}{share} promises" if share.startswith("one") else f"{share} of promises"
        return Words(
            f"{capital(some)} can be measured" if n >= 10 and 0 < part < n else
            f"{part_of(part, n, 'promise', ('can', 'can', 'cannot'))} be measured",
            "Promises by sector, and how many of them have a number, “all” or “none”",
            "Counts show how the report is written, not effort, priority or money.",
            f"Bars for {spelled(sectors)} {plural(sectors, 'sector')}, the longest first: {first.label_en} has "
            f"{first.value} {plural(first.value, 'promise')}, {spelled(first.measurable, 'none')} of them measurable. "
            f"In all, {part} of {n} can be measured.")
    return Words(
        f"{n}项承诺中，有量化目标的{'只有' if part * 2 < n else '有'}{part}项" if 0 < part < n else
        f"{all_zh(n, '承诺')}{'可' if part else '不可'}量化",
        "各领域承诺项数，以及其中写明数值、“全部”或“零”的项数", "项数反映报告的写法，不代表投入、优先次序或资金。",
        f"{sectors}个领域的条形图，由多到少：{first.label_zh}最多，共{first.value}项，其中可量化{first.measurable}项。"
        f"全部{n}项中可量化{part}项。")
