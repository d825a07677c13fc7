"""Foreign capital in the headline and later: every number against the tables read as text."""

import csv

from matplotlib.text import Text

from jining.figures.figure import prepare
from jining.report.report import data_path


def step():
    with data_path("judgements").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["judgement"] == "investment_step"]
    return [row["id"] for row in rows if row["value"] == "foreign_capital"]


def test_the_title_sets_the_headline_against_the_later_target(stored, promises):
    later = next(row for row in stored if row["id"] in step() and "conflict:" in row["flag"])
    first = next(row for row in stored if f"conflict:{later['id']}" in row["flag"])
    assert first["para"] == "0.2" and not first["value_as_written"] and later["comparator"] == "ge"
    en, zh = (prepare("foreign_capital", promises).words(lang) for lang in ("en", "zh"))
    assert en.title == (
        f"Foreign capital: no number among main targets, at least {later['value_as_written']}% later")
    assert zh.title == f"利用外资：预期目标未写数值，后文写明增长{later['value_as_written']}%以上"
    assert en.alt.startswith("Two promises on foreign capital, one with a number.")
    assert "2项利用外资承诺，写明数值的1项" in zh.alt
    assert all(row["text_en"] in en.alt and row["quote_zh"] in zh.alt for row in (first, later))


def test_each_card_holds_the_words_of_its_promise_and_no_number_of_a_paragraph(stored, promises):
    prepared = prepare("foreign_capital", promises)
    table = prepared.data()
    said = {row["id"]: row["text_en"] for row in stored}
    assert table["said_en"].tolist() == [said[id_] for id_ in table["ids"]] and table["headline"].tolist() == [True, False]
    assert set(table["ids"]) - set(step()) == {row["id"] for row in stored if row["para"] == "0.2"} & set(table["ids"])
    written = " ".join(text.get_text() for text in prepared.draw("en").findobj(Text))
    assert "no number" in written and "at least 10%" in written and "0.2" not in written.replace("version 0.2", "")


def test_without_the_headline_it_counts_the_promises_with_a_number(promises):
    later = promises[promises["para"] == "3.5"]
    said = [prepare("foreign_capital", rows).words(lang).title
            for rows in (later, later[later["kind"] != "target"]) for lang in ("en", "zh")]
    assert said == ["Two of six promises on foreign capital give a number", "6项利用外资承诺中，2项写明数值",
                    "No promises on foreign capital give a number", "4项利用外资承诺均未写数值"]
