"""Promises by sector and how many can be measured, counted again from the table."""

from collections import Counter

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("kinds_by_sector", promises).words(lang)


def test_the_words_hold_what_the_table_holds(promises, stored):
    total, n = Counter(row["sector"] for row in stored), len(stored)
    measured = Counter(row["sector"] for row in stored if row["kind"] == "target")
    part, (key, most) = measured.total(), total.most_common(1)[0]
    fifth = abs(part / n - 1 / 5) < 0.012
    assert fifth and words(promises, "en").title == "Only one in five promises can be measured"
    assert words(promises, "zh").title == f"{n}项承诺中，有量化目标的只有{part}项"
    assert f"has {most} promises" in words(promises, "en").alt and f"In all, {part} of {n} can" in words(promises, "en").alt
    assert f"共{most}项，其中可量化{measured[key]}项。全部{n}项中可量化{part}项" in words(promises, "zh").alt


def test_the_ten_largest_sectors_are_drawn_and_the_others_together(promises, stored):
    total = Counter(row["sector"] for row in stored)
    measured = Counter(row["sector"] for row in stored if row["kind"] == "target")
    data = prepare("kinds_by_sector", promises).data("en")
    assert data["key"].iloc[-1] == "rest" and len(data) == 11 and data["value"].sum() == len(stored)
    for row in data[:-1].itertuples():
        assert (row.value, row.text_en) == (total[row.key], f"{measured[row.key]} of {total[row.key]}")
    assert sorted(";".join(data["ids"]).split(";")) == sorted(row["id"] for row in stored)
    ax = prepare("kinds_by_sector", promises).draw("zh", "page").axes[0]
    assert [bar.get_width() for bar in ax.containers[0] if bar.get_width()] == list(data["measurable"])


def test_titles_hold_for_one_for_few_and_for_none(promises):
    targets, rest = promises[promises["kind"] == "target"], promises[promises["kind"] != "target"]
    assert words(targets[:1], "en").title == "The one promise can be measured"
    assert words(rest[:3], "en").title == "None of the three promises can be measured"
    assert words(rest[:3], "zh").title == "3项承诺均不可量化"
    assert words(targets[:2], "zh").title == "2项承诺均可量化"
