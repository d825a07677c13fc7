"""Every table of the package is checked, not only the main one, and every file is the one of the version."""

import re
import shutil

import pytest
from conftest import damaged_cells

import jining
from jining.checks import tables
from jining.report.cells import cell_rule
from jining.report.errors import DataError
from jining.report.read_csv import read_rows
from jining.report.report import package, resource


@pytest.fixture
def changed(data_copy, damaged):
    """Change the rows of one table of a copy of the data, and list what is wrong in it."""
    def change(name, change):
        shutil.copy(damaged(change, name), data_copy / resource(name)["path"])
        with jining.use(data_copy):
            promises, lines = read_rows()
            return [str(one) for one in
                    tables.shipped_failures(name, promises, dict(zip(promises["id"], lines, strict=True)))]
    return change


def again(rows):
    rows.insert(4, dict(rows[3]))


def put(where, column, value):
    """Change a cell of the fourth row, or of the first of which `where` is true; give its line."""
    def change(rows):
        row = next(row for row in [*rows[3:], *rows] if all(row[name] == cell for name, cell in where.items()))
        row[column] = value
        change.line = rows.index(row) + 2
    return change


#: Table, what is done to it, the column that is named, and what is said.
WRONG = [(name, put(where, column, value), column, said) for name, where, column, value, said in damaged_cells()
         if name != "targets_and_measures"] + [
    ("places", lambda rows: rows[3].update(parent=rows[3]["place"]), "parent", "round in a circle"),
    *((name, again, column, "repeats line 5")
      for name, column in (("terms", "zh"), ("judgements", "role"), ("fresh_pass", "id")))]


@pytest.mark.parametrize(("name", "change", "column", "words"), WRONG, ids=[f"{one[0]}-{one[3][:14]}" for one in WRONG])
def test_every_table_has_rules_that_name_line_and_column(changed, name, change, column, words):
    said = changed(name, change)
    line = 6 if change is again else getattr(change, "line", 5)
    assert any(re.search(rf"csv line {line}\b.*column {column}: ", one) and words in one for one in said), said


def test_a_decision_of_the_log_that_the_table_does_not_follow_is_found(changed):
    promises, _ = read_rows()
    at, rows = {id_: place for place, id_ in enumerate(promises["id"])}, []

    def change(log):
        rows.extend(row for row in log if row["id"] in at and row["variable"] == "kind")
        rows[-1]["final"] = next(kind for kind in ("target", "measure") if kind != rows[-1]["final"])
    (said,) = changed("log", change)
    assert "column final: " in said and f"line {at[rows[-1]['id']] + 2} holds: " in said


def test_a_measure_without_a_class_of_its_verb_is_found_and_a_target_with_one(changed):
    promises, _ = read_rows()
    target = promises["id"][promises["kind"].index("target")]

    def change(rows):
        next(row for row in rows if row["judgement"] == "verb_class")["id"] = target
    said = " ".join(changed("judgements", change))
    assert "judges a target" in said and "column kind: 'measure' has no class of its verb" in said


def test_a_promise_with_a_fact_and_no_verdict_is_found(changed):
    (said, *_) = changed("verdicts", lambda rows: rows[1:])
    assert re.search(r"results.csv line \d+, \w+, column says: bears on JN20-008, which has no verdict", said)


def test_every_field_of_every_table_is_described_in_both_languages_with_a_title():
    for described in package()["resources"]:
        if described["name"] in ("damaged", "first_pass", "second_pass", "fresh_pass", "segmentation"):
            continue
        for field in (*described.get("schema", {}).get("fields", ()), *described.get("derived", ())):
            assert all(field.get(part) for part in ("title", "title_zh", "description", "description_zh")), field["name"]


def test_any_change_of_a_shipped_file_is_found_by_its_hash_and_its_bytes(data_copy):
    with jining.use(data_copy):
        assert not list(tables._changed_files())
        for path in (data_copy / found["path"] for found in package()["resources"] if found["name"] != "source"):
            raw = path.read_bytes()
            for other in (raw[:-2] + bytes([raw[-2] ^ 1]) + raw[-1:], raw + b"\n"):
                path.write_bytes(other)
                (failure,) = tables._changed_files()
                assert failure.file == path.name and f"({len(other)} bytes, not {len(raw)}); after a change" in failure.rule
            path.write_bytes(raw)


@pytest.mark.parametrize(("old", "new", "words"), [
    ('"path": "ledger.csv"', '"path": "../ledger.csv"', "leaves the folder"),
    ('"name": "numerals"', '"name": "ledger"', "lists 'ledger' twice"),
    ('"fields": [', '"fields": 5, "was": [', "is no Data Package"),
    ('"resources": [', '"resources": ' + "[" * 100_000, "is no Data Package"),
    ('"name": "kind",', '"name": 7,', "is no Data Package"),
])
def test_a_broken_data_package_is_one_error(data_copy, old, new, words):
    path = data_copy / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(DataError, match=words), jining.use(data_copy):
        jining.check()


@pytest.mark.parametrize("name", ["sectors", "units", "places", "programmes", "instruments"])
def test_a_broken_look_up_is_one_error_and_not_a_circle(data_copy, name):
    path = data_copy / f"{name}.csv"
    for raw in (b"", path.read_bytes().replace(b"\n", b"\n\"", 1), path.read_bytes().replace(b",", b";")):
        path.write_bytes(raw)
        with pytest.raises(DataError), jining.use(data_copy):
            getattr(jining, f"load_{name}")()


def test_a_negative_number_may_stand_in_results_but_not_as_a_promised_value():
    assert not cell_rule("-8.3", "value", "results") and cell_rule("-1", "value_low")
