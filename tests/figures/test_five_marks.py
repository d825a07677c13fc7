"""The five marks, counted again from the table."""

from recount import SPELLED, figure, picture, split, words


def marks(stored):
    return {
        "has_quantity": sum(row["kind"] == "target" for row in stored),
        "has_comparator": sum(row["comparator"] in ("ge", "le", "approx", "range") for row in stored),
        "has_deadline": sum(bool(row["deadline"]) for row in stored),
        "has_place": sum(row["place"] != "city" for row in stored),
        "has_actor": sum(row["actor"] != "unstated" for row in stored)}


def test_the_words_hold_what_the_table_holds(stored):
    found, n, (en, zh) = marks(stored), len(stored), words("five_marks")
    assert en.title == f"Only {SPELLED[found['has_deadline']]} of {n} promises name a date"
    assert zh.title == f"{n}项承诺中，写明完成时限的只有{found['has_deadline']}项"
    data = figure("five_marks").data()
    assert dict(zip(data["key"], data["value"], strict=True)) == found
    for row in data.itertuples():
        assert f"{row.label_en} {row.value}" in en.alt and f"{row.label_zh} {row.value}" in zh.alt
        assert len(split([row.ids])) == row.value
    assert en.alt.endswith(f"of {n} promises.") and zh.alt.endswith(f"共{n}项承诺。")


def test_bars_stand_on_a_ground_as_long_as_all_promises(promises):
    ax = picture("five_marks", "zh").axes[0]
    assert {bar.get_width() for bar in ax.containers[1]} == {len(promises)} and ax.get_xlim() == (0, len(promises))
