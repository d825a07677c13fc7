"""One English form for every term: where Chinese holds a term, its English holds one of the forms."""

import re

from jining.report.report import has_table, lookup

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


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


def term_rules(rows, promises):
    """Check sentences and items of the promises; what one quote made several records of is read together."""
    terms = {row["zh"]: row for row, _ in rows}
    for row, fail in promises.values():
        together = "\n".join(other["text_en"] for other, _ in promises.values() if other["quote_zh"] in row["quote_zh"])
        _render(row["quote_zh"], together, "text_en", terms, fail)
        _render(row["item_zh"], row["item_en"], "item_en", terms, fail)


def programme_rules(rows, promises):
    """Check the names of the programmes."""
    for row, fail in rows:
        _render(row["zh"], row["en"], "en", lookup("terms") if has_table("terms") else {}, fail)


def _render(chinese, english, column, terms, fail):
    for term in held(chinese, terms):
        if not renders(english, terms[term]):
            forms = "; ".join((terms[term]["en"], *terms[term]["forms"].split(";")))
            fail(column, f"renders {term} in no way of the glossary", forms)
