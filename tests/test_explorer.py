"""The explorer: what it answers to the page, what it gives to take away, what it leaves for viewers without widgets."""

import csv
import hashlib
import io
import json
import re
import warnings
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import jining
from jining.explorer import FACETS, FIGURES, VIEWS, explore, read_source
from jining.export import FORMATS
from jining.selection.filters import FILTERS, NOT_STATED, choices
from jining.package import body, fields, source_text
from jining.selection.select import describe_filter, select
from jining.spreadsheet import unprotect
from jining.static_view import static_html
from jining.views import PAGE, SORTS
from jining.words import WORDS

PROMISES = jining.load()
HOSTILE = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "**bold** [x](javascript:alert(1))",
           "\x1b[31mred", "\u202eabc", "字" * 10_000, "a\x00b", "$x$", "$\\frac{", "=1+1", "&lt;b&gt;"]
HAN = re.compile(r"[\u4e00-\u9fff]")
PNG = b"\x89PNG\r\n\x1a\n"


class Talk:
    """An explorer with the page played by the test."""

    def __init__(self, panel):
        self.panel, self.sent = panel, []
        panel.send = lambda content, buffers=None: self.sent.append((content, buffers))

    def say(self, content):
        self.panel._answer(None, content, [])
        return self.sent[-1]

    def state(self, **change):
        return {**self.panel.setup["start"], **change}

    def ask(self, **change):
        reply, raw = self.say({"ask": "state", "seq": "1", "state": self.state(**change)})
        assert "error" not in reply, reply
        json.dumps(reply, allow_nan=False)  # a page cannot read NaN
        return {**reply, "raw": raw}

    def take(self, what, **change):
        reply, raw = self.say({"ask": "take", "seq": "2", "what": what, "state": self.state(**change)})
        assert "error" not in reply, reply
        return reply["name"], raw[0]


@pytest.fixture(scope="module")
def panel():
    return explore()


@pytest.fixture
def talk(panel):
    """One explorer for every test: each question brings the whole state."""
    return Talk(panel)


@pytest.fixture(scope="module")
def hostile():
    rows = PROMISES.head(60).copy()
    for shift, column in enumerate(("quote_zh", "text_en", "item_zh", "item_en", "value_as_written", "verb")):
        rows[column] = [HOSTILE[(place + shift) % len(HOSTILE)] for place in range(len(rows))]
    rows["id"] = [f"{HOSTILE[place % len(HOSTILE)]}{place}" for place in range(len(rows))]
    return rows


def ids(rows):
    return [row["id"] for row in rows]


# Start values


def test_it_starts_with_every_record_and_no_filter():
    panel = explore()
    assert (panel.lang, panel.view, panel.figure, panel.filters) == ("en", "figure", "sector_kind", {})
    assert panel.selected.equals(PROMISES) and panel.code == "jining.load()"


def test_filters_to_start_with_are_those_of_select():
    panel = explore(lang="zh", view="table", figure="targets", sector="rural", kind=["target"], words=" 5G ")
    assert (panel.lang, panel.view, panel.figure) == ("zh", "table", "targets")
    assert panel.filters == {"sector": ["rural"], "kind": ["target"], "words": "5G"}
    assert panel.setup["start"]["filters"] == panel.filters
    assert panel.selected.equals(select(PROMISES, sector="rural", kind="target", words="5G"))


@pytest.mark.parametrize(
    ("given", "named"),
    [({"lang": "de"}, "en, zh"), ({"view": "map"}, "figure, table, both, record, report"),
     ({"figure": "pie"}, "sector_kind"), ({"sector": "rurall"}, "'rural'"),
     ({"sektor": "rural"}, "'sector'"), ({"kind": ["target", 1]}, "aim"),
     ({"words": 5}, "words must be text"), ({"ids": "JN20-999"}, "JN20-001 to ")],
)  # fmt: skip
def test_a_wrong_start_value_is_named_with_what_is_allowed(given, named):
    with pytest.raises(ValueError, match=re.escape(named)) as caught:
        explore(**given)
    value = next(iter(given.values()))
    assert str(value) in str(caught.value) or "sektor" in str(caught.value) or "1" in str(caught.value)


