"""Each event that was found with its month, on an axis of dates; the end of the plan year marked."""

import re

import pandas as pd
from matplotlib.dates import date2num

from jining.figures.words import Words, capital, part_of, plural, some_zh, spelled
from jining.plot import text
from jining.plot.axes import name_rows
from jining.plot.bars import fit_names
from jining.plot.layout import NOTHING, axes, outer, place, size_of
from jining.plot.layout import say as say_nothing
from jining.plot.tally import per_record
from jining.plot.theme import ACCENT, GREY, INK_2, RULE
from jining.plot.tiles import GROUND
from jining.report.amounts import period
from jining.report.report import package

NOTEBOOK = "15_promise_and_result"
SOURCES = ("report", "results")
#: Verdicts that say that it happened.
_HAPPENED = ("met", "later")
#: Events that were promised and happened, as far as facts were found; a promised pace is no event.
RECORDS = {"checkable_by": "event", "verdict": _HAPPENED}
_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?")
#: Dot in sizes of the text, the part of the width that names may take, and the greatest height of a row.
_DOT, _NAMES, _PITCH = 0.62, 0.45, 4.0
_LINE = {"en": "end of {}", "zh": "{}年底"}


def data(rows, facts):
    """One row per event known by its month at least, the first on top: its name, its last and most exact date, its facts."""
    verdicts, dated = dict(zip(facts.verdicts["id"], facts.verdicts["verdict"].astype("str"), strict=True)), {}
    for id_ in rows["id"]:
        said = [fact for fact in facts.named.get(id_, []) if fact.says == verdicts[id_] and fact.says in _HAPPENED]
        found = [(date, fact.fact) for fact in said if _MONTH.fullmatch(date := str(fact.date).rpartition("/")[2])]
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
    year, ax = package()["report"]["year"], axes(fig)
    head, foot, box = 1.7 * size.text, 1.6 * size.small, outer(ax)
    pitch = min((box.height - head - foot) / len(table), _PITCH * size.text)
    names, points = fit_names(table[f"label_{lang}"], lang, _NAMES * box.width, pitch, size)
    left = max(text.width("\n".join(lines), points) for lines in names) + 1.2 * points
    dates = max(text.width(date, points) for date in table[f"text_{lang}"]) + 1.2 * points
    place(ax, left=left + dates, right=text.width("2020", size.small), top=head,
          bottom=max(foot, box.height - head - pitch * len(table)))
    name_rows(ax, names, points, pad=dates + 0.6 * points)
    when, last = [_number(date) for date in table["date"]], int(max(table["date"])[:4])
    start, end = _number(f"{year}-01-01"), _number(f"{year + 1}-01-01")
    ax.set_xlim(start, max(max(when) + 0.05 * (max(when) - start), end + 0.3 * (end - start)))
    ax.axvspan(start, end, color=GROUND, lw=0, zorder=0)
    ax.axvline(end, color=INK_2, lw=1, zorder=1, clip_on=False)
    text.beside(ax, end, -0.5, _LINE[lang].format(year), points=size.text, dy=0.4 * size.text, ha="center", va="bottom",
                gid="end", weight="bold")
    for one in range(year, max(last, year + 1) + 1):
        ax.axvline(_number(f"{one}-01-01"), color=RULE, lw=0.8, zorder=0.5)
        text.beside(ax, _number(f"{one}-01-01"), len(table) - 0.5, str(one), points=size.small, dx=0.3 * size.small,
                    dy=-0.4 * size.small, va="top", color=INK_2, gid="year")
    for row, (x, met, said) in enumerate(zip(when, _in_time(table), table[f"text_{lang}"], strict=True)):
        ax.plot([x], [row], ls="", marker="o", ms=_DOT * points, color=ACCENT if met else GREY, clip_on=False,
                gid=_HAPPENED[not met], zorder=3)
        text.beside(ax, start, row, said, points=points, dx=-0.7 * points, gid="date", ha="right",
                    color=ACCENT if met else INK_2)


def _in_time(table):
    """Which events are dated within the plan year, or before."""
    return table["date"].astype("str").str[:4].astype("int64") <= package()["report"]["year"]


def _number(date):
    """Place of a day on the axis; of a month, its middle."""
    return date2num(pd.Timestamp(date if len(date) == 10 else f"{date}-15"))


def say(table, rows, lang):
    year = package()["report"]["year"]
    n, within, rest = len(table), int(_in_time(table).sum()), len(rows) - len(table)
    named, silent = int(rows["deadline"].notna().sum()), ""
    if named < len(rows):
        silent = (part_of(named, len(rows), "promise", ("names a date", "name a date", "names no date")) if lang == "en" else
                  some_zh(named, len(rows), "承诺", "写明时限", "未写明时限"))
    if lang == "en":
        more = f"; {spelled(rest)} known by year only {plural(rest, 'is', 'are')} not drawn" if rest else ""
        title = part_of(within, n, "dated result", ("came", "came", "did not come")) + f" by the end of {year}"
        span = f", from {table.iloc[0].text_en} to {table.iloc[-1].text_en}" if n > 1 else ""
        return Words(
            title if n else "No result was found with its month", f"Promised events that happened, by date{more}",
            f"{f'{silent}: a later result is not always a delay. ' if silent else ''}Dates as reported.",
            f"{capital(spelled(n))} {plural(n, 'dot')} on an axis of dates{span}: {spelled(within, 'none')} by the end of "
            f"{year}, {spelled(n - within, 'none')} after it.")
    span = f"，从{table.iloc[0].text_zh}到{table.iloc[-1].text_zh}" if n > 1 else ""
    return Words(f"查到月份的{n}项已实现承诺中，{within}项在当年年底前实现" if 0 < within < n else
                 "没有查到月份的已实现承诺" if not n else
                 f"{f'{n}项查到月份的承诺均' if n > 1 else '该项承诺'}在{'当年年底前' if within else f'{year}年年底后'}实现",
                 f"承诺事项的实现日期{f'；另有{rest}项只查到年份，未列入' if rest else ''}",
                 f"{f'{silent}，较晚未必是延误。' if silent else ''}日期以报道为准。",
                 f"日期轴上{n}个点{span}：{year}年底前{f'{within}项' if within else '没有'}，"
                 f"此后{f'{n - within}项' if n > within else '没有'}。")
