"""The short form of the tally, with a fixed seed: what is damaged is refused, told or equal, and what is killed is whole."""

import os

import pytest
import tally


def test_no_mutant_of_a_table_is_silent():
    fates, silent = tally.mutants(60, seed=1)
    assert silent == [] and sum(fates.values()) == 60
    assert fates["at its line"] and fates["told by the diff"] and fates["equal"]


def test_a_change_that_nothing_tells_would_be_counted(monkeypatch):
    monkeypatch.setattr(tally, "differences", lambda path, name: [])
    assert tally.mutants(20, seed=1)[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no kill of this kind here")
def test_no_kill_leaves_half_a_file_or_loses_an_answer():
    assert tally.kills(16, seed=1) == {"kills": 16, "half": 0, "lost": 0, "left": 0}
