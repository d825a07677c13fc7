"""The grammar of a search: words are all needed, "…" a phrase, `-` not, `|` separates alternatives."""

import re
import unicodedata
from functools import lru_cache

import numpy as np

from jining.report.report import lookup

#: Columns in which words are searched, beside the names of the programmes.
SEARCHED = ("quote_zh", "text_en", "item_zh", "item_en")
_SPACE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES = re.compile(f"[{_SPACE}]+")
#: Marks that no keyboard has, and those that are typed for them.
_TYPED = str.maketrans("‐‑‒–−‘’", "-----''")
_TOKEN = re.compile(f'(-?)["“”]([^"“”]*)["“”]?|(\\|)|([^{_SPACE}|"“”]+)')


@lru_cache(maxsize=4096)  # the texts of a report are folded again for each search
def fold(text):
    """Take the differences of case, of full and half width, and of hyphens and apostrophes out of a text."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_TYPED)


def clean_words(text):
    """Write a search with single spaces."""
    return _SPACES.sub(" ", text).strip(" ")


def parse(words):
    """Alternatives of a search, each as the texts that must stand in a row and those that must not, folded."""
    found = [([], [])]
    for no, phrase, bar, word in _TOKEN.findall(fold(words)):
        if bar:
            found.append(([], []))
            continue
        if word.startswith("-"):
            no, word = "-", word[1:]
        if term := clean_words(phrase or word):
            found[-1][bool(no)].append(term)
    return [both for both in found if both[0] or both[1]]


def contain(texts, words):
    """Find the folded texts that answer a search: one true or false per text."""
    either = parse(words)
    found = (not either or any(all(term in text for term in needed) and not any(term in text for term in banned)
                               for needed, banned in either) for text in texts)  # fmt: skip
    return np.fromiter(found, dtype=bool, count=len(texts))


def programme_names(promises):
    """Name the programmes of each row in full, in both languages."""
    names = {key: f"{row['zh']}\n{row['en']}" for key, row in lookup("programmes").items()}
    return ["\n".join(names.get(key, "") for key in keys) for keys in promises["programme"]]


def search_texts(promises):
    """Put together the text in which words are searched, folded: one per row."""
    cells = [promises[column].fillna("") for column in SEARCHED]
    return [fold("\n".join(row)) for row in zip(*cells, programme_names(promises), strict=True)]
