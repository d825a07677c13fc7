"""Figures that follow the explorer: what is drawn is the selection, and the frame around it stays where it is."""

import io
import warnings

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import jining
from jining import live, target_bands
from jining.labels import quantity
from jining.live import LiveBars, LiveTargets
from jining.pixels import band, png
from jining.plot_02.marks import MARKS, draw_targets, mark_of, value_of
from jining.plot_02.targets import honest_axis, split_by_axis, target_rows
from jining.theme import COLORS, NAVY, sector_colors

PROMISES = jining.load()
FIGURES = [("sector", "kind"), ("sector", "checkable_by"), ("sector", "firmness"), ("chapter", "kind")]
selections = st.sets(st.integers(0, len(PROMISES) - 1)).map(lambda places: np.array(sorted(places), dtype=int))
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def pixels(picture):
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


def places(**filters):
    return np.flatnonzero(PROMISES["id"].isin(jining.select(PROMISES, **filters)["id"]))


def drawn_bars(bars):
    """Left and right end of each part of each bar, in records."""
    corners = np.array([path.vertices[:4] for path in bars._bars.get_paths()])
    return corners[:, 0, 0].reshape(len(bars._whole), -1), corners[:, 2, 0].reshape(len(bars._whole), -1)


@pytest.fixture(scope="module")
def bars():
    return {(*columns, lang): LiveBars(PROMISES, *columns, lang) for columns in FIGURES for lang in ("en", "zh")}


@pytest.fixture(scope="module")
def targets():
    return {lang: LiveTargets(PROMISES, lang) for lang in ("en", "zh")}


@pytest.mark.parametrize("columns", FIGURES)
@few
@given(selection=selections)
def test_a_bar_is_as_long_as_its_records_are_many(bars, columns, selection):
    drawn = bars[(*columns, "en")]
    drawn._paint(drawn.count(selection))
    left, right = drawn_bars(drawn)
    rows, parts = (PROMISES[column].iloc[selection] for column in columns)
    counts = pd.crosstab(rows, parts).reindex(index=drawn._row_values, columns=list(COLORS[columns[1]]), fill_value=0)
    assert (right - left == counts.to_numpy()).all()
    assert (left[:, 1:] == right[:, :-1]).all() and (left[:, 0] == 0).all()


@few
@given(selection=selections)
def test_the_total_of_every_bar_is_written_at_its_end(bars, selection):
    drawn = bars["sector", "kind", "zh"]
    stamped = []
    drawn._stamp = lambda picture, place: stamped.append((picture, *place))
    try:
        drawn._paint(drawn.count(selection))
    finally:
        del drawn._stamp
    totals = PROMISES["sector"].iloc[selection].value_counts().reindex(drawn._row_values, fill_value=0)
    ends = drawn._ax.transData.transform(list(zip(totals, range(len(totals)), strict=True)))
    for total, end, (picture, *place) in zip(totals, ends, stamped, strict=True):
        assert picture is drawn._numbers[total] and np.allclose(place, end)


def test_each_number_has_a_picture_of_its_own(bars):
    numbers = bars["sector", "kind", "en"]._numbers
    assert len({numbers[n].tobytes() for n in range(60)}) == 60
    assert all((numbers[n] < 128).any() for n in range(60))


def test_the_picture_shows_the_stamped_number(bars):
    drawn, selection = bars["sector", "kind", "en"], places(sector="health")
    shown = pixels(drawn.draw(selection))
    row = drawn._row_values.index("health")
    x, y = drawn._ax.transData.transform((len(selection), row))
    picture = drawn._numbers[len(selection)][:, :, :3]
    top, left = len(shown) - round(y) - len(picture) // 2, round(x) + live._GAP
    assert (shown[top:top + len(picture), left:left + picture.shape[1]] <= picture).all()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", FIGURES)
def test_the_axis_and_the_words_never_move(bars, columns, lang):
    drawn = bars[(*columns, lang)]
    limits = drawn._ax.get_xlim()
    one, none = (pixels(drawn.draw(selection)) for selection in (np.arange(40), np.arange(0)))
    left, below = int(drawn._ax.bbox.x0), len(one) - int(drawn._ax.bbox.y0) + 1
    assert drawn._ax.get_xlim() == limits and limits[0] == 0
    assert (one[:, :left] == none[:, :left]).all() and (one[below:] == none[below:]).all()
    assert (one != none).any()


def test_drawing_again_gives_the_same_picture_whatever_was_drawn_before(bars, targets):
    for drawn in (bars["sector", "kind", "en"], targets["en"]):
        first = drawn.draw(places(sector="health"))
        drawn.draw(np.arange(len(PROMISES)))
        drawn.draw(np.arange(0))
        assert drawn.draw(places(sector="health")) == first


def test_two_figures_do_not_disturb_each_other(bars):
    first = LiveBars(PROMISES, "sector", "kind", "en")
    before = first.draw(np.arange(9))
    LiveBars(PROMISES, "sector", "kind", "zh").draw(np.arange(200))
    LiveTargets(PROMISES, "zh").draw(np.arange(200))
    assert first.draw(np.arange(9)) == before == bars["sector", "kind", "en"].draw(np.arange(9))


