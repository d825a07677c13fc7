"""Targets that are shares of a whole: every number against the table read as text."""

from jining.figures.figure import prepare


def shares(rows):
    return [row for row in rows if row["measure_type"] in ("share", "coverage") and row["unit"] == "percent"]


def test_title_and_alt_count_those_that_ask_for_all(stored, promises):
    rows = shares(stored)
    whole = sum(row["checkable_by"] == "all" for row in rows)
    low = min((row for row in rows if row["checkable_by"] != "all"), key=lambda row: float(row["value_low"]))
    en, zh = (prepare("coverage_targets", promises).words(lang) for lang in ("en", "zh"))
    assert (whole, len(rows)) == (10, 15) and en.title == "Ten of 15 coverage targets ask for full coverage"
    assert zh.title == f"{len(rows)}项比率类目标中，{whole}项要求全覆盖"
    assert f"ten at the end of it, the others down to at least {low['value_as_written']}% ({low['item_en']})" in en.alt
    assert f"{whole}项为全部，其余最低为{low['value_as_written']}%以上（{low['item_zh']}）" in zh.alt


def test_what_is_drawn_is_what_the_table_holds(stored, promises):
    prepared = prepare("coverage_targets", promises)
    table, fig = prepared.data(), prepared.draw("en")
    values = {row["id"]: float(row["value_low"]) for row in shares(stored)}
    assert dict(zip(table["id"], table["value"], strict=True)) == values
    ax, dots = fig.axes[0], {}
    for line in ax.lines:
        if line.get_gid() in ("all", "ge"):
            dots[round(line.get_ydata()[0])] = line.get_xdata()[0]
    assert [dots[row] for row in range(len(table))] == table["value"].tolist() and ax.get_xlim() == (0, 100)


def test_one_all_and_none_have_sentences_of_their_own(promises):
    rows = prepare("coverage_targets", promises).rows
    every, part = rows[rows["checkable_by"] == "all"], rows[rows["checkable_by"] != "all"]
    said = [prepare("coverage_targets", chosen).words(lang).title
            for chosen in (every.head(3), part, part.head(1)) for lang in ("en", "zh")]
    assert said == ["All three coverage targets ask for full coverage", "3项比率类目标均要求全覆盖",
                    "None of the five coverage targets asks for full coverage", "5项比率类目标均未要求全覆盖",
                    "The one coverage target does not ask for full coverage", "该项比率类目标未要求全覆盖"]
