"""Words of strength, counted again from the table."""

from collections import Counter

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("strength_of_wording", promises).words(lang)


_WORDS = {"3": ("确保", "坚决"), "2": ("",), "1": ("力争", "争取", "争创"), "0": ("鼓励", "引导", "支持", "探索")}
_LEVEL = {word: level for level, words_ in _WORDS.items() for word in words_}


def test_the_words_hold_what_the_table_holds(promises, stored):
    levels, n = Counter(_LEVEL[row["modal"]] for row in stored), len(stored)
    data = prepare("strength_of_wording", promises).data("en")
    assert list(zip(data["key"], data["value"], strict=True)) == [(level, levels[level]) for level in "3102"]
    english, chinese = words(promises, "en"), words(promises, "zh")
    assert english.title == f'Only {levels["3"]} of {n} promises say "ensure" or "resolutely"'
    assert chinese.title == f"{n}项承诺中，用“确保”或“坚决”的只有{levels['3']}项"
    plain = f"{100 * levels['2'] / n:.0f}%"
    assert data["text_en"].iloc[-1] == f"{levels['2']} ({plain})" and data["text_zh"].iloc[-1] == f"{levels['2']}（{plain}）"
    for said in (english.alt, chinese.alt):
        counted = [part.rsplit(" ", 1)[-1].strip(".。") for part in said.replace("；", ";").split(";")]
        assert counted == list(map(str, data["value"]))


def test_bars_are_as_long_as_their_counts(promises):
    prepared = prepare("strength_of_wording", promises)
    bars = prepared.draw("en", "page").axes[0].containers[0]
    assert [bar.get_width() for bar in bars] == list(prepared.data("en")["value"])


def test_titles_hold_for_none_for_few_and_for_one(promises):
    plain = promises[promises["modal"].isna()][:40]
    assert words(plain, "en").title == 'None of the 40 promises says "ensure" or "resolutely"'
    assert words(plain, "zh").title == "40项承诺均未用“确保”或“坚决”"
    assert words(plain[:1], "zh").title == "该项承诺未用“确保”或“坚决”"
    firm = promises[promises["modal"] == "确保"]
    assert words(firm[:1], "en").title == 'The one promise says "ensure" or "resolutely"'
    assert words(firm[:2], "en").title == 'Both promises say "ensure" or "resolutely"'
