"""The language in use: that of the theme, unless a figure, a table or a panel is asked for in another one."""

import csv
from pathlib import Path

from jining.report.errors import check_choice

LANGS = ("en", "zh")
_current = {"lang": "en"}


def language(lang=None):
    """Language to use: the one given, else the current one."""
    if lang is not None:
        check_choice("lang", lang, LANGS)
    return lang or _current["lang"]


def use_language(lang):
    """Make a language the current one; the language before is returned."""
    check_choice("lang", lang, LANGS)
    before, _current["lang"] = _current["lang"], lang
    return before


def read_words(path):
    """Read words in both languages from a CSV with the columns key, en and zh: {key: {"en": ..., "zh": ...}}."""
    rows = csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines(keepends=True))
    return {row.pop("key"): row for row in rows}


#: Words of this folder in both languages.
WORDS = read_words(Path(__file__).with_name("words.csv"))
