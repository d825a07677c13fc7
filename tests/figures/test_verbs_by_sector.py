"""Verbs that go on and verbs that end, counted again from the tables."""

import csv
from collections import Counter

from jining.figures.figure import prepare
from jining.report.report import data_path


def words(promises, lang):
    return prepare("verbs_by_sector", promises).words(lang)


def classes():
    """Class of the verb of each measure, by id."""
    with data_path("judgements").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["value"] for row in csv.DictReader(file) if row["judgement"] == "verb_class"}


def test_the_words_hold_what_the_tables_hold(promises, stored):
    found = classes()
    measures = [row for row in stored if row["kind"] == "measure"]
    counted = Counter(found[row["id"]] for row in measures)
    goes, ends, neither = counted["process"], counted["delivery"], counted["neither"]
    assert abs(goes / ends - 3) < 0.2
    english, chinese = words(promises, "en"), words(promises, "zh")
    assert english.title == "Open-ended measures outnumber finite ones three to one"
    assert chinese.title == "持续推进类措施约为办结类的3倍"
    sectors, n = len({row["sector"] for row in measures}), len(measures)
    assert english.alt == (f"Bars of 100% for {sectors} sectors. Verbs of {n} measures: {goes} open-ended, "
                           f"{ends} with an end, {neither} other.")
    assert chinese.alt == (f"{sectors}个领域的100%横条：{n}项措施中，持续推进类{goes}项，办结类{ends}项，其他{neither}项。")


def test_a_verb_of_the_key_is_the_one_that_most_verbs_of_its_class_hold(stored):
    found = classes()
    for name, verb in (("process", "加快"), ("delivery", "完成")):
        verbs = [row["verb"] for row in stored if found.get(row["id"]) == name]
        assert verb == max(set(verbs), key=lambda one: (sum(one in other for other in verbs), one == verb))


def test_all_stand_first_then_the_ten_largest_sectors_then_the_others_together(promises, stored):
    found = classes()
    measures = [row for row in stored if row["kind"] == "measure"]
    size = Counter(row["sector"] for row in measures)
    counted = Counter((row["sector"], found[row["id"]]) for row in measures)
    data = prepare("verbs_by_sector", promises).data("en")
    largest = {sector for sector, _ in size.most_common(10)}
    assert list(data["key"].iloc[[0, -1]]) == ["all", "rest"] and set(data["key"][1:-1]) == largest
    for row in data[1:-1].itertuples():
        assert [getattr(row, name) for name in ("process", "neither", "delivery")] == [
            counted[row.key, name] for name in ("process", "neither", "delivery")]
    shares = list(data["share_delivery"][1:-1])
    assert shares == sorted(shares, reverse=True) and data["value"][1:].sum() == data["value"][0] == len(measures)
    assert data["process"][1:].sum() == data["process"][0] and data["delivery"][1:].sum() == data["delivery"][0]
    fig = prepare("verbs_by_sector", promises).draw("zh", "page")
    assert [bar.get_width() for bar in fig.axes[0].containers[0] if bar.get_width()] == list(data["share_process"])


def test_titles_hold_for_one_for_few_and_for_unlike_numbers(promises):
    measures = promises[promises["kind"] == "measure"]
    rural = measures[measures["sector"] == "rural"]
    counted = Counter(classes()[id_] for id_ in rural["id"])
    assert words(rural, "en").title.endswith(f" by {counted['process']} to {counted['delivery']}")
    open_ = [id_ for id_, value in classes().items() if value == "process"]
    some = measures[measures["id"].isin(open_)]
    assert words(some[:1], "en").title == "The one measure has an open-ended verb"
    assert words(some[:3], "en").title == "All three measures have open-ended verbs"
    assert words(some[:3], "zh").title == "3项措施中，持续推进类3项，办结类0项"
