"""Figures of counts: every number of words, data and picture counted again from the table read as text."""

from collections import Counter

import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text
from recount import data, figure, judged, picture, says, split, table, words

import jining
from jining.figures.figure import prepare
from jining.plot.theme import ACCENT
from jining.report.labels import label
from jining.report.report import data_dir, lookup

COUNTIES = [key for key, entry in lookup("places").items() if entry["type"] == "county"]
_WORDS = {"3": ("确保", "坚决"), "2": ("",), "1": ("力争", "争取", "争创"), "0": ("鼓励", "引导", "支持", "探索")}
LEVELS = {word: level for level, words_ in _WORDS.items() for word in words_}


def values(name):
    return dict(zip(data(name)["key"], data(name)["value"], strict=True))


def largest(total):
    """The ten largest sectors."""
    return {sector for sector, _ in total.most_common(10)}


@pytest.mark.parametrize("name", ["kinds_by_sector", "report_map", "sdg_tiles", "tools", "output_and_outcome", "purposes",
                                  "strength_of_wording", "promise_and_result"])
def test_every_promise_is_in_one_row_and_rows_count_their_promises(name, stored):
    assert sorted(split(data(name)["ids"])) == sorted(row["id"] for row in stored)
    if name != "report_map":  # it counts characters
        assert [len(split([ids])) for ids in data(name)["ids"]] == data(name)["value"].tolist()


def test_kinds_by_sector_counts_the_promises_of_each_sector_and_those_with_a_number(stored):
    total, n = Counter(row["sector"] for row in stored), len(stored)
    measured = Counter(row["sector"] for row in stored if row["kind"] == "target")
    part, (key, most) = measured.total(), total.most_common(1)[0]
    says("kinds_by_sector", n=n, part=part, share=100 * part / n, most=most, of=measured[key])
    assert data("kinds_by_sector")["key"].iloc[-1] == "rest" and len(data("kinds_by_sector")) == 11
    for row in data("kinds_by_sector")[:-1].itertuples():
        assert (row.value, row.text_en) == (total[row.key], f"{measured[row.key]} of {total[row.key]}")


def test_checkability_by_sector_has_all_first_the_ten_largest_sectors_and_the_others_together(stored, promises):
    total, n = Counter(row["sector"] for row in stored), len(stored)
    numbers = Counter(row["sector"] for row in stored if row["checkable_by"] in ("number", "all", "zero"))
    events = Counter(row["sector"] for row in stored if row["checkable_by"] == "event")
    part = numbers.total() + events.total()
    drawn = {sector: (numbers[sector] + events[sector]) / total[sector] for sector in largest(total)}
    assert data("checkability_by_sector")["key"].iloc[1] == max(drawn, key=drawn.get)
    says("checkability_by_sector", n=n, part=part, numbers=numbers.total(), share=100 * part / n, small=len(total) - 10,
         high=100 * max(drawn.values()), low=100 * min(drawn.values()))
    small = [sector for sector in total if sector not in drawn]
    assert {row.key: (row.value, row.numbers, row.events) for row in data("checkability_by_sector").itertuples()} == {
        "all": (n, numbers.total(), events.total()),
        **{sector: (total[sector], numbers[sector], events[sector]) for sector in drawn},
        "rest": tuple(sum(one[sector] for sector in small) for one in (total, numbers, events))}
    en, zh = words("checkability_by_sector", promises[promises["sector"] == "rural"])
    assert en.alt.count("Countryside") == zh.alt.count("乡村振兴") == 1


def test_verbs_by_sector_counts_what_goes_on_and_what_ends_and_names_a_verb_of_each(stored):
    measures = [(row["sector"], judged("verb_class")[row["id"]]) for row in stored if row["kind"] == "measure"]
    counted, n = Counter(verb for _, verb in measures), len(measures)
    goes, ends = counted["process"], counted["delivery"]
    sectors = Counter(sector for sector, _ in measures)
    assert abs(goes / ends - 3) < 0.2
    says("verbs_by_sector", n=n, small=len(sectors) - 10, **counted)
    counts, drawn = Counter(measures), data("verbs_by_sector")
    assert list(drawn["key"].iloc[[0, -1]]) == ["all", "rest"] and set(drawn["key"][1:-1]) == largest(sectors)
    for row in drawn[1:-1].itertuples():
        assert all(getattr(row, name) == counts[row.key, name] for name in ("process", "neither", "delivery"))
    assert drawn["share_delivery"][1:-1].is_monotonic_decreasing and drawn["value"][1:].sum() == drawn["value"][0] == n
    assert (drawn["process"][1:].sum(), drawn["delivery"][1:].sum()) == (goes, ends)
    key = [text.get_text() for text in picture("verbs_by_sector", "zh").artists if text.get_gid() == "key"]
    for name, verb in (("process", "加快"), ("delivery", "完成")):  # the verb that most verbs of its class hold
        verbs = [row["verb"] for row in stored if judged("verb_class").get(row["id"]) == name]
        assert verb == max(set(verbs), key=lambda one: (sum(one in other for other in verbs), one == verb))
        assert any(f"“{verb}”" in said for said in key)


