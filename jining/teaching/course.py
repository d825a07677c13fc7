"""The course: its tables, what it says, the words that an answer may use, and the files and texts that a class reads."""

import contextlib
import re
import unicodedata
from functools import cache
from pathlib import Path

import pandas as pd
from IPython import get_ipython

from jining.checks.check import check
from jining.export.figure import one_page_brief as one_page_brief
from jining.figures import registry
from jining.report.cells import cell_text
from jining.report.codebook import Listing
from jining.report.errors import DataError
from jining.report.files import write_atomic
from jining.report.labels import values
from jining.report.language import language
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, data_dir, data_path, lookup, shipped_dir, use

#: Words that turn a choice into its opposite, or name two.
_OPPOSITE = re.compile(r"\b(?:not|nor|neither|or|but|no|t|cannot|never|hardly)\b|不|非|没|无|或|而")


def at_home():
    """Switch to the shipped report, of which the course speaks, for the length of a block."""
    return contextlib.nullcontext() if data_dir() == shipped_dir().resolve() else use()


@cache
def rows_of(name):
    """List the rows of a table of the course, each as a dict of text."""
    with at_home():
        columns = read_rows(name=name)[0]
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def say(name, lang=None, **words):
    """Write a message of the course in one language; nothing for a message that there is not."""
    row = next((row for row in rows_of("messages") if row["name"] == name), None)
    return row[language(lang)].format(**words) if row else ""


def fold(text):
    """Make case, width, white space and dashes of a text equal."""
    return re.sub("[‐‑–—−]", "-", " ".join(unicodedata.normalize("NFKC", str(text)).casefold().split()))


@cache
def bare(text):
    """Keep the letters and digits of a text; a text of signs alone stays."""
    folded = fold(text).replace("ization", "isation")
    return "".join(letter for letter in folded if letter.isalnum()) or folded.replace(" ", "")


@cache
def words_of(choices):
    """List the values of a choice, each with all bare words for it."""
    listed = _names(choices).items()
    return {value: tuple(dict.fromkeys([bare(value), *map(bare, sorted(names))])) for value, names in listed}


def shown(choices, lang):
    """Write the values of a choice for a message, each with its label in both languages."""
    named = ((value, *names[:1 + names[0].isascii()]) for value, names in _names(choices).items())
    return {"en": ", ", "zh": "、"}[lang].join(" ".join({bare(name): name for name in parts}.values()) for parts in named)


@cache
def _names(choices):
    """List the values of a choice, each with its names: short labels before long ones, then other words."""
    listed, entries = {}, {}
    if choices == "county":
        entries = {key: row for key, row in lookup("places").items() if row["type"] == "county"}
    elif choices == "figure":
        entries = {name: {} for name in registry.NAMES}
    else:
        with contextlib.suppress(ValueError):
            entries = values(choices.partition("_or_")[0])
    for value, entry in entries.items():
        labels = [entry[name] for name in ("short_en", "short_zh", "en", "zh") if entry.get(name)]
        listed[value] = [*labels, *(re.split("[:：]", text)[0] for text in labels)]
    for row in rows_of("answer_words"):
        if row["list"] == choices or choices.startswith(f"{row['list']}_or_"):
            listed.setdefault(row["value"], []).extend(filter(None, f"{row['zh']};{row['en']}".split(";")))
    return listed


def label_of(text, choices):
    """Find the value that a label stands for, or give the label back."""
    text = str(text).removesuffix(".0")
    return next((value for value, words in words_of(choices).items() if bare(text) in words), text)


