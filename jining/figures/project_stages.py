"""How far the report asks each project of transport and utilities to get within the year."""

import pandas as pd

from jining.figures.words import capital, fill
from jining.plot.table import Column, draw_table
from jining.plot.tally import per_record, spoken
from jining.plot.theme import ACCENT
from jining.report.judgements import judged, judgement_values

JUDGEMENTS = ("project_stage",)
#: Flag of a promise that lists so many projects.
_LIST = "list:"


def data(rows, facts):
    """One row per promise in the order of the stages; `value` is how many projects it lists."""
    stages = judgement_values("project_stage")
    listed = [next((int(flag.removeprefix(_LIST)) for flag in flags if flag.startswith(_LIST)), 1) for flags in rows["flag"]]
    table = per_record(rows, text=None, stage=judged(rows, "project_stage"), value=listed)
    table = table.assign(**spoken("stage", table, lambda row, one: stages[row.stage][one]))
    return table.sort_values("stage", kind="stable").reset_index(drop=True)


def _counts(table):
    return pd.DataFrame([{"key": key, "value": int(table.loc[table["stage"] == key, "value"].sum()), "stage_en": said["en"],
                          "stage_zh": said["zh"]} for key, said in judgement_values("project_stage").items()])


def draw(table, rows, fig, lang):
    groups = {row.key: capital(fill("project_stages.group", lang, **row._asdict())) for row in _counts(table).itertuples()}
    names = [fill("project_stages.list", lang, name=row[f"label_{lang}"], value=row["value"]) if row["value"] > 1 else
             row[f"label_{lang}"] for row in table.to_dict("records")]
    stages = table["stage"].astype("object").map(groups).mask(table["stage"].duplicated(), "")
    columns = [Column("group", strong=True, color=ACCENT), Column("name", wraps=True)]
    draw_table(fig, table.assign(group=stages, name=names), columns, lang=lang)


def say(table, rows, lang):
    stages = _counts(table).set_index("key")
    return {"n": int(stages["value"].sum()), "k": int(stages["value"]["opening"]), "parts": len(stages), "stages": stages}
