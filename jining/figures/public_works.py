"""The numbers of the city's public works, one tile each: none with the number that exists already."""

from functools import partial

from jining.figures.words import Words, capital, plural, spelled
from jining.plot.marks import value_of
from jining.plot.tally import per_record
from jining.plot.tiles import draw_tiles
from jining.report.amounts import amount
from jining.report.labels import label
from jining.report.tables import load_numerals

NOTEBOOK = "06_city_and_digital"
#: Targets with a number on the city and its networks, without the titles that others award.
RECORDS = {"sector": ["urban", "digital"], "checkable_by": "number", "exclude": {"flag": "award"}}
CHART = partial(draw_tiles, columns=3)


def data(rows, facts):
    """One row per target in the order of the report: its name, its number with its bound, what it leaves out."""
    sub = {"en": "existing: not stated", "zh": "现有：未写明"} if not _with_stock(rows) else {"en": "", "zh": ""}
    return per_record(rows, text=lambda row, one: amount(row, one, thing=_needed(row, one)), value=value_of(rows),
                      unit=rows["unit"].astype("str"), comparator=rows["comparator"].astype("str"),
                      **{f"sub_{one}": [said] * len(rows) for one, said in sub.items()})


def _needed(row, lang):
    """Whether the thing that is counted must be said, because the name beside the number does not say it."""
    return not any(word in row.item_en.lower() for word in label("unit", row.unit, lang).split())


def _with_stock(rows):
    """Count the targets for which the report gives a number of what exists in their paragraph."""
    numerals = load_numerals()
    existing = numerals.loc[numerals["class"] == "baseline", "start"]
    spans = rows.groupby(rows["para"].astype("str")).agg(start=("start", "min"), end=("end", "max"), n=("id", "size"))
    return sum(span.n for span in spans.itertuples() if existing.between(span.start, span.end).any())


def say(table, rows, lang):
    n, bounded, stock = len(table), int((table["comparator"] == "ge").sum()), _with_stock(rows)
    if lang == "en":
        start = f"{capital(spelled(n))} public-works {plural(n, 'target')}"
        listing = "; ".join(f"{row.label_en} {row.text_en}" for row in table.itertuples())
        return Words(f"{start}: {spelled(stock) if stock else 'none' if n > 1 else 'it'} "
                     f"{'say' if stock > 1 else 'says' if stock or n > 1 else 'does not say'} what exists already",
                     "What is to be built or renewed in the city and its digital networks",
                     "Unlike things, not to be added or compared. Awards that others decide on are left out.",
                     f"{capital(spelled(n))} {plural(n, 'tile')}, {spelled(bounded, 'none')} as a minimum: {listing}.")
    least = f"其中{bounded}项为下限" if bounded else "均非下限"
    return Words(f"{n}项城建和数字设施目标写明数量，{f'{stock}项' if stock else '均未' if n > 1 else '未'}写明现有基数",
                 "城市建设和数字领域将新建、改造的数量", "事物不同，数量不可相加或比较；须由他方认定的称号未列入。",
                 f"{n}张数字卡片，{least}：{'；'.join(f'{row.label_zh}{row.text_zh}' for row in table.itertuples())}。")
