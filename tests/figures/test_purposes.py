"""Functions of government, counted again from the table."""

from collections import Counter

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("purposes", promises).words(lang)


def test_the_words_hold_what_the_table_holds(promises, stored):
    divisions, n = Counter(row["cofog"][:2] for row in stored), len(stored)
    first, most = divisions.most_common(1)[0]
    assert first == "04" and n / 2 < most < n
    english, chinese = words(promises, "en"), words(promises, "zh")
    assert english.title == "More than half of the promises concern economic affairs"
    assert chinese.title == "半数以上承诺属于经济事务"
    assert f"{len(divisions)} of them with promises: Economic affairs has {most} of {n}." in english.alt
    assert f"{len(divisions)}类有承诺" in chinese.alt and f"{n}项中的{most}项" in chinese.alt


def test_all_ten_divisions_are_drawn_with_their_counts(promises, stored):
    divisions = Counter(row["cofog"][:2] for row in stored)
    data = prepare("purposes", promises).data("en")
    assert dict(zip(data["key"], data["value"], strict=True)) == {f"{k:02}": divisions[f"{k:02}"] for k in range(1, 11)}
    fig = prepare("purposes", promises).draw("zh", "page")
    assert [bar.get_width() for bar in fig.axes[0].containers[0]] == list(data["value"])


def test_titles_hold_for_one_for_few_and_for_all(promises):
    poverty = promises[promises["cofog"].astype("str").str[:2] == "10"]
    assert words(poverty[:1], "en").title == "The one promise concerns social protection"
    assert words(poverty, "en").title == f"All {len(poverty)} promises concern social protection"
    assert words(poverty[:3], "zh").title == "3项承诺均属于社会保护"
    rural = promises[promises["sector"] == "rural"]
    share = round(100 * (rural["cofog"].astype("str").str[:2] == "04").mean())
    assert words(rural, "en").title == f"{share}% of promises concern economic affairs"
