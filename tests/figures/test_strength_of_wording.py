"""Words of strength, counted again from the table."""

from collections import Counter

from recount import figure, words

_WORDS = {"3": ("确保", "坚决"), "2": ("",), "1": ("力争", "争取", "争创"), "0": ("鼓励", "引导", "支持", "探索")}
_LEVEL = {word: level for level, words_ in _WORDS.items() for word in words_}


def test_the_words_hold_what_the_table_holds(stored):
    levels, n, (en, zh) = Counter(_LEVEL[row["modal"]] for row in stored), len(stored), words("strength_of_wording")
    data = figure("strength_of_wording").data()
    assert list(zip(data["key"], data["value"], strict=True)) == [(level, levels[level]) for level in "3102"]
    assert en.title == f'Only {levels["3"]} of {n} promises say "ensure" or "resolutely"'
    assert zh.title == f"{n}项承诺中，用“确保”或“坚决”的只有{levels['3']}项"
    plain = f"{100 * levels['2'] / n:.0f}%"
    assert data["text_en"].iloc[-1] == f"{levels['2']} ({plain})" and data["text_zh"].iloc[-1] == f"{levels['2']}（{plain}）"
    for said in (en.alt, zh.alt):
        counted = [part.rsplit(" ", 1)[-1].strip(".。") for part in said.replace("；", ";").split(";")]
        assert counted == list(map(str, data["value"]))
