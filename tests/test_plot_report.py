"""Figures of the report as a text: what is drawn is what the tables hold, and the titles can be computed in another way."""

import re

import pandas as pd
import pytest
from looks import assert_looks_well, contrast, overlaps
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from jining.figures_02 import draw_card, draw_figure, find_card
from jining.labels import label
from jining.package import body, source_text
from jining.plot_02.canvas import above, legend_columns
from jining.plot_02.coverage import MARKS, plot_chapters_by_sector, plot_specificity
from jining.plot_02.narrow import fold_list
from jining.plot_02.programmes import plot_programmes, programme_states
from jining.plot_02.report import PARTS, plot_accounting, plot_target_density, segments, target_density
from jining.tables import load_ledger, load_programmes
from jining.theme import COLORS, GREY, NAVY, PURPLE, set_theme

NAMES = ["accounting_strip", "target_density", "specificity", "chapters_by_sector", "programmes"]
LANGS = ["en", "zh"]


def of_gid(ax, gid):
    return [artist for artist in ax.findobj() if artist.get_gid() == gid]


def labels(axis):
    return [tick.get_text() for tick in axis.get_ticklabels()]


def words(name, promises, lang="en"):
    card = find_card(name)
    return card.words(card.rows(promises), lang)


def body_text():
    start, end = body()
    return re.sub(r"\s", "", source_text()[start:end])


# the text in segments

def test_the_segments_hold_every_character_of_the_body_once(promises):
    parts = segments(promises)
    assert parts["length"].sum() == len(body_text())
    assert (parts.groupby("chapter")["place"].first() == 0).all()
    ends = parts["place"] + parts["length"]
    assert (ends.shift()[parts["place"] > 0] == parts["place"][parts["place"] > 0]).all()


def test_a_segment_stands_in_the_chapter_of_its_records(promises):
    chapters = promises.set_index("id")["chapter"]
    pairs = [(key, chapter) for ids, chapter in zip(load_ledger()["ids"], segments(promises)["chapter"], strict=True)
             for key in ids]
    assert len(pairs) == len(promises)
    assert [key for key, chapter in pairs if chapters[key] != chapter] == []


def test_a_segment_of_two_records_takes_the_firmer_kind(promises):
    ledger = load_ledger()
    row = next(place for place, ids in enumerate(ledger["ids"]) if len(ids) == 2)
    changed = promises.assign(kind=promises["kind"].mask(promises["id"] == ledger["ids"][row][0], "aim"))
    assert promises.set_index("id")["kind"][ledger["ids"][row][1]] == "target"
    assert segments(changed, ledger)["part"][row] == "target"


def test_records_outside_a_selection_are_drawn_as_such(promises):
    chosen = promises[promises["sector"] == "health"]
    parts = segments(chosen)["part"].value_counts()
    assert parts[["target", "measure", "aim"]].sum() == len(chosen)
    assert parts["other"] == segments(promises)["part"].isin(["target", "measure", "aim"]).sum() - len(chosen)
    fig = plot_accounting(chosen, lang="en", fig=Figure())
    assert "promise outside this selection" in [text.get_text() for text in fig.legends[0].get_texts()]


def test_every_segment_is_a_box_at_its_place(promises):
    top, strips = plot_accounting(promises, lang="en", fig=Figure()).axes
    expected = segments(promises)
    drawn = {(gid, round(box.vertices[:, 0].min()), round(box.vertices[:, 0].max()))
             for gid, boxes in ((c.get_gid(), c.get_paths()) for c in strips.collections) for box in boxes}
    assert drawn == {(f"{row.chapter} {row.part}", row.place, row.place + row.length) for row in expected.itertuples()}
    for part in PARTS:
        here = expected[expected["part"] == part]
        by_number, by_length = (bar.get_width() for bar in of_gid(top, part))
        assert by_number == pytest.approx(100 * len(here) / len(expected))
        assert by_length == pytest.approx(100 * here["length"].sum() / expected["length"].sum())


def test_only_promises_are_high_boxes(promises):
    strips = plot_accounting(promises, lang="en", fig=Figure()).axes[1]
    heights = {c.get_gid().split()[1]: round(c.get_paths()[0].get_extents().height, 2) for c in strips.collections}
    promised = {heights.pop(kind) for kind in ("target", "measure", "aim")}
    assert len(promised) == 1
    assert max(heights.values()) < min(promised) / 2


def test_headings_do_not_look_like_aims(promises):
    strips = plot_accounting(promises, lang="en", fig=Figure()).axes[1]
    faces = {c.get_gid().split()[1]: to_hex(c.get_facecolor()[0]) for c in strips.collections}
    assert len(set(faces.values())) == len(faces)


