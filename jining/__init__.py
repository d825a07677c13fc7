"""Every promise of Jining's 2020 government work report, tied to its exact words, in two languages.

Examples
--------
>>> import jining
>>> promises = jining.load()
>>> promises.loc[promises["item_en"].str.contains("GDP"), ["value_low", "unit", "comparator"]].values.tolist()
[[6.0, 'percent', 'approx']]
"""

from jining.agreement import agreement, confusion, span_agreement
from jining.check import check
from jining.data import load
from jining.docs import cite, codebook, passage
from jining.errors import DataError
from jining.package import source_text, use
from jining.report.judgements import load_judgements
from jining.report.results import load_results, load_verdicts
from jining.select import select
from jining.tables import (
    load_census,
    load_instruments,
    load_ledger,
    load_numerals,
    load_places,
    load_programmes,
    load_sectors,
    load_units,
    terms,
)
from jining.themes import select_theme

__version__ = "0.2.1"

#: Names that need matplotlib or ipywidgets: imported when first asked for, so that `import jining` stays cheap.
_LAZY = {
    "brief": "jining.briefing",
    "briefing_pack": "jining.briefing",
    "draw_figure": "jining.figures",
    "explore": "jining.explorer",
    "export_slides": "jining.slides",
    "export_workbook": "jining.workbook",
    "list_figures": "jining.figures",
    "load_passes": "jining.agreement",
    "list_records": "jining.listing",
    "plot_accounting": "jining.plot",
    "plot_awards": "jining.plot",
    "plot_baseline": "jining.plot",
    "plot_bullets": "jining.plot",
    "plot_chapters_by_sector": "jining.plot",
    "plot_checkability": "jining.plot",
    "plot_countryside": "jining.plot",
    "plot_deadlines": "jining.plot",
    "plot_environment": "jining.plot",
    "plot_firm_ladder": "jining.plot",
    "plot_firmness": "jining.plot",
    "plot_functions": "jining.plot",
    "plot_goals": "jining.plot",
    "plot_hedges": "jining.plot",
    "plot_instruments": "jining.plot",
    "plot_investment_chain": "jining.plot",
    "plot_kinds": "jining.plot",
    "plot_lenses": "jining.plot",
    "plot_life_course": "jining.plot",
    "plot_logic": "jining.plot",
    "plot_means": "jining.plot",
    "plot_modal_grid": "jining.plot",
    "plot_named": "jining.plot",
    "plot_places": "jining.plot",
    "plot_programmes": "jining.plot",
    "plot_project_stages": "jining.plot",
    "plot_public_works": "jining.plot",
    "plot_safeguards": "jining.plot",
    "plot_specificity": "jining.plot",
    "plot_target_density": "jining.plot",
    "plot_targets": "jining.plot",
    "plot_verbs": "jining.plot",
    "plot_who": "jining.plot",
    "read_source": "jining.explorer",
    "save_figure": "jining.export",
    "save_figures": "jining.figures",
    "set_theme": "jining.theme",
    "write_csv": "jining.spreadsheet",
}

__all__ = [
    "DataError",
    "agreement",
    "brief",
    "briefing_pack",
    "check",
    "cite",
    "codebook",
    "confusion",
    "draw_figure",
    "explore",
    "export_slides",
    "export_workbook",
    "list_figures",
    "list_records",
    "load",
    "load_census",
    "load_instruments",
    "load_judgements",
    "load_ledger",
    "load_numerals",
    "load_passes",
    "load_places",
    "load_programmes",
    "load_results",
    "load_sectors",
    "load_units",
    "load_verdicts",
    "passage",
    "plot_accounting",
    "plot_awards",
    "plot_baseline",
    "plot_bullets",
    "plot_chapters_by_sector",
    "plot_checkability",
    "plot_countryside",
    "plot_deadlines",
    "plot_environment",
    "plot_firm_ladder",
    "plot_firmness",
    "plot_functions",
    "plot_goals",
    "plot_hedges",
    "plot_instruments",
    "plot_investment_chain",
    "plot_kinds",
    "plot_lenses",
    "plot_life_course",
    "plot_logic",
    "plot_means",
    "plot_modal_grid",
    "plot_named",
    "plot_places",
    "plot_programmes",
    "plot_project_stages",
    "plot_public_works",
    "plot_safeguards",
    "plot_specificity",
    "plot_target_density",
    "plot_targets",
    "plot_verbs",
    "plot_who",
    "read_source",
    "save_figure",
    "save_figures",
    "select",
    "select_theme",
    "set_theme",
    "source_text",
    "span_agreement",
    "teaching",
    "terms",
    "use",
    "write_csv",
]


def __getattr__(name):
    import importlib

    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    if name == "teaching":
        return importlib.import_module("jining.teaching")
    raise AttributeError(f"module 'jining' has no attribute {name!r}")


def __dir__():
    return sorted([*globals(), *_LAZY, "teaching"])
