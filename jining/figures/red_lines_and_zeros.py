"""Zeros and red lines: how firm their words are, and that they say neither who acts nor by when."""

import re

import pandas as pd

from jining.figures.words import WORDS, within
from jining.plot.table import Column, draw_table
from jining.plot.tally import item, per_record, spoken
from jining.plot.theme import ACCENT, INK_2
from jining.report.amounts import period
from jining.report.judgements import judged
from jining.report.labels import UNSAID, label

JUDGEMENTS = ("safeguard",)
#: Force of a modal word that says that the promise will be kept; the actor of a promise that names none.
_FIRM, _NOBODY, _SILENT = 3, "unstated", "—"


def data(rows, facts):
    """One row per promise, zeros first: its name, its word, who acts, by when; "not stated" where the words are silent."""
    table = per_record(
        rows, label=what_is_ruled_out, text=None, kind=judged(rows, "safeguard"), firm=rows["firmness"].astype(int) == _FIRM,
        **spoken("modal", rows, lambda row, one: label("firmness", row.firmness, one) if pd.isna(row.modal) else
                 label("modal", row.modal, one)),
        **spoken("who", rows, lambda row, one: UNSAID[one] if pd.isna(row.actor) or row.actor == _NOBODY else
                 label("actor", row.actor, one)),
        **spoken("when", rows, lambda row, one: UNSAID[one] if pd.isna(row.deadline) else period(row.deadline, one)))
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
    heads = {name: WORDS[f"red_lines_and_zeros.{name}"][lang] for name in ("zero", "red_line", "modal", "who", "when")}
    table["group"] = table["kind"].astype("object").map(heads).mask(table["kind"].duplicated(), "")
    columns = [Column("group", strong=True), Column("label", wraps=True), Column("modal", heads["modal"], color=INK_2)]
    for name in ("who", "when"):
        table[f"{name}_if_any"] = table[f"{name}_{lang}"].replace(UNSAID[lang], _SILENT)
        columns.append(Column(f"{name}_if_any", heads[name], align="center", strong=True, color=ACCENT))
    draw_table(fig, table, columns, lang=lang)


def say(table, rows, lang):
    zeros, n = int((table["kind"] == "zero").sum()), len(table)
    kinds = "both" if 0 < zeros < n else "only_zero" if zeros else "only_red_line"
    return {"k": int((table[["who_en", "when_en"]] != UNSAID["en"]).any(axis=1).sum()),
            "firm": int(table["firm"].sum()), "kinds": WORDS[f"red_lines_and_zeros.{kinds}"][lang]}
