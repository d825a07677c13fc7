"""Cards of the figures on firms, services, investment, works and reform."""

from jining.cards import Card, Words, only
from jining.labels import label, number, quantity
from jining.plot_02.chain import STEPS, chain_steps, conflicts, plot_investment_chain
from jining.plot_02.economy import plot_bullets, plot_hedges
from jining.plot_02.ladders import overlaps, plot_firm_ladder, plot_project_stages, project_stages
from jining.plot_02.marks import value_of
from jining.tables import load_numerals

_FIRMS_NOTE = {
    "en": "These counts must not be added: one firm can stand in several, and the report does not say how many do. "
          "Some rows count platforms, zones, farms or banks.",
    "zh": "这些数不能相加：同一企业可能出现在几个数里，报告没有说明有多少重复；有的行数的是平台、开发区、农场或金融机构。",
}
_HEDGES_NOTE = {
    "en": "Each row has its own axis: bars of different rows cannot be compared. A modal word shows wording, not effort.",
    "zh": "每行各用一轴，行与行之间的条长不可比。情态词反映措辞，不代表力度。",
}
_CHAIN_NOTE = {
    "en": "Counts of records show wording, not effort. The headline speaks of trade and foreign capital in one breath, "
          "the later paragraph of each apart.",
    "zh": "记录数反映文本写法，不代表力度。主要预期目标把进出口与利用外资合在一句，后文则分开写。",
}
_STAGES_NOTE = {
    "en": "The stage is read from the verb, not from the site; a list ending in “and others” counts the works it names.",
    "zh": "阶段据动词判定，不反映现场进度；以“等”结尾的列举只计写出名称的工程。",
}
_REFORM_NOTE = {
    "en": "Panels have axes of their own: only bars of one panel can be compared. How far each target lies from the "
          "state of 2019 is not in the text.",
    "zh": "各组各用一轴，只有同组的条可比。各目标与2019年状况相差多少，文中没有写。",
}


def _firms(rows, lang):
    values = [number(value, lang) for value in sorted(value_of(rows))]
    low, high = (values[0], values[-1]) if values else ("–", "–")
    n, old = len(rows), int((rows["measure_type"] == "treated").sum())
    new, flagged = int((rows["measure_type"] == "increment").sum()), sum(map(bool, overlaps(rows, lang)))
    if lang == "en":
        return Words(f"Counts of firms and organisations run from {low} to {high}: {new} of {n} add new ones, "
                     f"{old} act on existing ones",
                     "Value of each target counted in firms or organisations (log scale), largest on top", _FIRMS_NOTE[lang],
                     f"A ladder of {n} dots from {low} to {high} on a logarithmic axis, arrows where the report says at "
                     f"least; on a wide canvas {flagged} rows bear, at the right, a reason not to be added up.")
    return Words(f"以“家”计的目标从{low}到{high}：{n}个数中{new}个是新增，{old}个针对存量",
                 "每个以“家”为单位的目标值（对数刻度），从大到小", _FIRMS_NOTE[lang],
                 f"对数轴上的{n}个点组成阶梯，从{low}到{high}，“以上”带箭头；宽幅图右侧{flagged}行注明不宜相加的原因。")


def _hedges(rows, lang):
    level, strive = rows["measure_type"] == "level", rows["modal"] == "力争"
    totals, hedged = int(level.sum()), int((level & strive).sum())
    others, hedged_too = int((~level).sum()), int((~level & strive).sum())
    if lang == "en":
        return Words(f"In services “strive” stands before {hedged} of {totals} totals to be reached and before "
                     f"{hedged_too} of {others} additions",
                     "Value and comparator of each target for services, with its modal word", _HEDGES_NOTE[lang],
                     f"{len(rows)} bullet bars, each on its own axis: {hedged + hedged_too} in the colour of strive, "
                     "with the modal word at the right.")
    return Words(f"服务业{totals}个总量目标中{hedged}个写“力争”，{others}个新增目标中{hedged_too}个写“力争”",
                 "服务业每个目标的数值、比较词与情态词", _HEDGES_NOTE[lang],
                 f"{len(rows)}个子弹条，各用一轴，其中{hedged + hedged_too}个为“力争”的颜色，情态词写在右侧。")


