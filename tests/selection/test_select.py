"""Filters: what they keep, how they are counted, recorded, said, and written as code and as a query."""

import inspect
import json
import re
import types

import duckdb
import numpy as np
import pandas as pd
import pytest
from counts import Counts
from hypothesis import given, settings
from hypothesis import strategies as st

import jining
from jining.report.read_csv import read_rows
from jining.report.report import lookup
from jining.selection.describe import describe_filter, select_code, select_sql
from jining.selection.filters import FILTERS, MULTIPLE, NOT_STATED, choices, clean_filter, contain, fold, parse
from jining.selection.select import match, search_texts, select

PROMISES = jining.load()
TEXTS = search_texts(PROMISES)
COUNTER = Counts(PROMISES)
HOSTILE = ['"', "'", "\\", 'it\'s "so"', "a\\'b", "\\n", "line\nbreak\r\n", "'''", '"""', "{x}", "5G\u2028基站", "\x7f"]

piece = st.tuples(st.sampled_from(TEXTS), st.integers(0, 300), st.integers(1, 4)).map(lambda cut: cut[0][cut[1] :][: cut[2]])
term = st.one_of(piece, st.text(max_size=3), st.sampled_from(["5G", "ＢＡＳＥ", "乡村", "| 基站", '"base stations" -x']))
values = {name: st.lists(st.sampled_from([*choices(name), NOT_STATED]), min_size=1, max_size=6) for name in FILTERS}
coded = st.lists(st.sampled_from(FILTERS), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values[name] for name in names}))
more = {"exclude": coded, "words": st.lists(term, max_size=2).map(" ".join),
        "value": st.just({"unit": "percent", "from": 5, "to": 60})}
searches = st.fixed_dictionaries({}, optional=more).flatmap(lambda rest: coded.map(lambda columns: columns | rest))


def evaluated(code, promises=PROMISES):
    """Rows that a line of code gives where `jining.load()` gives `promises`."""
    assert len(code.splitlines()) == 1
    return eval(code, {"jining": types.SimpleNamespace(select=select, load=lambda: promises)})


def test_every_filter_is_a_keyword():
    parameters = inspect.signature(select).parameters
    assert list(parameters)[1:] == [*FILTERS, "exclude", "value", "words", "ids"]
    assert {parameter.kind for parameter in list(parameters.values())[1:]} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("name", FILTERS)
def test_each_value_of_each_filter_selects_the_rows_that_hold_it(name):
    cells = PROMISES[name].astype(object).fillna("").tolist()
    held = [{part.partition(":")[0] for part in cell} if name in MULTIPLE else {cell} - {""} for cell in cells]
    for value in [*choices(name), NOT_STATED]:
        wanted = [value in cell or (value == NOT_STATED and not cell) for cell in held]
        assert match(PROMISES, clean_filter({name: value})).tolist() == wanted, value


@pytest.mark.parametrize("several", [list, tuple, set, np.array, pd.Series])
def test_several_values_of_a_filter_are_alternatives(several):
    chosen = select(PROMISES, sector=several(["rural", "digital"]))
    assert chosen["id"].tolist() == PROMISES.loc[PROMISES["sector"].isin(["rural", "digital"]), "id"].tolist()
    assert chosen.attrs["filter"] == {"sector": ["digital", "rural"]}


def test_no_filter_keeps_every_record_and_an_empty_list_keeps_none():
    assert select(PROMISES).equals(PROMISES) and select(PROMISES).attrs["filter"] == {}
    assert select(PROMISES, kind=[]).empty and select(PROMISES, place=()).empty and select(PROMISES, ids=[]).empty


@pytest.mark.parametrize("words", ["base stations", "BASE  Stations", "ｂａｓｅ\u3000stations", "5G基站4000", "基站 4,000"])
def test_words_are_found_in_either_language_whatever_case_and_width(words):
    assert select(PROMISES, words=words)["value_low"].tolist() == [4000]


