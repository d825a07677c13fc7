"""The map of the report: shares of its text, counted again from the ledger."""

import csv
import re

from jining.figures.figure import prepare
from jining.report.report import data_path


def words(promises, lang):
    return prepare("report_map", promises).words(lang)


def lengths(kinds):
    """Characters of each part of the text."""
    counted = dict.fromkeys(("target", "measure", "aim", "rest"), 0)
    with data_path("ledger").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            held = {kinds[id_] for id_ in row["ids"].split(";") if id_} if row["role"] == "record" else set()
            part = next((kind for kind in counted if kind in held), "rest")
            counted[part] += len(re.sub(r"\s", "", row["text"]))
    return counted


def test_the_shares_are_those_of_the_ledger(promises, stored):
    counted = lengths({row["id"]: row["kind"] for row in stored})
    whole = sum(counted.values())
    share = {part: f"{100 * length / whole:.0f}%" for part, length in counted.items()}
    english, chinese = words(promises, "en"), words(promises, "zh")
    assert english.title == f"Only {share['target']} of the report sets targets that can be measured"
    assert chinese.title == f"量化目标只占报告全文字数的{share['target']}"
    assert f"{whole:,} characters" in english.subtitle and f"全文{whole}字" in chinese.subtitle
    target, measure, aim, rest = share.values()
    total = sum(int(said.strip("%")) for said in share.values())
    assert (f"add up to {total}%" in english.note) == (f"合计{total}%" in chinese.note) == (total != 100)
    assert english.alt == f"One bar of the whole text: target {target}, measure {measure}, aim {aim}, the rest {rest}."
    assert chinese.alt == f"全文一根横条：目标 {target}，措施 {measure}，愿景 {aim}，其余{rest}。"
    data = prepare("report_map", promises).data("en").set_index("key")
    assert data["value"].to_dict() == counted and data["text_en"].to_dict() == share


def test_every_promise_stands_in_the_data_once_at_most(promises):
    ids = ";".join(filter(None, prepare("report_map", promises).data("en")["ids"])).split(";")
    assert sorted(ids) == sorted(promises["id"])


def test_a_selection_is_not_told_as_the_report(promises):
    rural = promises[promises["sector"] == "rural"]
    assert re.fullmatch(r"The chosen promises fill \d+\.\d% of the report's text", words(rural, "en").title)
    assert words(rural[:1], "en").title.startswith("The one promise fills ")
    assert words(rural, "zh").title.startswith("所选承诺占报告全文字数的")
    assert "other promises" in prepare("report_map", rural).data("en")["sub_en"].iloc[-1]
    assert "chosen" in words(promises[1:], "en").title


def test_the_bar_is_as_long_as_its_parts(promises):
    fig = prepare("report_map", promises).draw("en", "slide")
    parts = [patch.get_x() for patch in fig.axes[0].patches if patch.get_gid() == "part"]
    data = prepare("report_map", promises).data("en")
    starts = (data["value"].cumsum() - data["value"]) / data["value"].sum() * fig.body.width
    assert all(abs(a - b) < 0.01 for a, b in zip(parts, starts, strict=True))
