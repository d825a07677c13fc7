"""Figures of counts: every number of words, data and picture counted again from the table read as text."""

from collections import Counter

import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text
from recount import SPELLED, figure, judged, picture, split, table, words

import jining
from jining.figures.figure import prepare
from jining.plot.theme import ACCENT
from jining.report.labels import label
from jining.report.report import data_dir, lookup

COUNTIES = [key for key, entry in lookup("places").items() if entry["type"] == "county"]
_WORDS = {"3": ("确保", "坚决"), "2": ("",), "1": ("力争", "争取", "争创"), "0": ("鼓励", "引导", "支持", "探索")}
LEVELS = {word: level for level, words_ in _WORDS.items() for word in words_}


def data(name):
    return figure(name).data()


def values(name):
    return dict(zip(data(name)["key"], data(name)["value"], strict=True))


def largest(total):
    """The ten largest sectors."""
    return {sector for sector, _ in total.most_common(10)}


@pytest.fixture
def measures(stored):
    """Sector and class of the verb of each measure."""
    return [(row["sector"], judged("verb_class")[row["id"]]) for row in stored if row["kind"] == "measure"]


@pytest.mark.parametrize("name", ["kinds_by_sector", "report_map", "sdg_tiles", "tools", "output_and_outcome", "purposes",
                                  "strength_of_wording", "promise_and_result"])
def test_every_promise_is_in_one_row_and_rows_count_their_promises(name, stored):
    assert sorted(split(data(name)["ids"])) == sorted(row["id"] for row in stored)
    if name != "report_map":  # it counts characters
        assert [len(split([ids])) for ids in data(name)["ids"]] == data(name)["value"].tolist()


def test_kinds_by_sector_counts_the_promises_of_each_sector_and_those_with_a_number(stored):
    total, n = Counter(row["sector"] for row in stored), len(stored)
    measured = Counter(row["sector"] for row in stored if row["kind"] == "target")
    part, (key, most), (en, zh) = measured.total(), total.most_common(1)[0], words("kinds_by_sector")
    assert en.title == f"Only {100 * part / n:.0f}% of promises can be measured"
    assert zh.title == f"{n}项承诺中，有量化目标的只有{part}项"
    assert f"has {most} promises" in en.alt and f"In all, {part} of {n} can" in en.alt
    assert f"共{most}项，其中可量化{measured[key]}项。全部{n}项中可量化{part}项" in zh.alt
    assert data("kinds_by_sector")["key"].iloc[-1] == "rest" and len(data("kinds_by_sector")) == 11
    for row in data("kinds_by_sector")[:-1].itertuples():
        assert (row.value, row.text_en) == (total[row.key], f"{measured[row.key]} of {total[row.key]}")


def test_checkability_by_sector_has_all_first_the_ten_largest_sectors_and_the_others_together(stored, promises):
    total, n = Counter(row["sector"] for row in stored), len(stored)
    numbers = Counter(row["sector"] for row in stored if row["checkable_by"] in ("number", "all", "zero"))
    events = Counter(row["sector"] for row in stored if row["checkable_by"] == "event")
    part, (en, zh) = numbers.total() + events.total(), words("checkability_by_sector")
    share = f"{100 * part / n:.0f}%"
    assert en.title == f"Only {share} of promises can be checked by their own words"
    assert zh.title == f"仅{share}的承诺可按原文检验"
    assert en.alt.startswith(f"Bars for ten sectors, and {SPELLED[len(total) - 10]} smaller ones together: ")
    assert en.alt.endswith(f"In all {part} of {n} can be checked, {numbers.total()} by a number, \"all\" or \"none\".")
    assert zh.alt.endswith(f"全部{n}项中可检验{part}项，其中写明数值、“全部”或“零”的{numbers.total()}项。")
    drawn = {sector: (numbers[sector] + events[sector]) / total[sector] for sector in largest(total)}
    assert data("checkability_by_sector")["key"].iloc[1] == max(drawn, key=drawn.get)
    assert f"{100 * max(drawn.values()):.0f}%" in en.alt and f"{100 * min(drawn.values()):.0f}%" in zh.alt
    small = [sector for sector in total if sector not in drawn]
    assert {row.key: (row.value, row.numbers, row.events) for row in data("checkability_by_sector").itertuples()} == {
        "all": (n, numbers.total(), events.total()),
        **{sector: (total[sector], numbers[sector], events[sector]) for sector in drawn},
        "rest": tuple(sum(one[sector] for sector in small) for one in (total, numbers, events))}
    en, zh = words("checkability_by_sector", promises[promises["sector"] == "rural"])
    assert en.alt.count("Countryside") == zh.alt.count("乡村振兴") == 1