@pytest.mark.parametrize("wrong", ["promises.csv", 5, PROMISES[["id", "kind"]], PROMISES.drop(columns="quote_zh")])
def test_what_is_no_table_of_promises_is_refused(wrong):
    with pytest.raises(ValueError, match=r"as `jining\.load` returns it; it lacks: .*quote_zh"):
        explore(wrong)


def test_the_reader_opens_at_a_record():
    reader = read_source("JN20-008", lang="zh")
    assert (reader.view, reader.lang, reader.record) == ("report", "zh", 7)
    assert reader.setup["views"] == ["report", "record"] and reader.setup["start"]["record"] == 7
    assert read_source().record is None


@pytest.mark.parametrize("wrong", ["JN20-999", "jn20-001", "", 3])
def test_a_record_that_is_not_there_is_named(wrong):
    with pytest.raises(ValueError, match=f"no record {wrong!r}; there are JN20-001 to {PROMISES['id'].iloc[-1]}"):
        read_source(wrong)
    with pytest.raises(ValueError, match="this table has none"):
        read_source("JN20-001", PROMISES.head(0))


# Answers


SELECTIONS = [{}, {"sector": ["rural"]}, {"kind": ["target"], "checkable_by": ["number", "all"], "unit": ["percent"]},
              {"place": ["qufu", "weishan"], "words": "文化"}, {"chapter": [5], "firmness": [2], "instrument": ["S1"]},
              {"comparator": [NOT_STATED], "target_group": ["farmer"]}, {"words": "５ｇ"}, {"words": ".*("},
              {"kind": []}]  # fmt: skip


