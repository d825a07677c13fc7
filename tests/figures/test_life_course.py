"""Targets by the age of life that they serve."""

from collections import Counter

from jining.figures.figure import prepare
from jining.report.read_csv import read_rows

_SPELLED = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def stages():
    columns, _ = read_rows(name="judgements")
    return {id_: value for name, id_, value in zip(columns["judgement"], columns["id"], columns["value"], strict=True)
            if name == "life_stage"}


def targets(stored):
    return [row for row in stored if row["id"] in stages() and row["kind"] == "target"]


def test_the_title_says_how_many_count_what_is_provided(stored):
    n, counts = len(targets(stored)), Counter(row["logic"] for row in targets(stored))
    provided = counts["output"]
    assert n / 2 < provided < n
    figure = prepare("life_course")
    assert figure.words("en").title == (f"{_SPELLED[provided].capitalize()} of {n} social targets count "
                                        "what is built or provided")
    assert figure.words("zh").title == f"{n}项民生目标中，{provided}项为设施和服务类"
    assert figure.words("en").alt.endswith(f"Built or provided: {provided}. Other targets: {n - provided}.")
    assert figure.words("zh").alt.endswith(f"设施和服务：{provided}项；其他目标：{n - provided}项。")


def test_what_is_provided_stands_first_and_each_group_follows_the_ages_of_life(stored):
    columns, _ = read_rows(name="judgement_values")
    order = [value for name, value in zip(columns["judgement"], columns["value"], strict=True) if name == "life_stage"]
    table = prepare("life_course").data("en")
    provided = {row["id"]: row["logic"] == "output" for row in targets(stored)}
    expected = sorted(provided, key=lambda id_: (not provided[id_], order.index(stages()[id_])))
    assert table["ids"].tolist() == expected and table["provided"].tolist() == [provided[id_] for id_ in expected]


def test_titles_hold_for_one_for_both_and_for_none(promises, stored):
    def title(ids, lang):
        return prepare("life_course", promises[promises["id"].isin(ids)]).words(lang).title

    by_logic = {logic: [row["id"] for row in targets(stored) if row["logic"] == logic] for logic in ("output", "outcome")}
    assert title(by_logic["output"][:1], "en") == "The one social target counts what is built or provided"
    assert title(by_logic["output"][:2], "en") == "Both social targets count what is built or provided"
    assert title(by_logic["outcome"][:3], "en") == "None of the three social targets counts what is built or provided"
    assert title(by_logic["outcome"][:1], "zh") == "该项民生目标不属于设施和服务类"
    assert title(by_logic["output"][:2], "zh") == "2项民生目标均为设施和服务类"
    assert title([*by_logic["output"][:1], *by_logic["outcome"][:1]], "zh") == "2项民生目标中，1项为设施和服务类"
