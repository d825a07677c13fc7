"""Every record is tied to its words, and both languages say the same, beyond what `check` reads in every table."""

import re

from jining.checks.promise import expand, read_english
from jining.report.report import fields


def zh_numbers(text):
    return {expand(match) for match in re.findall(r"\d+(?:\.\d+)?[百千]?(?:万|亿)*", text)}


def test_ids_are_those_of_the_first_version_and_a_record_found_later_has_the_number_before_it_and_a_letter(promises):
    assert sorted({id_[:8] for id_ in promises["id"]}) == [f"JN20-{n:03d}" for n in range(1, 534)]


def test_every_number_of_the_quote_is_in_the_english(stored):
    for row in stored:
        inner = [other for other in stored if other is not row and other["quote_zh"] in row["quote_zh"]]
        others = set().union(*(zh_numbers(other["value_as_written"]) for other in inner))
        own = zh_numbers(row["quote_zh"]) - others | zh_numbers(row["value_as_written"])
        assert own <= {number for _, both, _ in read_english(row["text_en"]) for number in both}, row["id"]


def test_comparators_and_modal_words_are_translated_literally(stored):
    comparators, modals = fields()["comparator"]["labels"], fields()["modal"]["labels"]
    for row in stored:
        text, cues = row["text_en"].lower(), row["comparator"] and comparators[row["comparator"]]["english"]
        assert not cues or any(cue in text for cue in cues), row["id"]
        assert not row["modal"] or modals[row["modal"]]["en"] in text, row["id"]


def test_english_columns_hold_no_chinese_and_are_short_enough_to_print(stored):
    han = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")
    assert [row["id"] for row in stored if han.search(row["text_en"] + row["item_en"]) or len(row["item_zh"]) > 30
            or len(row["text_en"].split()) > 35] == []
