"""Who benefits and who acts: every number against the table read as text."""

from collections import Counter

from recount import figure, words

from jining.report.labels import label


def test_the_words_give_both_shares_and_the_data_count_every_group_that_is_named(stored):
    named = {side: [[key for key in row[side].split(";") if key and key != "unstated"] for row in stored]
             for side in ("target_group", "actor")}
    n, (gain, act) = len(stored), (sum(map(bool, keys)) for keys in named.values())
    (en, zh), table = words("who_gains_who_acts"), figure("who_gains_who_acts").data()
    assert en.title == f"{100 * gain / n:.0f}% of promises say who benefits; only {100 * act / n:.0f}% say who acts"
    assert zh.title == f"{100 * gain / n:.0f}%的承诺写明谁受益，仅{100 * act / n:.0f}%写明由谁落实"
    assert f"({gain} and {act} of {n})" in en.alt and f"（共{n}项，分别为{gain}和{act}）" in zh.alt
    for side, cells in named.items():
        counts = Counter(key for keys in cells for key in keys)
        key, most = counts.most_common(1)[0]
        assert f"{label(side, key, 'en')} ({most})" in en.alt and f"{label(side, key, 'zh')}（{most}项）" in zh.alt
        mine = table[(table["side"] == side) & (table["part"] == "group")]
        assert dict(zip(mine["label_en"], mine["value"], strict=True)) == {
            label(side, key, "en"): k for key, k in counts.items()}
