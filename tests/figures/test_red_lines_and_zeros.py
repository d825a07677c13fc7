"""Zeros and red lines."""

from jining.figures.figure import prepare
from jining.report.read_csv import read_rows

_SPELLED = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def guarded(stored, value=None):
    columns, _ = read_rows(name="judgements")
    ids = [id_ for name, id_, kind in zip(columns["judgement"], columns["id"], columns["value"], strict=True)
           if name == "safeguard" and value in (None, kind)]
    return [row for row in stored if row["id"] in ids]


def test_the_title_counts_both_kinds_and_none_names_an_actor_or_a_date(stored):
    zeros, lines = len(guarded(stored, "zero")), len(guarded(stored, "red_line"))
    assert not [row for row in guarded(stored) if row["actor"] != "unstated" or row["deadline"]]
    words = prepare("red_lines_and_zeros").words("en")
    assert words.title == f'None of the {_SPELLED[zeros + lines]} "zero" or red-line promises says who acts or when'
    assert prepare("red_lines_and_zeros").words("zh").title == f"{zeros + lines}项零发生和红线承诺，均未写明责任主体和时限"


def test_every_zero_target_of_the_report_is_there(stored):
    assert {row["id"] for row in stored if row["checkable_by"] == "zero"} == {row["id"] for row in guarded(stored, "zero")}


def test_the_alt_text_counts_the_firmest_words(stored):
    firm = sum(row["modal"] in ("确保", "坚决") for row in guarded(stored))
    zeros = len(guarded(stored, "zero"))
    assert prepare("red_lines_and_zeros").words("en").alt.endswith(f"red lines: {_SPELLED[firm]} with the firmest words; "
                                                                   "none with who acts or a date.")
    assert prepare("red_lines_and_zeros").words("zh").alt == (
        f"{len(guarded(stored))}项零发生和红线承诺的表格，其中零发生类{zeros}项：用力度最强词语的{firm}项；写明责任主体或时限的没有。")


def test_the_table_has_zeros_first_and_what_is_not_said_is_not_stated(stored):
    table = prepare("red_lines_and_zeros").data("en")
    assert table["ids"].tolist() == [row["id"] for kind in ("zero", "red_line") for row in guarded(stored, kind)]
    assert set(table["who_en"]) == set(table["when_en"]) == {"not stated"}
    assert set(table["who_zh"]) == set(table["when_zh"]) == {"未写明"}


def test_a_promise_that_names_a_date_is_counted(promises, stored):
    rows = promises[promises["id"].isin([row["id"] for row in guarded(stored, "zero")])].copy()
    rows.loc[rows.index[0], "deadline"] = "2020-H1"
    figure = prepare("red_lines_and_zeros", rows)
    assert figure.words("en").title.startswith('One of five "zero" promises says')
    assert figure.words("zh").title.endswith("1项写明责任主体或时限")
    assert figure.data("en")["when_en"].iloc[0] == "first half of 2020"


def test_one_red_line_alone_stands_in_the_singular(promises, stored):
    one = prepare("red_lines_and_zeros", promises[promises["id"] == guarded(stored, "red_line")[0]["id"]])
    assert one.words("en").title == "The one red-line promise does not say who acts or when"
    assert one.words("zh").title == "1项红线承诺，未写明责任主体和时限"


def test_a_zero_says_that_it_shall_not_be(stored):
    table = prepare("red_lines_and_zeros").data("en").query("kind == 'zero'")
    items = {row["id"]: row["item_en"] for row in stored}
    assert [f"{items[id_][0].lower()}{items[id_][1:]}" for id_ in table["ids"]] == [
        name.removeprefix("No ") for name in table["label_en"]]
    assert table["label_zh"].tolist() == [
        "小康路上不漏一户", "小康路上不落一人", "不发生区域性系统性金融风险", "杜绝政府违规融资担保", "零就业家庭清零"]
