"""Promises by sector and how many can be measured, counted again from the table."""

from collections import Counter

from recount import figure, split, words


def test_the_words_and_the_data_hold_what_the_table_holds(stored):
    total, n = Counter(row["sector"] for row in stored), len(stored)
    measured = Counter(row["sector"] for row in stored if row["kind"] == "target")
    part, (key, most), (en, zh) = measured.total(), total.most_common(1)[0], words("kinds_by_sector")
    assert abs(part / n - 1 / 5) < 0.012 and en.title == "Only one in five promises can be measured"
    assert zh.title == f"{n}项承诺中，有量化目标的只有{part}项"
    assert f"has {most} promises" in en.alt and f"In all, {part} of {n} can" in en.alt
    assert f"共{most}项，其中可量化{measured[key]}项。全部{n}项中可量化{part}项" in zh.alt
    data = figure("kinds_by_sector").data()
    assert data["key"].iloc[-1] == "rest" and len(data) == 11 and data["value"].sum() == n
    for row in data[:-1].itertuples():
        assert (row.value, row.text_en) == (total[row.key], f"{measured[row.key]} of {total[row.key]}")
    assert sorted(split(data["ids"])) == sorted(row["id"] for row in stored)
