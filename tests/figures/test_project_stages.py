"""Stages of projects: every number against the tables read as text."""

import re

from matplotlib.text import Text
from recount import figure, judged, picture, words

from jining.report.judgements import judgement_values


def test_the_words_and_the_columns_count_the_projects_and_those_that_open(stored):
    stages, counts = judged("project_stage"), dict.fromkeys(judgement_values("project_stage"), 0)
    for row in stored:
        if row["id"] in stages:
            listed = re.search(r"list:(\d+)", row["flag"])
            counts[stages[row["id"]]] += int(listed[1]) if listed else 1
    n, ready, (en, zh) = sum(counts.values()), counts["opening"], words("project_stages")
    assert ready == 2 and en.title == f"Of {n} transport and utility projects, only two are to open in 2020"
    assert zh.title == f"{n}项交通水利等重大工程中，仅{ready}项要求年内通车启用"
    for stage, names in judgement_values("project_stage").items():
        assert f"{names['en']} {counts[stage]}" in en.alt
        assert f"{names['zh']}{counts[stage]}项" in zh.alt or not counts[stage]
    table = figure("project_stages").data()
    assert table.groupby("stage", observed=False)["value"].sum().to_dict() == counts
    texts = [text.get_text() for text in picture("project_stages").findobj(Text)]
    assert [said for said in texts if said.isdigit()] == [str(count) for count in counts.values()]


def test_one_and_none_have_sentences_of_their_own(promises):
    start = promises[promises["id"].isin([id_ for id_, stage in judged("project_stage").items() if stage == "start"])]
    assert [said.title for rows in (start, start.head(1)) for said in words("project_stages", rows)] == [
        "Of two transport and utility projects, none is to open in 2020", "2项交通水利等重大工程均未要求年内通车启用",
        "The one transport or utility project is not to open in 2020", "该项交通水利等重大工程未要求年内通车启用"]
