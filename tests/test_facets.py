"""The counts beside the choices, against plain pandas."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jining
from jining import cubes
from jining import facets as facets_module
from jining.facets import Facets
from jining.selection.filters import FILTERS, MULTIPLE, NOT_STATED, choices
from jining.selection.select import search_texts, select

PROMISES = jining.load()
FACETS = Facets(PROMISES)

piece = st.tuples(st.sampled_from(search_texts(PROMISES)), st.integers(0, 300), st.integers(1, 4)).map(
    lambda cut: cut[0][cut[1]:][:cut[2]]
)
filters = st.lists(st.sampled_from(list(FILTERS)), max_size=5, unique=True).flatmap(
    lambda names: st.fixed_dictionaries(
        {name: st.lists(st.sampled_from([*choices(name), NOT_STATED]), max_size=12) for name in names}
    )
)
ids = st.lists(st.sampled_from(PROMISES["id"].tolist()), max_size=40)
searches = st.fixed_dictionaries(
    {"coded": filters}, optional={"words": st.lists(piece, max_size=2).map(" ".join), "ids": ids}
).map(lambda search: {**search.pop("coded"), **search})


def counted(promises, search):
    """The counts that plain pandas gives: for each column, of the rows under the filters on other columns."""
    return {name: tally(promises, name, select(promises, **{other: search[other] for other in search if other != name}))
            for name in FILTERS}


def tally(promises, name, rows):
    found = cells(rows, name).value_counts()
    stated = NOT_STATED not in set(cells(promises, name))
    return {value: int(found.get(value, 0)) for value in (*choices(name), *([] if stated else [NOT_STATED]))}


def cells(promises, name):
    if name in MULTIPLE:
        return promises[name].map(lambda held: held or (NOT_STATED,)).explode()
    return promises[name].astype(object).fillna(NOT_STATED)


@given(searches)
@settings(max_examples=100, deadline=None)
def test_facets_agree_with_plain_pandas(search):
    assert PROMISES[FACETS.filter(search)].equals(select(PROMISES, **search))
    assert FACETS.counts(search) == counted(PROMISES, search)


@pytest.mark.parametrize("name", FILTERS)
def test_a_count_is_the_number_of_rows_that_its_choice_would_give(name):
    search = {"kind": ["target", "measure"], "place": ["city", "qufu"], "comparator": ["ge", NOT_STATED], "words": "全"}
    for value, count in FACETS.counts(search)[name].items():
        assert count == len(select(PROMISES, **{**search, name: value})), value


def test_values_stand_in_declared_order_and_those_without_a_row_count_zero():
    counts = FACETS.counts({"sector": "health", "kind": "target"})
    assert list(counts) == list(FILTERS)
    assert [value for value in counts["unit"] if value != NOT_STATED] == list(choices("unit"))
    assert counts["unit"]["teu"] == 0


@pytest.mark.parametrize("cells", [1, 64, 1 << 30])
@pytest.mark.parametrize("chunk", [1, 50])
def test_counts_do_not_depend_on_how_the_work_is_cut(monkeypatch, cells, chunk):
    monkeypatch.setattr(cubes, "CELLS", cells)
    monkeypatch.setattr(facets_module, "_CHUNK", chunk)
    coded = {name: pd.factorize(PROMISES[name].array) for name in ("unit", "sector", "kind", "place", "chapter")}
    search = {"sector": ["rural", "health"], "kind": ["target"], "place": ["city", "qufu"]}
    expected = counted(PROMISES, search)
    mask, counts = Facets.from_codes(coded).search(search)
    assert counts == {name: expected[name] for name in FILTERS if name in coded}
    assert PROMISES[mask].equals(select(PROMISES, **search))


def test_long_lists_of_values_are_looked_up_like_short_ones():
    search = {"programme": list(choices("programme"))[:60], "place": list(choices("place"))[1:]}
    assert FACETS.counts(search) == counted(PROMISES, search)
    assert FACETS.filter(search).sum() == len(select(PROMISES, **search)) > 0


@pytest.mark.parametrize("rows", [slice(0, 0), slice(3, 4), slice(None)])
def test_empty_and_repeated_tables_are_filtered_and_counted(rows):
    promises = pd.concat([PROMISES[rows]] * 3)
    prepared = Facets(promises)
    for search in ({}, {"kind": "measure"}, {"kind": "measure", "words": "的", "ids": PROMISES["id"].tolist()[:9]}):
        chosen = select(promises, **search)
        assert promises[prepared.filter(search)].equals(chosen) and prepared.rows == len(promises)
        assert len(chosen) == 3 * len(select(PROMISES[rows], **search))
        assert prepared.counts(search) == counted(promises, search)


def test_counting_once_leaves_the_next_count_as_it_would_be():
    before = FACETS.counts({})
    FACETS.search({"kind": "aim", "words": "的"})
    assert FACETS.counts({}) == before == counted(PROMISES, {})


def test_wrong_values_are_refused_as_in_a_selection():
    with pytest.raises(ValueError, match="no sector 'farming'; there are: economy"):
        FACETS.counts({"sector": "farming"})
    with pytest.raises(ValueError, match="no ids 'JN20-9999'"):
        FACETS.filter({"ids": ["JN20-9999"]})


def test_rows_without_a_value_that_every_row_should_have_are_counted_apart(damaged):
    def blank(rows):
        rows[4]["sector"] = ""

    promises = jining.load(damaged(blank))
    counts = Facets(promises).counts({})
    assert counts["sector"][NOT_STATED] == 1 and sum(counts["sector"].values()) == len(promises)
    assert NOT_STATED not in FACETS.counts({})["sector"]
    assert select(promises, sector=NOT_STATED)["id"].tolist() == [promises["id"].iloc[4]]


def test_what_cannot_be_prepared_is_named():
    with pytest.raises(ValueError, match=r"column kind: \['wish'\] not in the codebook"):
        Facets.from_codes({"kind": ([0], ["wish"])})
    with pytest.raises(ValueError, match=r"one length are needed, not of \[1, 2\] rows"):
        Facets.from_codes({"kind": ([0], ["aim"]), "chapter": ([0, 0], [3])})
    with pytest.raises(ValueError, match="code 1 stands for nothing"):
        Facets.from_codes({"kind": ([0, 1], ["aim"])})
    with pytest.raises(ValueError, match="prepared without the column of the filter 'words'"):
        Facets.from_codes({"kind": ([0], ["aim"])}).filter({"words": "5G"})


def test_a_table_may_hold_more_distinct_cells_than_fit_in_a_byte():
    names = list(choices("place"))
    keys = [(first, second) for first in names for second in names if first != second]
    codes = np.arange(len(keys))
    prepared = Facets.from_codes({"place": (codes, keys), "kind": (codes % 3 - 1, ["aim", "target"])})
    counts = prepared.counts({"kind": "aim"})
    third = [len(keys[start::3]) for start in range(3)]
    assert counts["kind"] == {"target": third[2], "measure": 0, "aim": third[1], NOT_STATED: third[0]}
    assert counts["place"]["qufu"] == sum("qufu" in key for key in keys[1::3])
    found = prepared.filter({"place": ["qufu"], "kind": NOT_STATED})
    assert found.tolist() == ["qufu" in key and at % 3 == 0 for at, key in enumerate(keys)]
