"""For how many promises a public fact was found."""

from collections import Counter

import jining
from jining.figures.figure import prepare
from jining.report.read_csv import read_rows


def verdicts():
    columns, _ = read_rows(name="verdicts")
    return dict(zip(columns["id"], columns["verdict"], strict=True))


def test_the_title_counts_the_promises_with_a_fact_of_all(stored):
    n, found = len(stored), len(verdicts())
    figure = prepare("promise_and_result")
    assert figure.words("en").title == f"Published progress or results were found for only {found} of {n} promises"
    assert figure.words("zh").title == f"{n}项承诺中，仅{found}项查到公开的进展或结果"
    assert set(verdicts()) <= {row["id"] for row in stored}


def test_the_alt_text_counts_each_verdict_and_what_was_not_found(stored):
    counts, none = Counter(verdicts().values()), len(stored) - len(verdicts())
    assert prepare("promise_and_result").words("en").alt.endswith(
        f"Met {counts['met']}, Done after 2020 {counts['later']}, Under way {counts['under_way']}, "
        f"Missed {counts['missed']}, Another measure: not comparable {counts['other_measure']}, "
        f"Nothing found {none}.")
    assert prepare("promise_and_result").words("zh").alt.endswith(
        f"2020年底前已完成{counts['met']}项，2020年后完成{counts['later']}项，进行中{counts['under_way']}项，未完成{counts['missed']}项，"
        f"其他口径，无法对照{counts['other_measure']}项，未查到{none}项。")


def test_nothing_found_is_never_told_as_nothing_done():
    en, zh = (prepare("promise_and_result").words(lang) for lang in ("en", "zh"))
    assert en.note.startswith("Nothing found does not mean nothing done") and zh.note.startswith("未查到不等于未完成")


def test_every_promise_is_in_one_row_and_each_row_names_its_facts(stored):
    table = prepare("promise_and_result").data("en")
    ids = [id_ for cell in table["ids"] for id_ in cell.split(";") if id_]
    assert sorted(ids) == sorted(row["id"] for row in stored)
    assert [len(cell.split(";")) for cell in table["ids"]] == table["value"].tolist()
    assert table["fact"].ne("").tolist() == [True] * (len(table) - 1) + [False]
    assert "outlets, listed with the data" in prepare("promise_and_result").source("en")


def test_the_bars_are_as_long_as_the_counts_and_start_at_zero():
    fig = jining.draw_figure("promise_and_result", lang="en")
    bars = [patch for ax in fig.axes for patch in ax.patches if patch.get_gid() == "value"]
    table = prepare("promise_and_result").data("en")
    assert [bar.get_width() for bar in bars] == table["value"].tolist()[:-1]
    assert all(bar.get_x() == 0 for bar in bars)


def test_verdicts_of_the_user_are_taken(promises):
    own = jining.load_verdicts().iloc[:3]
    figure = prepare("promise_and_result", promises, verdicts=own)
    assert figure.words("en").title.endswith(f"only three of {len(promises)} promises")


def test_titles_hold_for_one_promise_and_for_none_found(promises):
    def title(rows, lang):
        return prepare("promise_and_result", rows).words(lang).title

    told, silent = promises[promises["id"].isin(verdicts())], promises[~promises["id"].isin(verdicts())]
    assert title(told.iloc[:1], "en") == "Published progress or results were found for this promise"
    assert title(told.iloc[:2], "en").endswith("were found for these two promises")
    assert title(told.iloc[:1], "zh") == "该项承诺查到公开的进展或结果"
    assert title(silent.iloc[:1], "en") == "No published progress or results were found for this promise"
    assert title(silent.iloc[:4], "en").endswith("were found for these four promises")
    assert title(silent.iloc[:4], "zh") == "4项承诺均未查到公开的进展或结果"
