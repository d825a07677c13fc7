"""Counties and districts: every number against the table read as text."""

from collections import Counter

from jining.figures.figure import prepare
from jining.report.report import data_dir, lookup

COUNTIES = [key for key, entry in lookup("places").items() if entry["type"] == "county"]


def mentions(rows):
    return Counter(place for row in rows for place in row["place"].split(";") if place in COUNTIES)


def test_the_title_names_the_one_that_is_not_mentioned_and_the_source_does_not_hold_its_name(stored, promises):
    silent = [place for place in COUNTIES if not mentions(stored)[place]]
    en, zh = (prepare("places_named", promises).words(lang) for lang in ("en", "zh"))
    assert len(silent) == 1
    place = lookup("places")[silent[0]]
    assert en.title == f"Only {place['en']}, of {len(COUNTIES)} counties and districts, is not named"
    assert zh.title == f"{len(COUNTIES)}个县（市、区）中，仅{place['zh']}未被提及"
    assert place["zh"][:-1] not in (data_dir() / "source.txt").read_text(encoding="utf-8")


def test_alt_text_and_data_count_mentions_of_every_county(stored, promises):
    counts = mentions(stored)
    key, most = counts.most_common(1)[0]
    prepared = prepare("places_named", promises)
    assert f"most often {lookup('places')[key]['en']} ({most})." in prepared.words("en").alt
    assert f"{lookup('places')[key]['zh']}最多，{most}项。" in prepared.words("zh").alt
    table = prepared.data()
    assert dict(zip(table["key"], table["value"], strict=True)) == {place: counts[place] for place in COUNTIES}
    naming = {row["id"] for row in stored if set(row["place"].split(";")) & set(COUNTIES)}
    assert {id_ for ids in table["ids"] for id_ in ids.split(";") if id_} == naming == set(prepared.rows["id"])
    assert not table.duplicated(["row", "col"]).any()


def test_some_none_and_all_have_sentences_of_their_own(promises):
    at = promises["place"].map(set)
    one = promises[at == {"liangshan"}].head(1)
    assert prepare("places_named", one).words("en").title == "One of 11 counties and districts is named"
    assert prepare("places_named", one).words("zh").title == "11个县（市、区）中，1个被提及"
    none = promises[at.map(lambda places: bool(places & {"each_county", "each_zone"}))]
    assert prepare("places_named", none).empty()
    named = promises[at.map(lambda places: bool(places & set(COUNTIES)))].copy()
    named["place"] = [(*places, "jiaxiang") for places in named["place"]]
    assert prepare("places_named", named).words("en").title == "All 11 counties and districts are named"
