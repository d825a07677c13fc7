"""The largest targets that count firms, and whether each is about firms that exist or adds to their number."""

from jining.figures.words import Words, capital, plural, spelled
from jining.plot.bars import draw_bars
from jining.plot.marks import value_of
from jining.plot.tally import by_value, per_record
from jining.plot.theme import ACCENT, GREY

NOTEBOOK = "02_innovation_and_industry"
#: Targets that count firms.
RECORDS = {"kind": "target", "unit": "firms"}
#: Targets that act on units that exist already.
_EXISTING = "treated"
#: So many targets are drawn, the largest; two more are no reason to leave any out.
_MOST = 10
_SIDES = {"en": ("Existing firms", "Firms to be added or promoted"), "zh": ("现有企业", "新增或升级的企业")}


def data(rows, facts):
    """One row per target, the largest first: its name, its number, whether the firms exist."""
    table = per_record(rows, value=value_of(rows), existing=rows["measure_type"].astype("str") == _EXISTING)
    table["color"] = [ACCENT if existing else GREY for existing in table["existing"]]
    return by_value(table)[: _MOST if len(table) > _MOST + 2 else None]


def draw(table, rows, fig, lang):
    draw_bars(fig, table, lang=lang, key=list(zip(_SIDES[lang], (ACCENT, GREY), strict=True)))


def say(table, rows, lang):
    n, k, old = len(rows), len(table), int(table["existing"].sum())
    top, low = table.iloc[0], table.iloc[-1]
    frame = {"en": "{} ({})", "zh": "{}（{}）"}[lang]
    high, end = (frame.format(row[f"text_{lang}"], row[f"label_{lang}"]) for row in (top, low))
    span = high if k == 1 else f"from {high} to {end}" if lang == "en" else f"从{high}到{end}"
    if lang == "en":
        less = f"{capital(spelled(n - k))} smaller ones {plural(n - k, 'is', 'are')} not drawn. " if n > k else ""
        return Words(
            f"The {'only' if n == 1 else 'largest'} target for companies, {top.text_en}, is for "
            f"{'existing ones, not new ones' if top.existing else 'new ones'}",
            f"Targets that count firms, the {f'{spelled(k)} largest shown' if n > k else 'largest first'}",
            f"{less}Groups overlap, so the numbers cannot be summed. An added firm may be one that grows or gains a title.",
            f"{capital(spelled(k))} {plural(k, 'bar')}, {span}: "
            f"{spelled(old, 'none')} about existing firms, {spelled(k - old, 'none')} adding some.")
    which = "针对现有企业而非新增企业" if top.existing else "针对新增企业"
    return Words(f"企业类目标中{'唯一一项为' if n == 1 else '数量最多的'}{top.text_zh}，{which}",
                 f"以企业数计的目标，图示最大的{k}项" if n > k else "以企业数计的目标，由多到少",
                 f"{f'其余{n - k}项较小，图中从略。' * (n > k)}各项有交叉，不能相加；“新增”也可指现有企业升规或获得称号。",
                 f"{k}根横条，{span}：" + "，".join(
                     f"{name}{count}项" for name, count in zip(_SIDES[lang], (old, k - old), strict=True) if count) + "。")
