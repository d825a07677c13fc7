"""Targets that are shares of a whole: every number against the table read as text."""

from matplotlib.colors import to_hex

from jining.figures.figure import prepare
from jining.plot.theme import ACCENT


def shares(rows):
    return [row for row in rows if row["measure_type"] in ("share", "coverage") and row["unit"] == "percent"]


def test_title_and_alt_count_those_that_ask_for_all(stored, promises):
    rows = shares(stored)
    whole = sum(row["checkable_by"] == "all" for row in rows)
    low = min((row for row in rows if row["checkable_by"] != "all"), key=lambda row: float(row["value_low"]))
    en, zh = (prepare("coverage_targets", promises).words(lang) for lang in ("en", "zh"))
    assert (whole, len(rows)) == (10, 15)
    assert en.title == "Ten of 15 percentage targets ask for 100%"
    assert zh.title == f"{len(rows)}项比率类目标中，{whole}项要求全部达到"
    assert f"ten of 100%; the others down to at least {low['value_as_written']}% ({low['item_en']})" in en.alt
    assert f"{whole}项要求100%；其余最低{low['value_as_written']}%以上（{low['item_zh']}）" in zh.alt


def test_what_is_drawn_is_what_the_table_holds(stored, promises):
    prepared = prepare("coverage_targets", promises)
    table, fig = prepared.data(), prepared.draw("en")
    values = {row["id"]: float(row["value_low"]) for row in shares(stored)}
    assert dict(zip(table["ids"], table["value"], strict=True)) == values
    bars = {bar.get_width(): to_hex(bar.get_facecolor()).upper() for bar in fig.axes[0].containers[0] if bar.get_width()}
    assert [bar.get_width() for bar in fig.axes[0].containers[0] if bar.get_width()] == table["value"].tolist()
    assert [width for width, color in bars.items() if color == ACCENT.upper()] == [100]


def test_one_all_and_none_have_sentences_of_their_own(promises):
    rows = prepare("coverage_targets", promises).rows
    every, part = rows[rows["checkable_by"] == "all"], rows[rows["checkable_by"] != "all"]
    said = [prepare("coverage_targets", chosen).words(lang).title
            for chosen in (every.head(3), part, part.head(1)) for lang in ("en", "zh")]
    assert said == ["All three percentage targets ask for 100%", "3项比率类目标均要求全部达到",
                    "None of the five percentage targets asks for 100%", "5项比率类目标均未要求全部达到",
                    "The one percentage target does not ask for 100%", "该项比率类目标未要求全部达到"]
