"""One English form for every term: where Chinese holds a term, its English holds one of the forms."""

import re

from jining.report.errors import Failure
from jining.report.report import lookup

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
#: Chinese cell -> English cell that renders it.
_PAIRS = {"quote_zh": "text_en", "item_zh": "item_en"}


def held(text, terms):
    """List the terms that a text holds: the longest first, none inside another."""
    found = []
    for term in sorted(terms, key=len, reverse=True):
        if term in text:
            found.append(term)
            text = text.replace(term, "\0" * len(term))
    return found


def renders(english, entry):
    """Tell whether an English text holds one of the forms of a term, at the beginning of a word."""
    english = english.translate(_PLAIN).casefold()
    for form in (entry["en"], *entry["forms"].split(";")):
        plain = form.translate(_PLAIN).casefold()
        if plain and re.search((r"(?<![a-z])" if plain[0].isalpha() else "") + re.escape(plain), english):
            return True
    return False


def glossary_failures(promises, lines, file):
    """Find sentences, items and programmes whose English renders a term of the glossary in no allowed way."""
    terms, failures = lookup("terms"), []
    sentences = list(zip(promises["quote_zh"], promises["text_en"], strict=True))
    for place, (id_, line) in enumerate(zip(promises["id"], lines, strict=True)):
        for zh, en in _PAIRS.items():
            chinese, english = promises[zh][place], promises[en][place]
            if zh == "quote_zh":  # one quote may make several records: their English is read together
                english = "\n".join(sentence for quote, sentence in sentences if quote in chinese)
            failures += [Failure(file, line, id_, en, promises[en][place], *_said(term, terms))
                         for term in held(chinese, terms) if not renders(english, terms[term])]
    for line, (key, row) in enumerate(lookup("programmes").items(), 2):
        failures += [Failure("programmes.csv", line, key, "en", row["en"], *_said(term, terms))
                     for term in held(row["zh"], terms) if not renders(row["en"], terms[term])]
    return failures


def _said(term, terms):
    return f"renders {term} in no way of the glossary", "; ".join((terms[term]["en"], *terms[term]["forms"].split(";")))
