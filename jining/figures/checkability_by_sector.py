"""Which share of the promises of each sector can be checked by what their words say."""

from jining.figures.tables import by_sector, sectors_apart
from jining.figures.words import Words, percent, plural, share_of
from jining.plot.bars import TRACK, draw_bars
from jining.plot.tally import spoken
from jining.plot.text import tidy
from jining.plot.theme import ACCENT

NOTEBOOK = "11_how_firm_is_the_promise"
_EVENT, _OPEN, _EVENT_COLOR = "event", "open", "#6E93BC"
_PARTS = {"en": ("a number, “all” or “none”", "an event, done or not", "no test given"),
          "zh": ("写明数值，或“全部”“零”", "写明可核实的事件", "未写明检验标准")}


def data(rows, facts):
    """One row per sector: its promises, those that a number or an event can check, their shares."""
    event, open_ = rows["checkable_by"] == _EVENT, rows["checkable_by"] == _OPEN
    table = by_sector(rows, {"checkable": ~open_, "numbers": ~event & ~open_, "events": event}, ("All promises", "全部承诺"))
    return table.assign(**spoken("text", table, lambda row, one: percent(row.checkable, row.value, one)))


def draw(table, rows, fig, lang):
    entries = list(zip((tidy(name, lang) for name in _PARTS[lang]), (ACCENT, _EVENT_COLOR, TRACK), strict=True))
    parts = dict(zip(("share_numbers", "share_events"), entries, strict=False))
    draw_bars(fig, sectors_apart(table), lang=lang, parts=parts, most=100, key=entries, inside=False, track=True)


def say(table, rows, lang):
    n, part, numbers = len(rows), *(int((~rows["checkable_by"].isin(keys)).sum()) for keys in ([_OPEN], [_OPEN, _EVENT]))
    only, mixed, sectors = 0 < 2 * part < n and n >= 10, 0 < part < n, rows["sector"].nunique()
    table = table[~table["key"].isin(["all", "rest"])]
    ends = table.iloc[[0, -1] if len(table) > 1 else [0]].to_dict("records")
    ends = [row[f"label_{lang}"] + " " * (lang == "en") + row[f"text_{lang}"] for row in ends]
    said = share_of(part, n, ("can", "can", "cannot"), lang)
    if lang == "en":
        return Words(f"{'Only ' * only}{said} be checked by {'their' if n > 1 else 'its'} own words",
                     "Share of each sector’s promises whose words set a test",
                     "Being checkable does not mean that a result was published.",
                     f"Bars for {sectors} {plural(sectors, 'sector')}: {', '.join(ends)}. "
                     f"In all {part} of {n} can be checked, {numbers} by a number.")
    return Words(f"仅{percent(part, n, lang)}的承诺可按原文检验" if only else
                 f"{said}可检验{'，其余未写明检验标准' * mixed}" if part else
                 f"{share_of(n, n, (), lang)}未写明检验标准",
                 "各领域承诺中可按原文检验的比重", "可检验不等于已有公开结果。",
                 f"{sectors}个领域的条形图：{'，'.join(ends)}。全部{n}项中可检验{part}项，其中写明数值的{numbers}项。")
