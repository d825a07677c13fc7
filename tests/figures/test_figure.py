"""Every figure of the set, in both languages and sizes: what is written on it, and whether it can be read."""

import io
import re

import matplotlib as mpl
import pandas as pd
import pytest
from looks import complaints

import jining
from jining.figures import registry
from jining.figures.figure import prepare
from jining.plot.layout import MISSING, NOTHING
from jining.plot.theme import SIZES
from jining.report.report import data_dir

NAMES = registry.names()
#: Limits of a title: words in English, characters in Chinese, numbers in both.
WORDS, CHARACTERS, NUMBERS = 14, 26, 2
_NUMBER = re.compile(r"\d[\d,.]*")


def drawn_texts(fig):
    return [text.get_text() for text in fig.findobj(mpl.text.Text) if text.get_text()]


def written(fig, part, lang):
    return ("" if lang == "zh" else " ").join(t.get_text() for t in fig.findobj(mpl.text.Text) if t.get_gid() == part)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_read_from_the_back_row_and_complete_by_itself(name, lang, size):
    prepared = prepare(name)
    fig, words = prepared.draw(lang, size), prepared.words(lang)
    assert complaints(fig) == []
    for part, said in (("title", words.title), ("subtitle", words.subtitle), ("note", words.note),
                       ("source", prepared.source(lang))):
        assert written(fig, part, lang).replace(" ", "") == said.replace(" ", ""), part
    assert fig.alt == words.alt and fig.axes


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_title_says_one_thing_in_few_words(name, lang):
    words = prepare(name).words(lang)
    assert words.title and words.subtitle and words.note and words.alt
    assert len(_NUMBER.findall(words.title)) <= NUMBERS, words.title
    if lang == "en":
        assert len(words.title.split()) <= WORDS, words.title
        assert not re.search("[一-鿿“”]", words.title) and words.title[0] == words.title[0].upper()
    else:
        assert len(re.findall("[一-鿿]", words.title)) <= CHARACTERS, words.title
    assert not re.search(r"nan|None(?! of)|<NA>|\b0项|\{|\}|\bno of\b", " ".join(words)), words
    assert not re.search(r"[ .。]$", words.title) and not re.search(r"\.\.|。。|  ", " ".join(words))


@pytest.mark.parametrize("name", NAMES)
def test_the_subtitle_says_how_many_promises_of_how_many(name, promises):
    if not getattr(registry.find(name), "COUNTED", True):
        return  # it counts characters
    n = len(prepare(name, promises).rows)
    said = f"All {n} promises." if n == len(promises) else f"{n} of {len(promises)} promises."
    assert prepare(name, promises).words("en").subtitle.endswith(said)
    assert f"{n}项" in prepare(name, promises).words("zh").subtitle


@pytest.mark.parametrize("name", NAMES)
def test_the_data_name_every_mark_in_both_languages_and_only_records_that_are_drawn(name):
    prepared = prepare(name)
    data = prepared.data("en")
    pd.testing.assert_frame_equal(data, prepared.data("zh"))
    assert {"label_en", "label_zh", "ids"} <= set(data.columns) and len(data)
    assert data["label_en"].astype("str").str.len().gt(0).all() and data["label_zh"].astype("str").str.len().gt(0).all()
    named = {id_ for ids in data["ids"].fillna("") for id_ in str(ids).split(";") if id_}
    assert named <= set(prepared.rows["id"])


@pytest.mark.parametrize("name", NAMES)
def test_a_selection_gives_a_figure_or_says_that_there_is_nothing(name, promises):
    ids = prepare(name, promises).rows["id"]
    for lang, chosen in (("zh", promises.iloc[:0]), ("en", promises[promises["id"] == ids.iloc[0]]),
                         ("zh", promises[promises["id"].isin(ids[:3])]), ("en", jining.select(promises, sector="rural")),
                         ("en", promises[promises["kind"] == "aim"])):
        prepared = prepare(name, chosen)
        fig = prepared.draw(lang, "page")
        assert complaints(fig) == [], (name, lang, len(chosen))
        if prepared.rows.empty:
            assert NOTHING[lang].replace(" ", "") in "".join(drawn_texts(fig)).replace(" ", "")
        else:
            assert all(prepared.words(one).title for one in ("en", "zh"))


@pytest.mark.parametrize("name", NAMES)
def test_a_frame_of_other_types_gives_the_same_figure(name, promises):
    other = promises.astype(object).sample(frac=1, random_state=3).set_index("id")
    assert prepare(name, other).words("en") == prepare(name, promises).words("en")


def test_every_figure_has_its_words_and_its_data_on_another_report_too():
    with jining.use(data_dir() / "teaching" / "report_two"):
        for name in NAMES:
            prepared = prepare(name)
            assert prepared.missing() or (len(prepared.data()) and prepared.words("en").title and prepared.words("zh").title)


def test_a_figure_asks_for_a_judgement_that_the_report_lacks(monkeypatch):
    monkeypatch.setattr("jining.figures.figure.has_judgement", lambda name: False)
    module = registry.find("kinds_by_sector")
    monkeypatch.setattr(module, "JUDGEMENTS", ("boiler",), raising=False)
    fig = jining.draw_figure("kinds_by_sector", lang="en")
    assert MISSING["en"].format("boiler") in " ".join(drawn_texts(fig)) and complaints(fig) == []


def test_without_title_note_and_source_stay(promises):
    fig = jining.draw_figure("kinds_by_sector", promises, lang="en", title=False)
    assert not written(fig, "title", "en") and written(fig, "note", "en")
    assert written(fig, "source", "en").startswith("Source")


def test_the_source_names_every_source_that_is_drawn():
    from jining.figures.figure import source_line
    from jining.report.found import facts_in_use

    facts = facts_in_use()
    one = facts.results.loc[facts.results["says"] == "met", "outlet"].dropna().iloc[0]  # not the report itself
    keys = facts.results.loc[facts.results["outlet"] == one, "fact"]
    few, many = pd.DataFrame({"fact": [";".join(keys[:2])]}), pd.DataFrame({"fact": facts.results["fact"]})
    assert one in source_line("zh", ("report", "results"), facts, few)
    assert "outlets, listed with the data" in source_line("en", ("report", "results"), facts, many)
    line = source_line("en", ("report", "results", "census"), facts, few)
    assert "census" in line and "language models" in line and jining.report.report.package()["version"] in line


@pytest.mark.parametrize("slip", [{"name": "kinds"}, {"name": "kinds_by_sector", "size": "half"},
                                  {"name": "kinds_by_sector", "lang": "de"}])
def test_a_slip_is_named(slip):
    with pytest.raises(ValueError, match="is not known; there are"):
        jining.draw_figure(**slip)


def test_the_list_of_figures_says_what_each_shows():
    listed = jining.list_figures("zh")
    assert listed.index.tolist() == NAMES and listed["title"].str.len().gt(0).all()


def test_a_figure_is_the_same_whatever_was_set_before(promises):
    pictures = []
    for settings in ({}, {"font.family": "serif", "axes.grid": True, "axes.facecolor": "red", "lines.linewidth": 9}):
        with mpl.rc_context(settings):
            out = io.BytesIO()
            jining.draw_figure("growth_targets", promises, lang="zh").savefig(out, dpi=50)
            pictures.append(out.getvalue())
    assert pictures[0] == pictures[1]