@pytest.mark.parametrize("words", ["Qufu-Heze", "Jinan-Zaozhuang", "济宁-中关村", "Xiong'an"])
def test_a_hyphen_and_an_apostrophe_of_the_keyboard_find_those_of_print(words):
    printed = words.replace("-", "–").replace("'", "’")
    assert len(select(PROMISES, words=words)) == len(select(PROMISES, words=printed)) == 1


def test_words_are_found_in_the_names_of_programmes():
    key, row = next((key, row) for key, row in lookup("programmes").items()
                    if not PROMISES["text_en"].str.contains(row["en"], regex=False).any())
    for lang in ("en", "zh"):
        assert set(select(PROMISES, programme=key)["id"]) <= set(select(PROMISES, words=f'"{row[lang]}"')["id"])


def test_of_several_reports_what_each_has_of_its_own_is_refused():
    with jining.use(jining.teaching.report_two()):
        other = jining.load()
    both = pd.concat([PROMISES.assign(report="one"), other.assign(report="other")])
    assert len(select(both, kind="aim")) == sum(len(rows[rows["kind"] == "aim"]) for rows in (PROMISES, other))
    for own in ({"chapter": 5}, {"words": "基站"}, {"exclude": {"para": "0.1"}}, {"programme": NOT_STATED}):
        with pytest.raises(ValueError, match="means another thing in each report: select by it before"):
            select(both, **own)


def test_a_word_does_not_run_from_one_text_into_the_next():
    row = PROMISES.iloc[0]
    assert row["id"] not in set(select(PROMISES, words=row["quote_zh"][-2:] + row["text_en"][:2])["id"])


@pytest.mark.parametrize("theme", ["07_countryside", "countryside", "07"])
def test_a_theme_has_the_records_that_the_table_of_judgements_gives_it(theme):
    columns = read_rows(name="judgements")[0]
    wanted = {id_ for name, value, id_ in zip(columns["judgement"], columns["value"], columns["id"], strict=True)
              if (name, value) == ("theme", "07_countryside")}
    found = jining.select_theme(PROMISES, theme)
    assert set(found["id"]) == wanted and found.attrs["filter"] == {"ids": found["id"].tolist()}


def test_the_selection_is_a_new_frame_and_its_source_stays_as_it_was():
    before = PROMISES.copy()
    chosen = select(PROMISES, kind="aim")
    chosen.loc[:, "item_en"] = "changed"
    assert PROMISES.equals(before) and PROMISES.attrs == before.attrs


def test_all_wrong_values_are_named_at_once_with_what_is_allowed_and_the_closest():
    with pytest.raises(ValueError) as caught:
        select(PROMISES, sector=["rural", "farming", "Countrysid"], kind=True, chapter="3", unit=[["km"]], words=5,
               ids="JN20-9999")
    lines = str(caught.value).splitlines()
    assert len(lines) == 7
    assert lines[0].startswith("no sector 'farming'; there are: economy, innovation, ")
    assert ", social, not stated; closest: '" in lines[0] and lines[1].endswith("closest: 'rural'")
    assert lines[2].startswith("no kind True")
    assert lines[3].startswith("no chapter '3'; there are: 0, 1, ") and lines[3].endswith("closest: 3")
    assert lines[4].startswith("no unit ['km']") and lines[5] == "words must be text, not 5"
    assert lines[6].startswith(f"no ids 'JN20-9999'; there are: JN20-001 to {PROMISES['id'].iloc[-1]}; closest: 'JN20-")


@pytest.mark.parametrize(("filters", "said"), [
    *(({"kind": ["target", wrong]}, "no kind") for wrong in (None, float("nan"), pd.NA, "", "Target", 0)),
    ({"chapter": True}, "^no chapter True; there are: 0, 1"),
    ({"sektor": "rural"}, r"^no filter 'sektor'; there are: sector, .*; closest: 'sector'$"),
    ({"value": {"unit": "percent", "from": 10, "to": 5.5}}, r"^from of value \(10\) is above to \(5.5\)$"),
])
def test_what_is_no_value_or_no_filter_is_refused(filters, said):
    with pytest.raises(ValueError, match=said):
        select(PROMISES, **filters)


