"""From input to outcome, counted again from the table."""

from collections import Counter

from recount import figure, words


def test_the_words_hold_what_the_table_holds(stored):
    steps, n = Counter(row["logic"] for row in stored), len(stored)
    targets = Counter(row["logic"] for row in stored if row["kind"] == "target")
    share, (en, zh) = f"{100 * steps['activity'] / n:.0f}%", words("output_and_outcome")
    assert en.title == f"{share} of promises describe work, not what it delivers or changes"
    assert zh.title == f"{share}的承诺属于过程性工作，未落到产出或结果"
    order = ("input", "activity", "output", "outcome")
    assert en.alt == (f"One bar of {n} promises: {', '.join(f'{step.capitalize()} {steps[step]}' for step in order)}. "
                      f"{targets.total()} of them can be measured.")
    assert all(f" {steps[step]}" in zh.alt for step in order) and f"可量化的{targets.total()}项" in zh.alt
    data = figure("output_and_outcome").data()
    assert list(zip(data["key"], data["value"], data["measurable"], strict=True)) == [
        (step, steps[step], targets[step]) for step in order]
    for row in data[data["measurable"] > 0].itertuples():
        assert row.sub_en.startswith(f"{row.measurable} of {row.value} measurable")
        assert row.sub_zh.startswith(f"{row.value}项中{row.measurable}项可量化")
