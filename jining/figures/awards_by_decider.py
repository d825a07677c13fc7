"""Promises whose outcome others decide, by the level that the words name; and those that are "ensured" all the same."""

from matplotlib.patches import Rectangle

from jining.figures.words import Words, capital, listed, plural, spelled
from jining.plot import text
from jining.plot.layout import canvas, key, size_of
from jining.plot.tally import per_record, spoken
from jining.plot.theme import ACCENT, PALE
from jining.report.judgements import judged, judgement_values

NOTEBOOK = "11_how_firm_is_the_promise"
JUDGEMENTS = ("decider",)
#: Force of a modal word that says that the promise will be kept.
_FIRM = 3
#: Distance of squares and height of a row, at most, in sizes of the text.
_STEP, _PITCH = 3.6, 8.0
_STOP = {"en": "; ", "zh": "；"}
_COUNT, _BRACKETS = {"en": ": {}", "zh": "{}项"}, {"en": {}, "zh": str.maketrans("()", "（）")}


def data(rows, facts):
    """One row per promise, by level, the ensured ones first: its level, its name, its word."""
    names = judgement_values("decider")
    table = per_record(rows, text=None, level=judged(rows, "decider"), firm=rows["firmness"].astype(int) == _FIRM,
                       modal=rows["modal"].astype("object"))
    table = table.sort_values(["level", "firm"], ascending=[True, False], kind="stable").reset_index(drop=True)
    table["level"] = table["level"].astype("str")
    return table.assign(**spoken("level", table, lambda row, one: names[row.level][one]))


def draw(table, rows, fig, lang):
    size = size_of(fig)
    words = "、".join(f"“{word}”" for word in dict.fromkeys(table.loc[table["firm"], "modal"]))
    firm, other = {"en": ("worded “ensure”", "other wording"), "zh": (f"用{words}", "其他措辞")}[lang]
    entries = [(text.tidy(firm, lang), ACCENT), (text.tidy(other, lang), PALE)]
    box = key(fig, fig.body, entries if table["firm"].any() else entries[1:])
    groups = [cells for _, cells in table.groupby("level", sort=False)]
    ax, points, label = canvas(fig, box), size.text, f"label_{lang}"
    pitch = min(box.height / len(groups), _PITCH * points)
    heads = [f"{capital(cells[f'level_{lang}'].iloc[0])}{_COUNT[lang].format(len(cells))}" for cells in groups]
    first = min(max(text.width(head, points) for head in heads), 0.26 * box.width) + 1.2 * points
    step = min(_STEP * points, (box.width - first) / table["level"].value_counts().max(), 0.55 * pitch)
    for place, (cells, head) in enumerate(zip(groups, heads, strict=True)):
        middle = box.height - place * pitch - 0.5 * step
        text.write(fig, box.left, box.bottom + middle, head, points=points, va="center", most=first - 1.2 * points,
                   gid="level")
        for at, sure in enumerate(cells["firm"]):
            ax.add_patch(Rectangle((first + at * step, middle - 0.44 * step), 0.88 * step, 0.88 * step, lw=0,
                                   color=ACCENT if sure else PALE, gid="firm" if sure else "other"))
        said = _STOP[lang].join(text.tidy(name, lang).translate(_BRACKETS[lang]) for name in cells.loc[cells["firm"], label])
        if said:
            text.write(fig, box.left + first, box.bottom + middle - 0.6 * step, said, points=points, va="top",
                       most=box.width - first, color=ACCENT, weight="bold", gid="name")


def say(table, rows, lang):
    n, firm = len(table), int(table["firm"].sum())
    levels = [(cells[f"level_{lang}"].iloc[0], len(cells)) for _, cells in table.groupby("level", sort=False)]
    if lang == "en":
        which = "it" if n == 1 else "all of them" if firm == n else spelled(firm)
        sure = (f", yet {which} {plural(firm, 'is', 'are')} worded “ensure”" if firm else
                "; none is worded “ensure”" if n > 1 else "")
        return Words(
            f"{capital(spelled(n))} {plural(n, 'promise needs', 'promises need')} others’ approval{sure}",
            "Titles and approvals by the level that grants them",
            "The level is as the report states it; none was added from other knowledge.",
            f"Squares for {n} {plural(n, 'promise')}: " + ", ".join(f"{name} {count}" for name, count in levels) + "; "
            + (f"“ensured”: {listed(table.loc[table['firm'], 'label_en'], lang)}." if firm else "none “ensured”."))
    every, used = "均" * (n > 1), "".join(f"“{word}”" for word in dict.fromkeys(table.loc[table["firm"], "modal"]))
    how = f"其中{firm}项仍用{used}" if 0 < firm < n else f"{every}仍用{used}" if firm else f"{every}未用“确保”"
    sure = f"用{used}的：{'、'.join(table.loc[table['firm'], 'label_zh'])}。" if firm else "没有用“确保”的。"
    return Words(f"{f'{n}项' if n > 1 else '该项'}承诺须由上级或他方认定，{how}",
                 "须由上级或他方授予的称号和批复，按文中写明的认定级别分组",
                 "级别以文中写明为准；未写明的，不另行推定认定机构。",
                 f"一项承诺一格，共{n}格：" + "，".join(f"{name}{count}项" for name, count in levels) + f"；{sure}")