def test_verbs_by_sector_counts_what_goes_on_and_what_ends_and_names_a_verb_of_each(measures, promises, stored):
    counted, (en, zh), n = Counter(verb for _, verb in measures), words("verbs_by_sector"), len(measures)
    goes, ends, neither = counted["process"], counted["delivery"], counted["neither"]
    assert abs(goes / ends - 3) < 0.2 and en.title == "Open-ended measures outnumber finite ones three to one"
    assert zh.title == "持续推进类措施约为办结类的3倍"
    sectors = Counter(sector for sector, _ in measures)
    assert en.alt == (f"Bars of 100% for ten sectors, and {SPELLED[len(sectors) - 10]} smaller ones together. "
                      f"Verbs of {n} measures: {goes} open-ended, {ends} with an end, {neither} other.")
    assert zh.alt.endswith(f"{n}项措施中，持续推进类{goes}项，办结类{ends}项，其他{neither}项。")
    counts, drawn = Counter(measures), data("verbs_by_sector")
    assert list(drawn["key"].iloc[[0, -1]]) == ["all", "rest"] and set(drawn["key"][1:-1]) == largest(sectors)
    for row in drawn[1:-1].itertuples():
        assert all(getattr(row, name) == counts[row.key, name] for name in ("process", "neither", "delivery"))
    assert drawn["share_delivery"][1:-1].is_monotonic_decreasing and drawn["value"][1:].sum() == drawn["value"][0] == n
    assert (drawn["process"][1:].sum(), drawn["delivery"][1:].sum()) == (goes, ends)
    rural = Counter(verb for sector, verb in measures if sector == "rural")
    en, _ = words("verbs_by_sector", promises[promises["sector"] == "rural"])
    assert en.title.endswith(f" by {rural['process']} to {rural['delivery']}")
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
    assert en.title == f"Only {SPELLED[found['has_deadline']]} of {n} promises name a date"
    assert zh.title == f"{n}项承诺中，写明完成时限的只有{found['has_deadline']}项" and values("five_marks") == found
    for row in data("five_marks").itertuples():
        assert f"{row.label_en} {row.value}" in en.alt and f"{row.label_zh} {row.value}" in zh.alt
        assert len(split([row.ids])) == row.value
    assert en.alt.endswith(f"of {n} promises.") and zh.alt.endswith(f"共{n}项承诺。")
    ax = picture("five_marks", "zh").axes[0]
    assert {bar.get_width() for bar in ax.containers[1]} == {n} and ax.get_xlim() == (0, n)


def test_strength_of_wording_counts_each_level_by_its_words(stored):
    levels, n, (en, zh) = Counter(LEVELS[row["modal"]] for row in stored), len(stored), words("strength_of_wording")
    drawn, plain = data("strength_of_wording"), f"{100 * levels['2'] / n:.0f}%"
    assert list(zip(drawn["key"], drawn["value"], strict=True)) == [(level, levels[level]) for level in "3102"]
    assert en.title == f'Only {levels["3"]} of {n} promises say "ensure" or "resolutely"'
    assert zh.title == f"{n}项承诺中，用“确保”或“坚决”的只有{levels['3']}项"
    assert drawn[["text_en", "text_zh"]].iloc[-1].tolist() == [f"{levels['2']} ({plain})", f"{levels['2']}（{plain}）"]
    for said in (en.alt, zh.alt):
        counted = [part.rsplit(" ", 1)[-1].strip(".。") for part in said.replace("；", ";").split(";")]
        assert counted == list(map(str, drawn["value"]))


def test_tools_counts_promises_without_one_then_the_most_used(stored):
    counted, n = Counter(row["instrument"] for row in stored), len(stored)
    support, state = counted.pop("U"), counted.pop("none")
    without, most, (en, zh), drawn = support + state, max(counted.values()), words("tools"), data("tools")
    share = f"{100 * without / n:.0f}%"
    assert (en.title, zh.title) == (f"{share} of promises name no policy tool", f"{share}的承诺未写明政策工具")
    assert drawn["text_en"].iloc[0] == f"{without} ({share})" and f"({support})" in en.note and f"({state})" in en.note
    assert f"手段的{support}项" in zh.note and f"结果的{state}项" in zh.note
    assert f"{without} of {n} promises name no tool" in en.alt and f"leads with {most}." in en.alt
    assert f"{n}项承诺中{without}项未写明" in zh.alt and f"最多，{most}项。" in zh.alt
    named = drawn[~drawn["key"].isin(["none", "rest"])]
    assert {row.key: row.value for row in named.itertuples()}.items() <= counted.items()
    assert named["value"].is_monotonic_decreasing and drawn["key"].iloc[-1] == "rest"


