"""Loading: declared types, declared orders, nothing lost."""

import io

import pandas as pd
import pytest

import jining
from jining.report.report import TABLE, allowed, data_path, fields, foreign_keys, resource


def test_columns_are_the_declared_ones_in_order_and_closed_ones_ordered_categoricals_in_the_declared_order(promises):
    assert list(promises) == [*fields(), *(field["name"] for field in resource(TABLE)["derived"])]
    declared = {name: allowed(name) for name in fields() if "items" not in fields()[name]}
    declared |= {field["name"]: field.get("constraints", {}).get("enum") for field in resource(TABLE)["derived"]}
    for name in filter(declared.get, declared):
        assert promises[name].cat.ordered and tuple(promises[name].cat.categories) == tuple(declared[name]), name


def test_numbers_are_nullable_zero_is_not_missing_and_many_valued_cells_are_tuples(promises):
    assert [str(promises[c].dtype) for c in ("value_low", "value_high")] == ["Float64"] * 2
    assert [str(promises[c].dtype) for c in ("sdg", "chapter", "start", "end", "firmness")] == ["Int64"] * 5
    assert (promises["value_low"] == 0).any()
    for name in ("place", "target_group", "programme", "flag"):
        assert promises[name].map(type).eq(tuple).all()
    assert promises["place"].map(len).min() == 1
    assert promises["programme"].map(len).min() == 0


def test_derived_columns_follow_the_codebook(promises):
    by = promises.set_index("quote_zh")
    gdp = by.loc["地区生产总值增长6%左右"]
    assert (gdp["binding"], gdp["wording"], gdp["firmness"], gdp["direction"]) == ("expected", "soft", 2, "up")
    for modal, firmness in (("确保", 3), ("力争", 1), ("支持", 0), ("", 2)):
        assert set(promises.loc[promises["modal"].astype(object).fillna("") == modal, "firmness"]) == {firmness}
    assert set(promises.loc[promises["measure_type"] == "reduction", "direction"]) == {"down"}
    assert promises.loc[promises["kind"] != "target", "direction"].isna().all()
    assert by.loc["每个县市区保留1家开发区", "direction"] == "hold"
    assert (promises["binding"] == "binding").sum() == 1
    assert promises["has_quantity"].sum() == (promises["kind"] == "target").sum()


def test_every_loader_gives_its_table_whole():
    for name in ("sectors", "units", "places", "programmes", "instruments", "ledger", "numerals", "results", "census_2020"):
        load = getattr(jining, f"load_{name.removesuffix('_2020')}")
        raw = pd.read_csv(data_path(name), dtype=str, keep_default_na=False)
        assert len(load()) == len(raw) > 0 and list(load()) == list(fields(name)), name


def test_every_key_of_a_look_up_is_used_and_those_used_are_there(promises):
    places, facts = jining.load_places(), jining.load_results()
    elsewhere = {"place": {"city", *places.loc[places["type"] == "county", "place"], *places["parent"].dropna()},
                 "unit": set(facts["unit"])}
    for column in (*foreign_keys(), "place", "programme"):
        used, keys = set(promises[column].explode().dropna()), set(allowed(column))
        assert used <= keys <= used | elsewhere.get(column, set()), column


def test_only_defined_programmes_have_a_gloss_in_words_of_the_report():
    programmes, text = jining.load_programmes(), jining.source_text()
    defined = programmes["defined_in_text"] == "yes"
    for column in ("gloss_zh", "gloss_en", "gloss_basis"):
        assert (programmes[column].notna() == defined).all()
    for basis in programmes["gloss_basis"].dropna():
        assert [part for part in basis.split(" … ") if part not in text] == []


def test_what_is_no_path_is_refused_and_not_laid_to_the_codebook():
    functions = (jining.load, jining.check, jining.load_verdicts, jining.load_ledger, jining.use,
                 lambda path: jining.load(results=path), lambda path: jining.load_verdicts(results=path),
                 lambda path: jining.write_csv(jining.load(), path))
    for wrong in (5, 0, b"x.csv", io.StringIO("id"), pd.DataFrame(), "a\0b", "\ud800.csv"):
        for function in functions:
            with pytest.raises(ValueError, match=r"path of a file or a folder is needed|is no path: it holds what"):
                function(wrong)
