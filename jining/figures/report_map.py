"""How much of the text is targets, measures and aims, and how much promises nothing."""

import pandas as pd

from jining.figures.words import Words, plural
from jining.plot.tally import joined
from jining.plot.theme import ACCENT, GREY, PALE
from jining.plot.whole import draw_whole
from jining.report.labels import label
from jining.report.tables import is_whole, segments

NOTEBOOK = "16_how_the_data_were_made"
CHART = draw_whole
#: The subtitle counts characters, not promises.
COUNTED = False
_OTHER, _MIDDLE = "other", "#B3B8BD"
#: What is drawn -> what it is made of, its colour, its name, what stands below its name.
_PARTS = {
    "target": (("target",), ACCENT, ("Targets", "目标"), ("a number, “all” or “none”", "写明数值，或“全部”“零”")),
    "measure": (("measure",), GREY, ("Measures", "措施"), ("what will be done", "要做的工作")),
    "aim": (("aim",), _MIDDLE, ("Aims", "愿景"), ("what should be reached", "期望达到的状态")),
    "rest": ((_OTHER, "means", "heading", "context"), PALE, ("The rest", "其余"),
             ("headings, background, how things are done", "标题、背景和工作方式")),
}  # fmt: skip
_MORE = ("other promises, ", "其他承诺、")


def data(rows, facts):
    """One row per part: its characters, its share of the text, the promises in it."""
    text = segments(rows)
    table = []
    for key, (parts, color, names, subs) in _PARTS.items():
        held = text[text["part"].isin(parts)]
        share = 100 * held["length"].sum() / text["length"].sum()
        said = "<1%" if 0 < share < 0.5 else f"{share:.0f}%"
        more = _MORE if (held["part"] == _OTHER).any() else ("", "")
        table.append({
            "key": key, "label_en": names[0], "label_zh": names[1], "value": int(held["length"].sum()), "text_en": said,
            "text_zh": said, "sub_en": more[0] + subs[0], "sub_zh": more[1] + subs[1], "color": color,
            "ids": joined(ids for ids in held["ids"] if ids)})
    return pd.DataFrame(table)


def say(table, rows, lang):
    table, chosen = table.set_index("key"), not is_whole(rows)
    whole, share = int(table["value"].sum()), dict(table[f"text_{lang}"])
    few = 2 * int(table.loc["target", "value"]) < whole
    filled = f"{100 * table.loc[['target', 'measure', 'aim'], 'value'].sum() / whole:.1f}%"
    shares = [f"{label('kind', key, lang)} {share[key]}" for key in ("target", "measure", "aim")]
    total = sum(int(said.strip("<%")) for said in share.values())
    added = "" if total == 100 or "<" in "".join(share.values()) else (
        f" Rounded, the shares add up to {total}%." if lang == "en" else f"比重经四舍五入，合计{total}%。")
    if lang == "en":
        return Words(
            f"{plural(len(rows), 'The one promise fills', 'The chosen promises fill')} {filled} of the report’s text"
            if chosen else
            f"{'Only ' * few}{share['target']} of the report sets targets that can be measured",
            f"Share of the report’s {whole:,} characters, by kind of text",
            "Length is not weight. A clause with a target and a measure counts as a target." + added,
            f"One bar of the whole text: {', '.join(shares)}, the rest {share['rest']}.")
    return Words(f"所选承诺占报告全文字数的{filled}" if chosen else f"量化目标{'只' * few}占报告全文字数的{share['target']}",
                 f"各类内容占全文字数的比重（全文{whole}字）",
                 "字数反映行文，不代表轻重；一句话兼有目标和措施的，计入目标。" + added,
                 f"全文一根横条：{'，'.join(shares)}，其余{share['rest']}。")
