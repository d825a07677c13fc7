"""Counties and districts: every number against the table read as text."""

from collections import Counter

from recount import figure, split, words

from jining.figures.figure import prepare
from jining.report.report import data_dir, lookup

COUNTIES = [key for key, entry in lookup("places").items() if entry["type"] == "county"]


def test_the_words_name_the_one_that_is_not_mentioned_and_the_data_count_every_county(stored):
    counts = Counter(place for row in stored for place in row["place"].split(";") if place in COUNTIES)
    (silent,) = (place for place in COUNTIES if not counts[place])
    (key, most), (en, zh), names = counts.most_common(1)[0], words("places_named"), lookup("places")
    assert en.title == f"Only {names[silent]['en']}, of {len(COUNTIES)} counties and districts, is not named"
    assert zh.title == f"{len(COUNTIES)}个县（市、区）中，仅{names[silent]['zh']}未被提及"
    assert names[silent]["zh"][:-1] not in (data_dir() / "source.txt").read_text(encoding="utf-8")
    assert f"most often {names[key]['en']} ({most})." in en.alt and f"{names[key]['zh']}最多，{most}项。" in zh.alt
    table = figure("places_named").data()
    assert dict(zip(table["key"], table["value"], strict=True)) == {place: counts[place] for place in COUNTIES}
    naming = {row["id"] for row in stored if set(row["place"].split(";")) & set(COUNTIES)}
    assert set(split(table["ids"])) == naming == set(figure("places_named").rows["id"])
    assert not table.duplicated(["row", "col"]).any()


def test_some_none_and_all_have_sentences_of_their_own(promises):
    at = promises["place"].map(set)
    en, zh = words("places_named", promises[at == {"liangshan"}].head(1))
    assert (en.title, zh.title) == ("One of 11 counties and districts is named", "11个县（市、区）中，1个被提及")
    none = promises[at.map(lambda places: bool(places & {"each_county", "each_zone"}))]
    assert prepare("places_named", none).empty()
    named = promises[at.map(lambda places: bool(places & set(COUNTIES)))].copy()
    named["place"] = [(*places, "jiaxiang") for places in named["place"]]
    assert words("places_named", named)[0].title == "All 11 counties and districts are named"
