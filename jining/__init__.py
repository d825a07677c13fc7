"""Every promise of Jining's 2020 government work report, tied to its exact words, in two languages.

Examples
--------
>>> import jining
>>> promises = jining.load()
>>> promises.loc[promises["item_en"].str.contains("GDP"), ["value_low", "unit", "comparator"]].values.tolist()
[[6.0, 'percent', 'approx']]
"""

from jining.checks.agreement import agreement, confusion, span_agreement
from jining.checks.check import check
from jining.report.codebook import cite, codebook, passage
from jining.report.errors import DataError
from jining.report.frames import label
from jining.report.judgements import load_judgements
from jining.report.load import load
from jining.report.report import source_text, use
from jining.report.results import load_results, load_verdicts
from jining.report.tables import (
    load_census,
    load_instruments,
    load_ledger,
    load_log,
    load_numerals,
    load_places,
    load_programmes,
    load_sectors,
    load_units,
    terms,
)
from jining.selection.select import select
from jining.selection.sql import select_sql
from jining.selection.themes import select_theme

__version__ = "0.3.0"

#: Names that need matplotlib or ipywidgets: imported when first asked for, so that `import jining` stays cheap.
_LAZY = {
    "brief": "jining.export.brief",
    "pack": "jining.export.pack",
    "draw_figure": "jining.figures.figure",
    "explore": "jining.explorer",
    "export_slides": "jining.export.deck",
    "export_workbook": "jining.export.workbook",
    "list_figures": "jining.figures.figure",
    "load_passes": "jining.checks.agreement",
    "list_records": "jining.report.listing",
    "palette": "jining.plot.theme",
    "plot_bars": "jining.plot.bars",
    "plot_dumbbell": "jining.plot.targets",
    "plot_heatmap": "jining.plot.heatmap",
    "plot_shares": "jining.plot.bars",
    "plot_table": "jining.plot.table",
    "plot_targets": "jining.plot.targets",
    "plot_tiles": "jining.plot.tiles",
    "read_source": "jining.explorer",
    "save_figure": "jining.export.figure",
    "save_figures": "jining.export.figure",
    "set_theme": "jining.plot.theme",
    "write_csv": "jining.report.write_csv",
    "write_explorer": "jining.explorer",
}

__all__ = [
    "DataError",
    "agreement",
    "brief",
    "check",
    "cite",
    "codebook",
    "confusion",
    "draw_figure",
    "explore",
    "export_slides",
    "export_workbook",
    "label",
    "list_figures",
    "list_records",
    "load",
    "load_census",
    "load_instruments",
    "load_judgements",
    "load_ledger",
    "load_log",
    "load_numerals",
    "load_passes",
    "load_places",
    "load_programmes",
    "load_results",
    "load_sectors",
    "load_units",
    "load_verdicts",
    "pack",
    "palette",
    "passage",
    "plot_bars",
    "plot_dumbbell",
    "plot_heatmap",
    "plot_shares",
    "plot_table",
    "plot_targets",
    "plot_tiles",
    "read_source",
    "save_figure",
    "save_figures",
    "select",
    "select_sql",
    "select_theme",
    "set_theme",
    "source_text",
    "span_agreement",
    "teaching",
    "terms",
    "use",
    "write_csv",
    "write_explorer",
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
