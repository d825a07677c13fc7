"""Every figure of the set, in both languages and sizes: what is written on it, and whether it can be read."""

import csv
import re
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from legibility import complaints
from recount import figure, picture, split, words

import jining
from jining.figures import registry
from jining.figures.figure import facts_drawn, prepare, source_line
from jining.figures.words import WORDS, all_of, percent, sentences
from jining.plot.layout import MISSING, NOTHING
from jining.plot.theme import SIZES
from jining.report.language import LANGS
from jining.report.report import data_dir, package

NAMES = registry.NAMES
#: Limits of a title: words in English, characters in Chinese, numbers in both.
MOST, CHARACTERS, NUMBERS = 14, 26, 2
_NUMBER = re.compile(r"\d[\d,.]*")
#: Figures of bars, with the column of their data that the first bars show.
BARS = {"checkability_by_sector": "share_numbers", "kinds_by_sector": "measurable", "verbs_by_sector": "share_process",
        **dict.fromkeys(("coverage_targets", "firm_ladder", "five_marks", "purposes", "strength_of_wording",
                         "target_density", "tools"), "value")}
with (Path(__file__).parent / "titles.csv").open(encoding="utf-8", newline="") as file:
    TITLES = list(csv.DictReader(file))


def written(fig, part, lang):
    return ("" if lang == "zh" else " ").join(t.get_text() for t in fig.findobj(mpl.text.Text) if t.get_gid() == part)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_read_from_the_back_row_and_complete_by_itself(name, lang, size):
    fig, said = picture(name, lang, size), figure(name).words(lang)
    assert complaints(fig) == []
    for part, one in (("title", said.title), ("subtitle", said.subtitle), ("note", said.note),
                      ("source", figure(name).source(lang))):
        assert written(fig, part, lang).replace(" ", "") == one.replace(" ", ""), part
    assert fig.alt == said.alt and fig.axes
    at = {text.get_gid(): text.get_position()[1] for text in fig.findobj(mpl.text.Text)}  # of words in points of the canvas
    assert at["title"] > at["subtitle"] > fig.body.top > fig.body.bottom > at["note"] > at["source"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_title_says_one_thing_in_few_words(name, lang):
    said = figure(name).words(lang)
    assert said.title and said.subtitle and said.note and said.alt
    assert len(_NUMBER.findall(said.title)) <= NUMBERS, said.title
    if lang == "en":
        assert len(said.title.split()) <= MOST, said.title
        assert not re.search("[一-鿿“”]", said.title) and said.title[0] == said.title[0].upper()
    else:
        assert len(re.findall("[一-鿿]", said.title)) <= CHARACTERS, said.title
    assert not re.search(r"nan|None(?! of)|<NA>|\b0项|\{|\}|\bno of\b", " ".join(said)), said
    assert not re.search(r"[ .。]$", said.title) and not re.search(r"\.\.|。。|  ", " ".join(said))


@pytest.mark.parametrize("name", NAMES)
def test_subtitle_and_data_name_the_records_that_are_drawn_and_how_many_of_how_many(name, promises):
    data, n = figure(name).data(), len(figure(name).rows)
    if getattr(registry.find(name), "COUNTED", True):  # else it counts characters
        said = f"All {n} promises." if n == len(promises) else f"{n} of {len(promises)} promises."
        assert words(name)[0].subtitle.endswith(said) and f"{n}项" in words(name)[1].subtitle
    assert {"label_en", "label_zh", "ids"} <= set(data.columns) and len(data)
    assert data[["label_en", "label_zh"]].astype("str").ne("").all(axis=None)
    assert set(split(data["ids"])) <= set(figure(name).rows["id"])


@pytest.mark.parametrize(("name", "column"), BARS.items())
def test_bars_are_as_long_as_their_numbers_from_zero(name, column):
    ax = picture(name, "zh", "page").axes[0]
    assert [bar.get_width() for bar in ax.containers[0] if bar.get_width()] == [
        value for value in figure(name).data()[column] if value]
    assert ax.get_xscale() == "linear" and ax.get_xlim()[0] == 0


@pytest.mark.parametrize("name", ["output_and_outcome", "report_map"])
def test_parts_of_a_whole_begin_where_those_before_them_end(name):
    fig, values = picture(name), figure(name).data()["value"]
    starts = [patch.get_x() for patch in fig.axes[0].patches if patch.get_gid() == "part"]
    assert starts == pytest.approx(list((values.cumsum() - values) / values.sum() * fig.body.width), abs=0.01)


@pytest.mark.parametrize("case", TITLES, ids=lambda case: "-".join(list(case.values())[:3]))
def test_words_hold_for_one_for_few_for_all_and_for_none(promises, case):
    chosen = promises.query(case["records"], engine="python") if case["records"] else promises
    rows = prepare(case["figure"], chosen).rows.head(int(case["first"] or len(chosen)))
    assert [getattr(said, case["part"]) for said in words(case["figure"], rows)] == [case["en"], case["zh"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_can_be_filled_in_every_case(name):
    said = registry.find(name).say(figure(name).data(), figure(name).rows, "en")
    cases = {key.split(".")[2] for key in WORDS if key.startswith(f"{name}.") and key.count(".") > 1}
    for case in cases or [""]:
        for lang in ("en", "zh"):
            assert not re.search("[{}]", " ".join(sentences(name, lang, 5, said | {"case": [case]})))


@pytest.mark.parametrize("name", NAMES)
def test_a_selection_gives_a_figure_or_says_that_there_is_nothing_and_the_order_of_rows_changes_nothing(name, promises):
    ids = figure(name).rows["id"]
    assert prepare(name, promises.iloc[:0]).empty("zh") == NOTHING["zh"]
    for lang, chosen in (("en", promises[promises["id"] == ids.iloc[0]]), ("zh", promises[promises["id"].isin(ids[:3])]),
                         ("en", jining.select(promises, sector="rural")), ("en", promises[promises["kind"] == "aim"])):
        prepared = prepare(name, chosen)
        assert prepared.empty() or all(said.title for said in words(name, chosen))
        assert prepared.empty() or complaints(prepared.draw(lang, "page")) == [], (lang, len(chosen))
    assert words(name, promises.sample(frac=1, random_state=3)) == words(name)


def test_of_another_report_no_fact_of_the_first_is_told_and_digits_ask_for_all_as_words_do():
    with jining.use(data_dir() / "teaching" / "report_two"):
        rows = jining.load()
        assert words("coverage_targets", rows)[0].title == "Five of 13 percentage targets ask for 100%"  # one in digits
        said = words("growth_targets", rows)[0]  # a ceiling on prices is no growth that is asked for
        assert "in the prices" in said.note and said.title.startswith("One of four growth targets")
        assert prepare("boiler_gap").empty("en") == MISSING["en"].format("boiler")
        en, zh = words("headline_and_year_before", rows)
        assert "居民消费价格" not in zh.alt and en.note.startswith("Growth in 2020 is as its sources give it.")


def test_no_first_and_no_last_is_told_where_several_share_the_place(promises):
    one_each = promises.groupby("sector", observed=True).head(1)
    assert not re.search("最多|smaller|较小", "".join(map(str, words("kinds_by_sector", one_each))))
    two = promises[promises["target_group"].map(len) == 1].drop_duplicates("target_group").head(2)
    assert "most often" not in words("who_gains_who_acts", two)[0].alt
    rows, table = figure("target_density").rows, figure("target_density").data().assign(value=2.0)
    en, zh = (sentences("target_density", lang, 9, registry.find("target_density").say(table, rows, lang)) for lang in LANGS)
    assert en.title.startswith("Nine chapters share the lowest") and zh.title.startswith("9章密度并列最低")


def test_the_source_names_every_source_that_is_drawn(monkeypatch):
    facts = figure("events_in_time").facts
    one = facts.results.loc[facts.results["says"] == "met", "outlet"].dropna().iloc[0]  # not the report itself
    keys = facts.results.loc[facts.results["outlet"] == one, "fact"]
    few = facts_drawn(["results"], facts, pd.DataFrame({"fact": [";".join(keys[:2])]}))
    assert one.partition(":")[0] in source_line("zh", ("report", "results"), facts, few)
    assert "outlets, listed with the data" in source_line("en", ("report", "results"), facts, facts.results)
    line = source_line("en", ("report", "results", "census"), facts, few)
    assert "census" in line and "language models" in line and package()["version"] in line
    assert "coded by language models (data version" in line and line.endswith("CC BY 4.0).")
    monkeypatch.delitem(package()["report"], "coders_en")  # then those that the package of a report names
    assert f"coded by {package()['contributors'][0]['title']} (" in source_line("en")


def test_an_outlet_is_counted_once_whatever_is_remarked_of_it_and_whichever_name_it_has():
    facts = figure("promise_and_result").facts
    rows = facts.results.loc[facts.results["outlet"].str.contains("^济宁新闻网|新华社|Xinhua"), ["fact", "outlet"]]
    assert rows["outlet"].nunique() > 4 and jining.label(facts.results, "en")["outlet"].map(str.isascii).all()
    own = prepare("promise_and_result", results=facts.results.assign(caveat_en="x"), verdicts=facts.verdicts).source("en")
    assert own.partition("; coded")[0] == figure("promise_and_result").source("en").partition("; coded")[0]
    for lang, said in (("en", "by Xinhua News Agency, Jining News Net;"), ("zh", "据新华社、济宁新闻网公布")):
        assert said in source_line(lang, ("report", "results"), facts, rows)


@pytest.mark.parametrize("slip", [{"name": "kinds"}, {"name": ["tools"]}, {"name": "tools", "size": "half"},
                                  {"name": "tools", "size": {}}, {"name": "tools", "lang": "de"}])
def test_a_slip_is_named(slip):
    with pytest.raises(ValueError, match="is not known; there are"):
        jining.draw_figure(**slip)


@pytest.mark.parametrize(("n", "total", "en", "zh"), [
    (0, 0, "No promises", "没有承诺"), (0, 9, "None of 9 promises", "9项中没有一项"), (1, 1, "The one promise", "仅1项"),
    (2, 2, "Both promises", "全部2项"), (3, 1200, "3 of 1,200 promises", "1200项中的3项")])
def test_how_many_of_how_many_is_said_by_case(n, total, en, zh):
    assert (all_of(n, total, "en"), all_of(n, total, "zh")) == (en, zh)


@pytest.mark.parametrize(("part", "whole", "said"), [(0, 20, "0%"), (20, 20, "100%"), (1, 400, "<1%"), (399, 400, ">99%"),
                                                     (2, 20, "10%"), (3, 7, "3 of 7")])
def test_what_is_neither_none_nor_all_is_never_told_as_such(part, whole, said):
    assert percent(part, whole, "en") == said
