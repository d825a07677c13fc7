"""The map of the report: shares of its text, counted again from the ledger."""

import re

from recount import figure, split, table, words

from jining.figures.figure import prepare


def lengths(kinds):
    """Characters of each part of the text."""
    counted = dict.fromkeys(("target", "measure", "aim", "rest"), 0)
    for row in table("ledger"):
        held = {kinds[id_] for id_ in row["ids"].split(";") if id_} if row["role"] == "record" else set()
        part = next((kind for kind in counted if kind in held), "rest")
        counted[part] += len(re.sub(r"\s", "", row["text"]))
    return counted


def test_the_shares_are_those_of_the_ledger(stored):
    counted = lengths({row["id"]: row["kind"] for row in stored})
    whole, (en, zh) = sum(counted.values()), words("report_map")
    share = {part: f"{100 * length / whole:.0f}%" for part, length in counted.items()}
    assert en.title == f"Only {share['target']} of the report sets targets that can be measured"
    assert zh.title == f"量化目标只占报告全文字数的{share['target']}"
    assert f"{whole:,} characters" in en.subtitle and f"全文{whole}字" in zh.subtitle
    target, measure, aim, rest = share.values()
    total = sum(int(said.strip("%")) for said in share.values())
    assert (f"add up to {total}%" in en.note) == (f"合计{total}%" in zh.note) == (total != 100)
    assert en.alt == f"One bar of the whole text: target {target}, measure {measure}, aim {aim}, the rest {rest}."
    assert zh.alt == f"全文一根横条：目标 {target}，措施 {measure}，愿景 {aim}，其余{rest}。"
    data = figure("report_map").data().set_index("key")
    assert data["value"].to_dict() == counted and data["text_en"].to_dict() == share
    assert sorted(split(data["ids"])) == sorted(row["id"] for row in stored)


def test_a_selection_is_not_told_as_the_report(promises):
    rural = promises[promises["sector"] == "rural"]
    en, zh = words("report_map", rural)
    assert re.fullmatch(r"The chosen promises fill \d+\.\d% of the report's text", en.title)
    assert zh.title.startswith("所选承诺占报告全文字数的")
    assert "other promises" in prepare("report_map", rural).data()["sub_en"].iloc[-1]
    assert "chosen" in words("report_map", promises[1:])[0].title
