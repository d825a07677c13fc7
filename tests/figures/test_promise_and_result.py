"""For how many promises a public fact was found."""

from collections import Counter

from recount import figure, picture, split, table, words

import jining
from jining.figures.figure import prepare


def test_the_words_count_each_verdict_and_what_was_not_found(stored):
    verdicts, n = {row["id"]: row["verdict"] for row in table("verdicts")}, len(stored)
    counts, found, (en, zh) = Counter(verdicts.values()), len(verdicts), words("promise_and_result")
    assert en.title == f"Published progress or results were found for only {found} of {n} promises"
    assert zh.title == f"{n}项承诺中，仅{found}项查到公开的进展或结果" and set(verdicts) <= {row["id"] for row in stored}
    assert en.alt.endswith(
        f"Met {counts['met']}, Done after 2020 {counts['later']}, Under way {counts['under_way']}, "
        f"Missed {counts['missed']}, Another measure: not comparable {counts['other_measure']}, Nothing found {n - found}.")
    assert zh.alt.endswith(
        f"2020年底前已完成{counts['met']}项，2020年后完成{counts['later']}项，进行中{counts['under_way']}项，未完成{counts['missed']}项，"
        f"其他口径，无法对照{counts['other_measure']}项，未查到{n - found}项。")
    assert en.note.startswith("Nothing found does not mean nothing done") and zh.note.startswith("未查到不等于未完成")


def test_every_promise_is_in_one_row_with_its_facts_and_bars_are_as_long_as_the_counts(stored):
    data = figure("promise_and_result").data()
    assert sorted(split(data["ids"])) == sorted(row["id"] for row in stored)
    assert [len(split([cell])) for cell in data["ids"]] == data["value"].tolist()
    assert data["fact"].ne("").tolist() == [True] * (len(data) - 1) + [False]
    assert "outlets, listed with the data" in figure("promise_and_result").source("en")
    bars = [bar for ax in picture("promise_and_result").axes for bar in ax.patches if bar.get_gid() == "value"]
    assert [bar.get_width() for bar in bars] == data["value"].tolist()[:-1] and all(bar.get_x() == 0 for bar in bars)


def test_verdicts_of_the_user_are_taken(promises):
    own = prepare("promise_and_result", promises, verdicts=jining.load_verdicts().iloc[:3])
    assert own.words("en").title.endswith(f"only three of {len(promises)} promises")
