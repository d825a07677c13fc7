"""Tiles of UN goals: every number against the table read as text."""

from collections import Counter

from recount import figure, split, words

import jining
from jining.figures.figure import prepare
from jining.report.report import data_dir


def test_the_words_and_the_tiles_hold_what_the_table_holds(stored):
    goals, n = Counter(row["sdg"] for row in stored if row["sdg"]), len(stored)
    (key, most), some, (en, zh) = goals.most_common(1)[0], goals.total(), words("sdg_tiles")
    assert en.title == f"{100 * some / n:.0f}% of promises match a UN goal, most often Goal {key}"
    assert zh.title == f"{100 * some / n:.0f}%的承诺直接对应联合国可持续发展目标，目标{key}最多" and key == "9"
    assert en.subtitle.startswith(f"{some} directly match") and f" {n - some} do not" in en.subtitle
    assert f"{some} of {n} promises" in en.alt and f"{most} of them goal {key} " in en.alt
    assert f"{n}项承诺中{some}项直接对应" in zh.alt and f"基础设施）{most}项；{17 - len(goals)}项目标无" in zh.alt
    table = figure("sdg_tiles").data()
    assert table["key"].tolist() == [*map(str, range(1, 18)), ""]
    assert table["value"].tolist() == [*(goals[str(goal)] for goal in range(1, 18)), n - some]
    assert sorted(split(table["ids"])) == sorted(row["id"] for row in stored)


def test_goals_that_share_the_first_place_are_not_named(promises):
    goals = promises.dropna(subset=["sdg"]).drop_duplicates("sdg").head(2)
    assert words("sdg_tiles", goals)[0].title == "Both promises match a UN goal"


def test_that_a_column_was_coded_anew_is_said_of_the_report_whose_codebook_says_so():
    assert "redone" in words("sdg_tiles")[0].note
    with jining.use(data_dir() / "teaching" / "report_two"):
        assert "redone" not in prepare("sdg_tiles").words("en").note and "重新" not in prepare("sdg_tiles").words("zh").note
