"""The damaged copy for students: twelve slips, all found, and nothing else is wrong or different in it."""

import plant
import pytest

from jining.report.report import data_path
from jining.teaching import damaged, failures


def test_the_copy_is_the_shipped_table_but_for_twelve_slips_each_of_a_kind_of_its_own_and_check_finds_them(stored):
    found, rows = failures(damaged()), [dict(row) for row in stored]
    assert sorted(zip(found["id"], found["column"], strict=True)) == sorted(plant.plant(rows))
    assert len(found) == 12 and found["rule"].is_unique and found.groupby("column").size().max() <= 4
    message = "the table has changed since the slips were planted: run python tools/plant.py, then make seal"
    assert damaged().read_bytes() == plant.damaged_bytes(), message
    assert sum(one != two for one, two in zip(stored, rows, strict=True)) == 12


def test_a_repaired_copy_passes_and_one_that_may_be_half_repaired_is_not_overwritten(tmp_path):
    copy = damaged(tmp_path / "mine.csv")
    text, right = (path.read_text(encoding="utf-8").split("\n") for path in (copy, data_path()))
    for line in failures(copy)["line"]:
        text[line - 1] = right[line - 1]
    copy.write_text("\n".join(text), encoding="utf-8")
    assert failures(copy).empty
    with pytest.raises(FileExistsError, match="half repaired"):
        damaged(copy)
    assert failures(copy).empty
