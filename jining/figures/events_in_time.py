"""Each event that was found with its month, on an axis of dates; the end of the plan year marked."""

import re

import pandas as pd
from matplotlib.dates import date2num

from jining.figures.figure import Words
from jining.figures.words import capital, part_of, plural, spelled
from jining.package import package
from jining.plot import text
from jining.plot.axes import bare, name_rows
from jining.plot.bars import fit_names
from jining.plot.layout import NOTHING, axes, outer, place, size_of
from jining.plot.layout import say as say_nothing
from jining.plot.theme import ACCENT, GREY, INK, INK_2, RULE
from jining.plot.tiles import GROUND
from jining.report.amounts import period
from jining.report.found import facts_of

NOTEBOOK = "15_promise_and_result"
SOURCES = ("report", "results")
#: Verdicts that say that it happened.
_HAPPENED = ("met", "later")
_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?")
#: Dot in sizes of the text, the part of the width that names may take, and the greatest height of a row.
_DOT, _NAMES, _PITCH = 0.75, 0.52, 4.0
_LINE = {"en": "end of {}", "zh": "{}年底"}


def RECORDS(promises):
    """Events that were promised and happened, as far as facts were found; a promised pace is no event."""
    return promises[(promises["checkable_by"] == "event") & promises["verdict"].isin(_HAPPENED)]


def data(rows, lang, facts):
    """One row per event known by its month at least, the first on top: its name, its last and most exact date, its facts."""
    table = []
    for row in rows.itertuples():
        verdict = facts.verdicts.loc[facts.verdicts["id"] == row.id, "verdict"].astype("str").tolist()
        if not set(verdict) & set(_HAPPENED):
            continue
        said = [fact for fact in facts_of(row.id, facts) if [fact.says] == verdict]
        dated = [(str(fact.date).rpartition("/")[2], fact.fact) for fact in said]
        dated = [(date, fact) for date, fact in dated if _MONTH.fullmatch(date)]
        if dated:
            date, fact = max(dated, key=lambda one: (len(one[0]), one[0]))
            table.append({"label_en": row.item_en, "label_zh": row.item_zh, "date": date, "verdict": verdict[0],
                          "text_en": period(date, "en"), "text_zh": period(date, "zh"), "ids": row.id, "fact": fact})
    columns = ["label_en", "label_zh", "date", "verdict", "text_en", "text_zh", "ids", "fact"]
    return pd.DataFrame(table, columns=columns).sort_values("date", kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """A dot per event on one axis of dates, the dates in a column; a line at the end of the plan year."""
    table, size = data(rows, lang, facts), size_of(fig)
    if table.empty:
        return say_nothing(fig, NOTHING[lang])
    year, ax = package()["report"]["year"], axes(fig)
    head, foot = 1.7 * size.text, 1.6 * size.small
    box = outer(ax)
    pitch = min((box.height - head - foot) / len(table), _PITCH * size.text)
    names, points = fit_names([text.tidy(name, lang) for name in table[f"label_{lang}"]], _NAMES * box.width, pitch, size)
    left = max(text.width("\n".join(lines), points) for lines in names) + 1.2 * points
    right = max(text.width(said, points) for said in table[f"text_{lang}"]) + 1.2 * points
    place(ax, left=left, right=right, top=head, bottom=max(foot, box.height - head - pitch * len(table)))
    bare(ax)
    name_rows(ax, names, points, pad=0.6 * points)
    when = [_number(date) for date in table["date"]]
    starts = {one: _number(f"{one}-01-01") for one in range(year, max(int(max(table["date"])[:4]), year) + 1)}
    end = _number(f"{year + 1}-01-01")
    ax.set_xlim(starts[year], max(max(when), end) + 0.03 * (max(max(when), end) - starts[year]))
    ax.axvspan(starts[year], end, color=GROUND, lw=0, zorder=0)
    ax.axvline(end, color=INK, lw=1.4, zorder=1, clip_on=False)
    text.beside(ax, end, -0.5, _LINE[lang].format(year), points=size.text, dy=0.4 * size.text, ha="center", va="bottom",
                gid="end", weight="bold")
    for one, start in starts.items():
        middle = _number(f"{one}-07-01")
        if middle < ax.get_xlim()[1]:
            text.beside(ax, middle, len(table) - 0.5, str(one), points=size.small, dy=-0.4 * size.small, ha="center",
                        va="top", color=INK_2, gid="year")
        ax.axvline(start, color=RULE, lw=0.8, zorder=0.5)
    edge = ax.get_xlim()[1]
    ax.hlines(range(len(table)), starts[year], edge, color=RULE, lw=0.8, zorder=0.6)
    for row, (date, verdict, said) in enumerate(zip(when, table["verdict"], table[f"text_{lang}"], strict=True)):
        color = ACCENT if verdict == _HAPPENED[0] else GREY
        ax.plot([date], [row], ls="", marker="o", ms=_DOT * points, color=color, clip_on=False, gid=verdict, zorder=3)
        text.beside(ax, edge, row, said, points=points, dx=right, ha="right", gid="date",
                    color=ACCENT if verdict == _HAPPENED[0] else INK_2)


def _number(date):
    """Place of a day on the axis; of a month, its middle."""
    return date2num(pd.Timestamp(date if len(date) == 10 else f"{date}-15"))


def say(rows, lang, facts):
    """Say how many of the events came within the plan year."""
    table, year = data(rows, lang, facts), package()["report"]["year"]
    n, within = len(table), int((table["verdict"] == _HAPPENED[0]).sum())
    known = facts.verdicts[facts.verdicts["verdict"].isin(_HAPPENED)]
    rest = int(rows["id"].isin(known["id"]).sum()) - n
    if lang == "en":
        more = f"; {spelled(rest)} more {plural(rest, 'is', 'are')} known by year only" if rest else ""
        title = part_of(within, n, "dated event", ("came", "came", "did not come")) + " within the plan year"
        span = f", from {table.iloc[0].text_en} to {table.iloc[-1].text_en}" if n > 1 else ""
        return Words(
            title if n else "No event was found with its month",
            "Promised events that were found to have happened, by date",
            f"Later need not be late: several promises set no date of their own. Dates as reported{more}.",
            f"{capital(spelled(n))} {plural(n, 'dot')} on an axis of dates{span}: {spelled(within, 'none')} by the end of "
            f"{year}, {spelled(n - within, 'none')} after it.")
    span = f"，从{table.iloc[0].text_zh}到{table.iloc[-1].text_zh}" if n > 1 else ""
    return Words(
        f"{n}项查到月份的事项，{within}项在计划年度内实现" if 0 < within < n else
        "没有查到月份的事项" if not n else
        f"{f'{n}项查到月份的事项均' if n > 1 else '该事项'}在计划年度{'内' if within else '之后'}实现",
        "报告承诺且查到已实现的事项，按日期排列",
        f"较晚未必是延误：部分承诺未定时限。日期以报道为准{f'；另有{rest}项只查到年份，未列入' if rest else ''}。",
        f"日期轴上{n}个点{span}：{year}年底前{f'{within}项' if within else '没有'}，"
        f"此后{f'{n - within}项' if n > within else '没有'}。")
