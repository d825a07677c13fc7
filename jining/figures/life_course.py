"""The targets of people's lives by age: what is provided, and what changes."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, part_of, plural, spelled
from jining.plot.layout import key, size_of
from jining.plot.theme import ACCENT, PALE, RULE
from jining.plot.tiles import draw_tiles
from jining.report.amounts import amount
from jining.report.judgements import judged, judged_ids, judgement_values

NOTEBOOK = "10_livelihoods"
SOURCES = ("report",)
JUDGEMENTS = ("life_stage",)
#: What a target counts: key of the codebook -> its colour and its name. Work going on is no target.
_LOGIC = {"output": (ACCENT, {"en": "what is provided", "zh": "增加供给"}),
          "outcome": (PALE, {"en": "what changes for people or institutions", "zh": "改善结果"}),
          "input": (RULE, {"en": "staff", "zh": "增加人员"})}  # fmt: skip


def RECORDS(promises):
    """Targets that serve an age of life."""
    return promises[promises["id"].isin(judged_ids("life_stage")) & (promises["kind"] == "target")]


def data(rows, lang, facts):
    """One row per target, by age: its stage, its name, its number, what it counts."""
    names = judgement_values("life_stage")
    table = pd.DataFrame({"stage": judged(rows, "life_stage").array, "logic": rows["logic"].astype("str").to_numpy(),
                          "label_en": rows["item_en"].to_numpy(), "label_zh": rows["item_zh"].to_numpy(),
                          **{f"text_{one}": [amount(row, one) for row in rows.itertuples()] for one in ("en", "zh")},
                          "ids": rows["id"].to_numpy()})
    table = table.sort_values("stage", kind="stable").reset_index(drop=True)
    table["stage"] = table["stage"].astype("str")
    for one in ("en", "zh"):
        table[f"stage_{one}"] = [names[stage][one] for stage in table["stage"]]
        table[f"counts_{one}"] = [_LOGIC[logic][1][one] for logic in table["logic"]]
    return table


def draw(rows, fig, lang, facts):
    """Tiles in the order of ages, in the colour of what they count."""
    table = data(rows, lang, facts)
    shown = [entry for logic, entry in _LOGIC.items() if (table["logic"] == logic).any()]
    box = key(fig, fig.body, [(names[lang], color) for color, names in shown], lang)
    tiles = table.assign(**{f"sub_{lang}": table[f"stage_{lang}"], "color": [_LOGIC[logic][0] for logic in table["logic"]]})
    ax = draw_tiles(fig, tiles, box=box, lang=lang)
    stages = [said for said in fig.artists + fig.texts if said.get_gid() == "sub"]
    if len(stages) != len(tiles):  # no room for them
        return
    for said, tile in zip(stages, ax.patches, strict=True):  # at the foot of the tile, apart from the name
        said.set_y(box.bottom + tile.get_y() + 0.6 * size_of(fig).text)


def say(rows, lang, facts):
    """Say which kind most targets are of."""
    table = data(rows, lang, facts)
    n, counts = len(table), {logic: int((table["logic"] == logic).sum()) for logic in _LOGIC}
    provided = counts["output"]
    most = n / 2 < provided < n
    if lang == "en":
        parts = ", ".join(f"{_LOGIC[logic][1][lang]} {count}" for logic, count in counts.items() if count)
        return Words(
            f"Most livelihood targets count what is provided: {spelled(provided)} of {spelled(n)}" if most else
            part_of(provided, n, "livelihood target", ("counts", "count", "does not count")) + " what is provided",
            "Targets on education, work, health and care, by the age that they serve",
            "The age is the coders’ judgement; unlike things do not compare.",
            f"{capital(spelled(n))} {plural(n, 'tile')} by age of life, by what they count: {parts}.")
    parts = "，".join(f"{_LOGIC[logic][1][lang]}{count}项" for logic, count in counts.items() if count)
    return Words(
        f"民生目标以增加供给为主：{n}项中占{provided}项" if most else
        f"{n}项民生目标中，{provided}项是增加供给" if 0 < provided < n else
        f"{f'{n}项民生目标均' if n > 1 else '该项民生目标'}{'是' if provided else '不是'}增加供给",
        "教育、就业、卫生、养老等目标，按所服务的人生阶段排列",
        "人生阶段由编码者判断；事物不同，数量不可比较。",
        f"按人生阶段排列的{n}张卡片：{parts}。")
