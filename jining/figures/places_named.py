"""Which counties and districts the report mentions by name."""

from matplotlib.colors import to_hex

from jining.figures.words import Words, capital, listed, plural, spelled
from jining.plot.tally import tally
from jining.plot.theme import ACCENT
from jining.plot.tiles import draw_tiles, shade
from jining.report.report import lookup

NOTEBOOK = "14_what_the_words_hide"
_ALONE = "#FFFFFF"


def _counties():
    return [place for place, entry in lookup("places").items() if entry["type"] == "county"]


def RECORDS(promises):
    """Promises that name a county-level division."""
    counties = set(_counties())
    return promises[promises["place"].map(lambda places: bool(set(places) & counties)).astype(bool)]


def data(rows, facts):
    """One row per county-level division with how many promises name it and its place on the grid."""
    table = tally(rows, "place")
    table = table[table["key"].isin(_counties())].reset_index(drop=True)
    return table.assign(**{side: [int(lookup("places")[key][side]) + 1 for key in table["key"]] for side in ("row", "col")})


def draw(table, rows, fig, lang):
    absent = {"en": "not named", "zh": "未提及"}[lang]
    tiles = table.assign(**{f"sub_{lang}": ["" if value else absent for value in table["value"]]},
                         color=[shade(value, table["value"].max()) if value else _ALONE for value in table["value"]])
    for tile in draw_tiles(fig, tiles, lang=lang).patches:
        if to_hex(tile.get_facecolor()).upper() == _ALONE:
            tile.set(edgecolor=ACCENT, lw=2.5)


def say(table, rows, lang):
    silent = table.loc[table["value"] == 0, f"label_{lang}"].tolist()
    n, named = len(table), len(table) - len(silent)
    high = table.sort_values("value", ascending=False, kind="stable").iloc[0]
    alone, few = named and (table["value"] == high.value).sum() == 1, 0 < len(silent) < 4
    if lang == "en":
        title = (f"All {n} counties and districts are named" if not silent else
                 f"Only {silent[0]}, of {n} counties and districts, is not named" if len(silent) == 1 else
                 "No county or district is named" if not named else
                 f"{capital(spelled(named))} of {n} counties and districts {plural(named, 'is', 'are')} named")
        return Words(title, "Promises that mention each by name; rough position on the map, north at the top",
                     "One promise may name several. A park, lake or site in a county does not count. "
                     "Counts show wording, not priority.",
                     f"Tiles for {n} counties and districts, placed as on a map: {spelled(named, 'none')} mentioned by name"
                     + (f", not {listed(silent, lang)}" if few else "")
                     + (f"; most often {high.label_en} ({high.value:.0f})." if alone else "."))
    title = (f"{n}个县（市、区）均被提及" if not silent else
             f"{n}个县（市、区）中，仅{silent[0]}未被提及" if len(silent) == 1 else
             f"{n}个县（市、区）中，{named}个被提及" if named else f"{n}个县（市、区）均未被提及")
    return Words(title, "提及各县（市、区）名称的承诺（项）；位置示意，上北下南",
                 "一项承诺可提及多地。县域内的园区、湖泊、景点不计入该县。提及与否不代表重视程度。",
                 f"{n}个县（市、区）的方格图，位置大致如地图：{f'{named}个' if named else '均未'}被提及"
                 + (f"，{listed(silent, lang)}未提及" if few else "")
                 + (f"；{high.label_zh}最多，{high.value:.0f}项。" if alone else "。"))
