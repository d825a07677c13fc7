"""How many targets each chapter holds for its length."""

from functools import partial

import pandas as pd

from jining.figures.words import Words, capital, plural, spelled
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry, spoken, tally
from jining.plot.theme import ACCENT, GREY, INK_2
from jining.report.labels import label
from jining.report.tables import segments

NOTEBOOK = "14_what_the_words_hide"
RECORDS = {"kind": "target"}
CHART = partial(draw_bars, apart=1)
_PER = 1000
_WHOLE = ("Whole report", "全文")


def data(rows, facts):
    """One row per chapter and one for the whole report: targets, characters, targets per 1,000 characters."""
    table = tally(rows, "chapter")
    table["characters"] = segments(rows).groupby("chapter")["length"].sum().to_numpy()
    whole = entry("", _WHOLE, (), **table[["value", "characters"]].sum())
    table = pd.concat([pd.DataFrame([whole])[list(table)], table], ignore_index=True).rename(columns={"value": "targets"})
    table["value"] = _PER * table["targets"].astype("int64") / table["characters"].astype("int64")
    table = pd.concat([table[:1], by_value(table[1:])], ignore_index=True)
    least = table["value"].min()
    table["color"] = [INK_2 if not row.key else ACCENT if row.value == least else GREY for row in table.itertuples()]
    frame = {"en": "{:.1f} ({}{})", "zh": "{:.1f}（{}项）"}
    return table.assign(**spoken("text", table, lambda row, one: frame[one].format(
        row.value, row.targets, f" {plural(row.targets, 'target')}" * (row.Index == 0))))


def _quoted(key, lang):
    """Name of a chapter in quotation marks, unless it holds some."""
    name = label("chapter", key, lang)
    return name if "“" in name else f"“{name}”"


def say(table, rows, lang):
    whole, chapters = table[table["key"] == ""].iloc[0], table[table["key"] != ""]
    most, least, empty = chapters.iloc[0], chapters.iloc[-1], int((chapters["targets"] == 0).sum())
    if lang == "en":
        return Words(
            f"{capital(spelled(empty))} of {spelled(len(chapters))} chapters {plural(empty, 'holds', 'hold')} no such target"
            if empty else f"{_quoted(least.key, lang)} has fewest targets: {least.value:.1f} per {_PER:,} characters",
            f"Targets of each chapter per {_PER:,} characters of text; in brackets, how many",
            "Density shows how a chapter is written, not what is done there. Chapters differ in length.",
            f"Bars for {len(chapters)} chapters, from {most.value:.1f} targets per {_PER:,} characters ({most.label_en}) to "
            f"{least.value:.1f} ({least.label_en}); the whole report has {whole.value:.1f}.")
    return Words(
        f"{len(chapters)}章中有{empty}章没有此类目标" if empty else
        f"{_quoted(least.key, lang)}一章目标密度最低，每千字仅{least.value:.1f}项",
        "各章每千字的目标项数；括号内为总数",
        "密度反映一章的写法，不反映工作多少。各章长短不一。",
        f"{len(chapters)}章的条形图，每千字目标从{most.value:.1f}项（{most.label_zh}）到{least.value:.1f}项（{least.label_zh}）；"
        f"全文{whole.value:.1f}项。")
