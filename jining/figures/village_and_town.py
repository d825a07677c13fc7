"""Services for town and for village: the nearest pairs of promises, and which of them carry a number."""

from jining.figures.tables import draw_sides
from jining.figures.words import WORDS
from jining.plot.tally import per_record, spoken
from jining.report.amounts import amount
from jining.report.judgements import judged, judged_ids, judgement_values

JUDGEMENTS = ("service",)
_SIDES, _SILENT = ("town", "village"), "—"


def RECORDS(promises):
    """Promises of pairs that are whole: of one side alone nothing can be said of both."""
    service = judged(promises, "service").astype("object")
    return promises[service.map(service.value_counts()).eq(len(_SIDES))]


def data(rows, facts):
    """One row per promise, services counted on both sides first: service, side, name, number or none."""
    names = judgement_values("service")
    table = per_record(
        rows, text=lambda row, one: amount(row, one) or _SILENT,
        service=judged(rows, "service").astype("str"), measured=rows["kind"] == "target", unit=rows["unit"].array,
        town=rows["id"].isin(judged_ids("service", role="town")))
    table = table.assign(**spoken("service", table, lambda row, one: names[row.service][one]))
    table["sides"] = table.groupby("service")["measured"].transform("sum")
    order = list(names).index
    return table.sort_values(["sides", "service", "town"], ascending=[False, True, False], ignore_index=True,
                             key=lambda column: column.map(order) if column.name == "service" else column)


def draw(table, rows, fig, lang):
    heads = {side == "town": WORDS[f"village_and_town.{side}"][lang] for side in _SIDES}
    draw_sides(fig, table, "town", heads, lang, by="service")


def say(table, rows, lang):
    found = [group for _, group in table.groupby("service") if group["measured"].all()]
    town, village = (int((table["measured"] & (table["town"] == (side == "town"))).sum()) for side in _SIDES)
    unlike = int(bool(found) and all(group["unit"].nunique() > 1 for group in found))
    return {"n": table["service"].nunique(), "k": len(found), "town": town, "village": village, "unlike": unlike}
