"""Which promises can be checked, counted again from the table."""

from collections import Counter

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("checkability_by_sector", promises).words(lang)


def counts(stored):
    total = Counter(row["sector"] for row in stored)
    numbers = Counter(row["sector"] for row in stored if row["checkable_by"] in ("number", "all", "zero"))
    events = Counter(row["sector"] for row in stored if row["checkable_by"] == "event")
    return total, numbers, events


def test_the_words_hold_what_the_table_holds(promises, stored):
    total, numbers, events = counts(stored)
    n, number, part = len(stored), numbers.total(), numbers.total() + events.total()
    share = f"{100 * part / n:.0f}%"
    assert words(promises, "en").title == f"Only {share} of promises can be checked by their own words"
    assert words(promises, "zh").title == f"仅{share}的承诺可按原文检验"
    assert f"Bars for {len(total)} sectors" in words(promises, "en").alt
    assert words(promises, "en").alt.endswith(f"In all {part} of {n} can be checked, {number} by a number.")
    assert words(promises, "zh").alt.endswith(f"全部{n}项中可检验{part}项，其中写明数值的{number}项。")
    drawn = {sector: (numbers[sector] + events[sector]) / total[sector] for sector, _ in total.most_common(10)}
    data = prepare("checkability_by_sector", promises).data("en")
    assert data["key"].iloc[1] == max(drawn, key=drawn.get)
    assert f"{100 * max(drawn.values()):.0f}%" in words(promises, "en").alt
    assert f"{100 * min(drawn.values()):.0f}%" in words(promises, "zh").alt


def test_all_stand_first_then_the_ten_largest_sectors_then_the_others_together(promises, stored):
    total, numbers, events = counts(stored)
    data = prepare("checkability_by_sector", promises).data("en")
    largest = [sector for sector, _ in total.most_common(10)]
    small = [sector for sector in total if sector not in largest]
    assert {row.key: (row.value, row.numbers, row.events) for row in data.itertuples()} == {
        "all": (len(stored), numbers.total(), events.total()),
        **{sector: (total[sector], numbers[sector], events[sector]) for sector in largest},
        "rest": tuple(sum(one[sector] for sector in small) for one in (total, numbers, events))}
    fig = prepare("checkability_by_sector", promises).draw("en", "slide")
    widths = [bar.get_width() for bar in fig.axes[0].containers[0] if bar.get_width()]
    assert widths == [share for share in data["share_numbers"] if share]


def test_titles_hold_for_one_for_few_for_none_and_for_all(promises):
    poverty = promises[promises["sector"] == "poverty"]
    part = int((poverty["checkable_by"] != "open").sum())
    assert words(poverty, "zh").title == f"{len(poverty)}项承诺中有{part}项可检验，其余未写明检验标准"
    open_ = promises[promises["checkable_by"] == "open"]
    assert words(open_, "en").title == f"None of the {len(open_)} promises can be checked by their own words"
    assert words(open_, "zh").title == f"{len(open_)}项承诺均未写明检验标准"
    assert words(open_[:1], "en").title == "The one promise cannot be checked by its own words"
    targets = promises[promises["kind"] == "target"]
    assert words(targets, "en").title == f"All {len(targets)} promises can be checked by their own words"
    assert words(targets[:1], "zh").title == "该项承诺可检验"


def test_one_sector_alone_is_named_once(promises):
    rural = promises[promises["sector"] == "rural"]
    assert words(rural, "en").alt.count("Countryside") == words(rural, "zh").alt.count("乡村振兴") == 1
