"""The tables beside the main one: look-ups, ledger, numerals, log, glossary, census; and the text as segments."""

import json
from pathlib import Path

import pandas as pd

from jining.report.load import load_table
from jining.report.source import para_at

#: What a segment can be: the kinds of promises, the most exact one first, a promise outside the selection, the rest.
PARTS = ("target", "measure", "aim", "other", "means", "heading", "context")


def _loader(name, table, doc):
    """Make the public loader of one table, which reads another one of the same columns from a path."""
    def load_this(path=None):
        return load_table(table, path)

    load_this.__name__, load_this.__doc__ = name, "\n".join(doc)
    return load_this


#: What each loader reads, and what it says of it, stands beside this file.
globals().update({name: _loader(name, **how) for name, how in json.loads(
    Path(__file__).with_suffix(".json").read_text(encoding="utf-8")).items()})


def load_log():
    """Load the log of the coding, all text: what a second reading changed, and each rule that had to be settled.

    `id` is "rule" for a rule, `variable` the column, `final` the value that stands.

    >>> load_log().columns.tolist()
    ['id', 'variable', 'first', 'second', 'final', 'rule', 'reason']
    """
    return load_table("log").fillna("")


def segments(promises):
    """Say of each segment of the report its `chapter`, `part` (one of `PARTS`), `length` without white space, and `ids`."""
    ledger, kinds = load_table("ledger"), dict(zip(promises["id"], promises["kind"].astype("str"), strict=True))
    parts = [min((kinds.get(id_, "other") for id_ in ids), key=PARTS.index, default=role)
             for role, ids in zip(ledger["role"].astype("str"), ledger["ids"], strict=True)]
    return pd.DataFrame({
        "chapter": [int(para_at(start).partition(".")[0]) for start in ledger["start"]], "part": parts,
        "length": ledger["text"].str.replace(r"\s", "", regex=True).str.len().astype("int64"),
        "ids": [";".join(id_ for id_ in ids if id_ in kinds) for ids in ledger["ids"]],
    })


def is_whole(promises):
    """Whether every promise of the report is among `promises`."""
    return {id_ for ids in load_table("ledger")["ids"] for id_ in ids} <= set(promises["id"])