def _chain(rows, lang):
    pair, n, targets = conflicts(rows), len(rows), int(rows["comparator"].notna().sum())
    hard = [_in_words(row, lang) for row in pair[pair["comparator"].notna()].itertuples()]
    if lang == "en":
        title = (f"The headline gives foreign capital no number; paragraph {pair['para'].iloc[-1]} promises growth of "
                 f"{hard[0]}" if hard else f"{targets} of {n} promises on investment and trade carry a number")
        return Words(title, f"Records under each subhead, in the order of the report; {targets} carry a number",
                     _CHAIN_NOTE[lang], f"Rows of squares, one per record, from investors sought to opening platforms; "
                     f"{targets} of {n} are numbers. Below, the headline wording beside the number.")
    title = (f"利用外资在主要预期目标里没有数字，{pair['para'].iloc[-1]}段却承诺增长{hard[0]}"
             if hard else f"招商与开放的{n}条承诺中有{targets}条带数字")
    return Words(title, f"各小标题下的记录，按报告顺序；{targets}条带数字", _CHAIN_NOTE[lang],
                 f"每条记录一个方块，从招商重点到开放平台；{n}条中{targets}条是数字。下方并列主要预期目标的说法与数字。")


def _in_words(row, lang):
    """Write a value with its comparator as a word, as a title reads better."""
    word = label("comparator", row.comparator, lang)
    text = quantity(row, lang).replace("≥", word).replace("≤", word)
    return text.replace(" ", "") if lang == "zh" else text


def _stages(rows, lang):
    works = project_stages(rows).groupby("stage")["works"].sum()
    opened, ahead, finished = (int(works.get(key, 0)) for key in ("opening", "progress", "finish"))
    total, ended = int(works.sum()), opened + finished
    if lang == "en":
        return Words(f"Of {total} works in transport and utilities, {ended} are to be finished or opened and {ahead} only "
                     "to be pushed ahead",
                     "Stage promised for 2020; the number in a mark counts the works that the record names",
                     _STAGES_NOTE[lang], f"A ladder of five stages with {len(rows)} marks; {ended} works on the last two "
                     f"rungs, {ahead} on the rung push ahead.")
    return Words(f"交通与水利等{total}项工程中，{ended}项写明完工或通车，{ahead}项只写推进",
                 "各工程2020年承诺的阶段；圆中数字为该条记录写出的工程数", _STAGES_NOTE[lang],
                 f"五级阶梯上的{len(rows)}个标记；最后两级共{ended}项工程，推进一级有{ahead}项。")


def _reform(rows, lang):
    shares = rows[rows["unit"] == "percent"]
    least = number(value_of(shares).min(), lang) if len(shares) else "–"
    n, known = len(rows), _baselines(rows)
    if lang == "en":
        begin = "none" if known == 0 else str(known)
        return Words(f"Reform has {n} numbers, {len(shares)} of them shares of {least}% or more, and {begin} comes with a "
                     "starting point",
                     "Value and comparator of each reform target: shares, days, counts, quotas", _REFORM_NOTE[lang],
                     f"{n} bullet bars in panels by unit; shares fill {least}% or more of a grey track of 100%.")
    begin = "都没有写起点" if known == 0 else f"{known}个写了起点"
    return Words(f"改革有{n}个数字，其中{len(shares)}个是{least}%以上的比重，{begin}",
                 "改革各目标的数值与比较词：比重、天数、个数、配额", _REFORM_NOTE[lang],
                 f"按单位分组的{n}个子弹条；比重占满灰色百分之百底条的{least}%以上。")


def _baselines(rows):
    """Count the numbers in the passage of the records that state an existing fact."""
    numerals = load_numerals()
    starts = numerals.loc[numerals["class"] == "baseline", "start"]
    return 0 if rows.empty else int(starts.between(rows["start"].min(), rows["end"].max()).sum())


def _linked(promises):
    """Keep the investment records under the links of the chain, and what else the report says on the same thing."""
    linked = promises[(promises["sector"] == "investment") & chain_steps(promises, lang="zh").isin(STEPS)]
    others = {flag.removeprefix("conflict:") for flags in linked["flag"] for flag in flags if flag.startswith("conflict:")}
    return promises[promises["id"].isin([*linked["id"], *others])]


CARDS = (
    Card("firm_ladder", plot_firm_ladder, only(unit="firms"), _firms, "02_innovation_and_industry"),
    Card("services_hedges", plot_hedges, only(para="1.3", kind="target"), _hedges, "03_services_and_investment",
         panels=True),
    Card("investment_chain", plot_investment_chain, _linked, _chain, "03_services_and_investment", panels=True),
    Card("project_stages", plot_project_stages, only(sector="transport", kind="measure", instrument="S1"), _stages,
         "04_infrastructure"),
    Card("reform_bullets", plot_bullets, only(sector="reform", kind="target"), _reform, "05_reform_and_opening",
         panels=True),
)
