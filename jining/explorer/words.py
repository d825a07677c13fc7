"""Words of the explorer, from the table beside this module; titles and labels of values come from the Data Package."""

from pathlib import Path

from jining.report.language import LANGS, read_words
from jining.report.published import data_version
from jining.report.report import package

#: Key -> what it says in each language.
WORDS = read_words(Path(__file__).with_name("words.csv"))


def word(key, lang, **values):
    """Say a word of the explorer."""
    return WORDS[key][lang].format(**values)


def in_both(say):
    """Say a thing in each language."""
    return {lang: say(lang) for lang in LANGS}


def said_words(own=0):
    """Words of the page; those that name the report, and how many records are not as published, are filled in."""
    report, version = package()["report"], package()["version"]

    def filled(key):
        return in_both(lambda lang: word(key, lang, city=report[f"city_{lang}"], year=report["year"], version=version,
                                         source=report[f"source_{lang}"], data=data_version(own, lang)))  # fmt: skip

    return {**WORDS, "title": filled("title"), "source": filled("other_source" if own else "source")}
