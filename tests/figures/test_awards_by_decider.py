"""Promises whose outcome others decide."""

from collections import Counter

from matplotlib.colors import to_hex
from recount import figure, judged, picture, words

from jining.plot.theme import ACCENT


def ensured(stored):
    return [row for row in stored if row["id"] in judged("decider") and row["modal"] in ("确保", "坚决")]


def test_every_promise_with_the_flag_of_an_award_is_there_and_no_other(stored):
    assert {row["id"] for row in stored if "award" in row["flag"].split(";")} == set(judged("decider"))


def test_the_words_count_those_that_others_decide_by_level_and_those_that_are_ensured(stored):
    counts, n, sure = Counter(judged("decider").values()), len(judged("decider")), ensured(stored)
    assert {row["modal"] for row in sure} == {"确保"} and len(sure) == 3
    en, zh = words("awards_by_decider")
    assert en.title == f'{n} promises need others\' approval, yet three are worded "ensure"'
    assert zh.title == f"{n}项承诺须由上级或他方认定，其中{len(sure)}项仍用“确保”"
    assert (f"national {counts['national']}, national and provincial {counts['national_and_provincial']}, provincial "
            f"{counts['provincial']}, level not stated {counts['not_stated']};") in en.alt
    assert (f"共{n}格：国家级{counts['national']}项，国家和省{counts['national_and_provincial']}项，"
            f"省级{counts['provincial']}项，级别未写明{counts['not_stated']}项；") in zh.alt
    assert all(row["item_en"] in en.alt and row["item_zh"] in zh.alt for row in sure)


def test_a_square_is_drawn_for_each_and_coloured_where_it_is_ensured(stored):
    squares = [(patch.get_gid(), to_hex(patch.get_facecolor()).upper())
               for patch in picture("awards_by_decider", "zh").axes[0].patches]
    assert len(squares) == len(judged("decider")) == len(figure("awards_by_decider").data())
    assert squares.count(("firm", ACCENT.upper())) == len(ensured(stored)) == sum(kind == "firm" for kind, _ in squares)
