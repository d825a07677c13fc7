"""Every record is tied to its words, and both languages say the same."""

import re
from decimal import Decimal

import pytest

from jining.checks.numbers import ends, expand, read_comparator, read_modal
from jining.report.report import fields, lookup
from jining.report.source import body, source_text

_ZH = re.compile(r"\d+(?:\.\d+)?[百千]?(?:万|亿)*")
_EN = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:[ -](million|billion|trillion))?")
_SCALE = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ZH_WORDS = re.compile(r"[百千]?[万亿]+|[一二两三四五六七八九十百千双零]+")
_ONES = dict(zip("零一二两三四五六七八九十", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)) | {"双": 2}


def zh_numbers(text):
    return {expand(match) for match in _ZH.findall(text)}


def zh_words(text):
    found = set()
    for word in _ZH_WORDS.findall(text):
        found.add(expand(word))
        found |= {Decimal(_ONES[letter]) for letter in word if letter in _ONES}
        found |= {expand(letter) for letter in word if letter in "百千"}
        found |= {Decimal(10 + _ONES[part[1]]) for part in re.findall("十[一二三四五六七八九]", word)}
    return found - {None}


def en_numbers(text):
    return {Decimal(digits.replace(",", "")) * _SCALE[word] for digits, word in _EN.findall(text)}


def test_every_quote_occurs_exactly_once_in_the_body(stored):
    start, end = body()
    counts = {row["id"]: source_text().count(row["quote_zh"], start, end) for row in stored}
    assert {id_ for id_, count in counts.items() if count != 1} == set()


def test_offsets_give_back_the_quote(promises):
    text = source_text()
    cut = [text[s:e] for s, e in zip(promises["start"], promises["end"], strict=True)]
    assert cut == promises["quote_zh"].tolist()


def test_records_stand_in_the_order_of_the_text(promises):
    assert promises["start"].is_monotonic_increasing
    assert promises["para"].cat.codes.is_monotonic_increasing
    ids = promises["id"].tolist()
    assert ids == sorted(ids)  # a record found later carries the number before it and a letter
    assert sorted({id_[:8] for id_ in ids}) == [f"JN20-{n:03d}" for n in range(1, 534)]


def test_values_and_comparators_read_again_from_the_words_are_the_coded_ones(stored):
    wrong = []
    for row in stored:
        if row["checkable_by"] != "number":
            continue
        low, high = ends(row["value_as_written"])
        comparator = read_comparator(row["quote_zh"], row["value_as_written"], row["flag"].split(";"))
        read = (comparator, "" if comparator == "le" else low, "" if comparator == "ge" else high)
        coded = (row["comparator"], *(Decimal(v) if v else "" for v in (row["value_low"], row["value_high"])))
        if read != coded:
            wrong.append((row["id"], read, coded))
    assert wrong == []


def test_a_leading_modal_word_is_the_coded_one(stored):
    assert [r["id"] for r in stored if read_modal(r["quote_zh"]) not in ("", r["modal"])] == []


def test_every_number_of_the_quote_is_in_the_english(stored):
    missing = []
    for row in stored:
        inner = [other for other in stored if other is not row and other["quote_zh"] in row["quote_zh"]]
        others = set().union(*(zh_numbers(other["value_as_written"]) for other in inner))
        own = zh_numbers(row["quote_zh"]) - others | zh_numbers(row["value_as_written"])
        if own - en_numbers(row["text_en"]):
            missing.append((row["id"], row["quote_zh"], row["text_en"]))
    assert missing == []


def test_the_english_has_no_number_that_the_quote_lacks(stored):
    names = {key: row["zh"] for key, row in lookup("programmes").items()}
    extra = []
    for row in stored:
        chinese = row["quote_zh"] + "".join(names[key] for key in row["programme"].split(";") if key)
        if en_numbers(row["text_en"]) - zh_numbers(chinese) - zh_words(chinese):
            extra.append((row["id"], row["quote_zh"], row["text_en"]))
    assert extra == []


@pytest.mark.parametrize("comparator", fields()["comparator"]["labels"])
def test_every_comparator_is_in_the_english(stored, comparator):
    cues = fields()["comparator"]["labels"][comparator]["english"]
    rows = [row for row in stored if row["comparator"] == comparator]
    assert rows
    assert [r["text_en"] for r in rows if cues and not any(cue in r["text_en"].lower() for cue in cues)] == []


@pytest.mark.parametrize("modal", fields()["modal"]["labels"])
def test_every_modal_word_is_translated_literally(stored, modal):
    english = fields()["modal"]["labels"][modal]["en"]
    rows = [row for row in stored if row["modal"] == modal]
    assert rows
    assert [r["text_en"] for r in rows if english not in r["text_en"].lower()] == []


def test_english_columns_hold_no_chinese_and_are_short_enough_to_print(stored):
    han = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")
    assert [r["id"] for r in stored if han.search(r["text_en"] + r["item_en"])] == []
    assert [r["id"] for r in stored if len(r["item_en"]) > 60 or len(r["item_zh"]) > 30] == []
    assert [r["id"] for r in stored if len(r["text_en"].split()) > 35] == []


def test_the_furniture_of_the_page_is_never_quoted(stored):
    start, end = body()
    furniture = source_text()[:start] + source_text()[end:]
    duplicate = source_text().split("\n")[3]
    assert [r["id"] for r in stored if r["quote_zh"] in furniture and r["quote_zh"] not in duplicate] == []
