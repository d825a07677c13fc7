"""The five marks, counted again from the table."""

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("five_marks", promises).words(lang)


def marks(stored):
    return {
        "has_quantity": sum(row["kind"] == "target" for row in stored),
        "has_comparator": sum(row["comparator"] in ("ge", "le", "approx", "range") for row in stored),
        "has_deadline": sum(bool(row["deadline"]) for row in stored),
        "has_place": sum(row["place"] != "city" for row in stored),
        "has_actor": sum(row["actor"] != "unstated" for row in stored)}


def test_the_words_hold_what_the_table_holds(promises, stored):
    found, n = marks(stored), len(stored)
    dates = {2: "two", 3: "three"}[found["has_deadline"]]
    assert words(promises, "en").title == f"Only {dates} of {n} promises name a date"
    assert words(promises, "zh").title == f"{n}项承诺中，写明完成时限的只有{found['has_deadline']}项"
    data = prepare("five_marks", promises).data("en")
    assert dict(zip(data["key"], data["value"], strict=True)) == found
    for row in data.itertuples():
        assert f"{row.label_en} {row.value}" in words(promises, "en").alt
        assert f"{row.label_zh} {row.value}" in words(promises, "zh").alt
        assert len([id_ for id_ in row.ids.split(";") if id_]) == row.value
    assert words(promises, "en").alt.endswith(f"of {n} promises.") and words(promises, "zh").alt.endswith(f"共{n}项承诺。")


def test_bars_stand_on_a_ground_as_long_as_all_promises(promises):
    ax = prepare("five_marks", promises).draw("zh", "slide").axes[0]
    bars, ground = ax.containers
    assert [bar.get_width() for bar in bars] == list(prepare("five_marks", promises).data("zh")["value"])
    assert {bar.get_width() for bar in ground} == {len(promises)} and ax.get_xlim() == (0, len(promises))


def test_titles_hold_for_none_and_for_one(promises):
    rural = promises[promises["deadline"].isna() & (promises["sector"] == "rural")]
    assert words(rural, "en").title == f"None of the {len(rural)} promises names a date"
    assert words(rural, "zh").title == f"{len(rural)}项承诺均未写明完成时限"
    assert words(rural[:1], "en").title == "The one promise names no date"
    dated = promises[promises["deadline"].notna()]
    assert words(dated[:1], "en").title == "The one promise names a date"
    assert words(dated[:1], "zh").title == "该项承诺写明完成时限"
    assert words(dated, "en").title.endswith("promises name a date") and "Only" not in words(dated, "en").title
