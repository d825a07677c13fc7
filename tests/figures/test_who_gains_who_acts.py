"""Who benefits and who acts: every number against the table read as text."""

from collections import Counter

from jining.figures.figure import prepare
from jining.report.labels import label


def named(rows, side):
    return [[key for key in row[side].split(";") if key and key != "unstated"] for row in rows]


def test_title_and_alt_give_both_shares(stored, promises):
    n = len(stored)
    gain, act = (sum(map(bool, named(stored, side))) for side in ("target_group", "actor"))
    en, zh = (prepare("who_gains_who_acts", promises).words(lang) for lang in ("en", "zh"))
    assert en.title == f"{100 * gain / n:.0f}% of promises say who benefits; only {100 * act / n:.0f}% say who acts"
    assert zh.title == f"{100 * gain / n:.0f}%的承诺写明谁受益，仅{100 * act / n:.0f}%写明由谁落实"
    assert f"({gain} and {act} of {n})" in en.alt and f"（共{n}项，分别为{gain}和{act}）" in zh.alt
    for side in ("target_group", "actor"):
        key, most = Counter(key for keys in named(stored, side) for key in keys).most_common(1)[0]
        assert f"{label(side, key, 'en')} ({most})" in en.alt and f"{label(side, key, 'zh')}（{most}项）" in zh.alt


def test_the_data_count_every_group_that_is_named(stored, promises):
    table = prepare("who_gains_who_acts", promises).data()
    for side in ("target_group", "actor"):
        mine = table[(table["side"] == side) & (table["part"] == "group")]
        counts = Counter(key for keys in named(stored, side) for key in keys)
        names = {label(side, key, "en"): k for key, k in counts.items()}
        assert dict(zip(mine["label_en"], mine["value"], strict=True)) == names


def test_few_promises_are_counted_and_none_is_said(promises):
    silent = promises["target_group"].map(len).eq(0) & promises["actor"].astype("str").eq("unstated")
    words = [prepare("who_gains_who_acts", promises[silent].head(3)).words(lang).title for lang in ("en", "zh")]
    assert words == ["None of the three promises says who benefits and none says who acts",
                     "3项承诺均未写明谁受益，均未写明由谁落实"]
    gains = promises[promises["target_group"].map(len).gt(0) & promises["actor"].astype("str").eq("unstated")].head(1)
    words = [prepare("who_gains_who_acts", gains).words(lang).title for lang in ("en", "zh")]
    assert words == ["The one promise says who benefits; none says who acts", "该项承诺写明谁受益，未写明由谁落实"]
