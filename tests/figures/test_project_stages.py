"""Stages of projects: every number against the tables read as text."""

import csv
import re

import pytest
from matplotlib.text import Text

from jining.figures.figure import prepare
from jining.report.judgements import judgement_values
from jining.report.report import data_path


@pytest.fixture(scope="module")
def counts(stored):
    """Projects at every stage."""
    with data_path("judgements").open(encoding="utf-8", newline="") as file:
        stages = {row["id"]: row["value"] for row in csv.DictReader(file) if row["judgement"] == "project_stage"}
    found = dict.fromkeys(judgement_values("project_stage"), 0)
    for row in stored:
        if row["id"] in stages:
            listed = re.search(r"list:(\d+)", row["flag"])
            found[stages[row["id"]]] += int(listed[1]) if listed else 1
    return found


def test_title_and_alt_count_the_projects_and_those_that_open(counts, promises):
    en, zh = (prepare("project_stages", promises).words(lang) for lang in ("en", "zh"))
    n, ready = sum(counts.values()), counts["opening"]
    assert ready == 2 and en.title == f"Of {n} transport and utility projects, only two are to open in 2020"
    assert zh.title == f"{n}项交通水利等重大工程中，仅{ready}项要求年内通车启用"
    for stage, names in judgement_values("project_stage").items():
        assert f"{names['en']} {counts[stage]}" in en.alt
        assert f"{names['zh']}{counts[stage]}项" in zh.alt or not counts[stage]


def test_every_stage_has_a_column_with_its_number(counts, promises):
    prepared = prepare("project_stages", promises)
    table = prepared.data()
    assert table.groupby("stage", observed=False)["value"].sum().to_dict() == counts
    texts = [text.get_text() for text in prepared.draw("en").findobj(Text)]
    assert [said for said in texts if said.isdigit()] == [str(count) for count in counts.values()]


def test_one_and_none_have_sentences_of_their_own(promises):
    table = prepare("project_stages", promises).data()
    start = promises[promises["id"].isin(table.loc[table["stage"] == "start", "ids"])]
    said = [prepare("project_stages", rows).words(lang).title for rows in (start, start.head(1)) for lang in ("en", "zh")]
    assert said == ["Of two transport and utility projects, none is to open in 2020",
                    "2项交通水利等重大工程均未要求年内通车启用",
                    "The one transport or utility project is not to open in 2020",
                    "该项交通水利等重大工程未要求年内通车启用"]
