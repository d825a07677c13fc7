"""Every promise of Jining's 2020 government work report, tied to its exact words, in two languages.

Examples
--------
>>> import jining
>>> promises = jining.load()
>>> promises.loc[promises["item_en"] == "GDP growth", ["value_low", "unit", "comparator"]].values.tolist()
[[6.0, 'percent', 'approx']]
"""

from jining.check import check
from jining.data import load
from jining.docs import cite, codebook, passage
from jining.errors import DataError
from jining.package import source_text
from jining.select import select
from jining.tables import (
    load_census,
    load_instruments,
    load_ledger,
    load_numerals,
    load_places,
    load_programmes,
    load_results,
    load_sectors,
    load_units,
)
from jining.themes import select_theme

__version__ = "0.1.0"

#: Names that need matplotlib or ipywidgets: imported when first asked for, so that `import jining` stays cheap.
_LAZY = {
    "agreement": "jining.agreement",
    "brief": "jining.briefing",
    "briefing_pack": "jining.briefing",
    "confusion": "jining.agreement",
    "draw_figure": "jining.figures",
    "explore": "jining.explorer",
    "export_slides": "jining.slides",
    "export_workbook": "jining.workbook",
    "list_figures": "jining.figures",
    "list_records": "jining.listing",
    "plot_kinds": "jining.plot",
    "plot_targets": "jining.plot",
    "read_source": "jining.explorer",
    "save_figure": "jining.export",
    "save_figures": "jining.figures",
    "set_theme": "jining.theme",
    "span_agreement": "jining.agreement",
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
    "load_ledger",
    "load_numerals",
    "load_places",
    "load_programmes",
    "load_results",
    "load_sectors",
    "load_units",
    "passage",
    "plot_kinds",
    "plot_targets",
    "read_source",
    "save_figure",
    "save_figures",
    "select",
    "select_theme",
    "set_theme",
    "source_text",
    "span_agreement",
    "write_csv",
]


def __getattr__(name):
    if name in _LAZY:
        import importlib

        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'jining' has no attribute {name!r}")


def __dir__():
    return sorted([*globals(), *_LAZY])
