"""Tools of policy, counted again from the table."""

from collections import Counter

from recount import figure, split, words


def test_the_words_hold_what_the_table_holds(stored):
    counted, n = Counter(row["instrument"] for row in stored), len(stored)
    support, state = counted.pop("U"), counted.pop("none")
    without, most, (en, zh), data = support + state, max(counted.values()), words("tools"), figure("tools").data()
    third, share = abs(without / n - 1 / 3) < 0.012, f"{100 * without / n:.0f}%"
    assert en.title == f"{'One in three promises names' if third else f'{share} of promises name'} no policy tool"
    assert zh.title == f"{'三分之一' if third else share}的承诺未写明政策工具"
    assert data["text_en"].iloc[0] == f"{without} ({share})" and f"({support})" in en.note and f"({state})" in en.note
    assert f"手段的{support}项" in zh.note and f"结果的{state}项" in zh.note
    assert f"{without} of {n} promises name no tool" in en.alt and f"leads with {most}." in en.alt
    assert f"{n}项承诺中{without}项未写明" in zh.alt and f"最多，{most}项。" in zh.alt
    assert data["value"].sum() == n == len(split(data["ids"]))
    named = data[~data["key"].isin(["none", "rest"])]
    assert {row.key: row.value for row in named.itertuples()}.items() <= counted.items()
    assert list(named["value"]) == sorted(named["value"], reverse=True) and data["key"].iloc[-1] == "rest"
