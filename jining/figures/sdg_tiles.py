"""How many promises name what a UN goal names, goal by goal."""

import pandas as pd

from jining.figures.words import Words, percent, plural, share_of, spelled
from jining.plot.bars import ink_on
from jining.plot.layout import size_of
from jining.plot.tally import entry, spoken, tally
from jining.plot.text import write
from jining.plot.theme import ACCENT, GREY
from jining.plot.tiles import draw_tiles, shade
from jining.report.labels import field

NOTEBOOK = "14_what_the_words_hide"
_NONE = ("match no goal", "无对应目标")
#: How the codebook says that coders did not agree at first and coded anew; ground of a goal that no promise matches.
_REDONE, _PALE = "recoded", "#EBEDF0"


def data(rows, facts):
    """One row per goal in the order of the UN, then the promises that match none."""
    table = tally(rows, "sdg")
    last = pd.DataFrame([entry("", _NONE, rows.loc[rows["sdg"].isna(), "id"])])
    table = pd.concat([table, last], ignore_index=True)
    frames = {"en": "Goal {}", "zh": "目标{}"}
    return table.assign(**spoken("sub", table, lambda row, one: frames[one].format(row.key) if row.key else ""))


def _first(table):
    """Goals that most promises match; none if no promise matches one."""
    goals = table[table["key"] != ""]
    return goals[(goals["value"] == goals["value"].max()) & (goals["value"] > 0)]


def draw(table, rows, fig, lang):
    first, most = set(_first(table)["key"]), table["value"].iloc[:-1].max()
    table["color"] = [ACCENT if key in first else "#FFFFFF" if not key else shade(value, most) if value else _PALE
                      for key, value in zip(table["key"], table["value"], strict=True)]
    ax = draw_tiles(fig, table.drop(columns=["sub_en", "sub_zh"]), lang=lang, columns=6)
    size, box = size_of(fig), fig.body
    ax.patches[-1].set(edgecolor=GREY, lw=1.5)
    for tile, said, color in zip(ax.patches, table[f"sub_{lang}"], table["color"], strict=True):  # in the corner
        x, y = tile.get_x() + tile.get_width() - 0.5 * size.text, tile.get_y() + tile.get_height() - 0.6 * size.text
        write(fig, box.left + x, box.bottom + y, said, points=size.text, ha="right", va="top", gid="sub",
              color=ink_on(color))


def say(table, rows, lang):
    n, matched, first = len(rows), int(rows["sdg"].notna().sum()), _first(table)
    lone, empty = len(first) == 1 < matched, int((table["value"].iloc[:-1] == 0).sum())
    redone = field("sdg").get("reliability", "").startswith(_REDONE)
    key, name, most = (first.iloc[0][part] for part in ("key", f"label_{lang}", "value")) if lone else ("", "", 0)
    if lang == "en":
        some = share_of(matched, n, ("matches", "match", "matches no"))
        goal = " UN goal" if n == 1 and not matched else " a UN goal"
        return Words(
            f"{some}{goal}" + (f", most often Goal {key}" if lone else ""),
            f"{matched or 'None'} directly {plural(matched or 1, 'matches', 'match')} a target of a Sustainable Development "
            f"Goal, {n - matched or 'none'} {plural(n - matched or 1, 'does', 'do')} not",
            f"Matching is tentative{': a first coding agreed poorly and was redone' * redone}. "
            "Counts show wording, not priority.",
            f"Tiles for {len(table) - 1} goals: {spelled(matched, 'none')} of {n} {plural(n, 'promise')} "
            f"{plural(matched or 1, 'matches', 'match')} one" + (f", {most} of them goal {key} ({name})" if lone else "")
            + f"; {spelled(empty)} {plural(empty, 'goal has', 'goals have')} none.")
    some = (f"{n}项承诺{'均' if n > 1 else ''}{'' if matched else '未'}" if matched in (0, n) else
            f"{percent(matched, n, lang)}的承诺" if n >= 10 else f"{n}项承诺中{matched}项")
    return Words(f"{some}直接对应联合国可持续发展目标" + (f"，目标{key}最多" if lone else ""),
                 f"与各项目标直接对应的承诺（项）：{f'{matched}项对应' if matched else '没有对应的'}"
                 f"，{f'{n - matched}项无对应目标' if n > matched else '没有无对应目标的'}",
                 f"对应关系仅供参考{'：首次编码一致程度低，后已重新编码' * redone}。项数反映写法，不代表优先次序。",
                 f"{len(table) - 1}项目标的方格图：{n}项承诺中{f'{matched}项直接对应' if matched else '没有直接对应的'}"
                 + (f"，其中目标{key}（{name}）{most}项" if lone else "") + f"；{empty}项目标无对应承诺。")
