"""Filters, the counts beside their choices, and a selection in words and as code."""

import inspect
import json
import types

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jining
from jining import cubes
from jining import facets as facets_module
from jining.facets import Facets
from jining.filters import FILTERS, MULTIPLE, NOT_STATED, choices, clean_filter, fold
from jining.package import lookup
from jining.select import describe_filter, search_texts, select, select_code

PROMISES = jining.load()
FACETS = Facets(PROMISES)
TEXTS = search_texts(PROMISES)
HOSTILE = ['"', "'", "\\", "it's \"so\"", "a\\'b", "\\n", "line\nbreak\r\n", "\t", "'''", '"""', "{x}", "$(x)", "\ud800", "5G\u2028基站", "\x00"]

piece = st.tuples(st.sampled_from(TEXTS), st.integers(0, 300), st.integers(1, 4)).map(lambda cut: cut[0][cut[1]:][:cut[2]])
words = st.lists(st.one_of(piece, st.text(max_size=3), st.sampled_from(["5G", "ＢＡＳＥ", "乡村"])), max_size=2).map(" ".join)
values = {name: st.lists(st.sampled_from([*choices(name), NOT_STATED]), min_size=1, max_size=6) for name in FILTERS}
filters = st.lists(st.sampled_from(list(FILTERS)), max_size=4, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values[name] for name in names})
)
searches = st.builds(lambda coded, words: {**coded, "words": words}, filters, st.one_of(st.just(""), words))


def counted(promises, search):
    """The counts that plain pandas gives: for each column, the rows under the other filters."""
    out = {}
    for name in FILTERS:
        rows = select(promises, **{other: value for other, value in search.items() if other != name})
        cells, everything = ((frame[name].map(lambda held: held or (NOT_STATED,)).explode() if name in MULTIPLE
                              else frame[name].astype(object).fillna(NOT_STATED)) for frame in (rows, promises))
        allowed = [*choices(name), *([NOT_STATED] if (everything == NOT_STATED).any() else [])]
        found = cells.value_counts()
        out[name] = {value: int(found.get(value, 0)) for value in allowed}
    return out


def test_every_filter_is_a_keyword_and_none_has_another_order():
    parameters = inspect.signature(select).parameters
    assert list(parameters)[1:] == [*FILTERS, "words", "ids"]
    assert {parameter.kind for parameter in list(parameters.values())[1:]} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("name", FILTERS)
def test_each_value_of_each_filter_selects_the_rows_that_hold_it(name):
    for value in choices(name):
        held = [value in cell if name in MULTIPLE else cell == value for cell in PROMISES[name].astype(object).fillna("")]
        assert select(PROMISES, **{name: value})["id"].tolist() == PROMISES.loc[held, "id"].tolist()


@pytest.mark.parametrize("several", [list, tuple, set, np.array, pd.Series])
def test_several_values_of_a_filter_are_alternatives(several):
    chosen = select(PROMISES, sector=several(["rural", "digital"]))
    assert chosen["id"].tolist() == PROMISES.loc[PROMISES["sector"].isin(["rural", "digital"]), "id"].tolist()
    assert chosen.attrs["filter"] == {"sector": ["digital", "rural"]}


def test_filters_narrow_each_other():
    chosen = select(PROMISES, sector="health", kind=["target", "aim"], chapter=8, words="医")
    assert 0 < len(chosen) < len(select(PROMISES, sector="health", kind=["target", "aim"], chapter=8))
    assert set(chosen["sector"]) == {"health"} and set(chosen["kind"]) <= {"target", "aim"} and set(chosen["chapter"]) == {8}
    assert chosen["quote_zh"].add(chosen["item_zh"]).str.contains("医").all()


def test_no_filter_keeps_every_record_and_an_empty_list_keeps_none():
    assert select(PROMISES).equals(PROMISES) and select(PROMISES).attrs["filter"] == {}
    assert select(PROMISES, words=" \n ").attrs["filter"] == {}
    assert select(PROMISES, kind=[]).empty and select(PROMISES, place=()).empty and select(PROMISES, ids=[]).empty


