"""One gate: any reasonable frame of records is understood, any other is refused in one sentence."""

import contextlib
import csv
import io
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import jining
from jining.report.cells import same
from jining.report.frames import gate
from jining.report.report import fields

CELLS = {"list": list, "array": np.array, "semicolons": ";".join, "commas": ", ".join, "wrap": lambda cell: (cell,)}
READ = {"as pandas guesses": {}, "all text": {"dtype": str, "keep_default_na": False},
        "nothing missing": {"keep_default_na": False}}
#: What may be done to the frame `p`; most changes take the names of columns, or a value.
CHANGES = {
    "select": lambda p, column, value: jining.select(p, **{column: value}),
    "call": lambda p, argument, method: getattr(p, method)(int(argument) if argument.isdigit() else argument),
    "shuffle": lambda p, *_: p.sample(frac=1, random_state=1),
    "join": lambda p, *_: p.merge(pd.DataFrame({"id": p["id"], "score": 1.0}), on="id"),
    "type": lambda p, column, value: p.astype(dict.fromkeys(column.split() or p, value)),
    "none for missing": lambda p, *_: p.astype(object).where(p.notna(), None),
    "map": lambda p, column, value: p.assign(**{one: p[one].map(CELLS[value]) for one in column.split()}),
    "trim": lambda p, column, value: p[p[column] != value].pipe(
        lambda kept: kept.assign(**{column: kept[column].cat.remove_unused_categories()})),
    "turn categories": lambda p, column, _: p.assign(**{
        column: p[column].cat.reorder_categories(p[column].cat.categories[::-1])}),
    "index": lambda p, column, value: p.set_index(column.split(), drop=value != "kept"),
    "name every row": lambda p, _, value: p.set_axis([value] * len(p)),
    "turn columns": lambda p, *_: p[p.columns[::-1]],
    "keep stored columns": lambda p, *_: p[list(fields())],
    "put into stored columns": lambda p, column, value: p[list(fields())].assign(**{column: value}),
    "drop": lambda p, column, _: p.drop(columns=column.split()),
    "put": lambda p, column, value: p.assign(**{column: value}),
    "put first": lambda p, column, value: p.assign(**{column: [value, *p[column].iloc[1:]]}),
    "blank": lambda p, column, value: p.assign(**{column: p[column].mask(p[column] == value)}),
    "back from csv": lambda p, _, value: pd.read_csv(io.StringIO(p.to_csv(index=False)), **READ[value]),
    "lose": lambda *_: None,
    "count": lambda p, column, _: p[column].value_counts().reset_index(),
    "put beside": lambda p, column, _: pd.concat([p, p[[column]]], axis=1),
    "repeat the first row": lambda p, *_: pd.concat([p, p.head(1)]),
    "label": lambda p, _, value: jining.label(p, value),
}
#: Kind -> what is done to the frame, and what is said of it; nothing is said of a reasonable one.
with Path(__file__).with_name("frames.csv").open(encoding="utf-8", newline="") as _file:
    _KINDS = {row["kind"]: (lambda p, row=row: CHANGES[row["change"]](p, row["column"], row["value"]), row["said"])
              for row in csv.DictReader(_file)}
REASONABLE = {kind: change for kind, (change, said) in _KINDS.items() if not said}
REFUSED = {kind: (change, said) for kind, (change, said) in _KINDS.items() if said}


def rows_like(promises, given):
    ids = list(given["id"]) if "id" in given else list(given.index.get_level_values("id"))
    return promises.set_index("id", drop=False).loc[ids].reset_index(drop=True)


@pytest.mark.parametrize("kind", REASONABLE)
def test_a_reasonable_frame_becomes_what_load_returns(promises, kind):
    given = REASONABLE[kind](promises)
    before = given.copy(deep=True)
    out, wanted = gate(given), rows_like(promises, given)
    pd.testing.assert_frame_equal(out[promises.columns].reset_index(drop=True), wanted, check_names=False)
    pd.testing.assert_frame_equal(given, before)
    assert set(given.columns) <= set(out.columns) and out.attrs == given.attrs


@pytest.mark.parametrize("kind", REFUSED)
def test_any_other_frame_is_refused_in_one_sentence(promises, kind):
    change, said = REFUSED[kind]
    with pytest.raises(ValueError, match=said) as refusal:
        gate(change(promises))
    assert "\n" not in str(refusal.value) and len(str(refusal.value)) < 600


