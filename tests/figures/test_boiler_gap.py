"""The sizes of coal boiler between those that the report names."""

import re

from matplotlib.colors import to_hex
from recount import figure, picture, split, words

from jining.plot.theme import ACCENT


def sizes(stored):
    """End of the sizes that go, start of those that are converted, from the words of the report."""
    said = " ".join(row["quote_zh"] for row in stored if "燃煤锅炉" in row["quote_zh"])
    return int(re.search(r"(\d+)蒸吨以下", said)[1]), int(re.search(r"(\d+)蒸吨以上", said)[1])


def test_the_words_name_what_becomes_of_each_class_and_the_sizes_between_which_the_report_is_silent(stored):
    low, high = sizes(stored)
    en, zh = words("boiler_gap")
    assert low < high and en.title == f"The report skips coal boilers between {low} and {high} steam tonnes"
    assert zh.title == f"{low}—{high}蒸吨燃煤锅炉如何处置，报告未提及"
    assert en.alt.endswith(f"3 parts. {low} steam tonnes or below: phased out; between {low} and {high} steam tonnes: "
                           f"not mentioned; {high} steam tonnes or above: converted.")
    assert zh.alt.endswith(f"{low}蒸吨以下淘汰；{low}—{high}蒸吨之间未提及；{high}蒸吨以上改造。")
    drawn = split(figure("boiler_gap").data()["ids"])
    assert not [row for row in stored if "锅炉" in row["quote_zh"] and row["id"] not in drawn]


def test_lengths_are_true_and_only_the_gap_is_coloured(stored):
    low, high = sizes(stored)
    ax = picture("boiler_gap").axes[0]
    first, _ = [patch for patch in ax.patches if patch.get_gid() == "class"]
    gap = next(patch for patch in ax.patches if patch.get_gid() == "gap")
    assert abs((gap.get_x() + gap.get_width() + 1) / first.get_width() - high / low) < 0.01
    assert to_hex(gap.get_edgecolor()).upper() == ACCENT.upper() != to_hex(first.get_facecolor()).upper()
