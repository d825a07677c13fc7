"""Counts beside each choice, the grammar of a search, and the query for larger tables."""

import re

import duckdb
import numpy as np
import pandas as pd
import pytest
from counts import Counts
from hypothesis import given, settings
from hypothesis import strategies as st

import jining
from jining.selection.filters import FILTERS, MULTIPLE, NOT_STATED, choices
from jining.selection.select import select, select_sql
from jining.selection.words import contain, fold, parse, search_texts

PROMISES = jining.load()
COUNTER = Counts(PROMISES)
values = {name: st.lists(st.sampled_from([*choices(name), NOT_STATED]), min_size=1, max_size=5) for name in FILTERS}
some = st.lists(st.sampled_from(FILTERS), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values[name] for name in names})
)
words = st.sampled_from(["村", "5G | 基站", '"base stations" -x', "-村"])
more = {"exclude": some, "words": words, "value": st.just({"unit": "percent", "from": 5, "to": 60})}
searches = st.fixed_dictionaries({}, optional=more).flatmap(lambda rest: some.map(lambda coded: coded | rest))


@given(searches, st.sampled_from(FILTERS), st.data())
@settings(max_examples=30, deadline=None)
def test_a_count_is_the_size_of_the_selection_with_that_choice_alone(search, name, data):
    mask, counts = COUNTER.search(search)
    assert PROMISES["id"][mask].tolist() == select(PROMISES, **search)["id"].tolist()
    value = data.draw(st.sampled_from([*choices(name), NOT_STATED]))
    others = {key: kept for key, kept in search.items() if key not in (name, "exclude")}
    others["exclude"] = {key: kept for key, kept in search.get("exclude", {}).items() if key != name}
    assert counts[name][value] == len(select(PROMISES, **others, **{name: value}))


def test_a_table_that_is_coded_already_is_counted_as_well():
    kinds, places = ([0, 1, 1, -1], ["aim", "target"]), ([0, 0, 1, 1], [("city",), ("qufu", "zoucheng")])
    counts = Counts.from_codes({"kind": kinds, "place": places})
    mask, found = counts.search({"kind": "target"})
    assert mask.tolist() == [False, True, True, False] and found["place"]["qufu"] == 1
    assert found["kind"] == {"target": 2, "measure": 0, "aim": 1, NOT_STATED: 1}


@pytest.mark.parametrize(
    ("words", "either"),
    [("5G 基站", [(["5g", "基站"], [])]), ('"two words" one', [(["two words", "one"], [])]),
     ("a | b -c", [(["a"], []), (["b"], ["c"])]),
     ("－x ｜ “y z”", [([], ["x"]), (["y z"], [])]), ('-"a b"', [([], ["a b"])]), ("| - \"", []), ("K-12", [(["k-12"], [])]),
     ('a"b c', [(["a", "b c"], [])])],
)  # fmt: skip
def test_the_grammar_of_a_search(words, either):
    assert parse(words) == either


def test_words_are_all_needed_alternatives_are_not_and_a_minus_is_none():
    texts = [fold(text) for text in ("rural school", "rural road", "city school")]
    for words, found in (("rural school", [1, 0, 0]), ("school | road", [1, 1, 1]), ("rural -school", [0, 1, 0]),
                         ("-rural", [0, 0, 1]),
                         ('"rural road"', [0, 1, 0]), ("", [1, 1, 1]), ("rural|city", [1, 1, 1])):  # fmt: skip
        assert contain(texts, words).tolist() == [bool(one) for one in found], words


def test_a_range_meets_values_with_open_ends():
    percent = PROMISES[PROMISES["unit"] == "percent"]
    low, high = percent["value_low"].fillna(-np.inf).astype(float), percent["value_high"].fillna(np.inf).astype(float)
    for start, end in ((5, 10), (None, 6), (60, None), (None, None)):
        wanted = percent[(low <= (np.inf if end is None else end)) & (high >= (-np.inf if start is None else start))]
        chosen = select(PROMISES, value={"unit": "percent", "from": start, "to": end})
        assert chosen["id"].tolist() == wanted["id"].tolist()
    assert "GDP" in " ".join(select(PROMISES, value={"unit": "percent", "from": 6, "to": 6})["item_en"])


def test_the_codebook_knows_every_filter():
    from jining.report import labels

    assert all(labels.title(name, lang) for name in FILTERS for lang in ("en", "zh"))
    assert set(MULTIPLE) == {name for name in FILTERS if isinstance(PROMISES[name].iloc[0], tuple)}


@pytest.fixture(scope="module")
def lake():
    """The table as DuckDB would read it from Parquet: tuples as lists, a column of folded texts."""
    frame = PROMISES.assign(search=search_texts(PROMISES))
    plain = {name: [list(cell) if isinstance(cell, tuple) else None if pd.isna(cell) else cell
                    for cell in frame[name].astype(object)]
             for name in (*FILTERS, "id", "value_low", "value_high", "search")}  # fmt: skip
    types = {name: "VARCHAR[]" if name in MULTIPLE else "DOUBLE" if name.startswith("value_") else
             "INTEGER" if name in ("chapter", "firmness", "sdg") else "VARCHAR" for name in plain}  # fmt: skip
    with duckdb.connect() as lake:
        lake.execute(
            f"CREATE TABLE promises ({', '.join(f'{chr(34)}{name}{chr(34)} {kind}' for name, kind in types.items())})"
        )
        lake.executemany(
            f"INSERT INTO promises VALUES ({', '.join('?' * len(types))})", list(zip(*plain.values(), strict=True))
        )
        yield lake


@given(searches)
@settings(max_examples=40, deadline=None)
def test_the_query_selects_the_same_rows_in_duckdb(lake, search):
    query = select_sql(search, "promises").replace("'promises'", "promises", 1)
    found = lake.execute(re.sub(r"^SELECT \*", "SELECT id", query)).fetchall()
    assert sorted(row[0] for row in found) == sorted(select(PROMISES, **search)["id"])
