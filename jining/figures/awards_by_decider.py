"""Promises whose outcome others decide, by the level that the words name; and those that are "ensured" all the same."""

import pandas as pd
from matplotlib.patches import Rectangle

from jining.figures.figure import Words
from jining.figures.words import capital, listed, plural, spelled
from jining.plot import text
from jining.plot.layout import canvas, size_of
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, INK, PALE
from jining.report.judgements import judged, judged_ids, judgement_values

NOTEBOOK = "11_how_firm_is_the_promise"
SOURCES = ("report",)
JUDGEMENTS = ("decider",)
#: Force of a modal word that says that the promise will be kept.
_FIRM = 3
#: Side of a square and height of a row, at most, in sizes of the text.
_SIDE, _PITCH = 1.9, 5.6


def RECORDS(promises):
    """Titles and approvals that somebody else gives."""
    return promises[promises["id"].isin(judged_ids("decider"))]


def data(rows, lang, facts):
    """One row per promise, by level, the ensured ones first: its level, its name, its word."""
    names = judgement_values("decider")
    table = pd.DataFrame({"level": judged(rows, "decider").array, "firm": (rows["firmness"].astype(int) == _FIRM).to_numpy(),
                          "label_en": rows["item_en"].to_numpy(), "label_zh": rows["item_zh"].to_numpy(),
                          "modal": rows["modal"].astype("object").to_numpy(), "ids": rows["id"].to_numpy()})
    table = table.sort_values(["level", "firm"], ascending=[True, False], kind="stable").reset_index(drop=True)
    table["level"] = table["level"].astype("str")
    for one in ("en", "zh"):
        table[f"level_{one}"] = [names[level][one] for level in table["level"]]
    return table


def draw(rows, fig, lang, facts):
    """A square per promise in a row for each level; the ensured ones coloured and named."""
    table, size, box = data(rows, lang, facts), size_of(fig), fig.body
    ax, points = canvas(fig, box), size.text
    levels = list(dict.fromkeys(table["level"]))
    heads = [capital(table.loc[table["level"] == level, f"level_{lang}"].iloc[0]) for level in levels]
    first = min(max(text.width(head, points) for head in heads), 0.24 * box.width) + 1.2 * points
    most = table["level"].value_counts().max()
    side = min(_SIDE * points, 0.4 * box.width / most - 0.3 * points)
    step, pitch = side + 0.3 * points, min(box.height / len(levels), _PITCH * points)
    for place, (level, head) in enumerate(zip(levels, heads, strict=True)):
        cells, middle = table[table["level"] == level], box.height - (place + 0.5) * pitch
        text.write(fig, box.left, box.bottom + middle, head, points=points, va="center", most=first - 1.2 * points,
                   gid="level")
        for at, firm in enumerate(cells["firm"]):
            ax.add_patch(Rectangle((first + at * step, middle - side / 2), side, side, color=ACCENT if firm else PALE, lw=0,
                                   gid="firm" if firm else "other"))
        left = first + len(cells) * step + 0.4 * points
        text.write(fig, box.left + left, box.bottom + middle, str(len(cells)), points=points, va="center", weight="bold",
                   color=INK, gid="count")
        left += text.width("00", points, "bold") + 1.2 * points
        named = [tidy(name, lang) for name in cells.loc[cells["firm"], f"label_{lang}"]]
        _name(fig, box, left, middle, named, size)


def _name(fig, box, left, middle, named, size):
    """Name the coloured squares of a row, one below the other."""
    lines = [line for name in named for line in text.wrap(name, box.width - left, size.text, "bold")]
    if lines:
        text.write(fig, box.left + left, box.bottom + middle, "\n".join(lines), points=size.text, va="center", color=ACCENT,
                   weight="bold", gid="name")


def say(rows, lang, facts):
    """Say how many others decide, and how many of them are ensured."""
    table = data(rows, lang, facts)
    n, firm = len(table), int(table["firm"].sum())
    words = list(dict.fromkeys(table.loc[table["firm"], "modal"]))
    levels = [(table.loc[table["level"] == level, f"level_{lang}"].iloc[0], int((table["level"] == level).sum()))
              for level in dict.fromkeys(table["level"])]
    if lang == "en":
        which = "it" if n == 1 else "all of them" if firm == n else f"{spelled(firm)} of them"
        sure = f", yet {which} {plural(firm, 'is', 'are')} “ensured”" if firm else "; none is “ensured”" if n > 1 else ""
        return Words(
            f"{capital(spelled(n))} {plural(n, 'promise depends', 'promises depend')} on someone else’s decision{sure}",
            "Titles and approvals by the level that decides, as far as the words name it",
            "A level is given only where the words name it, even if the awarding body is known.",
            f"Squares for {n} {plural(n, 'promise')}: " + ", ".join(f"{name} {count}" for name, count in levels) + "; "
            + (f"“ensured”: {listed(table.loc[table['firm'], 'label_en'], lang)}." if firm else "none “ensured”."))
    every = "均" if n > 1 else ""
    used = "".join(f"“{word}”" for word in words)
    how = f"其中{firm}项仍用{used}" if 0 < firm < n else f"{every}仍用{used}" if firm else f"{every}未用“确保”"
    sure = f"用{used}的：{'、'.join(table.loc[table['firm'], 'label_zh'])}。" if firm else "没有用“确保”的。"
    return Words(
        f"{f'{n}项' if n > 1 else '该项'}承诺须由上级或第三方认定，{how}",
        "须由他方授予的称号和批复，按文中写明的认定级别分组",
        "级别以文中写明为准；未写明的，认定机构可能众所周知。",
        f"一项承诺一格，共{n}格：" + "，".join(f"{name}{count}项" for name, count in levels) + f"；{sure}")
