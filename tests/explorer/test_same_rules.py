"""The page and Python have one set of rules: 2,000 random selections, the same rows, counts, words and code."""

import json
import random
import sys
import unicodedata
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from counts import Counts

import jining
from jining.explorer.payload import script
from jining.explorer.static import bars_of
from jining.selection.describe import describe_filter, select_code
from jining.selection.filters import FILTERS, NOT_STATED, choices, clean_filter, fold, held, search_texts

pytestmark = pytest.mark.browser
PROMISES = jining.load()
TEXTS = search_texts(PROMISES)
STATES = 2000
LOADED = """async ([code, data]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  Object.assign(window, module); window.table = new module.Table(JSON.parse(data)); }"""
ASKED = Path(__file__).with_name("same_rules.js").read_text(encoding="utf-8")
#: Terms at the edges of the grammar.
ODD = ("5Ｇ", "-", "|", "", "K-12", "ß", "ﬁ")


@pytest.fixture(scope="module")
def table(browser):
    page = browser.new_page()
    exported = f"{script()}\n{ASKED}\nexport {{ Table, fold, asked, crossed }};"
    page.evaluate(LOADED, [exported, jining.explore().payload])
    yield page
    page.close()


def search(dice):
    said = []
    for _ in range(dice.randint(1, 4)):
        text = dice.choice(TEXTS)
        place = dice.randrange(max(1, len(text) - 4))
        found = text[place : place + dice.randint(1, 4)]
        term = dice.choice([found, found, found.upper(), f'"{found}', f'"{found}"', f"“{found}”", *ODD])
        said += [dice.choice(["", "", "-", "| ", "－", "｜ "]), term, dice.choice([" ", "  ", " \u3000"])]
    return "".join(said)


def some(dice, name):
    known = [*choices(name), NOT_STATED]
    return dice.sample(known, dice.randint(dice.random() > 0.05, min(5, len(known) - 1)))


def state(dice):
    given = {name: some(dice, name) for name in dice.sample(FILTERS, dice.choice([0, 1, 1, 2, 3]))}
    if dice.random() < 0.4:
        given["exclude"] = {name: some(dice, name) for name in dice.sample(FILTERS, dice.randint(1, 3))}
    if dice.random() < 0.4:
        given["words"] = search(dice)
    if dice.random() < 0.2:
        ends = zip(("from", "to"), sorted(round(dice.uniform(0, 200), dice.randint(0, 2)) for _ in range(2)), strict=True)
        given["value"] = {"unit": dice.choice(list(choices("unit"))), **dict(dice.sample(list(ends), dice.randint(0, 2)))}
    if dice.random() < 0.1:
        given["ids"] = dice.sample(PROMISES["id"].tolist(), dice.randint(0, 60))
    return given


def test_the_page_selects_counts_says_and_writes_what_python_does(table):
    dice, counter = random.Random(2020), Counts(PROMISES)
    states = [state(dice) for _ in range(STATES)]
    for given, answer in zip(states, json.loads(table.evaluate("asked", json.dumps(states))), strict=True):
        filters, ids = clean_filter(given), jining.select(PROMISES, **given)["id"].tolist()
        mask, counts = counter.search(given)
        assert json.dumps(answer["filters"], ensure_ascii=False) == json.dumps(filters, ensure_ascii=False)
        assert answer["ids"] == ids == PROMISES["id"][mask].tolist(), given
        assert {name: dict(map(tuple, pairs)) for name, pairs in answer["said"].items()} == counts, given
        assert (answer["en"], answer["zh"]) == (describe_filter(filters), describe_filter(filters, "zh"))
        assert answer["code"] == select_code(filters)
        assert answer["back"] == answer["shown"]  # an address says a state and gives it back
    assert eval(answer["code"], {"jining": jining})["id"].tolist() == ids


def test_the_page_and_the_twin_count_every_pair_of_columns_as_the_records_say(table):
    values = {name: [set(held(name, cell)) for cell in PROMISES[name]] for name in FILTERS} | {"": [{""}] * len(PROMISES)}
    pairs, panel = [(rows, split) for rows, split in product(FILTERS, values) if rows != split], jining.explore()
    for (rows, split), drawn in zip(pairs, json.loads(table.evaluate("crossed", pairs)), strict=True):
        panel.look = {"rows": rows, "split": split}
        twin = [[row["key"], total, [[part.get("key", ""), n] for part, n in parts]] for row, total, parts in bars_of(panel)]
        totals = Counter(row for these in values[rows] for row in these)
        both = Counter(pair for these in zip(values[rows], values[split], strict=True) for pair in product(*these))
        assert twin == drawn and {row: total for row, total, _ in drawn} == totals, (rows, split)
        assert {(row, part): n for row, _, parts in drawn for part, n in parts} == both, (rows, split)


def test_letters_are_folded_alike(table):
    every = map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1)))
    letters = [letter for letter in every if unicodedata.category(letter) != "Cn"]
    known = table.evaluate("(letters) => [...letters].map((letter) => fold(letter))", "".join(letters))
    wrong = [letter for letter, folded in zip(letters, known, strict=True) if folded != fold(letter)]
    assert table.evaluate("(words) => table.refusal(words, 'en')", "😀" * 501) == ""  # it has as many letters as in Python
    # Rare letters whose lower case Unicode defines in steps of its own (Cherokee and a few signs) may differ.
    assert [letter for letter in wrong if not unicodedata.name(letter, "").startswith(("CHEROKEE", "COMBINING"))] == []
