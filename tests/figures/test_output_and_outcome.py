"""From input to outcome, counted again from the table."""

from collections import Counter

from jining.figures.figure import prepare


def words(promises, lang):
    return prepare("output_and_outcome", promises).words(lang)


def test_the_words_hold_what_the_table_holds(promises, stored):
    steps, n = Counter(row["logic"] for row in stored), len(stored)
    targets = Counter(row["logic"] for row in stored if row["kind"] == "target")
    share = f"{100 * steps['activity'] / n:.0f}%"
    english, chinese = words(promises, "en"), words(promises, "zh")
    assert english.title == f"{share} of promises describe work, not what it delivers or changes"
    assert chinese.title == f"{share}的承诺属于过程性工作，未落到产出或结果"
    order = ("input", "activity", "output", "outcome")
    assert english.alt == (f"One bar of {n} promises: {', '.join(f'{step.capitalize()} {steps[step]}' for step in order)}. "
                           f"{targets.total()} of them can be measured.")
    assert all(f" {steps[step]}" in chinese.alt for step in order) and f"可量化的{targets.total()}项" in chinese.alt
    data = prepare("output_and_outcome", promises).data("en")
    assert list(zip(data["key"], data["value"], data["measurable"], strict=True)) == [
        (step, steps[step], targets[step]) for step in order]
    for row in data[data["measurable"] > 0].itertuples():
        assert row.sub_en.startswith(f"{row.measurable} of {row.value} measurable")
        assert row.sub_zh.startswith(f"{row.value}项中{row.measurable}项可量化")


def test_parts_are_as_wide_as_their_counts(promises):
    fig = prepare("output_and_outcome", promises).draw("zh", "slide")
    values = prepare("output_and_outcome", promises).data("zh")["value"]
    starts = [patch.get_x() / fig.body.width for patch in fig.axes[0].patches if patch.get_gid() == "part"]
    assert all(abs(a - b) < 0.001 for a, b in zip(starts, (values.cumsum() - values) / values.sum(), strict=True))


def test_titles_hold_for_one_for_few_and_for_none(promises):
    work = promises[promises["logic"] == "activity"]
    assert words(work[:1], "en").title == "The one promise describes work, not what it delivers or changes"
    assert words(work[:5], "en").title == "All five promises describe work, not what it delivers or changes"
    targets = promises[promises["kind"] == "target"]
    assert words(targets, "en").title == f"None of {len(targets)} promises describes mere work"
    assert words(targets[:1], "zh").title == "该项承诺不属于过程性工作"
