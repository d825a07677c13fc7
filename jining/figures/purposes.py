"""Which functions of government the promises serve, in the ten divisions of the UN classification."""

import pandas as pd

from jining.figures.words import Words, counted, share_of, within
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry, spoken
from jining.plot.theme import ACCENT, GREY

NOTEBOOK = "13_where_and_for_whom"
CHART = draw_bars
#: Divisions of COFOG (UN 1999); their groups are in the codebook.
_DIVISIONS = {
    "01": ("General public services", "一般公共服务"), "02": ("Defence", "国防"),
    "03": ("Public order and safety", "公共秩序与安全"), "04": ("Economic affairs", "经济事务"),
    "05": ("Environmental protection", "环境保护"), "06": ("Housing and community amenities", "住房与社区设施"),
    "07": ("Health", "卫生"), "08": ("Recreation, culture and religion", "娱乐、文化与宗教"),
    "09": ("Education", "教育"), "10": ("Social protection", "社会保护"),
}  # fmt: skip


def data(rows, facts):
    """One row per division, the largest first."""
    divisions = rows["cofog"].astype("str").str[:2]
    table = pd.DataFrame([entry(key, names, rows.loc[(divisions == key).to_numpy(), "id"])
                          for key, names in _DIVISIONS.items()])
    most = table["value"].max()
    return by_value(table.assign(color=[ACCENT if value == most else GREY for value in table["value"]], **spoken(
        "text", table, lambda row, one: counted(row.value, len(rows) * (row.value == most), one))))


def say(table, rows, lang):
    n, first, used = len(rows), table.iloc[0], int((table["value"] > 0).sum())
    half = n >= 10 and n / 2 < first.value < n
    if lang == "en":
        name = within(first.label_en)
        said = share_of(first.value, n, (f"concerns {name}", f"concern {name}", ""))
        return Words(
            f"More than half of the promises concern {name}" if half else said,
            "Promises by function of government, UN classification",
            "Economic affairs include farming, transport and energy. Each promise counts once; counts are not money.",
            f"Bars for ten divisions, {used} of them with promises: {first.label_en} has {first.value} of {n}.")
    return Words(f"{'半数以上承诺' if half else share_of(first.value, n, (), lang)}属于{first.label_zh}",
                 "按政府职能统计的承诺项数（联合国政府职能分类）",
                 "经济事务包括农业、交通、能源和通信。每项承诺只归一类；项数不代表优先次序或资金。",
                 f"十大类的条形图，{used}类有承诺：{first.label_zh}最多，{n}项中的{first.value}项。")
