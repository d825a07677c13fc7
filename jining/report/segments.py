"""The text as a sequence of segments: what each is, how long it is, in which chapter it stands."""

import pandas as pd

from jining.report.tables import load_ledger

#: What a segment can be: the kinds of promises, the most exact one first, a promise outside the selection, the rest.
PARTS = ("target", "measure", "aim", "other", "means", "heading", "context")
#: How the heading of a chapter begins: (一), （一）, 一、
_CHAPTER_HEAD = r"[(（]?[一二三四五六七八九十]+[)）、]"


def segments(promises):
    """Say of each segment of the report its `chapter`, `part` (one of `PARTS`), `length` without white space, and `ids`."""
    ledger = load_ledger()
    heads = ledger["role"].astype("str") == "heading"
    kinds = dict(zip(promises["id"], promises["kind"].astype("str"), strict=True))
    return pd.DataFrame({
        "chapter": (heads & ledger["text"].str.match(_CHAPTER_HEAD)).astype("int64").cumsum(),
        "part": [_part(role, ids, kinds) for role, ids in zip(ledger["role"].astype("str"), ledger["ids"], strict=True)],
        "length": ledger["text"].str.replace(r"\s", "", regex=True).str.len().astype("int64"),
        "ids": [";".join(id_ for id_ in ids if id_ in kinds) for ids in ledger["ids"]],
    })


def is_whole(promises):
    """Whether every promise of the report is among `promises`."""
    return {id_ for ids in load_ledger()["ids"] for id_ in ids} <= set(promises["id"])


def _part(role, ids, kinds):
    if role != "record":
        return role
    return min((kinds.get(id_, "other") for id_ in ids), key=PARTS.index)