def choose(text, choices):
    """Find which value of a choice a phrase names: none, one, or several."""
    listed = words_of(choices)
    for form in (text, fold(text).removesuffix("s")):
        if found := [value for value, words in listed.items() if bare(form) in words]:
            return found[:1]
    # Else its words may stand within the phrase, longer ones first, unless it says the opposite.
    rest, found = "".join(letter if letter.isalnum() else " " for letter in fold(text)), []
    pairs = sorted(((word, value) for value, words in listed.items() for word in words), key=lambda pair: -len(pair[0]))
    for word, value in pairs:
        latin = word.isascii()
        pattern = r"\b" + r"\s*".join(map(re.escape, word)) + r"\b" if latin else re.escape(word)
        if len(word) >= (3 if latin else 2) and re.search(pattern, rest):  # a shorter one is found by chance
            rest = re.sub(pattern, " ", rest)
            found.append(value)
    return [] if _OPPOSITE.search(rest) else list(dict.fromkeys(found))


def explain_errors(*, lang=None):
    """From now on, say below each error of this notebook what it means, where that is known; `lang` as everywhere."""
    lang, shell = lang and language(lang), get_ipython()
    if shell is None:  # no notebook
        return

    def handler(shell, kind, error, traceback, tb_offset=None):
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
        if said := meaning_of(error, lang):
            print(said)

    shell.set_custom_exc((Exception,), handler)


def meaning_of(error, lang=None):
    """Say what an error means; nothing if that is not known."""
    shown = f"{type(error).__name__}: {error}"
    known = next((row for row in rows_of("errors") if re.search(row["pattern"], shown)), None)
    return say("error", lang, text=known[language(lang)]) if known else ""


def csv_path():
    """Find the table of the current report as a file (a `pathlib.Path`), to be read with pandas.

    >>> csv_path().name
    'targets_and_measures.csv'
    """
    return data_path(TABLE)


def report_two():
    """Find the folder (a `pathlib.Path`) of the second report: an invented city, coded whole, for lesson 9.

    >>> import jining
    >>> with jining.use(report_two()):
    ...     jining.load()["id"].iloc[0]
    'QH21-001'
    """
    return shipped_dir() / "teaching" / "report_two"


def damaged(copy_to=None):
    """Find the copy of the table with planted slips, or take a copy of it to `copy_to`, to repair: a `pathlib.Path`.

    A file that is there already may be half repaired: that is a FileExistsError.

    >>> damaged().name
    'damaged.csv'
    """
    if copy_to is None:
        return data_path("damaged")
    if Path(copy_to).expanduser().exists():
        raise FileExistsError(f"{copy_to} is there already and may be half repaired; choose another name")
    return write_atomic(copy_to, data_path("damaged").read_bytes())


def failures(path=None):
    """List everything that `check` finds wrong in a table (the shipped one, or that of a path), without an error.

    One row per failure: `line` (of the file; the header is line 1), `id`, `column`, `value` (what stands there), `rule`
    (what is wrong) and `allowed`. No row means that nothing was found.

    >>> len(failures()), len(failures(damaged()))
    (0, 12)
    """
    try:
        check(path)
        found = []
    except DataError as error:
        found = error.failures
    return pd.DataFrame(found, columns=["file", "line", "id", "column", "value", "rule", "allowed"]).drop(columns="file")


def show_whole(frame, *, most=40):
    """Show a table with whole texts, which pandas would cut off: its first `most` rows, the rest counted.

    >>> show_whole(pd.DataFrame({"value": ["aim"], "rule": ["Only a wished-for state."]}))
    aim | Only a wished-for state.
    """
    table = frame.reset_index() if frame.index.name else frame
    left = len(table) - most
    return Listing(table.head(most).map(lambda value: cell_text(value, ", ")), f"+ {left}" if left > 0 else "", "–")


def rubric(*, lang=None):
    """Show the rubric of a brief to print: two readers tick it, each for the page of the other; no program scores a brief.

    Seven points with an example of a miss, and three questions, in the language `lang`, by default that of the theme.

    >>> "at least, at most" in repr(rubric(lang="en"))
    True
    """
    lang = language(lang)
    heads = [say(f"rubric.{name}", lang) for name in ("point", "asked", "miss", "tick")]
    lines = [(row["point"], row[lang], row[f"misses_{lang}"], "☐") for row in rows_of("rubric")]
    return show_whole(pd.DataFrame(lines, columns=heads))
