"""What the report promises on foreign capital: in its headline without a number, further on with one."""

from functools import partial

from jining.figures.words import WORDS, fill
from jining.plot.marks import value_of
from jining.plot.tally import by_value, per_record, spoken
from jining.plot.tiles import draw_tiles
from jining.report.amounts import amount
from jining.report.judgements import judged
from jining.report.labels import label
from jining.report.report import package

JUDGEMENTS = ("investment_step",)
CHART = partial(draw_tiles, columns=2)
_STEP, _CONFLICT = "foreign_capital", "conflict:"


def RECORDS(promises):
    """The headline promise and the later one that do not agree; without the pair, the promises on foreign capital."""
    step = judged(promises, "investment_step").astype("str") == _STEP
    flags = [flag for flags in promises.loc[step, "flag"] for flag in flags]
    partners = {flag.removeprefix(_CONFLICT) for flag in flags if flag.startswith(_CONFLICT)}
    both = promises["id"].isin(partners)
    apart = promises["flag"].map(lambda flags: any(flag.startswith(_CONFLICT) for flag in flags)).astype(bool)
    return promises[both | (step & apart)] if both.any() else promises[step]


def data(rows, facts):
    """One row per promise, the headline first: its number, where it stands, its words."""
    rows = rows.assign(head=rows["para"].astype("str") == package()["report"]["headline_para"])
    table = per_record(
        rows, text=lambda row, one: amount(row, one) or WORDS["foreign_capital.silent"][one],
        label=lambda row, one: fill(f"foreign_capital.{'head' if row.head else 'later'}", one,
                                    chapter=label("chapter", row.chapter, one)),
        headline=rows["head"], value=value_of(rows), target=rows["kind"] == "target",
        **spoken("sub", rows, lambda row, one: f"“{row.text_en if one == 'en' else row.quote_zh}”"))
    return by_value(table, "headline")


def say(table, rows, lang):
    pair = table["headline"].tolist() == [True, False] and table["target"].tolist() == [False, True]
    return {"case": ["pair"] * pair, "k": int(table["target"].sum()), "first": table.iloc[0], "then": table.iloc[-1]}
