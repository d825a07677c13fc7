"""Zeros and red lines: how firm their words are, and that they say neither who acts nor by when."""

import re

import pandas as pd

from jining.figures.words import Words, listed, part_of, plural, spelled, within
from jining.plot.table import Column, draw_table
from jining.plot.tally import item, per_record, spoken
from jining.plot.theme import ACCENT, INK_2
from jining.report.amounts import period
from jining.report.judgements import judged
from jining.report.labels import label, not_stated

NOTEBOOK = "09_environment_and_safety"
JUDGEMENTS = ("safeguard",)
#: Force of a modal word that says that the promise will be kept; the actor of a promise that names none.
_FIRM, _NOBODY, _SILENT = 3, "unstated", "—"
_GROUPS = {"en": {"zero": "“Zero” promises", "red_line": "Red lines"}, "zh": {"zero": "零发生类", "red_line": "红线类"}}
_HEADS = {"en": ("Wording", "Who acts", "By when"), "zh": ("力度用语", "责任主体", "完成时限")}


def data(rows, facts):
    """One row per promise, zeros first: its name, its word, who acts, by when; "not stated" where the words are silent."""
    table = per_record(
        rows, label=what_is_ruled_out, text=None, kind=judged(rows, "safeguard"), firm=rows["firmness"].astype(int) == _FIRM,
        **spoken("modal", rows, lambda row, one: label("firmness", row.firmness, one) if pd.isna(row.modal) else
                 label("modal", row.modal, one)),
        **spoken("who", rows, lambda row, one: not_stated(one) if pd.isna(row.actor) or row.actor == _NOBODY else
                 label("actor", row.actor, one)),
        **spoken("when", rows, lambda row, one: not_stated(one) if pd.isna(row.deadline) else period(row.deadline, one)))
    return table.sort_values("kind", kind="stable").reset_index(drop=True)


def what_is_ruled_out(row, lang):
    """A zero with its "no": what shall not be."""
    name, value = item(row, lang), str(row.value_as_written)
    if row.checkable_by != "zero":
        return name
    if lang == "en":
        return f"No {within(name)}"
    place = re.sub("..的.$", "", name)  # of "what is left out on a road" the road: the value names the rest
    return value + name if value[0] in "不杜" and place == name else place + value


def draw(table, rows, fig, lang):
    table["group"] = table["kind"].astype("object").map(_GROUPS[lang]).mask(table["kind"].duplicated(), "")
    for column in ("who", "when"):
        table[f"{column}_if_any"] = table[f"{column}_{lang}"].replace(not_stated(lang), _SILENT)
    modal, *heads = _HEADS[lang]
    silent = [Column(name, head, align="center", strong=True, color=ACCENT)
              for name, head in zip(("who_if_any", "when_if_any"), heads, strict=True)]
    columns = [Column("group", strong=True), Column("label", wraps=True), Column("modal", modal, color=INK_2), *silent]
    draw_table(fig, table, columns, lang=lang)


def say(table, rows, lang):
    told = int(((table["who_en"] != not_stated("en")) | (table["when_en"] != not_stated("en"))).sum())
    n, firm, zeros = len(table), int(table["firm"].sum()), int((table["kind"] == "zero").sum())
    if lang == "en":
        kinds = ((zeros, "“zero” promise"), (n - zeros, "red line"))
        parts = [f"{spelled(count)} {plural(count, name)}" for count, name in kinds if count]
        kind = " or ".join(name for count, name in ((zeros, "“zero”"), (n - zeros, "red-line")) if count)
        return Words(f"{part_of(told, n, f'{kind} promise', ('says', 'say', 'does not say'))} who acts or when",
                     "Promises that something will not happen or that a line will be held; a dash: not stated",
                     "Where no date is given, the plan year applies. Other documents may say who is responsible.",
                     f"Table of {listed(parts, lang)}: {spelled(firm, 'none')} with the firmest words; "
                     f"{spelled(told, 'none')} with who acts or a date.")
    kinds = {(True, True): "零发生和红线", (True, False): "零发生", (False, True): "红线"}[zeros > 0, zeros < n]
    silent = f"{told}项写明责任主体或时限" if told else f"{'均' if n > 1 else ''}未写明责任主体和时限"
    counts = [f"{count}项" if count else "没有" for count in (firm, told)]
    return Words(f"{n}项{kinds}承诺，{silent}", "报告中关于不发生某事和守住红线的承诺；“—”表示未写明",
                 "未写时限的以计划年度为期；责任分工可能见于其他文件。",
                 f"{n}项{kinds}承诺的表格{f'，其中零发生类{zeros}项' if 0 < zeros < n else ''}："
                 f"用力度最强词语的{counts[0]}；写明责任主体或时限的{counts[1]}。")