def test_the_title_of_the_strip_counts_characters(promises):
    kinds = promises.set_index("id")["kind"]
    ledger = load_ledger()
    whole = len(body_text())
    length = dict.fromkeys(("promise", "target"), 0)
    for text, ids in zip(ledger["text"], ledger["ids"], strict=True):
        length["promise"] += len(re.sub(r"\s", "", text)) * bool(ids)
        length["target"] += len(re.sub(r"\s", "", text)) * any(kinds[key] == "target" for key in ids)
    for lang in LANGS:
        said = re.findall(r"(\d+)%", words("accounting_strip", promises, lang).title)
        assert said == [f"{100 * n / whole:.0f}" for n in length.values()]


# density

def test_a_dot_stands_at_the_targets_per_thousand_characters(promises):
    ax = plot_target_density(promises, lang="en", ax=Figure().subplots())
    heads = [m.start() for m in re.finditer(r"\([一二三四五六七八]\)聚焦", body_text())]
    lengths = [b - a for a, b in zip([0, *heads], [*heads, len(body_text())], strict=True)]
    targets = [int(((promises["chapter"] == chapter) & (promises["kind"] == "target")).sum()) for chapter in range(9)]
    lengths.append(sum(lengths))
    targets.append(sum(targets))
    x, y = of_gid(ax, "dot")[0].get_offsets().T
    assert list(y) == list(range(10))
    assert list(x) == pytest.approx([1000 * n / length for n, length in zip(targets, lengths, strict=True)])
    said = [f"{n} in {length:,} characters" for n, length in zip(targets, lengths, strict=True)]
    assert [text.get_text() for text in ax.texts] == said
    assert ax.get_xlim()[0] == 0
    assert labels(ax.yaxis)[-1] == "Whole report"


def test_a_density_of_few_targets_is_grey(promises):
    ax = plot_target_density(promises, lang="en", ax=Figure().subplots())
    targets = target_density(promises)["targets"]
    colors = [to_hex(color).upper() for color in of_gid(ax, "dot")[0].get_facecolors()]
    assert colors == [NAVY if n >= 10 else GREY for n in targets] + [PURPLE]
    assert {NAVY, GREY} <= set(colors)


