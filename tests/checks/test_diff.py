"""No change of a table is silent: each cell that differs is said, old and new."""

import pytest

import jining
from jining.checks.diff import describe, differences
from jining.cli import main
from jining.report.report import data_path


def test_the_shipped_table_and_what_a_spreadsheet_made_of_it_hold_the_same(tmp_path, promises):
    copy = jining.write_csv(promises, tmp_path / "copy.csv")
    assert differences(copy) == [] and describe(copy) == "copy.csv holds the same as the shipped targets_and_measures.csv"


@pytest.mark.parametrize(("change", "said"), [
    (lambda rows: rows[3].update(sector="rural"), ["JN20-004", "sector", "economy", "rural"]),
    (lambda rows: rows[3].update(modal="力争"), ["JN20-004", "modal", "", "力争"]),
    (lambda rows: rows[3].update(text_en=rows[3]["text_en"].replace(" ", "\xa0", 1)), ["JN20-004", "text_en"]),
    (lambda rows: rows.pop(3), ["JN20-004", "", "row gone", ""]),
    (lambda rows: rows.insert(4, {**rows[3], "id": "JN20-004a"}), ["JN20-004a", "", "", "row added"]),
    (lambda rows: rows.insert(4, rows.pop(3)), ["JN20-004", "", "in the order of the text"]),
])
def test_a_cell_and_a_row_that_differ_are_named(damaged, change, said):
    path = damaged(lambda rows: [change(rows), rows][1])
    (found,) = differences(path)
    assert list(found)[:len(said)] == said
    assert said[0] in describe(path)


def test_the_order_of_several_values_and_the_form_of_a_number_are_no_change(damaged):
    def change(rows):
        several = next(row for row in rows if ";" in row["place"])
        several["place"] = ";".join(reversed(several["place"].split(";")))
        next(row for row in rows if row["value_low"] == "6.5")["value_low"] = "6.50"
    assert differences(damaged(change)) == []


@pytest.mark.parametrize(("column", "cell"), [("value_low", "６"), ("place", "qufu;qufu"), ("place", " qufu"), ("sdg", "x")])
def test_what_load_would_refuse_never_holds_the_same(damaged, column, cell):
    path = damaged(lambda rows: next(row for row in rows if row[column]).update({column: cell}))
    ((_, found, *_),) = differences(path)
    assert found == column
    with pytest.raises(jining.DataError):
        jining.load(path)


@pytest.mark.parametrize("name", ["results", "judgements", "ledger", "numerals", "terms", "log"])
def test_any_table_can_be_compared(damaged, name, capsys):
    assert differences(data_path(name), name) == []
    path = damaged(lambda rows: rows[2].update({list(rows[2])[-2]: "changed"}), name)
    assert main(["diff", str(path), "--table", name]) == 0
    assert "changed" in (out := capsys.readouterr().out) or "row added" in out


def test_the_check_of_a_table_ends_with_what_differs(damaged, capsys):
    assert main(["check", str(damaged(lambda rows: rows[0].update(cofog="04.1")))]) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.endswith("no problem found") and "differs from the shipped" in second
    assert third == "  JN20-001, cofog: '01.1' -> '04.1'"
    assert main(["check", str(damaged(lambda rows: rows.__delitem__(slice(20, None))))]) == 0  # flags name records left out
    assert main(["check", str(data_path())]) == 0
    assert "holds the same" in capsys.readouterr().out


def test_of_a_long_cell_the_part_that_differs_is_shown(damaged):
    for more in (f" {'so ' * 40}it is said.", " Now."):
        path = damaged(lambda rows, more=more: rows[0].update(text_en=rows[0]["text_en"] + more))
        old, new = describe(path).splitlines()[1].split(" -> ")
        assert old.partition(": ")[2] != new


def test_many_differences_are_counted(damaged):
    said = describe(damaged(lambda rows: [row.update(cofog="04.1") for row in rows] and None))
    assert len(said.splitlines()) == 42 and said.splitlines()[-1].startswith("  and more: ")