def test_output_and_outcome_counts_each_step_and_what_of_it_can_be_measured(stored):
    steps, n = Counter(row["logic"] for row in stored), len(stored)
    targets = Counter(row["logic"] for row in stored if row["kind"] == "target")
    share, (en, zh), order = f"{100 * steps['activity'] / n:.0f}%", words("output_and_outcome"), (
        "input", "activity", "output", "outcome")
    assert en.title == f"{share} of promises describe activities, not what they deliver or change"
    assert zh.title == f"{share}的承诺写的是活动，未落到产出或结果"
    assert en.alt == (f"One bar of {n} promises: {', '.join(f'{step.capitalize()} {steps[step]}' for step in order)}. "
                      f"{targets.total()} of them can be measured.")
    assert all(f" {steps[step]}" in zh.alt for step in order) and f"可量化的{targets.total()}项" in zh.alt
    drawn = data("output_and_outcome")
    assert list(zip(drawn["key"], drawn["value"], drawn["measurable"], strict=True)) == [
        (step, steps[step], targets[step]) for step in order]
    for row in drawn[drawn["measurable"] > 0].itertuples():
        assert row.sub_en.startswith(f"{row.measurable} of {row.value} measurable")
        assert row.sub_zh.startswith(f"{row.value}项中{row.measurable}项可量化")


def test_purposes_counts_the_ten_divisions_and_names_the_largest(stored, promises):
    divisions, n = Counter(row["cofog"][:2] for row in stored), len(stored)
    (first, most), (en, zh) = divisions.most_common(1)[0], words("purposes")
    assert first == "04" and n / 2 < most < n
    assert (en.title, zh.title) == ("More than half of the promises concern economic affairs", "半数以上承诺属于经济事务")
    assert f"{len(divisions)} of them with promises: Economic affairs has {most} of {n}." in en.alt
    assert f"{len(divisions)}类有承诺" in zh.alt and f"{n}项中的{most}项" in zh.alt
    assert values("purposes") == {f"{k:02}": divisions[f"{k:02}"] for k in range(1, 11)}
    rural = promises[promises["sector"] == "rural"]
    share = round(100 * (rural["cofog"].astype("str").str[:2] == "04").mean())
    assert words("purposes", rural)[0].title == f"{share}% of promises concern economic affairs"
    tied = [next(row["id"] for row in stored if row["cofog"][:2] == key) for key in ("04", "09")]
    en, zh = words("purposes", promises[promises["id"].isin(tied)])
    assert en.title == "Two functions share the first place, with one promise each"
    assert en.alt.endswith("Economic affairs; Education have 1 of 2 each.")
    assert zh.title == "2类职能并列最多，各1项承诺" and "经济事务、教育并列最多，2项中各1项" in zh.alt


def test_sdg_tiles_counts_each_goal_and_names_the_first_if_it_is_alone(stored, promises):
    goals, n = Counter(row["sdg"] for row in stored if row["sdg"]), len(stored)
    (key, most), some, (en, zh) = goals.most_common(1)[0], goals.total(), words("sdg_tiles")
    assert en.title == f"{100 * some / n:.0f}% of promises match a UN goal, most often Goal {key}"
    assert zh.title == f"{100 * some / n:.0f}%的承诺直接对应联合国可持续发展目标，目标{key}最多" and key == "9"
    assert en.subtitle.startswith(f"{some} directly match") and f" {n - some} do not" in en.subtitle
    assert f"{some} of {n} promises" in en.alt and f"{most} of them goal {key} " in en.alt
    assert f"直接对应的{some}项" in zh.alt and f"基础设施）{most}项；{17 - len(goals)}项目标无" in zh.alt
    assert data("sdg_tiles")["key"].tolist() == [*map(str, range(1, 18)), ""]
    assert data("sdg_tiles")["value"].tolist() == [*(goals[str(goal)] for goal in range(1, 18)), n - some]
    tied = promises.dropna(subset=["sdg"]).drop_duplicates("sdg").head(2)  # goals that share the first place are not named
    assert words("sdg_tiles", tied)[0].title == "Both promises match a UN goal"
    assert "redone" in words("sdg_tiles")[0].note
    with jining.use(data_dir() / "teaching" / "report_two"):  # its codebook says of no coding anew
        assert "redone" not in prepare("sdg_tiles").words("en").note and "重新" not in prepare("sdg_tiles").words("zh").note