def test_names_keep_rows_index_and_columns_and_show_every_value_of_the_codebook(promises):
    named = jining.label(promises[promises["kind"] == "aim"], "en")
    assert named["kind"].cat.categories.tolist() == ["target", "measure", "aim"]
    assert named.index.tolist() == promises.index[promises["kind"] == "aim"].tolist()
    assert named.columns.tolist() == promises.columns.tolist()
    assert set(promises.columns) == set(jining.load().columns) and promises["kind"].iloc[0] in ("target", "measure", "aim")


def test_names_of_counts_and_of_exploded_cells(promises):
    counted = promises["sector"].value_counts().reset_index()
    assert jining.label(counted, "zh")["sector"].cat.ordered
    places = jining.label(promises.explode("place"), "zh")["place"]
    assert places.notna().all() and isinstance(places.dtype, pd.CategoricalDtype)
    assert jining.label(promises, "zh")["place"].iloc[0] == (jining.load_places().set_index("place")["zh"]["city"],)


def written(frame):
    with tempfile.TemporaryDirectory() as folder:
        table = frame.drop(columns=["score", "my note"], errors="ignore")  # columns of the reader are refused by name
        return jining.write_csv(table, f"{folder}/x.csv").read_bytes()


#: Every public function that takes a frame, but those of pictures and files: what it says of one.
FUNCTIONS = {
    "select": lambda frame: jining.select(frame, kind="target", words="-的")["id"].tolist(),
    "select_theme": lambda frame: jining.select_theme(frame, "07_countryside")["id"].tolist(),
    "list_records": lambda frame: repr(jining.list_records(frame, "item", "value", "place", "quote_zh", most=600)),
    "passage": lambda frame: repr(jining.passage(jining.select(frame)["id"].iloc[0], frame)),
    "write_csv": written,
    "agreement": lambda frame: jining.agreement(jining.load_passes()[0], frame, rounds=0)[["n", "differ"]].to_dict(),
    "label": lambda frame: jining.label(frame, "zh")["kind"].astype("str").tolist(),
}

#: Frames of which a function that did not pass them through the gate would say something else, or nothing.
TELLING = ("shuffled", "text for tuples", "trimmed categories", "index is the id", "repeated index", "back from csv")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_the_same_of_a_reasonable_frame_and_refuses_any_other_in_one_sentence(promises, name):
    function = FUNCTIONS[name]
    assert function(promises)
    for kind in TELLING:  # the gate is tried with all of them above, and every function by `make tally`
        given = REASONABLE[kind](promises)
        assert function(given) == function(rows_like(promises, given)), kind
    for kind in ("no frame", "nothing", "counts", "a column twice", "exploded", "an unknown value"):
        others = (AttributeError, TypeError, KeyError) if kind in ("no frame", "nothing", "counts") else ()  # the test asks
        with contextlib.suppress(*others):
            try:
                function(REFUSED[kind][0](promises))
            except ValueError as error:
                assert "\n" not in str(error) and len(str(error)) <= 600, kind


def test_a_flag_that_agrees_is_not_said_to_disagree(promises):
    first = jining.load_passes()[0]
    table = jining.agreement(first, promises.set_index("id"), rounds=0)
    assert table.loc["flag", "alpha"] > 0.85 and table.loc["value_low", "differ"] == 0
    turned = jining.agreement(first, promises.sample(frac=1, random_state=3), rounds=0)
    pd.testing.assert_frame_equal(table, turned)


@pytest.mark.parametrize(("one", "other", "column"), [
    ("6", 6.0, "value_low"), ("", None, "modal"), ("", float("nan"), "sdg"), ("", pd.NA, "sdg"), ("9", 9, "sdg"),
    ("qufu;zoucheng", ("zoucheng", "qufu"), "place"), ("qufu", ["qufu"], "place"), ("a", {"a"}, "place"),
    ("('qufu', 'zoucheng')", "qufu; zoucheng", "place"), ("", (), "flag"), ("ＡＢ　c", "AB c", ""), (" x ", "x", "verb"),
    ("é", "e\u0301", ""), ("6.50", "6.5", "value_low"), (True, "True", "has_place")])
def test_what_says_the_same_is_the_same(one, other, column):
    assert same(one, column) == same(other, column)
    assert same("x", column) != same("y", column)