@pytest.mark.parametrize("words", ["|", "-", '""', "- -", '"', " ｜ ", " \n "])
def test_a_search_for_nothing_is_no_filter(words):
    assert select(PROMISES, words=words).attrs["filter"] == {} and "WHERE" not in jining.select_sql({"words": words})


def test_a_cleaned_filter_stays_as_it_is_and_holds_plain_numbers():
    given = {"kind": {"aim", "target"}, "words": " b\u3000 a ", "chapter": np.array([3]), "exclude": {"kind": []}}
    search = clean_filter(given)
    assert search == clean_filter(search) == json.loads(json.dumps(search)) == {
        "kind": ["target", "aim"], "chapter": [3], "words": "b a"}


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """The table as DuckDB would read it from Parquet: tuples as lists, a column of folded texts."""
    path = tmp_path_factory.mktemp("lake") / "promises.json"
    PROMISES.assign(search=search_texts(PROMISES)).to_json(path, orient="records", force_ascii=False)
    with duckdb.connect() as lake:
        lake.execute(f"CREATE TABLE promises AS SELECT * FROM read_json('{path}', sample_size=-1)")
        yield lake


@given(searches, st.sampled_from(FILTERS), st.data())
@settings(max_examples=40, deadline=None)
def test_a_selection_is_counted_asked_for_recorded_and_written_as_code_with_the_same_rows(lake, search, name, data):
    chosen = select(PROMISES, **search)
    mask, counts = COUNTER.search(search)
    assert PROMISES["id"][mask].tolist() == chosen["id"].tolist()
    value = data.draw(st.sampled_from([*choices(name), NOT_STATED]))
    others = {key: kept for key, kept in search.items() if key not in (name, "exclude")}
    others["exclude"] = {key: kept for key, kept in search.get("exclude", {}).items() if key != name}
    assert counts[name][value] == len(select(PROMISES, **others, **{name: value}))
    query = select_sql(search, "promises").replace("'promises'", "promises", 1)
    found = lake.execute(re.sub(r"^SELECT \*", "SELECT id", query)).fetchall()
    assert sorted(row[0] for row in found) == sorted(chosen["id"])
    again = select(PROMISES, **json.loads(json.dumps(chosen.attrs["filter"])))
    assert again.equals(chosen) and again.attrs == chosen.attrs
    assert evaluated(select_code(search)).equals(chosen) and evaluated(select_code(chosen.attrs["filter"])).equals(chosen)


@given(searches, searches)
@settings(max_examples=30, deadline=None)
def test_a_selection_from_a_selection_records_both(first, second):
    chosen = select(select(PROMISES, **first), **second)
    assert set(chosen["id"]) == set(select(PROMISES, **first)["id"]) & set(select(PROMISES, **second)["id"])
    assert evaluated(select_code(chosen.attrs["filter"]))["id"].tolist() == chosen["id"].tolist()


def test_filters_on_different_things_are_recorded_as_one_and_on_the_same_one_after_the_other():
    first = select(PROMISES, place=["qufu", "zoucheng"], words="5G")
    assert select(first, place=["qufu", "zoucheng"], kind="aim").attrs["filter"] == {
        "kind": ["aim"], "place": ["qufu", "zoucheng"], "words": "5G"}
    twice = select(first, place=["zoucheng", "city"], sector="culture").attrs["filter"]
    assert twice == [first.attrs["filter"], {"sector": ["culture"], "place": ["city", "zoucheng"]}]
    assert describe_filter(twice).endswith("; Words: 5G; Sector: Culture and tourism; Where: Jining or Zoucheng")
    assert select_sql(twice).count(" AND ") == 3


