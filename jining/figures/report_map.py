"""How much of the text is targets, measures and aims, and how much promises nothing."""

import pandas as pd

from jining.figures.words import WORDS, percent
from jining.plot.tally import spoken
from jining.plot.theme import ACCENT, GREY, PALE
from jining.plot.tiles import draw_whole
from jining.report.labels import label
from jining.report.tables import is_whole, segments

CHART = draw_whole
#: The subtitle counts characters, not promises.
COUNTED = False
_OTHER, _REST = "other", "rest"
_COLORS = {"target": ACCENT, "measure": GREY, "aim": "#B3B8BD", _REST: PALE}


def data(rows, facts):
    """One row per part: its characters, its share of the text, the promises in it."""
    text = segments(rows)
    parts, table = text["part"].where(text["part"].isin(_COLORS), _REST), []
    for key, color in _COLORS.items():
        held = text[parts == key]
        said = percent(int(held["length"].sum()), int(text["length"].sum()), "en")
        sub = f"report_map.{key}_sub{'_more' if _OTHER in set(held['part']) else ''}"
        names = {f"{name}_{one}": said for name, words in (("label", WORDS[f"report_map.{key}"]), ("sub", WORDS[sub]))
                 for one, said in words.items()}
        table.append({"key": key, **names, "value": int(held["length"].sum()), "text_en": said, "text_zh": said,
                      "color": color, "ids": ";".join(ids for ids in held["ids"] if ids)})
    return pd.DataFrame(table)


def say(table, rows, lang):
    whole, share = int(table["value"].sum()), dict(zip(table["key"], table[f"text_{lang}"], strict=True))
    promised = table[table["key"] != _REST]
    target, filled = int(table["value"].iloc[0]), 100 * promised["value"].sum() / whole
    case = ["chosen"] * (not is_whole(rows)) + ["most"] * (2 * target >= whole)
    shares = promised.assign(**spoken("kind", promised, lambda row, one: label("kind", row.key, one)))
    return {"case": case, "share_target": share["target"], "filled": f"{filled:.1f}%" if filled >= 0.05 else "<0.1%",
            "whole": whole, "rest": share[_REST], "shares": shares}