@pytest.mark.parametrize("filters", SELECTIONS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_the_selection_and_nothing_else(talk, filters, view):
    chosen = select(PROMISES, **filters)
    reply = talk.ask(filters=filters, view=view)
    assert reply["n"] == len(chosen)
    assert reply["count"] == f"{len(chosen)} of {len(PROMISES)} records"
    assert talk.panel.selected.equals(chosen) and talk.panel.view == view
    assert [raw.startswith(PNG) for raw in reply["raw"]] == [True] * (view in ("figure", "both"))
    if view in ("table", "both"):
        assert ids(reply["rows"]) == chosen["id"].tolist()[:PAGE]
    elif view == "record":
        assert PROMISES["id"].iloc[reply["places"]].tolist() == chosen["id"].tolist()
        assert (reply["record"] or {"id": None})["id"] == (chosen["id"].iloc[0] if len(chosen) else None)
    elif view == "report":
        marked = {place for pieces in reply["paragraphs"] for _, places in pieces for place, _ in places}
        assert sorted(PROMISES["id"].iloc[list(marked)]) == chosen["id"].tolist()
        assert set(reply["briefs"]) == marked


@pytest.mark.parametrize("filters", SELECTIONS)
def test_each_choice_shows_what_it_would_give_under_the_other_filters(talk, filters):
    counts = talk.ask(filters=filters)["counts"]
    assert list(counts) == list(FACETS)
    for name in FACETS:
        others = {key: values for key, values in filters.items() if key != name}
        for value in list(choices(name))[:4]:
            assert counts[name][value] == len(select(PROMISES, **{**others, name: value})), (name, value)


def test_a_choice_that_would_give_nothing_says_0(talk):
    counts = talk.ask(filters={"sector": ["poverty"]})["counts"]
    assert set(counts["chapter"]) == set(choices("chapter")) and 0 in counts["chapter"].values()
    assert select(PROMISES, sector="poverty", chapter=[key for key, n in counts["chapter"].items() if n == 0]).empty


def test_the_page_knows_every_filter_and_value_in_both_languages(talk):
    assert [facet["name"] for facet in talk.panel.setup["facets"]] == list(FACETS)
    for facet in talk.panel.setup["facets"]:
        assert [value["value"] for value in facet["values"]] == [*choices(facet["name"]), NOT_STATED]
        assert facet["title"]["zh"] == FILTERS[facet["name"]] and facet["title"]["en"]
        assert all(value["en"] and value["zh"] for value in facet["values"])


def test_one_chip_stands_for_each_thing_that_one_click_removes():
    start = {"sector": ["rural", "health"], "chapter": 5, "comparator": NOT_STATED, "words": "5G 基站", "para": "5.1",
             "ids": ["JN20-001", "JN20-002"], "kind": []}  # fmt: skip
    talk = Talk(explore(**start))
    for lang in ("en", "zh"):
        reply = talk.ask(lang=lang)
        removable = [(chip["name"], chip["value"]) for chip in reply["chips"]]
        assert removable == [("sector", "rural"), ("sector", "health"), ("kind", None), ("chapter", 5), ("para", "5.1"),
                             ("comparator", NOT_STATED), ("words", None), ("ids", None)]  # fmt: skip
        assert all(bool(HAN.search(chip["title"])) == (lang == "zh") for chip in reply["chips"])
    texts = [chip["text"] for chip in talk.ask()["chips"]]
    assert texts[0] == "Countryside" and texts[2] == "none" and texts[-2:] == ["5G 基站", "2"]


def test_the_line_of_python_gives_the_selection_back(talk):
    code = talk.ask(filters={"sector": ["rural"], "words": 'a"b\\ 5G'})["code"]
    assert eval(code, {"jining": jining}).equals(talk.panel.selected)
    code = talk.ask(filters={"kind": ["target", "aim"], "unit": ["percent", NOT_STATED]})["code"]
    assert eval(code, {"jining": jining}).equals(talk.panel.selected) and len(talk.panel.selected)


def test_the_line_of_python_does_not_pass_a_table_from_elsewhere_off_as_the_shipped_one():
    promises = PROMISES.head(50)
    panel = explore(promises, kind="aim")
    assert panel.code == 'jining.select(promises, kind=["aim"])'
    assert eval(panel.code, {"jining": jining, "promises": promises}).equals(panel.selected)
    assert explore(jining.load(), words="jining.load()").code == 'jining.select(jining.load(), words="jining.load()")'


def test_the_active_filters_are_said_in_words(talk):
    filters = {"sector": ["rural"], "words": "5G"}
    assert talk.ask(filters=filters)["active"] == describe_filter(filters)
    assert talk.ask(filters=filters, lang="zh")["active"] == describe_filter(filters, "zh")


def test_a_page_that_is_not_wide_gets_a_narrower_figure_of_the_same_height(talk):
    wide, narrow = (talk.ask(narrow=narrow)["raw"][0] for narrow in (False, True))
    sizes = [[int.from_bytes(raw[at:at + 4], "big") for at in (16, 20)] for raw in (wide, narrow)]
    assert sizes[1][0] < 0.7 * sizes[0][0] and sizes[1][1] == sizes[0][1]


# Table


def test_pages_walk_through_every_record_once(talk):
    first, seen = talk.ask(view="table"), []
    for page in range(first["pages"]):
        seen += ids(talk.ask(view="table", page=page)["rows"])
    assert seen == PROMISES["id"].tolist()


@pytest.mark.parametrize(("asked", "shown"), [(-5, 0), (10**6, (len(PROMISES) - 1) // PAGE)])
def test_a_page_that_does_not_exist_is_the_nearest_one(talk, asked, shown):
    reply = talk.ask(view="table", page=asked)
    assert reply["page"] == shown and reply["rows"]


def everything(talk, **state):
    pages = talk.ask(view="table", **state)["pages"]
    return [row for page in range(pages) for row in talk.ask(view="table", page=page, **state)["rows"]]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_keeps_every_record(talk, sort, descending):
    shown = everything(talk, sort=sort, descending=descending)
    assert sorted(ids(shown)) == PROMISES["id"].tolist()
    if sort in ("kind", "sector"):
        codes = PROMISES[sort].cat.codes.iloc[[row["place"] for row in shown]]
        assert (codes.is_monotonic_decreasing if descending else codes.is_monotonic_increasing)


@pytest.mark.parametrize("descending", [False, True])
def test_values_are_sorted_within_their_unit_and_what_has_none_stays_last(talk, descending):
    rows = PROMISES.iloc[[row["place"] for row in everything(talk, sort="value", descending=descending)]]
    stated = rows["unit"].notna().to_numpy()
    assert stated[: stated.sum()].all()
    assert rows["unit"][stated].cat.codes.is_monotonic_increasing
    for _, same in rows[stated].groupby("unit", observed=True):
        value = same["value_low"].fillna(same["value_high"]).astype(float)
        assert value.is_monotonic_decreasing if descending else value.is_monotonic_increasing


def test_rows_of_a_sort_that_are_equal_keep_the_order_of_the_report(talk):
    aims = [row["id"] for row in everything(talk, sort="kind") if row["kind_key"] == "aim"]
    assert aims == PROMISES.loc[PROMISES["kind"] == "aim", "id"].tolist()


# Record


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_record_shows_every_coded_field_with_its_meaning(talk, lang):
    described = jining.codebook()
    for place in (0, 7, 180, len(PROMISES) - 1):
        record = talk.ask(view="record", record=place, lang=lang)["record"]
        cells = {cell["column"]: cell for cell in record["cells"]}
        assert record["id"] == PROMISES["id"].iloc[place]
        assert (record["quote_zh"], record["text_en"]) == tuple(PROMISES[["quote_zh", "text_en"]].iloc[place])
        assert set(fields()) - {"id", "quote_zh", "text_en"} <= set(cells)
        for name, cell in cells.items():
            assert cell["title"] and cell["meaning"] and (cell["value"] or cell["empty"])
            assert bool(HAN.search(cell["title"])) == (lang == "zh") or name in ("cofog", "sdg")
            if name:
                assert cell["meaning"] == described.loc[name, "meaning" if lang == "en" else "meaning_zh"]


def test_a_cell_is_empty_exactly_where_the_table_is(talk):
    for place in range(0, len(PROMISES), 23):
        for cell in talk.ask(view="record", record=place)["record"]["cells"][1:]:
            value = PROMISES[cell["column"]].iloc[place]
            assert bool(cell["value"]) == bool(len(value) if isinstance(value, tuple) else not pd.isna(value)), cell


def test_flags_are_said_with_their_meaning_and_their_number(talk):
    place = next(place for place, flags in enumerate(PROMISES["flag"]) if any(flag.startswith("list:") for flag in flags))
    for lang in ("en", "zh"):
        cells = talk.ask(view="record", record=place, lang=lang)["record"]["cells"]
        shown = next(cell["value"] for cell in cells if cell["column"] == "flag")
        meanings = jining.codebook("flag").set_index("value")[lang]
        for flag in PROMISES["flag"].iloc[place]:
            assert meanings[flag.partition(":")[0]] in shown
        assert re.search(r"\(\d+\)", shown)


def test_the_words_of_every_record_are_marked_in_their_paragraph(talk):
    for place in range(len(PROMISES)):
        pieces = talk.ask(view="record", record=place)["record"]["pieces"]
        assert "".join(text for text, marked in pieces if marked) == PROMISES["quote_zh"].iloc[place]


def test_a_record_outside_the_table_is_an_error(talk):
    reply, _ = talk.say({"ask": "state", "seq": "9", "state": talk.state(view="record", record=10**6)})
    assert "error" in reply and reply["seq"] == "9"


# Report


def test_the_pieces_of_the_report_join_to_its_body(talk):
    for filters in ({}, {"sector": ["health"]}, {"kind": []}):
        reply = talk.ask(view="report", filters=filters)
        first, last = body()
        lines = [line for line in source_text()[first:last].split("\n") if line.strip()]
        assert ["".join(text for text, _ in pieces) for pieces in reply["paragraphs"]] == lines


def test_each_passage_knows_its_records_and_each_record_its_passage(talk):
    reply, words = talk.ask(view="report"), {}
    for text, places in (piece for pieces in reply["paragraphs"] for piece in pieces):
        for place, kind in places:
            words[place] = words.get(place, "") + text
            assert kind == PROMISES["kind"].iloc[place]
    assert [words[place] for place in range(len(PROMISES))] == PROMISES["quote_zh"].tolist()
    assert list(reply["legend"]) == PROMISES["kind"].cat.categories.tolist()


# Language


def texts_of(value):
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_of(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in texts_of(one)]
    return [value] if isinstance(value, str) else []


def test_every_word_of_the_page_exists_in_both_languages():
    for key, both in WORDS.items():
        assert set(both) == {"en", "zh"} and all(both.values()), key
        assert not HAN.search(both["en"]) and HAN.search(both["zh"]), key
        assert set(re.findall(r"{(\w+)}", both["en"])) == set(re.findall(r"{(\w+)}", both["zh"])), key


def test_the_page_asks_for_no_word_that_is_missing():
    script = (Path(jining.__file__).parent / "static" / "explorer.js").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:word\(|"data-word": |"data-title": |choice\()"(\w+)"', script))
    assert len(named) > 15 and named <= set(WORDS)
    made = {f"view_{view}" for view in VIEWS} | {f"fig_{figure}" for figure in FIGURES} | set(SORTS) | {
        f"{step}_{what}" for step in ("previous", "next") for what in ("page", "record")}
    assert made | {"quote_zh", "text_en", "page", "record"} <= set(WORDS)


@pytest.mark.parametrize("view", VIEWS)
def test_an_answer_speaks_one_language(talk, view):
    english = talk.ask(view=view, filters={"kind": ["target"]})
    chinese = talk.ask(view=view, filters={"kind": ["target"]}, lang="zh")
    mixed = {"quote_zh", "pieces", "paragraphs", "code", "rows", "record", "briefs"}
    said = texts_of({key: value for key, value in english.items() if key not in mixed})
    assert not [text for text in said if HAN.search(text)]
    assert english["count"] != chinese["count"] and english["chips"] != chinese["chips"]
    for reply, has_han in ((english, False), (chinese, True)):
        for row in reply.get("rows", []) + list(reply.get("briefs", {}).values()):
            assert bool(HAN.search(row["kind"])) == has_han == bool(HAN.search(row["sector"]))
    if view in ("figure", "both"):
        assert english["raw"][0] != chinese["raw"][0]


# Take-away


FILTERED = {"sector": ["rural", "health"], "kind": ["target"]}


def test_csv_holds_the_selection_and_nothing_else(talk):
    name, data = talk.take("csv", filters=FILTERED)
    assert name == "jining_selection.csv" and data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    chosen = select(PROMISES, **FILTERED)
    assert [unprotect(row["id"]) for row in rows] == chosen["id"].tolist()
    assert [unprotect(row["quote_zh"]) for row in rows] == chosen["quote_zh"].tolist()


def test_a_csv_loads_again_as_the_same_selection(talk, tmp_path):
    path = tmp_path / "selection.csv"
    path.write_bytes(talk.take("csv", filters=FILTERED)[1])
    pd.testing.assert_frame_equal(jining.load(path), select(PROMISES, **FILTERED).reset_index(drop=True))


def test_the_workbook_holds_the_selection(talk):
    openpyxl = pytest.importorskip("openpyxl")
    name, data = talk.take("xlsx", filters=FILTERED)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None}
    chosen = select(PROMISES, **FILTERED)
    assert name == "jining_selection.xlsx"
    assert {cell for cell in cells if re.fullmatch(r"JN20-\d{3}", cell)} == set(chosen["id"])
    assert set(chosen["quote_zh"]) <= cells


@pytest.mark.parametrize("what", ["png", "svg", "pdf"])
@pytest.mark.parametrize("figure", ["sector_kind", "targets"])
def test_a_figure_comes_with_its_passport_and_its_rows(talk, what, figure):
    name, data = talk.take(what, filters=FILTERED, figure=figure, lang="zh")
    archive = zipfile.ZipFile(io.BytesIO(data))
    stem = f"jining_{figure}"
    assert name == f"{stem}_{what}.zip"
    assert archive.namelist() == sorted([f"{stem}.{what}", f"{stem}.json", f"{stem}.csv"])
    assert archive.read(f"{stem}.{what}").startswith({"png": PNG, "svg": b"<?xml", "pdf": b"%PDF"}[what])
    passport, chosen = json.loads(archive.read(f"{stem}.json")), select(PROMISES, **FILTERED)
    assert passport["ids"] == chosen["id"].tolist()
    assert (passport["n"], passport["of"], passport["filter"]) == (len(chosen), len(PROMISES), chosen.attrs["filter"])
    assert passport["language"] == "zh" and passport["title"]["zh"] == WORDS[f"fig_{figure}"]["zh"]
    assert describe_filter(FILTERED, "zh") in passport["caption"]["zh"]
    for file, digest in passport["files"].items():
        assert digest == f"sha256:{hashlib.sha256(archive.read(file)).hexdigest()}"


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_can_be_taken_and_a_second_file_is_the_same(talk, figure):
    assert talk.take("svg", figure=figure, filters=FILTERED) == talk.take("svg", figure=figure, filters=FILTERED)


def test_a_file_holds_what_the_page_shows_even_if_it_has_asked_for_more(talk):
    talk.ask(filters={"sector": ["digital"]})
    data = talk.take("csv", filters={"sector": ["rural"]})[1].decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(data)))) == 1 + len(select(PROMISES, sector="rural"))
    assert talk.panel.filters == {"sector": ["digital"]}


@pytest.mark.parametrize("what", ["csv", "xlsx", "png", "svg", "pdf"])
def test_nothing_can_be_taken_away_too(talk, what):
    for figure in ("sector_kind", "targets"):
        assert talk.take(what, figure=figure, filters={"words": "no such words"})[1]


def test_an_unknown_kind_of_file_is_named(talk):
    reply, _ = talk.say({"ask": "take", "seq": "3", "what": "exe", "state": talk.state()})
    assert "'exe'" in reply["error"] and "csv, xlsx, png, svg, pdf" in reply["error"]


def test_taking_a_figure_leaves_the_theme_of_the_notebook_alone(talk):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    talk.take("svg", lang="zh")
    talk.ask(lang="zh")
    assert dict(mpl.rcParams) == before


# Static twin


def html_of(panel):
    bundle = panel._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_static_twin_shows_figure_and_rows_of_the_start(lang):
    panel = explore(lang=lang, sector="digital")
    shown, chosen = html_of(panel), panel.selected
    assert "data:image/png;base64," in shown and f"{len(chosen)}" in shown
    assert describe_filter({"sector": ["digital"]}, lang) in shown and WORDS["static"][lang] in shown
    assert all(quote in shown for quote in chosen["quote_zh"].head(8))


def test_the_static_twin_of_the_reader_shows_the_paragraph_of_its_record():
    shown = html_of(read_source("JN20-172"))
    assert f"<mark>{PROMISES['quote_zh'].iloc[171]}</mark>" in shown and shown.count("<p lang") == 1
    assert 0 < html_of(read_source()).count("<mark>") < len(PROMISES)


def test_the_static_twin_of_nothing_is_a_message():
    shown = html_of(explore(words="no such <words>"))
    assert WORDS["empty"]["en"] in shown and "<img" not in shown and "&lt;words&gt;" in shown


def test_the_static_twin_holds_no_markup_from_a_cell(hostile):
    for shown in (html_of(explore(hostile)), html_of(read_source(None, hostile)),
                  html_of(explore(hostile, words="</script>"))):
        tags = set(re.findall(r"<\s*/?\s*([a-z0-9]+)", shown, re.IGNORECASE))
        assert tags <= {"p", "img", "table", "thead", "tbody", "tr", "th", "td", "div", "mark"}
        assert "onerror=" not in re.sub(r">[^<]*<", "><", shown)
    assert static_html(explore(hostile)).count("<img ") == 1


def test_in_plain_python_it_says_what_it_holds():
    panel = explore(sector="digital")
    assert repr(panel) == f"Explorer({len(panel.selected)} of {len(PROMISES)} records: sector: Digital and smart city)"
    bundle = panel._repr_mimebundle_()
    assert repr(panel) in (bundle[0] if isinstance(bundle, tuple) else bundle)["text/plain"]


# What is empty, strange or wrong


@pytest.mark.parametrize("view", VIEWS)
def test_a_table_without_rows_opens(view):
    reply = Talk(explore(PROMISES.head(0))).ask(view=view)
    assert reply["n"] == 0 and set(reply["counts"]["sector"].values()) == {0}


def test_a_table_may_hold_a_record_twice_under_any_index():
    twice = pd.concat([PROMISES.head(3), PROMISES.head(3)])
    twice.loc[twice.index[-1], "text_en"] = "another sentence"
    talk = Talk(explore(twice))
    assert ids(talk.ask(view="table")["rows"]) == twice["id"].tolist()
    assert talk.ask(view="record", record=4)["record"]["id"] == twice["id"].iloc[4]
    assert talk.ask(filters={"words": "another sentence"})["n"] == 2 - (twice.index[2] != twice.index[-1])
    assert "another sentence" in html_of(talk.panel)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_hostile_cells_are_passed_on_as_they_are(hostile, view, lang):
    talk = Talk(explore(hostile))
    for figure in FIGURES if view == "figure" else ["sector_kind"]:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            reply = talk.ask(view=view, lang=lang, figure=figure)
    if view == "table":
        assert [row["quote_zh"] for row in reply["rows"]] == hostile["quote_zh"].tolist()[:PAGE]
    if view == "record":
        assert reply["record"]["id"] == hostile["id"].iloc[0] and reply["record"]["text_en"] == hostile["text_en"].iloc[0]


@pytest.mark.parametrize("what", ["csv", "xlsx", "png", "svg", "pdf"])
def test_hostile_cells_can_be_taken_away(hostile, what):
    talk = Talk(explore(hostile))
    for figure in ("sector_kind", "targets") if what in FORMATS else ("targets",):
        assert talk.take(what, figure=figure)[1]
    if what == "csv":
        rows = list(csv.DictReader(io.StringIO(talk.take("csv")[1].decode("utf-8-sig"), newline="")))
        assert [unprotect(row["text_en"]) for row in rows] == hostile["text_en"].tolist()
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_a_dollar_sign_in_a_name_is_just_a_character_in_a_figure():
    from matplotlib.figure import Figure

    named = PROMISES[PROMISES["comparator"].notna()].head(2).assign(item_en="$x$")
    fig = jining.plot_targets(named, lang="en", fig=Figure())
    fig.draw_without_rendering()
    labels = [text for ax in fig.axes for text in ax.get_yticklabels()]
    assert [text.get_text() for text in labels] == ["$x$", "$x$"]
    assert not any(text.get_parse_math() for text in labels)


@pytest.mark.parametrize(
    "message",
    [{}, {"ask": "run", "seq": "7"}, {"ask": "state", "seq": "7"}, {"ask": "state", "seq": "7", "state": {}}, "text", None,
     [], {"ask": "take", "seq": "7", "what": "csv"}, {"ask": ["state"], "seq": "7", "state": {}}],
)  # fmt: skip
def test_a_bad_message_is_answered_with_an_error(talk, message):
    reply, raw = talk.say(message)
    assert reply["error"] and raw == []
    assert reply["seq"] == (message.get("seq") if isinstance(message, dict) else None)
    assert talk.ask(view="table")["rows"]


@pytest.mark.parametrize(
    "change",
    [{"lang": "de"}, {"view": "_rows"}, {"figure": "__class__"}, {"sort": "quote"}, {"filters": {"sector": ["no"]}},
     {"filters": [1]}, {"filters": {"words": ["a"]}}, {"view": "table", "page": "x"}, {"view": "record", "record": "x"}],
)  # fmt: skip
def test_a_bad_state_is_answered_with_an_error_and_the_selection_stays(talk, change):
    talk.ask(filters={"sector": ["rural"]})
    reply, _ = talk.say({"ask": "state", "seq": "7", "state": talk.state(**change)})
    assert reply["error"] and reply["seq"] == "7"
    if "page" not in change and "record" not in change:
        assert talk.panel.filters == {"sector": ["rural"]}
    assert talk.ask(view="table")["rows"]


def test_two_explorers_do_not_know_of_each_other():
    one, two = Talk(explore(sector="rural")), Talk(explore(lang="zh"))
    one.ask(filters={"sector": ["digital"]}, view="table")
    assert two.panel.filters == {} and two.panel.view == "figure" and not two.sent
    assert two.ask()["n"] == len(PROMISES) and one.panel.filters == {"sector": ["digital"]}
    assert one.ask()["raw"] != two.ask()["raw"]


def test_the_table_that_is_explored_stays_as_it_was():
    promises = jining.load()
    talk = Talk(explore(promises))
    for view in VIEWS:
        talk.ask(view=view, filters={"kind": ["target"]}, sort="value", descending=True)
    talk.take("xlsx")
    pd.testing.assert_frame_equal(promises, PROMISES)
    assert promises.attrs == {} and np.array_equal(promises.index, PROMISES.index)
