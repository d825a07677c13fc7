"""The figures of the set: every module of this folder but the base."""

import importlib
import pkgutil
from pathlib import Path

from jining.figures.words import WORDS
from jining.report.errors import check_choice, check_choices

#: The set in the order of the deck and the gallery; a figure that is not named here comes after them.
_ORDER = [
    "kinds_by_sector", "report_map", "checkability_by_sector", "target_density", "five_marks", "strength_of_wording",
    "firm_targets", "verbs_by_sector", "tools", "output_and_outcome", "purposes", "sdg_tiles", "who_gains_who_acts",
    "places_named", "headline_and_year_before", "growth_targets", "coverage_targets", "firm_ladder", "project_stages",
    "foreign_capital", "public_works", "boiler_gap", "village_and_town", "red_lines_and_zeros", "life_course",
    "awards_by_decider", "promise_and_result", "events_in_time",
]  # fmt: skip
_BASE = ("figure", "registry", "tables", "words")
_FOUND = {module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])}
NAMES = [*_ORDER, *sorted(_FOUND.difference(_ORDER, _BASE))]
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
