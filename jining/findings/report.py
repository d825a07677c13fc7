"""Cards of the figures across the whole report."""

from jining.cards import Card, Words, share
from jining.plot.overview import plot_kinds

_COUNTS_NOTE = {
    "en": "Counts show how the report is written, not effort, priority or money; sectors stand in a fixed order.",
    "zh": "记录数反映文本写法，不代表投入、优先次序或资金；行业按固定顺序排列。",
}


def _kinds(promises, lang):
    n, targets = len(promises), int((promises["kind"] == "target").sum())
    part = share(targets, n, lang)
    if lang == "en":
        return Words(f"{part} of the promises carry a number or a universal word; the rest are actions and wishes",
                     "Targets, measures and aims by sector", _COUNTS_NOTE[lang],
                     f"Stacked bars, one per sector: {targets} targets among {n} records.")
    return Words(f"{part}的承诺带有数字或全称词，其余是行动和愿望", "按行业统计目标、措施与愿景", _COUNTS_NOTE[lang],
                 f"按行业的堆积条形图：{n}条记录中有{targets}条目标。")


CARDS = (Card("kinds_by_sector", plot_kinds, lambda promises: promises, _kinds, "00_start_here"),)
