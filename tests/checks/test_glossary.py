"""One English form for every term."""

import jining
from jining.checks.glossary import glossary_failures, held, renders
from jining.report.read_csv import read_rows
from jining.report.report import lookup


def test_every_sentence_item_and_programme_renders_the_terms_it_holds():
    assert glossary_failures(*read_rows(), "table") == []


def test_the_longest_term_counts_and_none_inside_it():
    assert held("规上工业企业和工业企业", ["工业企业", "规上工业企业", "规上"]) == ["规上工业企业", "工业企业"]


def test_a_form_counts_only_at_the_beginning_of_a_word():
    entry = {"en": "aim", "forms": "aims at"}
    assert renders("We aim high", entry) and renders("He AIMS AT it", entry)
    assert not renders("A claim", entry)


def test_a_sentence_without_the_term_is_found():
    columns, lines = read_rows()
    place = next(at for at, quote in enumerate(columns["quote_zh"]) if "规上" in quote)
    columns = {name: list(cells) for name, cells in columns.items()}
    columns["text_en"][place] = "Do well."
    found, here = glossary_failures(columns, lines, "table"), (columns["id"][place], lines[place])
    assert any((failure.id, failure.line) == here and "规上" in failure.rule for failure in found)


def test_each_term_names_its_source_and_two_terms_kept_apart_have_two_words():
    glossary = jining.terms()
    assert len(glossary) > 250 and glossary["source"].notna().all()
    for one, other in (("完善", "健全"), ("推进", "推动"), ("推进", "加快"), ("强化", "加强")):
        assert lookup("terms")[one]["en"] != lookup("terms")[other]["en"]