def test_five_marks_counts_what_is_said_on_a_ground_as_long_as_all_promises(stored):
    found = {
        "has_quantity": sum(row["kind"] == "target" for row in stored),
        "has_comparator": sum(row["comparator"] in ("ge", "le", "approx", "range") for row in stored),
        "has_deadline": sum(bool(row["deadline"]) for row in stored),
        "has_place": sum(row["place"] != "city" for row in stored),
        "has_actor": sum(row["actor"] != "unstated" for row in stored)}
    n, (en, zh) = len(stored), words("five_marks")
    assert values("five_marks") == found
    says("five_marks", n=n, **found)
    for row in data("five_marks").itertuples():
        assert f"{row.label_en} {row.value}" in en.alt and f"{row.label_zh} {row.value}" in zh.alt
        assert len(split([row.ids])) == row.value
    ax = picture("five_marks", "zh").axes[0]
    assert {bar.get_width() for bar in ax.containers[1]} == {n} and ax.get_xlim() == (0, n)


def test_strength_of_wording_counts_each_level_by_its_words(stored):
    levels, n, (en, zh) = Counter(LEVELS[row["modal"]] for row in stored), len(stored), words("strength_of_wording")
    drawn, plain = data("strength_of_wording"), f"{100 * levels['2'] / n:.0f}%"
    assert list(zip(drawn["key"], drawn["value"], strict=True)) == [(level, levels[level]) for level in "3102"]
    says("strength_of_wording", n=n, firm=levels["3"])
    assert drawn[["text_en", "text_zh"]].iloc[-1].tolist() == [f"{levels['2']} ({plain})", f"{levels['2']}（{plain}）"]
    for said in (en.alt, zh.alt):
        counted = [part.rsplit(" ", 1)[-1].strip(".。") for part in said.replace("；", ";").split(";")]
        assert counted == list(map(str, drawn["value"]))


def test_tools_counts_promises_without_one_then_the_most_used(stored):
    counted, n = Counter(row["instrument"] for row in stored), len(stored)
    support, state = counted.pop("U"), counted.pop("none")
    without, most, drawn = support + state, max(counted.values()), data("tools")
    share = f"{100 * without / n:.0f}%"
    assert drawn["text_en"].iloc[0] == f"{without} ({share})"
    says("tools", n=n, without=without, share=100 * without / n, support=support, state=state, most=most)
    assert [name.get_text() == "" for name in picture("tools").axes[0].get_yticklabels()[:3]] == [False, True, False]
    named = drawn[~drawn["key"].isin(["none", "rest"])]
    assert {row.key: row.value for row in named.itertuples()}.items() <= counted.items()
    assert named["value"].is_monotonic_decreasing and drawn["key"].iloc[-1] == "rest"


def test_output_and_outcome_counts_each_step_and_what_of_it_can_be_measured(stored):
    steps, n = Counter(row["logic"] for row in stored), len(stored)
    targets = Counter(row["logic"] for row in stored if row["kind"] == "target")
    drawn, order = data("output_and_outcome"), ("input", "activity", "output", "outcome")
    says("output_and_outcome", n=n, share=100 * steps["activity"] / n, targets=targets.total(), **steps)
    assert list(zip(drawn["key"], drawn["value"], drawn["measurable"], strict=True)) == [
        (step, steps[step], targets[step]) for step in order]
    for row in drawn[drawn["measurable"] > 0].itertuples():
        assert row.sub_en.startswith(f"{row.measurable} of {row.value} measurable")
        assert row.sub_zh.startswith(f"{row.value}项中{row.measurable}项可量化")


def test_purposes_counts_the_ten_divisions_and_names_the_largest(stored):
    divisions, n = Counter(row["cofog"][:2] for row in stored), len(stored)
    first, most = divisions.most_common(1)[0]
    assert first == "04" and n / 2 < most < n
    says("purposes", n=n, divisions=len(divisions), most=most)
    assert values("purposes") == {f"{k:02}": divisions[f"{k:02}"] for k in range(1, 11)}


def test_sdg_tiles_counts_each_goal_and_names_the_first_if_it_is_alone(stored):
    goals, n = Counter(row["sdg"] for row in stored if row["sdg"]), len(stored)
    (key, most), some = goals.most_common(1)[0], goals.total()
    assert key == "9"
    says("sdg_tiles", n=n, share=100 * some / n, key=key, most=most, some=some, rest=n - some, without=17 - len(goals))
    assert data("sdg_tiles")["key"].tolist() == [*map(str, range(1, 18)), ""]
    assert data("sdg_tiles")["value"].tolist() == [*(goals[str(goal)] for goal in range(1, 18)), n - some]
    with jining.use(data_dir() / "teaching" / "report_two"):  # its codebook says of no coding anew
        assert "redone" not in prepare("sdg_tiles").words("en").note and "重新" not in prepare("sdg_tiles").words("zh").note


