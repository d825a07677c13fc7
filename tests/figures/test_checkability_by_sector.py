"""Which promises can be checked, counted again from the table."""

from collections import Counter

from recount import figure, words


def counts(stored):
    total = Counter(row["sector"] for row in stored)
    numbers = Counter(row["sector"] for row in stored if row["checkable_by"] in ("number", "all", "zero"))
    events = Counter(row["sector"] for row in stored if row["checkable_by"] == "event")
    return total, numbers, events


def test_the_words_hold_what_the_table_holds(stored):
    total, numbers, events = counts(stored)
    n, number, part = len(stored), numbers.total(), numbers.total() + events.total()
    share, (en, zh) = f"{100 * part / n:.0f}%", words("checkability_by_sector")
    assert en.title == f"Only {share} of promises can be checked by their own words"
    assert zh.title == f"仅{share}的承诺可按原文检验"
    assert f"Bars for {len(total)} sectors" in en.alt
    assert en.alt.endswith(f"In all {part} of {n} can be checked, {number} by a number.")
    assert zh.alt.endswith(f"全部{n}项中可检验{part}项，其中写明数值的{number}项。")
    drawn = {sector: (numbers[sector] + events[sector]) / total[sector] for sector, _ in total.most_common(10)}
    assert figure("checkability_by_sector").data()["key"].iloc[1] == max(drawn, key=drawn.get)
    assert f"{100 * max(drawn.values()):.0f}%" in en.alt and f"{100 * min(drawn.values()):.0f}%" in zh.alt


def test_all_stand_first_then_the_ten_largest_sectors_then_the_others_together(stored):
    total, numbers, events = counts(stored)
    largest = [sector for sector, _ in total.most_common(10)]
    small = [sector for sector in total if sector not in largest]
    data = figure("checkability_by_sector").data()
    assert {row.key: (row.value, row.numbers, row.events) for row in data.itertuples()} == {
        "all": (len(stored), numbers.total(), events.total()),
        **{sector: (total[sector], numbers[sector], events[sector]) for sector in largest},
        "rest": tuple(sum(one[sector] for sector in small) for one in (total, numbers, events))}


def test_one_sector_alone_is_named_once(promises):
    en, zh = words("checkability_by_sector", promises[promises["sector"] == "rural"])
    assert en.alt.count("Countryside") == zh.alt.count("乡村振兴") == 1
