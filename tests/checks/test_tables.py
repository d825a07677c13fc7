"""Every table of the package is checked, not only the main one."""

import csv

import pytest

from jining.checks import tables
from jining.report.cells import cell_rules
from jining.report.read_csv import read_rows
from jining.report.report import data_path, fields, package


def columns_of(name, change=lambda rows: None):
    with data_path(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    return {column: [row[column] for row in rows] for column in fields(name)}, list(range(2, len(rows) + 2))


def judged(change):
    promises, _ = read_rows()
    return [str(failure) for failure in tables._judgements(*columns_of("judgements", change), promises)]


def test_every_field_of_every_table_is_described_in_both_languages_with_a_title():
    for resource in package()["resources"]:
        if resource["name"] in ("damaged", "first_pass", "second_pass", "fresh_pass", "segmentation"):
            continue
        for field in (*resource.get("schema", {}).get("fields", ()), *resource.get("derived", ())):
            assert all(field.get(part) for part in ("title", "title_zh", "description", "description_zh")), field["name"]


def test_a_value_that_is_none_of_its_judgement_is_found():
    def change(rows):
        rows[0]["value"] = "infancy"
    assert any("is no value of this judgement" in said for said in judged(change))


def test_a_measure_without_a_class_of_its_verb_is_found_and_a_target_with_one():
    assert any("has no class of its verb" in said
               for said in judged(lambda rows: rows.remove(next(row for row in rows if row["judgement"] == "verb_class"))))
    promises, _ = read_rows()
    target = next(id_ for id_, kind in zip(promises["id"], promises["kind"], strict=True) if kind == "target")

    def change(rows):
        next(row for row in rows if row["judgement"] == "verb_class")["id"] = target
    assert any("judges a target" in said for said in judged(change))


def test_a_judgement_that_stands_twice_is_found():
    assert any("repeats line" in said for said in judged(lambda rows: rows.append(dict(rows[0]))))


@pytest.mark.parametrize("name", ["sectors", "units", "places", "programmes", "instruments", "terms", "judgements"])
def test_an_empty_required_cell_is_found_in_every_look_up(name):
    column = next(field for field in fields(name).values() if field.get("constraints", {}).get("required"))["name"]
    cells, lines = columns_of(name, lambda rows: rows[0].update({column: ""}))
    assert any(failure.column == column and "empty but required" in failure.rule
               for failure in tables._cells(name, cells, lines))


def test_shipped_files_that_changed_are_found(monkeypatch):
    changed = {**package(), "resources": [{**package()["resources"][0], "hash": "sha256:0"}]}
    monkeypatch.setattr(tables, "package", lambda: changed)
    (failure,) = tables._changed_files()
    assert "make seal" in failure.rule


def test_a_negative_number_may_stand_in_results_but_not_as_a_promised_value():
    said = []
    row = {**dict.fromkeys(fields("results"), ""), "value": "-8.3"}
    cell_rules(row, lambda column, *_: said.append(column), "results")
    assert "value" not in said
    cell_rules({**dict.fromkeys(fields(), ""), "value_low": "-1"}, lambda column, *_: said.append(column))
    assert "value_low" in said