def test_a_deadline_that_only_a_table_of_the_user_has_is_selected(damaged):
    promises = jining.load(damaged(lambda rows: rows[5].update(deadline="2020-Q4")))
    chosen = select(promises, deadline=["2020-Q4", "2020-H1"])
    assert promises["id"].iloc[5] in chosen["id"].tolist() and chosen.attrs["filter"] == {"deadline": ["2020-H1", "2020-Q4"]}
    assert jining.explore(promises, deadline="2020-Q4").selected_ids == [promises["id"].iloc[5]]


@pytest.mark.parametrize("filters", [None, "rural", [{"kind": "aim"}, "rural"]])
def test_what_is_no_filter_is_not_written_as_a_query(filters):
    with pytest.raises(ValueError, match=r"^filters must be like"):
        select_sql(filters)


@pytest.mark.parametrize("words", HOSTILE)
def test_the_code_of_a_selection_gives_the_same_rows_whatever_the_words(words):
    rows = (PROMISES["chapter"] == 5).to_numpy(dtype=bool)
    promises = PROMISES.assign(text_en=PROMISES["text_en"].where(~rows, f"before {words} after"))
    chosen = select(promises, sector=["rural", "digital"], chapter=[5], words=words)
    assert len(chosen) == len(select(promises, sector=["rural", "digital"], chapter=5)) > 0
    assert evaluated(select_code(chosen.attrs["filter"]), promises).equals(chosen)


def test_a_selection_is_said_in_both_languages():
    search = {"kind": "target", "chapter": 5, "firmness": [2, 3], "unit": NOT_STATED, "words": "5G 村", "ids": "JN20-001"}
    assert describe_filter(search) == (
        "Kind: target; Chapter: 5 Rural revitalisation; Strength of wording: ensure, resolutely or plain promise; "
        "What is counted: not stated; Words: 5G 村; Records: JN20-001"
    )
    assert describe_filter(search, "zh") == (
        "类别：目标；章：5 乡村“五大振兴”；用语力度：确保、坚决或未用力度用语；计量对象：未写明；"
        "关键词：5G 村；记录：JN20-001"
    )
    assert describe_filter({}) == "every record" and describe_filter({}, "zh") == "全部记录"
    assert describe_filter({"kind": []}) == "Kind: no value"
    assert describe_filter({"ids": PROMISES["id"].tolist()}) == f"Records: {len(PROMISES)}"
    with pytest.raises(ValueError, match="lang='fr' is not known; there are: en, zh"):
        describe_filter({}, "fr")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_value_has_a_label_of_its_own(lang):
    for name in FILTERS:
        labels = [label[lang] for label in choices(name).values()]
        assert all(labels) and len(set(labels)) == len(labels), name


def test_a_table_of_the_user_is_read_by_its_own_identifiers(damaged):
    def rename(rows):
        for row in rows:
            row["id"] = row["id"].replace("JN20", "XX21")

    promises = jining.load(damaged(rename))
    assert len(select(promises, ids=["XX21-003"])) == 1 and select(promises, ids="JN20-003").empty
    assert describe_filter(select(promises, ids="XX21-003").attrs["filter"]) == "Records: XX21-003"
    with pytest.raises(ValueError, match=r"no ids 'XX21-3'; there are: XX21-001 to .*; closest: 'XX21-"):
        select(promises, ids="XX21-3")


@pytest.mark.parametrize(("words", "either"), [
    ("5G 基站", [(["5g", "基站"], [])]), ('"two words" one', [(["two words", "one"], [])]), ('a"b c', [(["a", "b c"], [])]),
    ("a | b -c", [(["a"], []), (["b"], ["c"])]), ("－x ｜ “y z”", [([], ["x"]), (["y z"], [])]), ('-"a b"', [([], ["a b"])]),
    ("| - \"", []), ("K-12", [(["k-12"], [])])])
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
