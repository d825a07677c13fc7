"""How many promises say how much, where, who and when."""

import pandas as pd

from jining.figures.words import Words, all_zh, only, part_of, plural
from jining.plot.bars import draw_bars
from jining.plot.layout import size_of
from jining.plot.tally import by_value, entry
from jining.plot.text import beside, width
from jining.plot.theme import ACCENT, GREY, INK_2
from jining.report.amounts import number
from jining.report.report import package

NOTEBOOK = "14_what_the_words_hide"
_DATE = "has_deadline"
_NAMES = {
    "has_quantity": ("How much", "数量"), "has_comparator": ("Limit (at least, at most, about)", "限定（以上、以内、左右）"),
    "has_place": ("Where in the city", "具体地点"), "has_actor": ("Who acts", "责任主体"), _DATE: ("By when", "完成时限"),
}  # fmt: skip


def data(rows, facts):
    """One row per mark: how many promises bear it."""
    return by_value(pd.DataFrame(
        [entry(key, names, rows.loc[rows[key].to_numpy(), "id"], color=ACCENT if key == _DATE else GREY)
         for key, names in _NAMES.items()]))


def draw(table, rows, fig, lang):
    n = len(rows)
    ax = draw_bars(fig, table, lang=lang, most=n, loud=1.6, track=True)
    points, of = size_of(fig).text, {"en": "of {}", "zh": "共{}"}[lang].format(number(n, lang))
    if width(of, points) + 0.4 * points < fig.body.right - 72 * fig.get_figwidth() * ax.get_position().x1:
        beside(ax, n, 0, of, points=points, dx=0.4 * points, color=INK_2, gid="whole")


def say(table, rows, lang):
    n, dates, year = len(rows), int(rows[_DATE].sum()), package()["report"]["year"]
    few = 0 < 2 * dates < n
    counts = [f"{name} {value}" for name, value in zip(table[f"label_{lang}"], table["value"], strict=True)]
    if lang == "en":
        return Words(
            only(part_of(dates, n, "promise", ("names a date", "name a date", "names no date")), few),
            "How many promises say how much, within what limit, where, who and when",
            f"What is not written may be understood: the end of {year} as the date, the city government as the actor.",
            f"Five bars, the longest first: {', '.join(counts)}, of {n} {plural(n, 'promise')}.")
    return Words(f"{n}项承诺中，写明完成时限的{'只' * few}有{dates}项" if dates and n > 1 else
                 f"{all_zh(n, '承诺')}{'' if dates else '未'}写明完成时限",
                 "写明数量、限定、地点、责任主体、时限的承诺项数",
                 f"未写明的，时限一般指{year}年底，责任主体一般指市政府。",
                 f"五根横条，由多到少：{'，'.join(counts)}，共{n}项承诺。")