@pytest.mark.parametrize("name", ["comparator", "unit", "target_group", "programme"])
def test_not_stated_is_a_choice_beside_the_others(name):
    empty = (PROMISES[name].map(len) == 0) if name in MULTIPLE else PROMISES[name].isna()
    assert select(PROMISES, **{name: NOT_STATED})["id"].tolist() == PROMISES.loc[empty, "id"].tolist()
    value = next(value for value in choices(name) if len(select(PROMISES, **{name: value})))
    both = select(PROMISES, **{name: [NOT_STATED, value]})
    assert len(both) == empty.sum() + len(select(PROMISES, **{name: value}))


def test_a_row_with_several_places_is_found_under_each():
    places = next(cell for cell in PROMISES["place"] if len(cell) > 2)
    for place in places:
        assert places in select(PROMISES, place=place)["place"].tolist()


def test_identifiers_select_records_in_the_order_of_the_text():
    ids = PROMISES["id"].tolist()
    chosen = select(PROMISES, ids=[ids[7], ids[2]])
    assert chosen["id"].tolist() == [ids[2], ids[7]] == chosen.attrs["filter"]["ids"]


@pytest.mark.parametrize("words", ["base stations", "BASE  Stations", "ｂａｓｅ\u3000stations", "5G基站4000", "基站 4,000"])
def test_words_are_found_in_either_language_whatever_case_and_width(words):
    assert select(PROMISES, words=words)["value_low"].tolist() == [4000]


def test_words_are_found_in_the_names_of_programmes():
    key, names = next((key, row) for key, row in lookup("programmes").items()
                      if len(select(PROMISES, programme=key)) > len(select(PROMISES, words=row["en"].split()[-1])) - 99)
    for name in (names["zh"], names["en"]):
        assert set(select(PROMISES, programme=key)["id"]) <= set(select(PROMISES, words=name)["id"])


@pytest.mark.parametrize("words", [".*", "(", "[a", "\\", "^", "|", "no such words", "%", "_"])
def test_a_special_character_is_just_a_character(words):
    terms = words.split()
    assert select(PROMISES, words=words)["id"].tolist() == [
        id_ for id_, text in zip(PROMISES["id"], TEXTS, strict=True) if all(term in text for term in terms)]


def test_a_word_does_not_run_from_one_text_into_the_next():
    row = PROMISES.iloc[0]
    assert PROMISES["id"].iloc[0] not in set(select(PROMISES, words=row["quote_zh"][-2:] + row["text_en"][:2])["id"])


def test_the_selection_is_a_new_frame_and_its_source_stays_as_it_was():
    before = PROMISES.copy()
    chosen = select(PROMISES, kind="aim")
    chosen.loc[:, "item_en"] = "changed"
    assert PROMISES.equals(before) and PROMISES.attrs == {}


def test_all_wrong_values_are_named_at_once_with_what_is_allowed_and_the_closest():
    with pytest.raises(ValueError) as caught:
        select(PROMISES, sector=["rural", "farming", "Countrysid"], chapter="3", kind=True, unit=[["km"]], words=5, ids="JN20-9999")
    lines = str(caught.value).splitlines()
    assert len(lines) == 7
    assert lines[0].startswith("no sector 'farming'; there are: economy, innovation, ") and "not stated; closest: '" in lines[0]
    assert lines[1].endswith("closest: 'rural'") and lines[2].startswith("no kind True")
    assert lines[3].startswith("no chapter '3'; there are: 0, 1, ") and lines[3].endswith("closest: 3")
    assert lines[4].startswith("no unit ['km']") and lines[5] == "words must be text, not 5"
    assert lines[6].startswith("no ids 'JN20-9999'; there are: JN20-001 to ")


@pytest.mark.parametrize("wrong", [None, float("nan"), pd.NA, "", "Target", 0])
def test_what_is_no_value_is_refused_inside_a_list(wrong):
    with pytest.raises(ValueError, match="no kind"):
        select(PROMISES, kind=["target", wrong])


