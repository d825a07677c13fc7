"""Tiles of UN goals: every number against the table read as text."""

from collections import Counter

import jining
from jining.figures.figure import prepare
from jining.report.report import data_dir


def counted(rows):
    return Counter(row["sdg"] for row in rows if row["sdg"])


def test_the_title_names_the_share_that_matches_and_the_goal_that_most_match(stored, promises):
    goals, n = counted(stored), len(stored)
    (key, most), share = goals.most_common(1)[0], f"{100 * sum(goals.values()) / n:.0f}%"
    en, zh = (prepare("sdg_tiles", promises).words(lang) for lang in ("en", "zh"))
    assert en.title == f"{share} of promises match a UN goal, most often Goal {key}"
    assert zh.title == f"{share}的承诺直接对应联合国可持续发展目标，目标{key}最多" and key == "9"
    assert en.subtitle.startswith(f"{sum(goals.values())} directly match")
    assert f" {n - sum(goals.values())} do not" in en.subtitle
    assert f"{sum(goals.values())} of {n} promises" in en.alt and f"{most} of them goal {key} " in en.alt
    assert f"{n}项承诺中{sum(goals.values())}项直接对应" in zh.alt
    assert f"基础设施）{most}项；{17 - len(goals)}项目标无" in zh.alt


def test_there_is_a_tile_for_every_goal_and_one_for_none(stored, promises):
    table, goals = prepare("sdg_tiles", promises).data(), counted(stored)
    assert table["key"].tolist() == [*map(str, range(1, 18)), ""]
    held = [goals.get(str(goal), 0) for goal in range(1, 18)]
    assert table["value"].tolist() == [*held, len(stored) - sum(held)]
    assert sorted(id_ for ids in table["ids"] for id_ in ids.split(";") if id_) == sorted(row["id"] for row in stored)


def test_one_and_none_have_sentences_of_their_own(promises):
    one = promises[promises["sdg"].notna()].head(1)
    none = promises[promises["sdg"].isna()].head(3)
    assert prepare("sdg_tiles", one).words("en").title == "The one promise matches a UN goal"
    assert prepare("sdg_tiles", one).words("zh").title == "1项承诺直接对应联合国可持续发展目标"
    assert prepare("sdg_tiles", none).words("en").title == "None of the three promises matches a UN goal"
    assert prepare("sdg_tiles", none).words("zh").title == "3项承诺均未直接对应联合国可持续发展目标"


def test_goals_that_share_the_first_place_are_not_named(promises):
    goals = promises.dropna(subset=["sdg"]).drop_duplicates("sdg").head(2)
    assert prepare("sdg_tiles", goals).words("en").title == "Both promises match a UN goal"


def test_that_a_column_was_coded_anew_is_said_of_the_report_whose_codebook_says_so(promises):
    assert "redone" in prepare("sdg_tiles", promises).words("en").note
    with jining.use(data_dir() / "teaching" / "report_two"):
        assert "redone" not in prepare("sdg_tiles").words("en").note and "重新" not in prepare("sdg_tiles").words("zh").note
