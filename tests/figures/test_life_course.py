"""Targets by the age of life that they serve."""

from collections import Counter

from matplotlib.colors import to_hex

import jining
from jining.figures.figure import prepare
from jining.plot.theme import ACCENT
from jining.reading import read_rows

_SPELLED = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def stages():
    columns, _ = read_rows(name="judgements")
    return {id_: value for name, id_, value in zip(columns["judgement"], columns["id"], columns["value"], strict=True)
            if name == "life_stage"}


def targets(stored):
    return [row for row in stored if row["id"] in stages() and row["kind"] == "target"]


def test_the_title_says_how_many_count_what_is_provided(stored):
    n, counts = len(targets(stored)), Counter(row["logic"] for row in targets(stored))
    provided = counts["output"]
    assert n / 2 < provided < n
    figure = prepare("life_course")
    assert figure.words("en").title == f"Most livelihood targets count what is provided: {_SPELLED[provided]} of {n}"
    assert figure.words("zh").title == f"民生目标以增加供给为主：{n}项中占{provided}项"
    assert figure.words("en").alt.endswith(f"what is provided {provided}, what changes for people or institutions "
                                           f"{counts['outcome']}, staff {counts['input']}.")
    assert figure.words("zh").alt == (f"按人生阶段排列的{n}张卡片：增加供给{provided}项，改善结果{counts['outcome']}项，"
                                      f"增加人员{counts['input']}项。")
    assert sum(counts[key] for key in ("output", "outcome", "input")) == n


def test_tiles_follow_the_ages_of_life(stored):
    columns, _ = read_rows(name="judgement_values")
    order = [value for name, value in zip(columns["judgement"], columns["value"], strict=True) if name == "life_stage"]
    table = prepare("life_course").data("en")
    ages = [stages()[row["id"]] for row in targets(stored)]
    assert [stages()[id_] for id_ in table["ids"]] == sorted(ages, key=order.index)
    assert sorted(table["ids"]) == sorted(row["id"] for row in targets(stored))


def test_as_many_tiles_are_coloured_as_the_title_says(stored):
    ax = jining.draw_figure("life_course", lang="en").axes[0]
    tiles = [to_hex(patch.get_facecolor()).upper() for patch in ax.patches if patch.get_gid() == "tile"]
    assert len(tiles) == len(targets(stored))
    assert tiles.count(ACCENT.upper()) == sum(row["logic"] == "output" for row in targets(stored))


def test_titles_hold_for_one_for_both_and_for_none(promises, stored):
    def title(ids, lang):
        return prepare("life_course", promises[promises["id"].isin(ids)]).words(lang).title

    by_logic = {logic: [row["id"] for row in targets(stored) if row["logic"] == logic] for logic in ("output", "outcome")}
    assert title(by_logic["output"][:1], "en") == "The one livelihood target counts what is provided"
    assert title(by_logic["output"][:2], "en") == "Both livelihood targets count what is provided"
    assert title(by_logic["outcome"][:3], "en") == "None of the three livelihood targets counts what is provided"
    assert title(by_logic["outcome"][:1], "zh") == "该项民生目标不是增加供给"
    assert title(by_logic["output"][:2], "zh") == "2项民生目标均是增加供给"
    assert title([*by_logic["output"][:1], *by_logic["outcome"][:1]], "zh") == "2项民生目标中，1项是增加供给"
