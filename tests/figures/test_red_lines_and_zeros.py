"""Zeros and red lines."""

from recount import SPELLED, figure, judged, words

from jining.figures.figure import prepare

NAME = "red_lines_and_zeros"


def guarded(stored, *kinds):
    return [row for kind in kinds for row in stored if judged("safeguard").get(row["id"]) == kind]


def test_the_words_count_both_kinds_and_none_names_an_actor_or_a_date(stored):
    rows, zeros = guarded(stored, "zero", "red_line"), len(guarded(stored, "zero"))
    n, firm, (en, zh) = len(rows), sum(row["modal"] in ("确保", "坚决") for row in rows), words(NAME)
    assert not [row for row in rows if row["actor"] != "unstated" or row["deadline"]]
    assert en.title == f'None of the {SPELLED[n]} "zero" or red-line promises says who acts or when'
    assert zh.title == f"{n}项零发生和红线承诺，均未写明责任主体和时限"
    assert en.alt.endswith(f"red lines: {SPELLED[firm]} with the firmest words; none with who acts or a date.")
    assert zh.alt == (f"{n}项零发生和红线承诺的表格，其中零发生类{zeros}项："
                      f"用力度最强词语的{firm}项；写明责任主体或时限的没有。")
    assert {row["id"] for row in stored if row["checkable_by"] == "zero"} == {row["id"] for row in guarded(stored, "zero")}


def test_the_table_has_zeros_first_and_what_is_not_said_is_not_stated(stored):
    table = figure(NAME).data()
    assert table["ids"].tolist() == [row["id"] for row in guarded(stored, "zero", "red_line")]
    assert set(table["who_en"]) == set(table["when_en"]) == {"not stated"}
    assert set(table["who_zh"]) == set(table["when_zh"]) == {"未写明"}


def test_a_promise_that_names_a_date_is_counted(promises, stored):
    rows = promises[promises["id"].isin([row["id"] for row in guarded(stored, "zero")])].copy()
    rows.loc[rows.index[0], "deadline"] = "2020-H1"
    en, zh = words(NAME, rows)
    assert en.title.startswith('One of five "zero" promises says') and zh.title.endswith("1项写明责任主体或时限")
    assert prepare(NAME, rows).data()["when_en"].iloc[0] == "first half of 2020"


def test_a_zero_says_that_it_shall_not_be(stored):
    table = figure(NAME).data().query("kind == 'zero'")
    assert [name.removeprefix("No ").lower() for name in table["label_en"]] == [
        row["item_en"].lower() for row in guarded(stored, "zero")]
    assert table["label_zh"].tolist() == [
        "小康路上不漏一户", "小康路上不落一人", "不发生区域性系统性金融风险", "杜绝政府违规融资担保", "零就业家庭清零"]
