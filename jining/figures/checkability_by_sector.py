"""Which share of the promises of each sector can be checked by what their words say."""

from jining.figures.figure import Words
from jining.figures.words import percent, plural, share_of
from jining.plot.bars import TRACK, draw_bars, draw_track, spaced
from jining.plot.layout import axes, key
from jining.plot.tally import tally
from jining.plot.text import tidy
from jining.plot.theme import ACCENT
from jining.report.labels import values

NOTEBOOK = "11_how_firm_is_the_promise"
SOURCES = ("report",)
RECORDS = {}
#: Below so many promises a share says nothing: such a sector stands last, with its count.
_FEW = 10
_EVENT, _OPEN = "event", "open"
_EVENT_COLOR = "#6E93BC"
_PARTS = {"en": ("a number, “all” or “none”", "an event, done or not", "no test given"),
          "zh": ("写明数值，或“全部”“零”", "写明可核实的事件", "未给检验标准")}


def data(rows, lang, facts):
    """One row per sector: its promises, those that a number or an event can check, their shares."""
    table = tally(rows, "sector")
    numbers = [key for key in values("checkable_by") if key not in (_EVENT, _OPEN)]
    for name, keys in (("numbers", numbers), ("events", [_EVENT])):
        table[name] = tally(rows[rows["checkable_by"].isin(keys)], "sector")["value"].to_numpy()
    table = table[table["value"] > 0].reset_index(drop=True)
    table["checkable"] = table["numbers"] + table["events"]
    table["share_numbers"], table["share_events"] = (100 * table[name] / table["value"] for name in ("numbers", "events"))
    for one in ("en", "zh"):
        table[f"text_{one}"] = [percent(row.checkable, row.value, one) for row in table.itertuples()]
    table["few"], table["share"] = table["value"] < _FEW, table["checkable"] / table["value"]
    return table.sort_values(["few", "share"], ascending=[True, False], kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """Bars of two parts on a ground of 100 %."""
    table = data(rows, lang, facts)
    counts = [int(table["numbers"].sum()), int(table["events"].sum()), len(rows) - int(table["checkable"].sum())]
    names = [f"{tidy(name, lang)}{': ' if lang == 'en' else '：'}{percent(count, len(rows), lang)}"
             for name, count in zip(_PARTS[lang], counts, strict=True)]
    entries = list(zip(names, (ACCENT, _EVENT_COLOR, TRACK), strict=True))
    box = key(fig, fig.body, entries, lang)
    parts = dict(zip(("share_numbers", "share_events"), entries, strict=False))
    table = spaced(table, int((~table["few"]).sum()))
    draw_track(draw_bars(axes(fig, box), table, lang=lang, parts=parts, most=100, key=False, inside=False), 100)


def say(rows, lang, facts):
    """Say how many can be checked."""
    table = data(rows, lang, facts)
    n, part, numbers = len(rows), int(table["checkable"].sum()), int(table["numbers"].sum())
    only, mixed = 0 < 2 * part < n and n >= _FEW, 0 < part < n
    first, last = table.iloc[0], table[table["few"] == table["few"].iloc[0]].iloc[-1]
    said = share_of(part, n, ("can", "can", "cannot"), lang)
    if lang == "en":
        return Words(
            f"{'Only ' * only}{said} be checked{'; the rest give no test' * mixed}",
            "Share of each sector’s promises that can be checked by their own words",
            "To be checkable is not to have a published result. Sectors with fewer than ten promises stand last.",
            f"Bars for {len(table)} {plural(len(table), 'sector')}: {first.label_en} {first.text_en}, "
            f"{last.label_en} {last.text_en}. In all {part} of {n} can be checked, {numbers} by a number.")
    share = percent(part, n, lang)
    return Words(
        f"可检验的承诺只占{share}，其余未给检验标准" if only else f"{said}可检验{'，其余未给检验标准' * mixed}" if part else
        f"{share_of(n, n, (), lang)}未给检验标准",
        "各领域承诺中可按原文检验的比重",
        "可检验不等于已有公开结果。承诺不足10项的领域列在最后，只写项数。",
        f"{len(table)}个领域的条形图：{first.label_zh}{first.text_zh}，{last.label_zh}{last.text_zh}。"
        f"全部{n}项中可检验{part}项，其中写明数值的{numbers}项。")
