"""The figures of the set, in the order of their notebooks in words.csv: that of the deck and the gallery."""

import importlib

from jining.figures.words import WORDS
from jining.report.errors import check_choice, check_choices

NAMES = [key.partition(".")[0] for key in WORDS if key.endswith(".notebook")]
#: Which records a figure draws, of those with its judgements, from where, whether it counts promises and lives on facts.
_UNSAID = {"RECORDS": {}, "SOURCES": ("report",), "JUDGEMENTS": (), "COUNTED": True, "FACTS": False}


def find(name):
    """Find the module of a figure."""
    check_choice("figure", name, NAMES)
    module = importlib.import_module(f"jining.figures.{name}")
    drawn = {"draw": lambda table, rows, fig, lang: module.CHART(fig, table, lang=lang)}
    vars(module).update({**_UNSAID, **drawn, **vars(module), "NOTEBOOK": WORDS[f"{name}.notebook"]["en"]})
    return module


def chosen(only=None):
    """List the figures asked for, each once: the whole set if none are named."""
    return check_choices("figure", NAMES if only is None else only, NAMES)
