"""Promises whose outcome others decide."""

from collections import Counter

from matplotlib.colors import to_hex

import jining
from jining.figures.figure import prepare
from jining.plot.theme import ACCENT
from jining.report.read_csv import read_rows


def deciders():
    columns, _ = read_rows(name="judgements")
    return {id_: value for name, id_, value in zip(columns["judgement"], columns["id"], columns["value"], strict=True)
            if name == "decider"}


def ensured(stored):
    return [row for row in stored if row["id"] in deciders() and row["modal"] in ("确保", "坚决")]


def test_every_promise_with_the_flag_of_an_award_is_there_and_no_other(stored):
    assert {row["id"] for row in stored if "award" in row["flag"].split(";")} == set(deciders())


def test_the_title_counts_those_that_others_decide_and_those_that_are_ensured(stored):
    n, sure = len(deciders()), len(ensured(stored))
    assert {row["modal"] for row in ensured(stored)} == {"确保"} and sure == 3
    figure = prepare("awards_by_decider")
    assert figure.words("en").title == f'{n} promises need others\' approval, yet three are worded "ensure"'
    assert figure.words("zh").title == f"{n}项承诺须由上级或他方认定，其中{sure}项仍用“确保”"


def test_the_alt_text_counts_the_levels_and_names_the_ensured(stored):
    counts = Counter(deciders().values())
    en, zh = (prepare("awards_by_decider").words(lang).alt for lang in ("en", "zh"))
    assert (f"national {counts['national']}, national and provincial {counts['national_and_provincial']}, provincial "
            f"{counts['provincial']}, level not stated {counts['not_stated']};") in en
    assert (f"共{len(deciders())}格：国家级{counts['national']}项，国家和省{counts['national_and_provincial']}项，"
            f"省级{counts['provincial']}项，级别未写明{counts['not_stated']}项；") in zh
    assert all(row["item_en"] in en and row["item_zh"] in zh for row in ensured(stored))


def test_a_square_is_drawn_for_each_and_coloured_where_it_is_ensured(stored):
    ax = jining.draw_figure("awards_by_decider", lang="zh").axes[0]
    squares = [(patch.get_gid(), to_hex(patch.get_facecolor()).upper()) for patch in ax.patches]
    assert len(squares) == len(deciders()) == len(prepare("awards_by_decider").data())
    assert squares.count(("firm", ACCENT.upper())) == len(ensured(stored)) == sum(kind == "firm" for kind, _ in squares)


def test_titles_hold_for_one_for_all_and_for_none(promises, stored):
    def title(ids, lang):
        return prepare("awards_by_decider", promises[promises["id"].isin(ids)]).words(lang).title

    sure = [row["id"] for row in ensured(stored)]
    others = [id_ for id_ in deciders() if id_ not in sure]
    assert title(sure[:1], "en").endswith('approval, yet it is worded "ensure"')
    assert title(sure[:1], "zh").endswith("仍用“确保”")
    assert title(sure[:2], "en").endswith('yet all of them are worded "ensure"')
    assert title(sure[:2], "zh").endswith("均仍用“确保”")
    assert title(others[:1], "en") == "One promise needs others' approval"
    assert title(others[:2], "en").endswith('; none is worded "ensure"') and title(others[:2], "zh").endswith("均未用“确保”")
