"""Targets with a word of strength, counted again from the table."""

from jining.figures.figure import prepare
from jining.figures.words import spelled


def words(promises, lang):
    return prepare("firm_targets", promises).words(lang)


def worded(stored):
    return [row for row in stored if row["kind"] == "target" and row["modal"]]


def test_the_words_hold_what_the_table_holds(promises, stored):
    rows = worded(stored)
    firm = sum(row["modal"] in ("确保", "坚决") for row in rows)
    assert words(promises, "en").title == (f"{spelled(firm).capitalize()} targets are firmly worded; "
                                           f"{spelled(len(rows) - firm)} are only sought or encouraged")
    assert words(promises, "zh").title == f"{len(rows)}项目标中，{firm}项用“确保”“坚决”，其余只用“力争”“鼓励”等"
    data = prepare("firm_targets", promises).data("en")
    assert sorted(data["ids"]) == sorted(row["id"] for row in rows) and (data["firmness"][:firm] == 3).all()


def test_every_target_is_written_and_no_name_is_said_twice(promises, stored):
    for lang in ("en", "zh"):
        fig = prepare("firm_targets", promises).draw(lang, "slide")
        said = [text.get_text() for text in fig.artists + fig.texts if text.get_gid() == "cell"]
        data = prepare("firm_targets", promises).data(lang)
        assert all(value in said for value in data[f"text_{lang}"]) and len(data) == len(worded(stored))
    row = data[data["label_zh"] == "航运能力"].iloc[0]
    assert (row["text_en"], row["text_zh"]) == ("at least 100 million tonnes", "1亿吨以上")
    assert data.loc[data["label_zh"] == "小康路上遗漏的户", ["text_en", "text_zh"]].iloc[0].tolist() == ["none", "不漏一户"]


def test_titles_hold_for_one_for_firm_ones_and_for_others(promises):
    targets = promises[promises["kind"] == "target"]
    firm, hoped = targets[targets["modal"] == "确保"], targets[targets["modal"] == "力争"]
    assert words(firm[:1], "en").title == "One target is firmly worded"
    assert words(hoped[:2], "en").title == "Two targets are only sought or encouraged"
    assert words(firm[:2], "zh").title == "2项目标用了力度用语，均用“确保”“坚决”"
    assert words(hoped[:2], "zh").title == "2项目标只用“力争”“鼓励”等"
