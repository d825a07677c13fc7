"""Targets for the length of each chapter, counted again from the text."""

import re
from collections import Counter

from recount import figure, split, table, words


def density(stored):
    """Targets and characters of each chapter."""
    lengths, chapter = Counter(), 0
    for row in table("ledger"):
        chapter += bool(re.match(r"\([一二三四五六七八九十]+\)", row["text"]))
        lengths[chapter] += len("".join(row["text"].split()))
    targets = Counter(int(row["para"].split(".")[0]) for row in stored if row["kind"] == "target")
    return {chapter: (targets[chapter], lengths[chapter]) for chapter in lengths}


def test_the_words_hold_what_the_text_holds(stored):
    found, data, (en, zh) = density(stored), figure("target_density").data(), words("target_density")
    rates = {chapter: 1000 * n / length for chapter, (n, length) in found.items()}
    whole = 1000 * sum(n for n, _ in found.values()) / sum(length for _, length in found.values())
    low, least = min(rates.values()), data.iloc[-1]
    assert least.key == str(min(rates, key=rates.get))
    assert en.title == f'"{least.label_en}" has fewest targets: {low:.1f} per 1,000 characters'
    assert zh.title.endswith(f"一章目标密度最低，每千字仅{low:.1f}项")
    for said in (en.alt, zh.alt):
        assert all(f"{value:.1f}" in said for value in (max(rates.values()), low, whole)) and str(len(found)) in said
    chapters = data[data["key"] != ""]
    assert {int(row.key): (row.targets, row.characters) for row in chapters.itertuples()} == found
    assert chapters["value"].is_monotonic_decreasing and data["label_en"].iloc[0] == "Whole report"
    assert sorted(split(chapters["ids"])) == sorted(row["id"] for row in stored if row["kind"] == "target")


def test_a_selection_without_targets_in_a_chapter_says_so(promises):
    health = promises[promises["sector"] == "health"]
    empty = 9 - health.loc[health["kind"] == "target", "chapter"].nunique()
    en, zh = words("target_density", health)
    assert zh.title == f"9章中有{empty}章没有此类目标" and en.title.endswith("of nine chapters hold no such target")