def test_the_density_title_names_the_extremes(promises):
    density = target_density(promises)
    ordered = density.sort_values("per_1000")
    title = words("target_density", promises).title
    said = [int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*\b", title)]
    high, low = ordered.iloc[-1], ordered.iloc[0]
    assert said == [high["targets"], high["characters"], low["targets"], low["characters"]]


def test_a_chapter_name_is_quoted_once(promises):
    for name in ("target_density", "chapters_by_sector"):
        assert not re.search("““|””", " ".join(words(name, promises, "zh")))
        assert "“" in " ".join(words(name, promises, "en"))


def test_a_selection_without_targets_has_no_density(promises):
    ax = plot_target_density(promises[promises["kind"] == "aim"], lang="en", ax=Figure().subplots())
    assert [text.get_text() for text in ax.texts] == ["No record in this selection"]


# specificity

def drawn_marks(fig):
    """Paragraph and mark -> (area of the dot, count beside it); a ring has no count."""
    out = {}
    for ax in fig.axes:
        paras = [name.split()[0] for name in labels(ax.yaxis)]
        counts = {tuple(int(v) for v in text.xy): int(text.get_text()) for text in ax.texts}
        for gid in ("some", "none"):
            for dots in of_gid(ax, gid):
                for (x, y), area in zip(dots.get_offsets(), dots.get_sizes(), strict=True):
                    place = (int(x), int(y))
                    assert (place in counts) == (gid == "some")
                    out[paras[place[1]], list(MARKS)[place[0]]] = (area, counts.get(place, 0))
    return out


def test_every_paragraph_and_mark_has_a_dot_or_a_ring(promises):
    drawn = drawn_marks(plot_specificity(promises, lang="en", fig=Figure()))
    counts = promises.groupby("para", observed=True)[list(MARKS)].sum()
    expected = {(para, mark): counts.loc[para, mark] for para in counts.index for mark in MARKS}
    assert {key: count for key, (_, count) in drawn.items()} == expected
    assert {para for para, _ in drawn} == set(promises["para"].cat.categories)


def test_the_area_of_a_dot_is_the_share_of_the_paragraph(promises):
    drawn = drawn_marks(plot_specificity(promises, lang="en", fig=Figure(figsize=(10, 5.6))))
    sizes = promises["para"].value_counts()
    shares = {key: count / sizes[key[0]] for key, (_, count) in drawn.items()}
    full = max(area / shares[key] for key, (area, count) in drawn.items() if shares[key] > 0.2)
    for key, (area, _) in drawn.items():
        if shares[key] > 0.06:  # below, a dot keeps the size at which it can be seen
            assert area == pytest.approx(full * shares[key])
    assert min(area for area, _ in drawn.values()) == pytest.approx(full * 0.24**2)


def test_seventeen_paragraphs_stand_in_each_column_with_their_records(promises):
    fig = plot_specificity(promises, lang="zh", fig=Figure(figsize=(10, 5.6)))
    sizes = promises["para"].value_counts(sort=False)
    said = [(name.split()[0], int(name.rpartition("(")[2].strip(")"))) for ax in fig.axes for name in labels(ax.yaxis)]
    assert said == list(sizes.items())
    assert [len(labels(ax.yaxis)) for ax in fig.axes] == [17, 17]
    assert fig.axes[0].get_ylim() == fig.axes[1].get_ylim()


def test_the_title_counts_dates_actors_and_silent_paragraphs(promises):
    actors = promises[promises["actor"].astype("str") != "unstated"]
    silent = set(promises["para"]) - set(actors["para"])
    expected = [len(promises), int(promises["deadline"].notna().sum()), len(actors)]
    assert [int(n) for n in re.findall(r"\d+", words("specificity", promises).title)] == [*expected, len(silent), 34]
    assert [int(n) for n in re.findall(r"\d+", words("specificity", promises, "zh").title)] == [*expected, 34, len(silent)]


# chapters and sectors

def test_a_tile_holds_the_records_of_its_sector_and_chapter(promises):
    ax = plot_chapters_by_sector(promises, lang="en", ax=Figure().subplots())
    sectors, chapters = list(promises["sector"].cat.categories), sorted(set(promises["chapter"]))
    drawn = {(sectors[int(t.get_position()[1])], chapters[int(t.get_position()[0])]): int(t.get_text()) for t in ax.texts}
    assert drawn == promises.groupby(["sector", "chapter"], observed=True).size().to_dict()
    assert labels(ax.yaxis)[0] == f"Economy ({(promises['sector'] == 'economy').sum()})"
    assert [name.split()[0] for name in labels(ax.xaxis)] == [str(chapter) for chapter in chapters]


def test_the_number_on_a_tile_can_be_read(promises):
    ax = plot_chapters_by_sector(promises, lang="en", ax=Figure().subplots())
    mesh = ax.collections[0]
    mesh.update_scalarmappable()
    tiles = dict(zip(((x, y) for y in range(18) for x in range(9)), mesh.get_facecolors(), strict=True))
    ratios = [contrast(to_hex(t.get_color()), to_hex(tiles[tuple(int(v) for v in t.get_position())])) for t in ax.texts]
    assert min(ratios) >= 4  # as good as white or ink can be on the worst of all tiles


def test_the_title_counts_sectors_in_more_than_one_chapter(promises):
    spread = sum(rows["chapter"].nunique() > 1 for _, rows in promises.groupby("sector", observed=True))
    title = words("chapters_by_sector", promises).title
    assert [int(n) for n in re.findall(r"\d+", title)] == [spread, promises["sector"].nunique()]


# programmes

def test_every_programme_with_a_record_is_in_one_state(promises):
    named = programme_states(promises)
    assert set(named["programme"]) == {key for keys in promises["programme"] for key in keys}
    assert named["records"].sum() == promises["programme"].map(len).sum()
    assert named["programme"][named["state"] == "explained"].tolist() == \
        load_programmes().query("defined_in_text == 'yes'")["programme"].tolist()
    assert named["state"].notna().all()


def test_a_year_a_phase_or_a_lake_is_no_number_of_a_slogan(promises):
    state = programme_states(promises).set_index("programme")["state"]
    assert set(state[["one_233", "p6501", "p510", "one_plus_six", "six_stabilities", "ten_lines"]]) == {"number"}
    others = ["confucius_festival", "snwd_phase2", "fishery_plan", "primary_care_plan", "strong_collective", "talent_card"]
    assert set(state[others]) == {"name"}


def test_the_bar_of_programmes_has_one_part_per_state(promises):
    fig = plot_programmes(promises, lang="en", fig=Figure())
    counts = programme_states(promises)["state"].value_counts(sort=False)
    assert [patch.get_width() for patch in fig.axes[0].patches] == counts.tolist()
    said = [int(re.search(r"\d+", text.get_text())[0]) for text in fig.axes[0].get_legend().get_texts()]
    assert said == counts.tolist()


@pytest.mark.parametrize("lang", LANGS)
def test_a_listed_programme_has_its_records_its_paragraph_and_its_name(lang, promises):
    fig = plot_programmes(promises, lang=lang, fig=Figure(figsize=(10, 5.6)))
    listed = programme_states(promises).query("state == 'number'")
    widths = [patch.get_width() for ax in fig.axes[1:] for patch in ax.patches]
    assert widths == listed["records"].tolist()
    first = promises.explode("programme").drop_duplicates("programme").set_index("programme")["para"]
    assert [name for ax in fig.axes[1:] for name in labels(ax.yaxis)] == first[listed["programme"]].tolist()
    texts = {text.get_text() for ax in fig.axes[1:] for text in ax.texts}
    names = listed[lang].str.replace("[“”]", '"', regex=True) if lang == "en" else listed[lang]
    assert set(names) <= texts


def test_an_example_is_given_only_where_the_name_does_not_say_it(promises):
    fig = plot_programmes(promises, lang="zh", fig=Figure(figsize=(10, 5.6)))
    beside = {}
    for ax in fig.axes[1:]:
        texts = [text.get_text() for text in ax.texts]
        beside |= dict(zip(texts[::2], texts[1::2], strict=True))
    first = promises.explode("programme").drop_duplicates("programme").set_index("programme")["item_zh"]
    assert beside["“510”企业培育工程"] == first["p510"]
    assert beside["“6501”培育工程"] == ""


def test_programmes_that_do_not_fit_are_counted(promises):
    programmes = pd.DataFrame({"programme": [f"p{n}" for n in range(60)], "zh": [f"第{n}项" for n in range(60)],
                               "en": [f"No. {n}" for n in range(60)], "defined_in_text": "no"})
    rows = promises.head(60).assign(programme=[(key,) for key in programmes["programme"]])
    fig = plot_programmes(rows, programmes=programmes, lang="en", fig=Figure(figsize=(10, 5.6)))
    assert sum(len(ax.patches) for ax in fig.axes[1:]) == 40
    assert "and 20 more" in [text.get_text() for text in fig.axes[-1].texts]


def test_the_title_counts_programmes_that_the_text_never_explains(promises):
    table = load_programmes().set_index("programme")
    used = table.loc[sorted({key for keys in promises["programme"] for key in keys})]
    numbers = [int(n) for n in re.findall(r"\d+", words("programmes", promises).title)]
    assert numbers[:2] == [int((used["defined_in_text"] == "no").sum()), len(used)]
    assert numbers[2] == sum(len(ax.patches) for ax in draw_figure("programmes", lang="en").axes[1:])


# every figure of this module

@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_five_hundred_more_rows_and_long_labels_are_drawn_sensibly(name, lang, promises):
    rows = pd.concat([promises] * 2, ignore_index=True)
    rows[f"item_{lang}"] = rows[f"item_{lang}"] * 8
    fig = draw_figure(name, rows, lang=lang)
    assert_looks_well(fig)


@pytest.mark.parametrize("size", ["half", "column"])
@pytest.mark.parametrize("name", NAMES)
def test_a_smaller_canvas_has_no_overlapping_text(name, size):
    assert overlaps(draw_figure(name, lang="en", size=size)) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_words_are_said_of_any_selection(name, lang, promises):
    card = find_card(name)
    for rows in (promises.iloc[:0], promises.iloc[:1], promises.iloc[7:9], promises[promises["sector"] == "rural"]):
        said = card.words(card.rows(rows), lang)
        assert all(said)
        assert "nan" not in " ".join(said)
        draw_card(card, card.rows(rows), lang=lang)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_does_not_change_its_rows(name, promises):
    card = find_card(name)
    before = promises.copy()
    draw_card(card, card.rows(promises), lang="en")
    pd.testing.assert_frame_equal(promises, before)


# legends and labels of a narrow canvas

@pytest.mark.parametrize("lang", LANGS)
def test_a_legend_takes_as_many_columns_as_fit(lang):
    names = [label("checkable_by", value, lang) for value in COLORS["checkable_by"]]
    columns = [legend_columns(Figure((width, 5)), names) for width in (1, 2, 3, 10)]
    assert columns == sorted(columns)
    assert (columns[0], columns[-1]) == (1, len(names))


def test_a_legend_wider_than_its_axes_stands_over_the_right_end():
    names = ["a number", "all of a set", "zero", "an event", "no test stated"]
    with set_theme(size="slide"):
        assert above(Figure((10, 5)).subplots(), names)["loc"] == "lower left"
    with set_theme(size="half"):
        assert above(Figure((4.9, 5)).subplots(), names)["loc"] == "lower right"


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_of_words_is_broken_behind_its_commas_only(lang):
    for level in COLORS["firmness"]:
        name = label("firmness", level, lang)
        folded = fold_list(name, 30, 8)
        assert folded.replace("\n", " " if lang == "en" else "") == name
        assert all(line.endswith((",", "、")) for line in folded.split("\n")[:-1])
