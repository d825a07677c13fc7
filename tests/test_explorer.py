"""The filter, the figure and the panel."""

import pytest

import jining
from jining.explorer import PAGE, explore, select, table_html


def test_filters_combine(promises):
    chosen = select(promises, sector="health", kind="target")
    assert len(chosen)
    assert set(zip(chosen["sector"], chosen["kind"], strict=True)) == {("health", "target")}
    assert len(chosen) == ((promises["sector"] == "health") & (promises["kind"] == "target")).sum()


def test_no_filter_keeps_every_record(promises):
    assert select(promises).equals(promises)


@pytest.mark.parametrize("words", ["base stations", "BASE  Stations", "ｂａｓｅ stations", "5G基站4000", "基站 4,000"])
def test_words_are_found_in_either_language_whatever_case_and_width(promises, words):
    assert select(promises, words=words)["value_low"].tolist() == [4000]


@pytest.mark.parametrize("words", [".*", "(", "[a", "\\", "no such words"])
def test_a_special_character_is_just_a_character(promises, words):
    chosen = select(promises, words=words)
    assert all(words in f"{row.quote_zh}{row.text_en}{row.item_zh}{row.item_en}" for row in chosen.itertuples())


def test_a_hostile_cell_is_shown_as_text(promises):
    hostile = promises.head(1).assign(quote_zh="<img src=x onerror=alert(1)>", text_en="</script><b>")
    shown = table_html(hostile)
    assert "<img" not in shown and "</script>" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_an_empty_selection_gets_a_message(promises):
    panel = explore(promises, words="no such words")
    assert "No record matches" in panel._table.value
    assert panel._count.value == f"<b>0 of {len(promises)} records</b>"


def test_pages_walk_through_every_record(promises):
    panel, seen = explore(promises), []
    while True:
        seen += [id_ for id_ in promises["id"] if f"<b>{id_}</b>" in panel._table.value]
        if panel._next.disabled:
            break
        panel._next.click()
    assert seen == promises["id"].tolist()
    panel._back.click()
    assert panel._page == (len(promises) - 1) // PAGE - 1


def test_a_new_filter_starts_at_the_first_page(promises):
    panel = explore(promises)
    panel._next.click()
    panel._kind.value = "aim"
    assert panel._page == 0
    assert len(panel.selected) == (promises["kind"] == "aim").sum()


def test_an_unknown_start_value_is_named(promises):
    with pytest.raises(ValueError, match="no sector 'farming'; there are: economy"):
        explore(promises, sector="farming")


def test_a_viewer_without_widgets_gets_a_table(promises):
    bundle = explore(promises, sector="digital")._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "<table>" in data["text/html"] and "JN20-" in data["text/html"]


def test_the_lazy_names_are_listed():
    assert {"explore", "plot_kinds"} <= set(dir(jining))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = jining.nothing
