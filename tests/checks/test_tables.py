"""Every table of the package is checked, not only the main one, and every file is the one of the version."""

import re
import shutil

import pytest
from conftest import damaged_cells

import jining
from jining.checks.check import changed_files, read_promises
from jining.checks.tables import held, renders, table_failures
from jining.report.errors import DataError
from jining.report.report import lookup, package, resource
from jining.report.source import source_text


@pytest.fixture
def changed(data_copy, damaged):
    """Change the rows of one table of a copy of the data, and list what is wrong in it, and in the promises beside it."""
    def change(name, change):
        shutil.copy(damaged(change, name), data_copy / resource(name)["path"])
        name = "ledger" if name == "targets_and_measures" else name
        with jining.use(data_copy):
            promises, failures = read_promises()
            return [str(one) for one in [*table_failures(name, promises), *failures]]
    return change


def again(rows):
    rows.insert(4, dict(rows[3]))


def put(where, **changes):
    """Change cells of the fourth row, or of the first of which `where` is true; give its line."""
    def change(rows):
        row = next(row for row in [*rows[3:], *rows] if all(row[name] == cell for name, cell in where.items()))
        row.update(changes)
        change.line = rows.index(row) + 2
    return change


#: Table, what is done to it, the column that is named, and what is said.
WRONG = [(name, put(where, **{column: value}), column, said) for name, where, column, value, said in damaged_cells()
         if name != "targets_and_measures"] + [
    (name, again, column, "repeats line 5")
    for name, column in (("terms", "zh"), ("judgements", "role"), ("fresh_pass", "id"))]


@pytest.mark.parametrize(("name", "change", "column", "words"), WRONG, ids=[f"{one[0]}-{one[3][:14]}" for one in WRONG])
def test_every_table_has_rules_that_name_line_and_column(changed, name, change, column, words):
    said = changed(name, change)
    line = 6 if change is again else getattr(change, "line", 5)
    assert any(re.search(rf"csv line {line}\b.*column {column}: ", one) and words in one for one in said), said


def overlap(rows):
    rows[5]["start"] = str(int(rows[5]["start"]) - 1)
    rows[5]["text"] = source_text()[int(rows[5]["start"]):int(rows[5]["end"])]


#: Table, what is done to its rows, and what is said of it or of the promises.
TORN = [
    ("ledger", lambda rows: rows[:9] + rows[10:], "leaves a gap before the segment"),
    ("ledger", lambda rows: rows[:-1], "column end: leaves a gap at the end"),
    ("ledger", overlap, "overlaps the segment before"),
    ("ledger", put({"ids": "JN20-001"}, ids="", role="means"),
     "JN20-001, column id: 'JN20-001' is in no segment of ledger.csv"),
    ("targets_and_measures", lambda rows: rows[7].update(quote_zh=rows[7]["quote_zh"][:-2]),
     "has words that no quote of its records holds: '左右'"),
    ("numerals", lambda rows: [row for row in rows if row["text"] != "4000"], "leaves out the digit"),
    ("numerals", lambda rows: [row for row in rows if row["text"] != "4000"], "is a target without a numeral"),
    ("numerals", put({"class": "promise"}, ids="JN20-306"), "whose quote does not hold"),
    ("numerals", put({"start": "6513"}, **{"class": "promise", "ids": "JN20-306"}), "whose value is not this numeral"),
    ("judgements", put({"judgement": "verb_class"}, id="JN20-306"), "judges a target"),
    ("judgements", put({"judgement": "verb_class"}, id="JN20-306"), "column kind: 'measure' has no class of its verb"),
    ("verdicts", lambda rows: rows[1:], "JN20-008, column id: 'JN20-008' has the fact"),
    ("terms", put({"zh": "完善"}, en="Nothing of the kind", forms=""), "renders 完善 in no way"),
]


@pytest.mark.parametrize(("name", "change", "words"), TORN)
def test_what_one_row_says_of_others_is_checked(changed, name, change, words):
    assert words in "\n".join(changed(name, change))


def test_a_decision_of_the_log_that_the_table_does_not_follow_is_found(changed):
    def change(log):
        kinds = [row for row in log if row["id"] in lookup("targets_and_measures") and row["variable"] == "kind"]
        kinds[-1]["final"] = next(kind for kind in ("target", "measure") if kind != kinds[-1]["final"])
    (said,) = changed("log", change)
    assert "column final: " in said and "is not what the table holds: " in said


def test_the_longest_term_counts_and_none_inside_it_and_a_form_only_at_the_beginning_of_a_word():
    assert held("规上工业企业和工业企业", ["工业企业", "规上工业企业", "规上"]) == ["规上工业企业", "工业企业"]
    entry = {"en": "aim", "forms": "aims at"}
    assert renders("We aim high", entry) and renders("He AIMS AT it", entry)
    assert not renders("A claim", entry)


def test_each_term_names_its_source_and_two_terms_kept_apart_have_two_words():
    glossary = jining.terms()
    assert len(glossary) > 250 and glossary["source"].notna().all()
    for one, other in (("完善", "健全"), ("推进", "推动"), ("推进", "加快"), ("强化", "加强")):
        assert lookup("terms")[one]["en"] != lookup("terms")[other]["en"]


def test_any_change_of_a_shipped_file_is_found_by_its_hash_and_its_bytes(data_copy):
    with jining.use(data_copy):
        assert not list(changed_files())
        for path in (data_copy / found["path"] for found in package()["resources"] if found["name"] != "source"):
            raw = path.read_bytes()
            for other in (raw[:-2] + bytes([raw[-2] ^ 1]) + raw[-1:], raw + b"\n"):
                path.write_bytes(other)
                (failure,) = changed_files()
                assert failure.file == path.name and f"({len(other)} bytes, not {len(raw)}); after a change" in failure.rule
            path.write_bytes(raw)
        resource("units")["bytes"] += 1
        assert "units.csv" in str(*changed_files())


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
