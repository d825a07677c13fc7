"""Verbs that go on and verbs that end, counted again from the tables."""

from collections import Counter

import pytest
from recount import figure, judged, words


@pytest.fixture
def measures(stored):
    """Sector and class of the verb of each measure."""
    return [(row["sector"], judged("verb_class")[row["id"]]) for row in stored if row["kind"] == "measure"]


def test_the_words_hold_what_the_tables_hold(measures):
    counted = Counter(verb for _, verb in measures)
    goes, ends, neither = counted["process"], counted["delivery"], counted["neither"]
    (en, zh), sectors, n = words("verbs_by_sector"), len({sector for sector, _ in measures}), len(measures)
    assert abs(goes / ends - 3) < 0.2 and en.title == "Open-ended measures outnumber finite ones three to one"
    assert zh.title == "持续推进类措施约为办结类的3倍"
    assert en.alt == (f"Bars of 100% for {sectors} sectors. Verbs of {n} measures: {goes} open-ended, "
                      f"{ends} with an end, {neither} other.")
    assert zh.alt == f"{sectors}个领域的100%横条：{n}项措施中，持续推进类{goes}项，办结类{ends}项，其他{neither}项。"


def test_a_verb_of_the_key_is_the_one_that_most_verbs_of_its_class_hold(stored):
    for name, verb in (("process", "加快"), ("delivery", "完成")):
        verbs = [row["verb"] for row in stored if judged("verb_class").get(row["id"]) == name]
        assert verb == max(set(verbs), key=lambda one: (sum(one in other for other in verbs), one == verb))


def test_all_stand_first_then_the_ten_largest_sectors_then_the_others_together(measures):
    counted, data = Counter(measures), figure("verbs_by_sector").data()
    largest = {sector for sector, _ in Counter(sector for sector, _ in measures).most_common(10)}
    assert list(data["key"].iloc[[0, -1]]) == ["all", "rest"] and set(data["key"][1:-1]) == largest
    for row in data[1:-1].itertuples():
        assert all(getattr(row, name) == counted[row.key, name] for name in ("process", "neither", "delivery"))
    shares = list(data["share_delivery"][1:-1])
    assert shares == sorted(shares, reverse=True) and data["value"][1:].sum() == data["value"][0] == len(measures)
    assert data["process"][1:].sum() == data["process"][0] and data["delivery"][1:].sum() == data["delivery"][0]


def test_titles_hold_for_one_for_few_and_for_unlike_numbers(promises, measures):
    rural = Counter(verb for sector, verb in measures if sector == "rural")
    en, _ = words("verbs_by_sector", promises[promises["sector"] == "rural"])
    assert en.title.endswith(f" by {rural['process']} to {rural['delivery']}")
    some = promises[promises["id"].isin([id_ for id_, verb in judged("verb_class").items() if verb == "process"])]
    assert words("verbs_by_sector", some[:1])[0].title == "The one measure has an open-ended verb"
    assert [said.title for said in words("verbs_by_sector", some[:3])] == [
        "All three measures have open-ended verbs", "3项措施中，持续推进类3项，办结类0项"]
