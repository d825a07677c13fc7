"""Targets that are shares of a whole: every number against the table read as text."""

from matplotlib.colors import to_hex
from recount import figure, picture, words

from jining.plot.theme import ACCENT


def test_the_words_and_the_bars_tell_apart_those_that_ask_for_all(stored):
    rows = [row for row in stored if row["measure_type"] in ("share", "coverage") and row["unit"] == "percent"]
    whole = sum(row["checkable_by"] == "all" for row in rows)
    low = min((row for row in rows if row["checkable_by"] != "all"), key=lambda row: float(row["value_low"]))
    en, zh = words("coverage_targets")
    assert (whole, len(rows)) == (10, 15) and en.title == "Ten of 15 percentage targets ask for 100%"
    assert zh.title == f"{len(rows)}项比率类目标中，{whole}项要求全部达到"
    assert f"ten of 100%; the others down to at least {low['value_as_written']}% ({low['item_en']})" in en.alt
    assert f"{whole}项要求100%；其余最低{low['value_as_written']}%以上（{low['item_zh']}）" in zh.alt
    table = figure("coverage_targets").data()
    assert dict(zip(table["ids"], table["value"], strict=True)) == {row["id"]: float(row["value_low"]) for row in rows}
    bars = picture("coverage_targets").axes[0].containers[0]
    assert {bar.get_width() for bar in bars if to_hex(bar.get_facecolor()).upper() == ACCENT.upper()} == {100}
