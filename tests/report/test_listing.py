"""A listing shows whole texts in words, in both languages."""

import pytest

import jining
from jining.report.codebook import list_records


def test_a_listing_shows_every_text_whole(promises):
    longest = promises.loc[promises["quote_zh"].str.len().idxmax()]
    shown = list_records(promises[promises["id"] == longest["id"]], "quote_zh", "text_en")
    assert shown.table.iloc[0].tolist() == [longest["quote_zh"], longest["text_en"]]
    assert longest["quote_zh"] in (page := shown._repr_html_()) and "mathjax_ignore tex2jax_ignore" in page


def test_coded_values_and_headings_are_words_of_the_language(promises):
    quotas = jining.select(promises, place="each_county").head(1)
    english, chinese = (list_records(quotas, "place", "kind", lang=lang).table for lang in ("en", "zh"))
    assert "each_county" not in english.iloc[0, 0]
    assert english.columns.tolist() == ["Where", "Kind"]
    assert chinese.columns.tolist() == ["地点", "类别"]
    assert chinese.iloc[0, 1] == "目标"


def test_rows_that_are_left_out_are_counted_and_an_empty_selection_says_so(promises):
    shown = list_records(promises, "id", lang="en", most=3)
    assert len(shown.table) == 3
    assert str(len(promises) - 3) in shown.more
    assert list_records(promises.head(2), "id").more == ""
    assert list_records(promises.head(0), lang="en")._repr_html_() == "<p>No record in this selection.</p>"
    assert repr(list_records(promises.head(0), lang="zh")) == "此筛选下没有记录。"


def test_a_missing_value_is_blank_and_markup_is_escaped(promises):
    bare = promises[promises["modal"].isna()].head(1).assign(text_en="<img src=x>")
    shown = list_records(bare, "modal", "deadline", "text_en")
    assert shown.table.iloc[0].tolist() == ["", "", "<img src=x>"] and "<img" not in shown._repr_html_()


@pytest.mark.parametrize(("columns", "more", "said"), [
    (["sectr"], {}, "sectr"), (["outlet"], {}, "load_results"), (["id"], {"most": "a"}, "most='a' is no number of rows"),
    (["id"], {"most": -1}, "most=-1 is no number of rows")])
def test_what_cannot_be_shown_is_named(promises, columns, more, said):
    with pytest.raises(ValueError, match=said):
        list_records(promises, *columns, **more)


def test_what_was_found_is_read_beside_the_promise(promises):
    verdicts = jining.load_verdicts().explode("facts")
    found = promises.drop(columns="verdict").merge(verdicts, on="id").merge(
        jining.load_results(), left_on="facts", right_on="fact")
    english, chinese = (list_records(found, "item", "verdict", "date", "what", "outlet", "caveat", lang=lang, most=200).table
                        for lang in ("en", "zh"))
    assert english.columns.tolist() == ["Promise", "What became of it", "Date", "Fact", "Outlet", "Caveat"]
    assert chinese.columns.tolist()[3] == "事实"
    assert english["Fact"].tolist() == found["what_en"].tolist()


def test_a_value_after_a_merge_that_renamed_its_unit_is_refused_with_what_to_write(promises):
    facts = jining.load_results().explode("ids").rename(columns={"ids": "id"})
    with pytest.raises(ValueError, match=r"'value' needs the column 'unit'.*suffixes=\(\"\", \"_fact\"\)"):
        list_records(promises.merge(facts, on="id"), "value")
    assert "约" not in repr(list_records(promises.merge(facts, on="id", suffixes=("", "_fact")), "value", lang="zh"))


def test_an_outlet_with_an_english_remark_stands_in_chinese(promises):
    facts = jining.load_results().assign(item_zh="")
    shown = repr(list_records(facts, "outlet", lang="zh", most=len(facts)))
    assert "printed" not in shown and "reposted" not in shown and "未载出处" in shown
    assert "outlet not printed" in repr(list_records(facts, "outlet", lang="en", most=len(facts)))
