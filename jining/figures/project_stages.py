"""How far the report asks each project of transport and utilities to get within the year."""

import re

import numpy as np

from jining.figures.words import Words, all_zh, capital, plural, spelled
from jining.plot import text
from jining.plot.bars import ink_on
from jining.plot.layout import canvas, size_of
from jining.plot.tally import per_record, spoken
from jining.plot.theme import ACCENT, GREY, INK, INK_2, RULE
from jining.plot.tiles import GROUND
from jining.report.judgements import judged, judgement_values
from jining.report.report import package

NOTEBOOK = "04_infrastructure"
JUDGEMENTS = ("project_stage",)
#: The stage at which a project serves people, and what sets no stage to be reached: an empty head.
_OPEN, _VAGUE = "opening", "progress"
_NO_STAGE = {"en": "no stage named", "zh": "未写明阶段"}
#: Flag of a promise that lists so many projects.
_LIST = "list:"


def data(rows, facts):
    """One row per promise in the order of the stages; `value` is how many projects it lists."""
    stages = judgement_values("project_stage")
    listed = [next((int(flag.removeprefix(_LIST)) for flag in flags if flag.startswith(_LIST)), 1) for flags in rows["flag"]]
    table = per_record(rows, text=None, stage=judged(rows, "project_stage"), value=listed)
    table = table.assign(**spoken("stage", table, lambda row, one: stages[row.stage][one]))
    return table.sort_values("stage", kind="stable").reset_index(drop=True)


def _counts(table):
    """Projects at every stage of the codebook."""
    return {stage: int(table.loc[table["stage"] == stage, "value"].sum()) for stage in judgement_values("project_stage")}


def draw(table, rows, fig, lang):
    size, stages, counts = size_of(fig), judgement_values("project_stage"), _counts(table)
    names = {stage: [_name(row, lang) for row in table[table["stage"] == stage].itertuples()] for stage in stages}
    weights, high = [1 if column else 0.5 for column in names.values()], 4.6 * size.text
    boxes = fig.body.columns(*weights, gap=0.6 * size.text)
    points, broken, pad, gap = _fitting(names, [box.width for box in boxes], fig.body.height - high, size)
    for (stage, said), box in zip(stages.items(), boxes, strict=True):
        ground = ACCENT if stage == _OPEN else GROUND
        ax, ink, left = canvas(fig, box), ink_on(ground), box.left + 0.6 * size.text
        ax.barh(box.height - high / 2, box.width - 2, left=1, height=high - 2, lw=1.4,
                color="white" if stage == _VAGUE else ground, ec=GREY if stage == _VAGUE else ground)
        text.write(fig, left, box.top - 0.4 * size.text, str(counts[stage]), points=2.2 * size.text, va="top", weight="bold",
                   color=ink)
        if stage == _VAGUE:
            text.write(fig, box.right - 0.6 * size.text, box.top - 0.6 * size.text, _NO_STAGE[lang], points=size.small,
                       va="top", ha="right", color=INK_2, gid="vague")
        fits = text.width(capital(said[lang]), size.subtitle, "bold") <= box.width - 1.1 * size.text
        text.write(fig, left, box.top - high + 0.5 * size.text, capital(said[lang]), va="bottom", color=ink,
                   points=size.subtitle if fits else size.text, weight="bold" if fits else "normal")
        top = box.top - high - gap
        if not broken[stage]:
            text.write(fig, left, top, "—", points=points, va="top", color=INK_2, gid="nothing")
        for number, lines in enumerate(broken[stage]):
            if number:
                ax.hlines([top - box.bottom + gap / 2], pad, box.width, color=RULE, lw=0.8)
            text.write(fig, box.left + pad, top, "\n".join(lines), points=points, va="top", color=INK)
            top -= text.height(len(lines), points) + gap


def _name(row, lang):
    """Name of a project; of a list, how many it holds."""
    name = text.tidy(row.label_en if lang == "en" else row.label_zh, lang)
    return name if row.value == 1 else f"{name} ({row.value})" if lang == "en" else f"{name}（{row.value}项）"


def _fitting(names, widths, high, size):
    """Largest letters at which every column holds its names, how far they stand in, and their distance."""
    for pad in (0.6 * size.text, 0.2 * size.text):
        for points in np.arange(1.2 * size.text, size.small - 0.01, -0.5):
            broken = {stage: [_lines(name, wide - pad, points) for name in column]
                      for (stage, column), wide in zip(names.items(), widths, strict=True)}
            fits = all(sum(text.height(len(lines), points) + 0.9 * points for lines in column) <= high
                       and all(text.width("\n".join(lines), points) <= wide - pad for lines in column)
                       for column, wide in zip(broken.values(), widths, strict=True))
            if fits:
                free = min(high - sum(text.height(len(lines), points) for lines in column) for column in broken.values())
                return points, broken, pad, min(2 * points, 0.8 * free / max(map(len, broken.values())))
    return points, broken, pad, 0.9 * points


def _lines(name, wide, points):
    """Lines of a name; if it needs several, a Chinese list breaks after its commas."""
    whole = text.wrap(name, wide, points)
    parts = [name] if len(whole) == 1 else re.split("(?<=、)", name)
    return [line for part in parts for line in text.wrap(part, wide, points)]


def say(table, rows, lang):
    counts, year = _counts(table), package()["report"]["year"]
    n, ready, stages = sum(counts.values()), counts[_OPEN], judgement_values("project_stage")
    if lang == "en":
        title = (f"Of {spelled(n)} transport and utility projects, {'only ' if 0 < ready * 4 < n else ''}"
                 f"{spelled(ready, 'none')} {plural(ready or 1, 'is', 'are')} to open in {year}"
                 if n > 1 else f"The one transport or utility project is {'' if ready else 'not '}to open in {year}")
        return Words(title, f"Projects by the stage to be reached in {year}",
                     "In brackets: how many projects one promise lists. City roads are left out.",
                     f"{capital(spelled(len(stages)))} columns: "
                     + ", ".join(f"{said['en']} {counts[key]}" for key, said in stages.items()) + ".")
    title = (f"{n}项交通水利等重大工程中，{'仅' * (ready * 4 < n)}{ready}项要求年内通车启用" if ready and n > 1 else
             f"{all_zh(n, '交通水利等重大工程')}{'' if ready else '未'}要求年内通车启用")
    return Words(title, f"工程（项），按{year}年要求达到的阶段", "括号内为一项承诺所列工程数。不含城市道路。",
                 f"{len(stages)}列：" + "，".join(
                     f"{said['zh']}{f'{counts[key]}项' if counts[key] else '为零'}" for key, said in stages.items()) + "。")