def test_places_named_counts_every_county_and_names_the_one_that_is_not_mentioned(stored, promises):
    counts = Counter(place for row in stored for place in row["place"].split(";") if place in COUNTIES)
    (silent,) = (place for place in COUNTIES if not counts[place])
    (key, most), (en, zh), names = counts.most_common(1)[0], words("places_named"), lookup("places")
    assert en.title == f"Only {names[silent]['en']}, of {len(COUNTIES)} counties and districts, is not named"
    assert zh.title == f"{len(COUNTIES)}个县（市、区）中，仅{names[silent]['zh']}未被提及"
    assert names[silent]["zh"][:-1] not in (data_dir() / "source.txt").read_text(encoding="utf-8")
    assert f"most often {names[key]['en']} ({most})." in en.alt and f"{names[key]['zh']}最多，{most}项。" in zh.alt
    assert values("places_named") == {place: counts[place] for place in COUNTIES}
    naming = {row["id"] for row in stored if set(row["place"].split(";")) & set(COUNTIES)}
    assert set(split(data("places_named")["ids"])) == naming == set(figure("places_named").rows["id"])
    assert not data("places_named").duplicated(["row", "col"]).any()
    at = promises["place"].map(set)
    en, zh = words("places_named", promises[at == {"liangshan"}].head(1))
    assert (en.title, zh.title) == ("One of 11 counties and districts is named", "11个县（市、区）中，1个被提及")
    none = promises[at.map(lambda places: bool(places & {"each_county", "each_zone"}))]
    assert prepare("places_named", none).empty()
    named = promises[promises["id"].isin(naming)].copy()
    named["place"] = [(*places, silent) for places in named["place"]]
    assert words("places_named", named)[0].title == "All 11 counties and districts are named"


def test_who_gains_who_acts_counts_both_sides_and_every_group_that_is_named(stored):
    named = {side: [[key for key in row[side].split(";") if key and key != "unstated"] for row in stored]
             for side in ("target_group", "actor")}
    n, (gain, act) = len(stored), (sum(map(bool, keys)) for keys in named.values())
    (en, zh), drawn = words("who_gains_who_acts"), data("who_gains_who_acts")
    assert en.title == f"{100 * gain / n:.0f}% of promises say who benefits; only {100 * act / n:.0f}% say who acts"
    assert zh.title == f"{100 * gain / n:.0f}%的承诺写明谁受益，仅{100 * act / n:.0f}%写明由谁落实"
    assert f"of {n} promises, {gain} say who benefits and {act} say" in en.alt
    assert f"写明谁受益的{gain}项，写明由谁落实的{act}项" in zh.alt
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
    assert en.title == f'{n} promises need others\' approval, yet three are worded "ensure"'
    assert zh.title == f"{n}项承诺须由上级或他方认定，其中{len(sure)}项仍用“确保”"
    assert (f"National {counts['national']}, National and provincial {counts['national_and_provincial']}, Provincial "
            f"{counts['provincial']}, Level not stated {counts['not_stated']};") in en.alt
    assert (f"国家级{counts['national']}项，国家和省{counts['national_and_provincial']}项，"
            f"省级{counts['provincial']}项，级别未写明{counts['not_stated']}项；") in zh.alt
    assert all(row["item_en"] in en.alt and row["item_zh"] in zh.alt for row in sure)
    bars = picture("awards_by_decider", "zh").axes[0].containers[0]
    assert [bar.get_width() for bar in bars] == data("awards_by_decider")["firm"].tolist() == [2, 0, 0, 1]
    assert {to_hex(bar.get_facecolor()).upper() for bar in bars} == {ACCENT.upper()}


def test_project_stages_counts_the_projects_of_each_stage_and_those_that_open(stored):
    stages, counts = judged("project_stage"), Counter()
    for row in stored:
        if row["id"] in stages:
            counts[stages[row["id"]]] += int(row["flag"].partition("list:")[2].partition(";")[0] or 1)
    n, ready, (en, zh) = counts.total(), counts["opening"], words("project_stages")
    assert ready == 2 and en.title == f"Of {n} named transport and utility projects, only two are to open in 2020"
    assert zh.title == f"{n}项列名的交通水利等工程中，仅{ready}项要求年内通车启用"
    heads = [text.get_text() for text in picture("project_stages").findobj(Text)]
    for row in table("judgement_values"):
        if row["judgement"] == "project_stage":
            k = counts[row["value"]]
            assert f"{row['en']} {k}" in en.alt and f"{row['zh']}{k}项" in zh.alt.replace("为零", "0项")
            assert (f"{row['en'].capitalize()}: {k}" in heads) == (k > 0)
    assert Counter(data("project_stages").groupby("stage", observed=True)["value"].sum().to_dict()) == counts
