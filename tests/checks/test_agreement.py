"""Agreement between two codings: against published examples, and on the shipped passes."""

import krippendorff
import numpy as np
import pandas as pd
import pytest

from jining.checks.agreement import agreement, krippendorff_alpha, load_passes


@pytest.mark.parametrize("order", [None, list("12345")])
def test_alpha_is_that_of_the_package_krippendorff(order):
    numbers = np.random.default_rng(1).integers(1, 6, size=(2, 60))
    numbers[1, :40] = numbers[0, :40]
    level = "ordinal" if order else "nominal"
    expected = krippendorff.alpha(reliability_data=numbers.astype(float), level_of_measurement=level)
    assert krippendorff_alpha(*(list(map(str, coder)) for coder in numbers), order=order) == pytest.approx(expected)


def test_one_value_only_has_no_alpha():
    assert np.isnan(krippendorff_alpha(["a"] * 5, ["a"] * 5))
    coding = pd.DataFrame({"kind": ["aim"] * 5}, index=list("abcde"))
    assert agreement(coding, coding, rounds=5).loc["kind", "verdict"] == "one value only"


def test_the_order_of_several_values_makes_no_difference_and_an_empty_cell_is_a_value():
    one = pd.DataFrame({"place": ["qufu;zoucheng", "city", "city"], "sdg": ["", "4", ""]}, index=list("abc"))
    two = pd.DataFrame({"place": ["zoucheng;qufu", "city", "city"], "sdg": ["9", "4", ""]}, index=list("abc"))
    assert agreement(one, two, rounds=5)["differ"].to_dict() == {"place": 0, "sdg": 1}


@pytest.mark.parametrize(("given", "said"), [
    ({"first": load_passes()[0], "second": load_passes("fresh")[1]}, "no row or no variable in common"),
    *(({"rounds": rounds}, "is no number of resamples") for rounds in (1.5, -1, "5", True, None))])
def test_what_cannot_be_compared_is_refused(given, said):
    with pytest.raises(ValueError, match=said):
        agreement(**given)


def test_the_interval_holds_the_estimate_and_repeats_and_the_verdict_follows_the_published_limits():
    table = agreement(rounds=100)
    assert (table["low"] <= table["alpha"]).all() and (table["alpha"] <= table["high"]).all()
    pd.testing.assert_frame_equal(table, agreement(rounds=100))
    expected = np.select([table["alpha"] >= 0.8, table["alpha"] >= 0.67], ["rely", "tentative"], "low")
    assert table["verdict"].tolist() == expected.tolist()


def test_the_verdicts_of_two_readers_can_be_compared():
    first, second = load_passes("verdicts")
    assert first.index.equals(second.index)
    assert agreement(first, second, rounds=20).loc["verdict", "n"] == len(first)


def test_a_value_that_is_on_no_scale_is_not_ranked():
    ids = pd.Index(["a", "b", "c", "d"], name="id")
    one, two = (pd.DataFrame({"logic": list(values), "x": list(values)}, index=ids) for values in (
        ["input", "outcome", "", "output"], ["input", "", "outcome", "output"]))
    found = agreement(one, two, rounds=5)
    assert found.loc["logic", "alpha"] == found.loc["x", "alpha"]