def test_places_named_counts_every_county_and_names_the_one_that_is_not_mentioned(stored, promises):
    counts = Counter(place for row in stored for place in row["place"].split(";") if place in COUNTIES)
    (silent,) = (place for place in COUNTIES if not counts[place])
    (key, most), names = counts.most_common(1)[0], lookup("places")
    says("places_named", counties=len(COUNTIES), silent=names[silent], first=names[key], most=most)
    assert names[silent]["zh"][:-1] not in (data_dir() / "source.txt").read_text(encoding="utf-8")
    assert values("places_named") == {place: counts[place] for place in COUNTIES}
    naming = {row["id"] for row in stored if set(row["place"].split(";")) & set(COUNTIES)}
    assert set(split(data("places_named")["ids"])) == naming == set(figure("places_named").rows["id"])
    assert not data("places_named").duplicated(["row", "col"]).any()
    none = promises[promises["place"].map(lambda places: bool({*places} & {"each_county", "each_zone"}))]
    assert prepare("places_named", none).empty()
    named = promises[promises["id"].isin(naming)].copy()
    named["place"] = [(*places, silent) for places in named["place"]]
    assert words("places_named", named)[0].title == "All 11 counties and districts are named"


@pytest.mark.parametrize("cell", [",,,", ",0,4,"])
def test_counties_that_have_no_place_of_their_own_on_the_grid_stand_in_turn(data_copy, cell):
    path = data_copy / "places.csv"
    path.write_text(path.read_text("utf-8").replace(",0,3,", cell), "utf-8")
    with jining.use(data_copy):
        fig = jining.draw_figure("places_named", lang="en")
    tiles = [tile.get_xy() for ax in fig.axes for tile in ax.patches if tile.get_gid() == "tile"]
    assert len(set(tiles)) == len(COUNTIES) and not any("map" in one.get_text() for one in fig.findobj(Text))


def test_who_gains_who_acts_counts_both_sides_and_every_group_that_is_named(stored):
    named = {side: [[key for key in row[side].split(";") if key and key != "unstated"] for row in stored]
             for side in ("target_group", "actor")}
    n, (gain, act) = len(stored), (sum(map(bool, keys)) for keys in named.values())
    (en, zh), drawn = words("who_gains_who_acts"), data("who_gains_who_acts")
    says("who_gains_who_acts", n=n, gain=gain, act=act, gaining=100 * gain / n, acting=100 * act / n)
    for side, cells in named.items():
        counts = Counter(key for keys in cells for key in keys)
        key, most = counts.most_common(1)[0]
        assert f"{label(side, key, 'en')} ({most})" in en.alt and f"{label(side, key, 'zh')}（{most}项）" in zh.alt
        mine = drawn[(drawn["side"] == side) & (drawn["part"] == "group")]
        assert dict(zip(mine["label_en"], mine["value"], strict=True)) == {
            label(side, key, "en"): k for key, k in counts.items()}


def test_awards_by_decider_counts_levels_and_marks_what_is_ensured(stored):
    levels, (en, zh) = judged("decider"), words("awards_by_decider")
    sure = [row for row in stored if row["id"] in levels and row["modal"] in ("确保", "坚决")]
    counts, n = Counter(levels.values()), len(levels)
    assert {row["id"] for row in stored if "award" in row["flag"].split(";")} == set(levels)
    assert {row["modal"] for row in sure} == {"确保"} and len(sure) == 3
    says("awards_by_decider", n=n, sure=len(sure), **counts)
    assert all(row["item_en"] in en.alt and row["item_zh"] in zh.alt for row in sure)
    bars = picture("awards_by_decider", "zh").axes[0].containers[0]
    assert [bar.get_width() for bar in bars] == data("awards_by_decider")["firm"].tolist() == [2, 0, 0, 1]
    assert {to_hex(bar.get_facecolor()).upper() for bar in bars} == {ACCENT.upper()}


def test_project_stages_counts_the_projects_of_each_stage_and_those_that_open(stored):
    stages, counts = judged("project_stage"), Counter()
    for row in stored:
        if row["id"] in stages:
            counts[stages[row["id"]]] += int(row["flag"].partition("list:")[2].partition(";")[0] or 1)
    (en, zh), n = words("project_stages"), counts.total()
    says("project_stages", n=n, **counts)
    heads = [text.get_text() for text in picture("project_stages").findobj(Text)]
    for row in table("judgement_values"):
        if row["judgement"] == "project_stage":
            k = counts[row["value"]]
            assert f"{row['en']} {k}" in en.alt and f"{row['zh']}{k}项" in zh.alt.replace("为零", "0项")
            assert (f"{row['en'].capitalize()}: {k}" in heads) == (k > 0)
    assert Counter(data("project_stages").groupby("stage", observed=True)["value"].sum().to_dict()) == counts
