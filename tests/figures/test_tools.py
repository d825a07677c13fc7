"""Tools of policy, counted again from the table."""

from collections import Counter

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("tools", promises).words(lang)


def test_the_words_hold_what_the_table_holds(promises, stored):
    counted, n = Counter(row["instrument"] for row in stored), len(stored)
    support, state = counted.pop("U"), counted.pop("none")
    without = support + state
    third, share = abs(without / n - 1 / 3) < 0.012, f"{100 * without / n:.0f}%"
    english, chinese = words(promises, "en"), words(promises, "zh")
    assert english.title == f"{'One in three promises names' if third else f'{share} of promises name'} no policy tool"
    assert prepare("tools", promises).data("en")["text_en"].iloc[0] == f"{without} ({share})"
    assert chinese.title == f"{'三分之一' if third else share}的承诺未写明政策工具"
    assert f"({support})" in english.note and f"({state})" in english.note
    assert f"手段的{support}项" in chinese.note and f"结果的{state}项" in chinese.note
    most = max(counted.values())
    assert f"{without} of {n} promises name no tool" in english.alt and f"leads with {most}." in english.alt
    assert f"{n}项承诺中{without}项未写明" in chinese.alt and f"最多，{most}项。" in chinese.alt


def test_every_promise_is_in_one_bar_and_the_others_stand_last(promises, stored):
    counted = Counter(row["instrument"] for row in stored)
    data = prepare("tools", promises).data("en")
    assert data["value"].sum() == len(stored) and len(";".join(data["ids"]).split(";")) == len(stored)
    named = data[~data["key"].isin(["none", "rest"])]
    assert {row.key: row.value for row in named.itertuples()}.items() <= counted.items()
    assert list(named["value"]) == sorted(named["value"], reverse=True) and data["key"].iloc[-1] == "rest"
    fig = prepare("tools", promises).draw("en", "slide")
    assert [bar.get_width() for bar in fig.axes[0].containers[0] if bar.get_width()] == list(data["value"])


def test_titles_hold_for_one_for_few_for_none_and_for_all(promises):
    without = promises[promises["instrument"].isin(["U", "none"])]
    assert words(without[:1], "en").title == "The one promise names no policy tool"
    assert words(without[:5], "en").title == "None of the five promises names a policy tool"
    assert words(without[:5], "zh").title == "5项承诺均未写明政策工具"
    built = promises[promises["instrument"] == "S1"]
    assert words(built, "en").title == f"All {len(built)} promises name a policy tool"
    assert words(built[:1], "zh").title == "该项承诺写明政策工具"
    assert words(built[:1], "en").title == "The one promise names a policy tool"
