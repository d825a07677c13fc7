"""The sizes of coal boiler between those that the report names."""

import re

from matplotlib.colors import to_hex

import jining
from jining.figures.figure import prepare
from jining.plot.theme import ACCENT


def sizes(stored):
    """End of the sizes that go, start of those that are converted, from the words of the report."""
    words = " ".join(row["quote_zh"] for row in stored if "燃煤锅炉" in row["quote_zh"])
    return int(re.search(r"(\d+)蒸吨以下", words)[1]), int(re.search(r"(\d+)蒸吨以上", words)[1])


def test_the_title_names_the_two_sizes_between_which_the_report_is_silent(stored):
    low, high = sizes(stored)
    assert low < high
    figure = prepare("boiler_gap")
    assert figure.words("en").title == f"The report skips coal boilers between {low} and {high} steam tonnes"
    assert figure.words("zh").title == f"{low}—{high}蒸吨燃煤锅炉如何处置，报告未提及"
    assert not [row for row in stored if "锅炉" in row["quote_zh"] and row["id"] not in ";".join(figure.data()["ids"])]


def test_the_alt_text_says_what_becomes_of_each_class(stored):
    low, high = sizes(stored)
    assert prepare("boiler_gap").words("en").alt.endswith(
        f"3 parts. {low} steam tonnes or below: phased out; between {low} and {high} steam tonnes: not mentioned; "
        f"{high} steam tonnes or above: converted.")
    assert prepare("boiler_gap").words("zh").alt.endswith(
        f"{low}蒸吨以下淘汰；{low}—{high}蒸吨之间未提及；{high}蒸吨以上改造。")


def test_lengths_are_true_and_only_the_gap_is_coloured(stored):
    low, high = sizes(stored)
    ax = jining.draw_figure("boiler_gap", lang="en").axes[0]
    first, _ = [patch for patch in ax.patches if patch.get_gid() == "class"]
    gap = next(patch for patch in ax.patches if patch.get_gid() == "gap")
    assert abs((gap.get_x() + gap.get_width() + 1) / first.get_width() - high / low) < 0.01
    assert to_hex(gap.get_edgecolor()).upper() == ACCENT.upper() != to_hex(first.get_facecolor()).upper()


def test_one_class_alone_says_what_becomes_of_it_and_nothing_of_a_gap(promises, stored):
    low, high = sizes(stored)
    rows = prepare("boiler_gap").rows
    for place, said, zh in ((0, f"{low} steam tonnes or below are to be phased out", f"{low}蒸吨以下淘汰"),
                            (1, f"{high} steam tonnes or above are to be converted", f"{high}蒸吨以上改造")):
        one = prepare("boiler_gap", rows.iloc[[place]])
        assert one.words("en").title == f"Coal boilers of {said}" and one.words("zh").title == f"燃煤锅炉：{zh}"
        assert len(one.data()) == 1 and "1 part." in one.words("en").alt
