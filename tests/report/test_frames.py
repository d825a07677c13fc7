"""One gate: any reasonable frame of records is understood, any other is refused in one sentence."""

import io
import tempfile

import numpy as np
import pandas as pd
import pytest

import jining
from jining.report.cells import same
from jining.report.frames import gate
from jining.report.report import fields


def back_from_csv(frame, **options):
    return pd.read_csv(io.StringIO(frame.to_csv(index=False)), **options)


REASONABLE = {
    "as loaded": lambda p: p,
    "selected": lambda p: jining.select(p, sector="rural"),
    "masked": lambda p: p[p["kind"] == "target"],
    "one row": lambda p: p.iloc[[7]],
    "no row": lambda p: p.iloc[:0],
    "shuffled": lambda p: p.sample(frac=1, random_state=1),
    "object": lambda p: p.astype(object),
    "text": lambda p: p.assign(**{c: p[c].astype("str") for c in ("kind", "sector", "id", "instrument")}),
    "python text": lambda p: p.astype(dict.fromkeys(("kind", "sector", "id"), object)),
    "converted": lambda p: p.convert_dtypes(),
    "numpy numbers": lambda p: p.astype({"value_low": "float64", "value_high": "float64"}),
    "floats for whole numbers": lambda p: p.astype({"sdg": "float64"} if p["sdg"].dtype.name == "Int64" else {}),
    "chapter as float": lambda p: p.assign(chapter=p["chapter"].astype("float64")),
    "lists for tuples": lambda p: p.assign(place=p["place"].map(list), flag=p["flag"].map(list)),
    "arrays for tuples": lambda p: p.assign(place=p["place"].map(np.array)),
    "text for tuples": lambda p: p.assign(place=p["place"].map(";".join), target_group=p["target_group"].map(";".join)),
    "trimmed categories": lambda p: p.assign(sector=p["sector"].cat.remove_unused_categories())[p["sector"] != "health"],
    "unordered categories": lambda p: p.assign(kind=p["kind"].cat.as_unordered()),
    "turned categories": lambda p: p.assign(kind=p["kind"].cat.reorder_categories(["aim", "measure", "target"])),
    "more categories": lambda p: p.assign(kind=p["kind"].cat.add_categories(["other"])),
    "index is the id": lambda p: p.set_index("id"),
    "index is the id, kept": lambda p: p.set_index("id", drop=False),
    "index is a column": lambda p: p.set_index("sector"),
    "two levels": lambda p: p.set_index(["sector", "id"]),
    "repeated index": lambda p: p.set_axis(np.zeros(len(p), dtype=int)),
    "index of text": lambda p: p.set_axis([f"row {n}" for n in range(len(p))]),
    "sorted": lambda p: p.sort_values("value_low", ascending=False),
    "columns in another order": lambda p: p[p.columns[::-1]],
    "without derived columns": lambda p: p.iloc[:, :len(fields())],
    "with one derived column less": lambda p: p.drop(columns=["has_actor", "wording"]),
    "with columns of one's own": lambda p: p.assign(mine=range(len(p)), **{"my note": "x"}),
    "with wrong derived columns": lambda p: p.assign(firmness=0, has_place=True),
    "with stale derived columns": lambda p: p.assign(has_place=~p["has_place"], chapter=p["chapter"] * 0),
    "tuples in tuples": lambda p: p.assign(place=[(places,) for places in p["place"]]),
    "back from csv": back_from_csv,
    "back from csv, all text": lambda p: back_from_csv(p, dtype=str, keep_default_na=False),
    "back from csv, nothing missing": lambda p: back_from_csv(p, keep_default_na=False),
    "back from csv of load": lambda p: pd.read_csv(jining.report.report.data_path(), dtype=str),
    "joined": lambda p: p.merge(pd.DataFrame({"id": p["id"], "score": 1.0}), on="id"),
    "put together": lambda p: pd.concat([p[p["kind"] == "aim"], p[p["kind"] == "target"]]),
    "transposed twice": lambda p: p.T.T,
    "by loc": lambda p: p.loc[p.index[::2]],
    "deep copy": lambda p: p.copy(deep=True),
    "none for missing": lambda p: p.astype(object).where(p.notna(), None),
}
REFUSED = {
    "no frame": (lambda p: p.to_dict("list"), "no DataFrame but dict"),
    "nothing": (lambda p: None, "no DataFrame but NoneType"),
    "one column": (lambda p: p["kind"], "no DataFrame but Series"),
    "a code out of bounds": (lambda p: p.assign(sdg=p["sdg"] * 0 + 99), "sdg: '99' is out of bounds; allowed: 1 to 17"),
    "counts": (lambda p: p["sector"].value_counts().reset_index(), r"'id' and \d+ more are missing"),
    "a column less": (lambda p: p.drop(columns="sector"), "'sector' is missing"),
    "renamed": (lambda p: p.rename(columns={"kind": "Kind"}), "'kind' is missing"),
    "a column twice": (lambda p: pd.concat([p, p[["kind"]]], axis=1), "'kind' stands more than once"),
    "exploded": (lambda p: p.explode("place"), "stands more than once.*before .explode"),
    "exploded groups": (lambda p: p.explode("target_group"), "stands more than once.*before .explode"),
    "rows twice": (lambda p: pd.concat([p, p.head(1)]), "'JN20-001' stands more than once.*drop_duplicates"),
    "no id": (lambda p: p.assign(id=p["id"].mask(p.index == 3)), "column id: is empty"),
    "an unknown value": (lambda p: p.assign(kind="Target"), "JN20-001, column kind: 'Target' is not .*target, measure, aim"),
    "names": (lambda p: jining.label(p, "zh"), "is not allowed.*jining.label"),
    "an unknown sector": (lambda p: p.assign(sector=p["sector"].astype("str").replace("rural", "farms")), "'farms'"),
    "a word for a number": (lambda p: p.assign(value_low="many"), "column value_low: 'many' is not a number"),
    "an empty sector": (lambda p: p.assign(sector=p["sector"].mask(p["sector"] == "rural")), "column sector: is empty"),
    "a fraction": (lambda p: p.assign(sdg=[8.5, *p["sdg"].iloc[1:]]), "sdg: '8.5' is not a whole number"),
    "no such place": (lambda p: p.assign(place=[("nowhere",), *p["place"].iloc[1:]]), "place: .* holds 'nowhere', which is"),
    "places by commas": (lambda p: p.assign(place=p["place"].map(", ".join)), "place: .* holds '.*', which is not allowed"),
    "no end": (lambda p: p.assign(value_low=p["value_low"].mask(p["id"] == "JN20-010", np.inf)), "value_low: 'inf' is not"),
    "turned ends": (lambda p: p.assign(value_low=p["value_low"].mask(p["id"] == "JN20-008", 9)), "'JN20-008' has a "),
    "other words": (lambda p: p.astype(object).assign(quote_zh="别的报告"), "not in the report"),
}


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
        return jining.write_csv(frame, f"{folder}/x.csv").read_bytes()


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
    function, wrong = FUNCTIONS[name], []
    for kind in TELLING:  # the gate is tried with all of them above, and every function by `make tally`
        given = REASONABLE[kind](promises)
        if function(given) != function(rows_like(promises, given)):
            wrong.append(kind)
    assert wrong == []
    for kind in ("no frame", "nothing", "counts", "a column twice", "exploded", "an unknown value"):
        try:
            function(REFUSED[kind][0](promises))
        except ValueError as error:
            if "\n" in str(error) or len(str(error)) > 600:
                wrong.append(kind)
        except (AttributeError, TypeError, KeyError):
            if kind not in ("no frame", "nothing", "counts"):  # the test asks
                wrong.append(kind)
    assert wrong == []


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