def test_drawing_leaves_the_settings_of_matplotlib_alone():
    before = dict(mpl.rcParams)
    for drawn in (LiveBars(PROMISES, "sector", "kind", "zh"), LiveTargets(PROMISES, "zh")):
        drawn.draw(np.arange(len(PROMISES)))
        drawn.draw(np.arange(0))
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("cuts", [(), (1,), (7, 8, 30)])
def test_the_picture_holds_the_pixels_that_went_in(channels, cuts):
    drawn = np.random.default_rng(7).integers(0, 256, (40, 23, channels), dtype=np.uint8)
    image = Image.open(io.BytesIO(png([band(part) for part in np.split(drawn, cuts)])))
    image.load()
    assert image.size == (23, 40) and (np.asarray(image) == drawn[:, :, :3]).all()


@few
@given(selection=selections)
def test_a_picture_of_kept_bars_is_what_the_canvas_would_hold(bars, selection):
    drawn = bars["sector", "kind", "en"]
    drawn.draw(selection)
    picture = drawn.draw(selection)
    drawn._paint(drawn.count(selection))
    if len(selection):
        assert (pixels(picture) == drawn._pixels[:, :, :3]).all()


def test_bars_are_kept_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(live, "_KEPT", 40)
    drawn = LiveBars(PROMISES, "sector", "kind", "en")
    pictures = [drawn.draw(np.arange(n)) for n in range(1, 500, 50)]
    assert len(drawn._bands) <= 40 + len(drawn._whole)
    assert pictures == [drawn.draw(np.arange(n)) for n in range(1, 500, 50)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_selection_without_records_says_so(bars, targets, lang):
    drawn, nothing = bars["sector", "kind", lang], np.arange(0)
    shown = pixels(drawn.draw(nothing))
    box = drawn._message.get_window_extent()
    where = np.s_[len(shown) - int(box.y1):len(shown) - int(box.y0), int(box.x0):int(box.x1)]
    assert drawn._message.get_text() == {"en": "No record in this selection", "zh": "此筛选下没有记录"}[lang]
    assert (shown[where] < 128).any()
    assert not (pixels(drawn.draw(np.arange(1)))[where] < 128).any()
    aims = np.flatnonzero(PROMISES["comparator"].isna())
    assert targets[lang].draw(nothing) == targets[lang].draw(aims) != targets[lang].draw(np.arange(9))
    assert (pixels(targets[lang].draw(nothing)) < 128).any()


def picture_height(live_targets, selection):
    rows = live_targets.targets(selection)
    return target_bands._LINE + len(rows) * target_bands._ROW + len(split_by_axis(rows, "en")) * target_bands._AXIS


@few
@given(selection=selections)
def test_the_targets_drawn_are_those_of_the_selection_by_unit(targets, selection):
    rows = targets["en"].targets(selection)
    assert sorted(rows["id"]) == target_rows(PROMISES.iloc[selection])["id"].tolist()
    panels = {name: panel["id"].tolist() for name, panel in split_by_axis(target_rows(PROMISES), "en")}
    wanted = [id_ for ids in panels.values() for id_ in ids if id_ in set(rows["id"])]
    assert rows["id"].tolist() == wanted
    if len(rows):
        assert len(pixels(targets["en"].draw(selection))) == picture_height(targets["en"], selection)


@few
@given(selection=selections)
def test_each_row_of_the_picture_is_that_of_its_target(targets, selection):
    drawn = targets["zh"]
    rows = drawn.targets(selection)
    if not len(rows):
        return
    lines = iter(pixels(drawn.draw(selection))[target_bands._LINE:])
    colored = rows["sector"].nunique() == 1
    for panel in dict.fromkeys(drawn._bands.panel[rows.index]):
        for number in rows.index[drawn._bands.panel[rows.index] == panel]:
            assert_band(lines, drawn._bands.row(number, colored))
        assert_band(lines, drawn._bands.axes[panel])


def assert_band(lines, kept):
    assert (pixels(png([kept])) == [next(lines) for _ in range(kept.height)]).all()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_target_is_drawn_with_the_mark_of_its_comparator_where_its_axis_says(monkeypatch, lang):
    calls, texts, axes = [], {}, {}

    def spy(ax, placed, y, *, color):
        marks = draw_targets(ax, placed, y, color=color)
        calls.append((placed, np.asarray(y), {name: mark.get_offsets() for name, mark in marks.items()}, color))
        texts.update({round(text.get_position()[1], 3): text.get_text() for text in ax.texts if text.get_ha() == "left"})
        return marks

    def keep(ax, name, rows, lang):
        axes.update(dict.fromkeys(rows["id"], ax))
        return honest_axis(ax, name, rows, lang)

    monkeypatch.setattr(target_bands, "draw_targets", spy)
    monkeypatch.setattr(target_bands, "honest_axis", keep)
    drawn = LiveTargets(PROMISES, lang)
    rows = target_rows(PROMISES)
    (placed, y, marks, color), (_, _, _, colors) = calls
    assert placed["id"].tolist() == rows["id"].tolist() and color == NAVY
    assert colors == [sector_colors()[sector] for sector in rows["sector"]]
    for mark in set(MARKS) - {"range"}:
        assert marks[mark][:, 1].tolist() == y[(mark_of(rows) == mark).to_numpy()].tolist()
    for id_, value, x, place in zip(rows["id"], value_of(rows), value_of(placed), y, strict=True):
        row = rows[rows["id"] == id_].iloc[0]
        if mark_of(rows)[row.name] != "range":
            assert np.isclose(x, axes[id_].transData.transform((value, 0))[0])
        assert texts[round(place, 3)] == quantity(row, lang)
    assert drawn.targets(np.arange(len(PROMISES))).shape[0] == len(rows)


def test_a_range_keeps_both_ends(targets):
    placed = targets["en"]._bands._placed
    ranges = placed[placed["comparator"] == "range"]
    assert len(ranges) and (ranges["value_low"] < ranges["value_high"]).all()


def test_the_marks_of_one_sector_take_its_colour_and_those_of_several_are_navy(targets):
    def share(picture, color):
        return (picture == [int(color[place:place + 2], 16) for place in (1, 3, 5)]).all(axis=2)[target_bands._LINE:].sum()

    one, several = (pixels(targets["en"].draw(places(sector=sector))) for sector in (["rural"], ["rural", "health"]))
    color = sector_colors()["rural"]
    assert share(one, color) > 100 and share(one, NAVY) == 0
    assert share(several, NAVY) > 100 and share(several, color) == 0


def test_more_targets_than_fit_are_counted(monkeypatch):
    monkeypatch.setattr(live, "_MOST", 10)
    said = []
    monkeypatch.setattr(target_bands.TargetBands, "line", lambda bands, text: said.append(text) or bands.legend)
    for lang in ("en", "zh"):
        drawn = LiveTargets(PROMISES, lang)
        everything = np.arange(len(PROMISES))
        assert len(pixels(drawn.draw(everything))) < 1200
        assert str(len(target_rows(PROMISES)) - 10) in said[-1]
    drawn.draw(everything[:10])
    assert len(said) == 2


def test_targets_that_were_not_prepared_are_drawn_when_they_are_needed(monkeypatch, targets):
    monkeypatch.setattr(live, "_MOST", 5)
    late = LiveTargets(PROMISES, "en")
    monkeypatch.setattr(live, "_MOST", 120)
    one, other = (pixels(drawn.draw(places(sector="health"))) for drawn in (late, targets["en"]))
    assert one.shape == other.shape
    assert (one != other).mean() < 0.002  # Agg may round a single dot to whole pixels where it does not round several


@pytest.mark.parametrize("hostile", ["$x$", r"$\frac{$", "a\0b", "x" * 10_000, "长" * 10_000, "", "a\nb\tc", "\U0001f600 𠮷",
                                     "<img src=x onerror=alert(1)>"])
def test_a_hostile_name_neither_crashes_nor_stretches_a_row(hostile):
    promises = PROMISES.head(40)
    place = int(np.flatnonzero(promises["comparator"].notna())[0])
    changed = promises.copy()
    changed.loc[place, ["item_en", "item_zh"]] = hostile
    for lang in ("en", "zh"):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            shown = pixels(LiveTargets(changed, lang).draw(np.array([place])))
        plain = pixels(LiveTargets(promises, lang).draw(np.array([place])))
        left = target_bands._ENDS[False][lang][0] - target_bands._GAP
        assert shown.shape == plain.shape
        assert (shown[:, left + 4:] == plain[:, left + 4:]).all()


def test_a_name_with_dollars_is_written_as_it_is():
    promises = PROMISES.head(40)
    place = int(np.flatnonzero(promises["comparator"].notna())[0])
    pictures = [LiveTargets(promises.assign(item_en=name), "en").draw(np.array([place])) for name in ("$x$", "x")]
    assert pictures[0] != pictures[1]


def test_a_table_without_targets_or_records_can_be_followed():
    for nothing in (PROMISES[PROMISES["comparator"].isna()], PROMISES.iloc[:0]):
        for drawn in (LiveTargets(nothing, "en"), LiveBars(nothing, "sector", "kind", "zh")):
            assert pixels(drawn.draw(np.arange(len(nothing)))).shape == (520, 940, 3)


def test_the_index_of_the_table_does_not_matter(targets):
    shuffled = PROMISES.set_index(pd.Index(range(900, 900 - len(PROMISES), -1)))
    assert LiveTargets(shuffled, "en").draw(places(sector="rural")) == targets["en"].draw(places(sector="rural"))


def test_a_record_that_stands_twice_is_counted_and_drawn_twice(bars):
    doubled = pd.concat([PROMISES, PROMISES])
    both = np.flatnonzero((doubled["sector"] == "health").to_numpy())
    once = places(sector="health")
    assert (LiveBars(doubled, "sector", "kind", "en").count(both) == 2 * bars["sector", "kind", "en"].count(once)).all()
    assert len(LiveTargets(doubled, "en").targets(both)) == 2 * len(target_rows(PROMISES.iloc[once]))
