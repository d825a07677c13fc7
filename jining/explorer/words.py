"""Words of the explorer, from the table beside this module; titles and labels of values come from the Data Package."""

from pathlib import Path

from jining.report.language import LANGS, read_words
from jining.report.report import package

#: Key -> what it says in each language.
WORDS = read_words(Path(__file__).with_name("words.csv"))


def word(key, lang, **values):
    """Say a word of the explorer."""
    return WORDS[key][lang].format(**values)


def in_both(say):
    """Say a thing in each language."""
    return {lang: say(lang) for lang in LANGS}


def said_words():
    """Words of the page; those that name the report are filled in."""
    report, version = package()["report"], package()["version"]

    def filled(key):
        return in_both(lambda lang: word(key, lang, city=report[f"city_{lang}"], year=report["year"],
                                         source=report[f"source_{lang}"], version=version))  # fmt: skip

    return {**WORDS, "title": filled("title"), "source": filled("source")}
