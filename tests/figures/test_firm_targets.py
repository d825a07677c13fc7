"""Targets with a word of strength, counted again from the table."""

import pytest
from recount import SPELLED, figure, picture, words


def test_the_words_hold_what_the_table_holds(stored):
    rows = [row for row in stored if row["kind"] == "target" and row["modal"]]
    firm = sum(row["modal"] in ("确保", "坚决") for row in rows)
    en, zh = words("firm_targets")
    assert en.title == (f"{SPELLED[firm].capitalize()} targets are firmly worded; "
                        f"{SPELLED[len(rows) - firm]} are only sought or encouraged")
    assert zh.title == f"{len(rows)}项目标中，{firm}项用“确保”“坚决”，其余只用“力争”“鼓励”等"
    data = figure("firm_targets").data()
    assert sorted(data["ids"]) == sorted(row["id"] for row in rows) and (data["firmness"][:firm] == 3).all()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_number_is_written(lang):
    fig = picture("firm_targets", lang)
    said = [text.get_text() for text in fig.artists + fig.texts if text.get_gid() == "cell"]
    assert set(figure("firm_targets").data()[f"text_{lang}"]) <= set(said)


def test_no_name_is_said_twice():
    texts = figure("firm_targets").data().set_index("label_zh")[["text_en", "text_zh"]]
    assert texts.loc["航运能力"].tolist() == ["at least 100 million tonnes", "1亿吨以上"]
    assert texts.loc["小康路上遗漏的户"].tolist() == ["none", "不漏一户"]
