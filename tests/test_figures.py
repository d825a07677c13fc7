"""Every figure of the set, in both languages: what a person would see wrong is measured here."""

import re

import pytest
from looks import assert_looks_well, smallest_text

import jining
from jining.figures_02 import CARDS, draw_figure, find_card

HAN = re.compile(r"[\u4e00-\u9fff]")
NAMES = [card.name for card in CARDS]


@pytest.mark.parametrize("size, smallest", [("slide", 7), ("half", 6.5), ("column", 6.5)])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_reads_well_at_every_size(name, lang, size, smallest):
    fig = draw_figure(name, lang=lang, size=size)
    assert_looks_well(fig)
    assert smallest_text(fig) >= smallest


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_figure_are_in_the_language_asked_for(name, promises):
    card = find_card(name)
    english, chinese = (card.words(card.rows(promises), lang) for lang in ("en", "zh"))
    for part in english._fields:
        assert getattr(english, part) and getattr(chinese, part), part
        assert HAN.search(getattr(chinese, part)), part
    assert not HAN.search(english.title + english.subtitle + english.note)


@pytest.mark.parametrize("name", NAMES)
def test_a_title_says_a_finding_in_two_lines_at_most(name):
    for lang in ("en", "zh"):
        fig = draw_figure(name, lang=lang)
        title = next(text for text in fig.texts if text.get_gid() == "title").get_text()
        assert title.count("\n") <= 1
        assert not title.endswith((".", "。"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_figure_of_no_record_is_answered_with_a_message(name, lang, promises):
    card = find_card(name)
    fig = draw_figure(name, promises.iloc[:0], lang=lang)
    words = " ".join(text.get_text() for axes in fig.axes for text in axes.texts)
    assert words.strip(), card.name


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_draws_one_record(name, promises):
    rows = find_card(name).rows(promises)
    fig = draw_figure(name, rows.iloc[:1], lang="en")
    fig.draw_without_rendering()
    assert fig.axes


def test_names_are_unique_and_every_notebook_stem_is_numbered():
    assert len(set(NAMES)) == len(NAMES)
    assert [card.name for card in CARDS if not re.fullmatch(r"\d\d_\w+", card.notebook)] == []


def test_an_unknown_figure_is_named():
    with pytest.raises(ValueError, match="figure='nothing' is not known"):
        draw_figure("nothing")


def test_the_list_shows_what_every_figure_says():
    listed = jining.list_figures("en")
    assert listed.index.tolist() == NAMES
    assert (listed["title"].str.len() > 20).all()
