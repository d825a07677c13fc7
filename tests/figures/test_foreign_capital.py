"""Foreign capital in the headline and later: every number against the tables read as text."""

from matplotlib.text import Text
from recount import figure, judged, picture, words


def step():
    return [id_ for id_, value in judged("investment_step").items() if value == "foreign_capital"]


def test_the_title_sets_the_headline_against_the_later_target(stored):
    later = next(row for row in stored if row["id"] in step() and "conflict:" in row["flag"])
    first = next(row for row in stored if f"conflict:{later['id']}" in row["flag"])
    assert first["para"] == "0.2" and not first["value_as_written"] and later["comparator"] == "ge"
    (en, zh), value = words("foreign_capital"), later["value_as_written"]
    assert en.title == f"Foreign capital: no number among main targets, at least {value}% later"
    assert zh.title == f"利用外资：预期目标未写数值，后文写明增长{value}%以上"
    assert en.alt.startswith("Two promises on foreign capital (the main target and the later one), one with a number.")
    assert "2项利用外资承诺（预期目标和后文目标），写明数值的1项" in zh.alt
    assert all(row["text_en"] in en.alt and row["quote_zh"] in zh.alt for row in (first, later))


def test_each_card_holds_the_words_of_its_promise_and_no_number_of_a_paragraph(stored):
    table, said = figure("foreign_capital").data(), {row["id"]: row["text_en"] for row in stored}
    assert table["said_en"].tolist() == [said[id_] for id_ in table["ids"]] and table["headline"].tolist() == [True, False]
    assert set(table["ids"]) - set(step()) == {row["id"] for row in stored if row["para"] == "0.2"} & set(table["ids"])
    written = " ".join(text.get_text() for text in picture("foreign_capital").findobj(Text))
    assert "no number" in written and "at least 10%" in written and "0.2" not in written.replace("version 0.2", "")
