"""Functions of government, counted again from the table."""

from collections import Counter

from recount import figure, words


def test_the_words_and_the_data_hold_what_the_table_holds(stored):
    divisions, n = Counter(row["cofog"][:2] for row in stored), len(stored)
    (first, most), (en, zh) = divisions.most_common(1)[0], words("purposes")
    assert first == "04" and n / 2 < most < n
    assert (en.title, zh.title) == ("More than half of the promises concern economic affairs", "半数以上承诺属于经济事务")
    assert f"{len(divisions)} of them with promises: Economic affairs has {most} of {n}." in en.alt
    assert f"{len(divisions)}类有承诺" in zh.alt and f"{n}项中的{most}项" in zh.alt
    data = figure("purposes").data()
    assert dict(zip(data["key"], data["value"], strict=True)) == {f"{k:02}": divisions[f"{k:02}"] for k in range(1, 11)}


def test_a_share_is_said_where_most_serve_one_function(promises):
    rural = promises[promises["sector"] == "rural"]
    share = round(100 * (rural["cofog"].astype("str").str[:2] == "04").mean())
    assert words("purposes", rural)[0].title == f"{share}% of promises concern economic affairs"