def test_a_number_of_numpy_is_a_number():
    assert select(PROMISES, chapter=np.int64(3)).attrs["filter"] == {"chapter": [3]}
    assert type(select(PROMISES, chapter=np.array([3])).attrs["filter"]["chapter"][0]) is int


def test_a_wrong_name_of_a_filter_is_named():
    with pytest.raises(ValueError, match="no filter 'sektor'; there are: sector, .*closest: 'sector'"):
        FACETS.filter({"sektor": "rural"})


@given(searches)
@settings(max_examples=60, deadline=None)
def test_a_recorded_filter_selects_the_same_rows_after_a_trip_through_json(search):
    chosen = select(PROMISES, **search)
    again = select(PROMISES, **json.loads(json.dumps(chosen.attrs["filter"])))
    assert again.equals(chosen) and again.attrs == chosen.attrs


@given(searches, searches)
@settings(max_examples=150, deadline=None)
def test_a_selection_from_a_selection_records_both(first, second):
    chosen = select(select(PROMISES, **first), **second)
    assert set(chosen["id"]) == set(select(PROMISES, **first)["id"]) & set(select(PROMISES, **second)["id"])
    again = evaluated(select_code(chosen.attrs["filter"]))
    assert again["id"].tolist() == chosen["id"].tolist()


def test_two_lists_of_places_stay_two_unless_one_holds_the_other():
    twice = select(select(PROMISES, place=["qufu", "zoucheng"]), place=["zoucheng", "city"], sector="culture")
    assert twice.attrs["filter"] == [{"sector": ["culture"], "place": ["qufu", "zoucheng"]}, {"place": ["city", "zoucheng"]}]
    assert describe_filter(twice.attrs["filter"]) == "sector: Culture and tourism; place: Qufu or Zoucheng; place: Jining or Zoucheng"
    narrowed = select(select(PROMISES, place=["qufu", "zoucheng"]), place="qufu")
    assert narrowed.attrs["filter"] == {"place": ["qufu"]}
    assert select(select(PROMISES, kind=["aim", "target"], words="5G"), kind=["aim", "measure"], words="5G 乡").attrs["filter"] == {
        "kind": ["aim"], "words": "5G 乡"}


def evaluated(code):
    """What the line of code gives where `jining.select` and `jining.load` are the functions of this package."""
    assert len(code.splitlines()) == 1
    return eval(code, {"jining": types.SimpleNamespace(select=select, load=jining.load)})


@pytest.mark.parametrize("words", HOSTILE)
def test_the_code_of_a_selection_gives_the_same_rows_whatever_the_words(words):
    promises = PROMISES.assign(text_en=PROMISES["text_en"] + f" {words}")
    chosen = select(promises, sector=["rural", "digital"], chapter=[5], words=words)
    code = select_code(chosen.attrs["filter"])
    namespace = types.SimpleNamespace(select=select, load=lambda: promises)
    assert eval(code, {"jining": namespace}).equals(chosen)
    assert len(chosen) == len(select(promises, sector=["rural", "digital"], chapter=5)) > 0


@given(searches)
@settings(max_examples=40, deadline=None)
def test_the_code_of_a_selection_gives_the_same_rows(search):
    chosen = select(PROMISES, **search)
    assert evaluated(select_code(chosen.attrs["filter"]))["id"].tolist() == chosen["id"].tolist()


