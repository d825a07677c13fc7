"""Targets for the length of each chapter, counted again from the text."""

import csv
import re
from collections import Counter

from jining.figures.figure import prepare
from jining.report.report import data_path


def words(promises, lang):
    return prepare("target_density", promises).words(lang)


def density(stored):
    """Targets and characters of each chapter."""
    lengths, chapter = Counter(), 0
    with data_path("ledger").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            chapter += bool(re.match(r"\([一二三四五六七八九十]+\)", row["text"]))
            lengths[chapter] += len("".join(row["text"].split()))
    targets = Counter(int(row["para"].split(".")[0]) for row in stored if row["kind"] == "target")
    return {chapter: (targets[chapter], lengths[chapter]) for chapter in lengths}


def test_the_words_hold_what_the_text_holds(promises, stored):
    found = density(stored)
    rates = {chapter: 1000 * n / length for chapter, (n, length) in found.items()}
    whole = 1000 * sum(n for n, _ in found.values()) / sum(length for _, length in found.values())
    data = prepare("target_density", promises).data("en")
    least = data.iloc[-1]
    assert least.key == str(min(rates, key=rates.get))
    fewest = f"{min(rates.values()):.1f} per 1,000 characters"
    assert words(promises, "en").title == f'"{least.label_en}" has fewest targets: {fewest}'
    assert words(promises, "zh").title.endswith(f"一章目标密度最低，每千字仅{min(rates.values()):.1f}项")
    for lang in ("en", "zh"):
        alt = words(promises, lang).alt
        assert all(f"{value:.1f}" in alt for value in (max(rates.values()), min(rates.values()), whole)), alt
        assert str(len(found)) in alt


def test_each_chapter_is_drawn_with_its_rate_and_the_report_beside_them(promises, stored):
    data = prepare("target_density", promises).data("en")
    chapters = data[data["key"] != ""]
    assert {int(row.key): (row.targets, row.characters) for row in chapters.itertuples()} == density(stored)
    assert chapters["value"].is_monotonic_decreasing and data["label_en"].iloc[0] == "Whole report"
    ids = ";".join(chapters["ids"]).split(";")
    assert sorted(ids) == sorted(row["id"] for row in stored if row["kind"] == "target")
    fig = prepare("target_density", promises).draw("zh", "page")
    assert [bar.get_width() for bar in fig.axes[0].containers[0] if bar.get_width()] == list(data["value"])


def test_a_selection_without_targets_in_a_chapter_says_so(promises):
    health = promises[promises["sector"] == "health"]
    empty = 9 - health.loc[health["kind"] == "target", "chapter"].nunique()
    assert words(health, "zh").title == f"9章中有{empty}章没有此类目标"
    assert words(health, "en").title.endswith("of nine chapters hold no such target")
