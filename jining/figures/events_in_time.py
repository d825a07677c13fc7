"""Each event that was found with its month, on an axis of dates; the end of the plan year marked."""

import re

import pandas as pd
from matplotlib.dates import date2num

from jining.figures.words import fill
from jining.plot import text
from jining.plot.layout import NOTHING, axes, seat, size_of
from jining.plot.layout import say as say_nothing
from jining.plot.tally import per_record
from jining.plot.theme import ACCENT, GREY, INK_2, RULE
from jining.plot.tiles import GROUND
from jining.report.amounts import period
from jining.report.report import plan_year

SOURCES = ("report", "results")
FACTS = True
#: Verdicts that say that it happened: by the end of the plan year, or later.
_HAPPENED = _MET, _LATER = "met", "later"
#: Events that were promised and happened, as far as facts were found; a promised pace is no event.
RECORDS = {"checkable_by": "event", "verdict": _HAPPENED}
_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?")


def data(rows, facts):
    """One row per event known by its month at least, the first on top: its name, its last and most exact date, its facts."""
    year, verdicts, dated = str(plan_year()), facts.verdict, {}
    for id_ in rows["id"]:
        said = [fact for fact in facts.named.get(id_, []) if fact.says == verdicts[id_]]
        found = [(date, fact.fact) for fact in said if _MONTH.fullmatch(date := str(fact.date).rpartition("/")[2])
                 and (date[:4] > year) == (fact.says == _LATER)]
        if found:
            dated[id_] = max(found, key=lambda one: (len(one[0]), one[0]))
    rows = rows[rows["id"].isin(dated)]
    dates, keys = zip(*(dated[id_] for id_ in rows["id"]), strict=True) if dated else ((), ())
    table = per_record(rows, text=lambda row, one: period(dated[row.id][0], one), date=list(dates),
                       verdict=rows["id"].map(verdicts), fact=list(keys))
    return table.sort_values("date", kind="stable").reset_index(drop=True)


def draw(table, rows, fig, lang):
    size = size_of(fig)
    if table.empty:
        return say_nothing(fig, NOTHING[lang])
    year, ax, texts = plan_year(), axes(fig), table[f"text_{lang}"]

    def room(points):
        return max(text.width(date, points) for date in texts) + 2.4 * points, text.width("2020", size.small)

    points, _, box = seat(ax, table[f"label_{lang}"], lang, room, head=1.7 * size.text, foot=1.6 * size.small, high=4)
    when, years = [_number(date) for date in table["date"]], range(year, max(int(max(table["date"])[:4]), year + 1) + 1)
    every = 1 + int(1.5 * len(years) * text.width("2020", size.small) / box.width)  # so that no year touches the next
    start, end, *_ = starts = [_number(f"{one}-01-01") for one in years]
    ax.set_xlim(start, max(max(when) + 0.05 * (max(when) - start), end + 0.3 * (end - start)))
    ax.axvspan(start, end, color=GROUND, lw=0, zorder=0)
    text.beside(ax, end, -0.5, fill("events_in_time.end", lang, year=year), points=size.text, dy=0.4 * size.text,
                ha="center", va="bottom", gid="end", weight="bold")
    for one, x in zip(years, starts, strict=True):
        ax.axvline(x, color=INK_2 if x == end else RULE, lw=1, zorder=0.5, clip_on=False)
        text.beside(ax, x, len(table) - 0.5, str(one) * ((one - year) % every == 0), points=size.small,
                    dx=0.3 * size.small, dy=-0.4 * size.small, va="top", color=INK_2, gid="year")
    for row, (x, met, said) in enumerate(zip(when, table["verdict"] == _MET, texts, strict=True)):
        ax.plot([x], [row], ls="", marker="o", ms=0.62 * points, color=ACCENT if met else GREY, clip_on=False,
                gid=_MET if met else _LATER, zorder=3)
        text.beside(ax, start, row, said, points=points, dx=-0.7 * points, gid="date", ha="right",
                    color=ACCENT if met else INK_2)


def _number(date):
    """Place of a day on the axis; of a month, its middle."""
    return date2num(pd.Timestamp(date if len(date) == 10 else f"{date}-15"))


def say(table, rows, lang):
    k, n, named = int((table["verdict"] == _MET).sum()), len(table), int(rows["deadline"].notna().sum())
    ends = {"first": table.iloc[0], "last": table.iloc[-1]} if n else {}
    case = ["nothing"] * (not n) + ["dated"] * (named == len(rows)) + ["undated"] * (not named)
    return {"case": case, "k": k, "n": n, "late": n - k, "of": len(rows), "rest": len(rows) - n, "named": named, **ends}
