"""For how many promises a public fact was found, and what it says."""

import itertools

import pandas as pd

from jining.figures.words import WORDS, capital, fill
from jining.plot import text
from jining.plot.bars import draw_bars
from jining.plot.layout import axes, size_of
from jining.plot.tally import entry
from jining.plot.theme import ACCENT, GREY, PALE
from jining.plot.tiles import draw_parts
from jining.report.labels import label, values
from jining.report.language import LANGS

SOURCES = ("report", "results")
FACTS = True
_MET, _NONE = "met", "none"


def data(rows, facts):
    """One row per verdict in the order of the codebook, and last the promises for which nothing was found."""
    known = facts.verdicts[facts.verdicts["id"].isin(rows["id"])]
    table = []
    for verdict in [*values("verdict"), _NONE]:
        cases = rows[~rows["id"].isin(known["id"])] if verdict == _NONE else known[known["verdict"].astype("str") == verdict]
        plain = WORDS.get(f"promise_and_result.{verdict}")  # a short name is not understood without its list
        names = [plain[one] if plain else label("verdict", verdict, one) for one in LANGS]
        names[1] = values("verdict")[_MET]["zh"] if verdict == _MET else names[1]
        found = ";".join(dict.fromkeys(itertools.chain(*known.loc[known["id"].isin(cases["id"]), "facts"])))
        table.append(entry(verdict, (capital(names[0]), names[1]), cases["id"]) | {"fact": found})
    return pd.DataFrame(table).rename(columns={"key": "verdict"})


def draw(table, rows, fig, lang):
    size, found, n = size_of(fig), table[table["verdict"] != _NONE], len(rows)
    some = int(found["value"].sum())
    box = draw_parts(fig, fig.body, [(count / n, color, fill(f"promise_and_result.{name}", lang, n=count)) for
                                     name, count, color in (("found", some, ACCENT), ("rest", n - some, PALE))], "bold")
    if not some:
        return
    head = box.top - 2.4 * size.text
    text.write(fig, box.left, head, fill("promise_and_result.head", lang, n=some), points=size.text, weight="bold",
               color=ACCENT, gid="head")
    colors = [ACCENT if verdict == _MET else GREY for verdict in found["verdict"]]
    draw_bars(axes(fig, box._replace(top=head - 0.8 * size.text)), found.assign(color=colors), lang=lang)


def say(table, rows, lang):
    return {"k": int(table.loc[table["verdict"] != _NONE, "value"].sum()), "verdicts": table[table["value"] > 0]}