def test_a_selection_is_said_in_both_languages():
    search = {"kind": "target", "chapter": 5, "firmness": [2, 3], "unit": NOT_STATED, "words": "5G 村", "ids": ["JN20-001", "JN20-002"]}
    assert describe_filter(search) == (
        "kind: target; chapter: Rural revitalisation; firmness: no modal word or ensure, resolutely; unit: not stated; "
        "words: “5G” and “村”; ids: JN20-001 or JN20-002")
    assert describe_filter(search, "zh") == (
        "类别：目标；章：乡村“五大振兴”；力度：无情态词或确保、坚决；单位：未写明；关键词：“5G”和“村”；记录：JN20-001或JN20-002")
    assert describe_filter({}) == "every record" and describe_filter({}, "zh") == "全部记录"
    assert describe_filter({"kind": []}) == "kind: no value" and describe_filter({"ids": PROMISES["id"].tolist()}) == "ids: 533"
    with pytest.raises(ValueError, match="no language 'fr'; there are: en, zh"):
        describe_filter({}, "fr")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_value_has_a_label_of_its_own(lang):
    for name in FILTERS:
        labels = [label[lang] for label in choices(name).values()]
        assert all(labels) and len(set(labels)) == len(labels), name


@given(searches)
@settings(max_examples=200, deadline=None)
def test_facets_agree_with_plain_pandas(search):
    assert np.array_equal(FACETS.filter(search), PROMISES["id"].isin(select(PROMISES, **search)["id"]))
    assert FACETS.counts(search) == counted(PROMISES, search)


@pytest.mark.parametrize("name", FILTERS)
def test_a_count_is_the_number_of_rows_that_its_choice_would_give(name):
    search = {"kind": ["target", "measure"], "place": ["city", "qufu"], "comparator": ["ge", NOT_STATED], "words": "全"}
    for value, count in FACETS.counts(search)[name].items():
        assert count == len(select(PROMISES, **{**search, name: value})), value


@pytest.mark.parametrize("cells", [1, 64, 1 << 30])
@pytest.mark.parametrize("chunk", [1, 50])
def test_counts_do_not_depend_on_how_the_work_is_cut(monkeypatch, cells, chunk):
    monkeypatch.setattr(cubes, "CELLS", cells)
    monkeypatch.setattr(facets_module, "_CHUNK", chunk)
    promises = PROMISES[["sector", "kind", "place", "unit", "chapter"]]
    coded = {name: pd.factorize(promises[name].array) for name in promises}
    search = {"sector": ["rural", "health"], "kind": ["target"], "place": ["city", "qufu"]}
    expected = counted(PROMISES, search)
    assert Facets.from_codes(coded).counts(search) == {name: expected[name] for name in FILTERS if name in coded}


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


def test_a_table_of_the_user_is_read_by_its_own_identifiers(damaged):
    def rename(rows):
        for row in rows:
            row["id"] = row["id"].replace("JN20", "XX21")

    promises = jining.load(damaged(rename))
    assert len(select(promises, ids=["XX21-003"])) == 1 and select(promises, ids="JN20-003").empty
    assert Facets(promises).filter({"ids": "XX21-003"}).sum() == 1
    assert describe_filter(select(promises, ids="XX21-003").attrs["filter"]) == "ids: XX21-003"
    with pytest.raises(ValueError, match="no ids 'XX21-3'; there are: XX21-001 to .*; closest: 'XX21-"):
        Facets(promises).counts({"ids": "XX21-3"})


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
    codes = np.arange(len(keys)) % len(keys)
    prepared = Facets.from_codes({"place": (codes, keys), "kind": (codes % 3 - 1, ["aim", "target"])})
    expected = sum("qufu" in key and code % 3 == 1 for code, key in enumerate(keys))
    assert prepared.counts({"kind": "aim"})["kind"]["aim"] == sum(code % 3 == 1 for code in codes)
    assert prepared.counts({"kind": "aim"})["place"]["qufu"] == expected != prepared.counts({})["place"]["qufu"]
    assert prepared.filter({"place": ["qufu"], "kind": NOT_STATED}).sum() == sum(
        "qufu" in key and code % 3 == 0 for code, key in enumerate(keys))


def test_a_cleaned_filter_stays_as_it_is():
    search = clean_filter({"kind": {"aim", "target"}, "words": " b a b ", "chapter": 3})
    assert search == {"kind": ["target", "aim"], "chapter": [3], "words": "b a"} == clean_filter(search)
    assert fold("Ａb㎡") == "abm2"
