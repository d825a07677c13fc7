"""The general charts: any selection in, Axes out, names and numbers inside the place that was given."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from looks import complaints

import jining
from jining.plot.layout import NOTHING
from jining.teaching.files import report_two

CHARTS = {
    "bars": lambda rows, **to: jining.plot_bars(rows, by="sector", **to),
    "parts": lambda rows, **to: jining.plot_bars(rows, by="chapter", parts="kind", **to),
    "groups": lambda rows, **to: jining.plot_bars(rows, by="target_group", **to),
    "shares": lambda rows, **to: jining.plot_shares(rows, by="sector", parts="checkable_by", **to),
    "heatmap": lambda rows, **to: jining.plot_heatmap(rows, by="sector", across="chapter", **to),
    "targets": lambda rows, **to: jining.plot_targets(rows[rows["measure_type"] == "growth_rate"], **to),
    "table": lambda rows, **to: jining.plot_table(rows[rows["chapter"] == 6], **to),
    "tiles": lambda rows, **to: jining.plot_tiles(rows, by="sdg", **to),
}


@pytest.mark.parametrize("size", ["slide", "page"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_looks_well(promises, name, lang, size):
    with jining.set_theme(lang, size):
        assert complaints(CHARTS[name](promises).figure) == []


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_stays_in_the_axes_that_were_given(promises, name):
    with jining.set_theme("zh", "page"), plt.rc_context({"figure.constrained_layout.use": False}):
        fig, axes = plt.subplots(1, 2, figsize=(13, 6))
        before = axes[0].get_position()
        CHARTS[name](promises, ax=axes[1])
        assert axes[0].get_position().bounds == before.bounds
        assert complaints(fig) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_selection_says_so(promises, name, lang):
    fig = CHARTS[name](promises.iloc[:0], lang=lang).figure
    assert "".join(text.get_text() for text in fig.findobj(plt.Text)).replace(" ", "").startswith(
        NOTHING[lang].replace(" ", "")[:9])


def test_bars_count_every_record_once_and_the_longest_is_on_top(promises):
    ax = jining.plot_bars(promises, by="sector", lang="en")
    lengths = [bar.get_width() for bar in ax.patches]
    assert sum(lengths) == len(promises) and lengths == sorted(lengths, reverse=True) and ax.get_xlim()[0] == 0


def test_bars_of_another_column_of_text_need_no_codebook(promises):
    both = pd.concat([promises.assign(report="Jining")[:30], promises.assign(report="Heze")[30:40]])
    ax = jining.plot_bars(both, by="report", lang="en")
    assert [text.get_text() for text in ax.get_yticklabels()] == ["Jining", "Heze"]


def test_parts_of_a_share_add_up_to_a_hundred(promises):
    ax = jining.plot_shares(promises, by="chapter", parts="kind", lang="en")
    assert all(sum(bars[row].get_width() for bars in ax.containers) == pytest.approx(100) for row in range(9))


def test_unlike_targets_share_no_axis(promises):
    with pytest.raises(ValueError, match="different things"):
        jining.plot_targets(promises)
    with pytest.raises(ValueError, match="rates of growth and shares"):
        jining.plot_targets(jining.select(promises, unit="percent"))


def test_targets_are_drawn_from_zero_or_on_a_log_scale(promises):
    growth = jining.plot_targets(promises[promises["measure_type"] == "growth_rate"], lang="en")
    assert growth.get_xlim()[0] == 0 and growth.get_xscale() == "linear"
    assert jining.plot_targets(jining.select(promises, unit="firms"), lang="en").get_xscale() == "symlog"


def test_a_dumbbell_needs_both_values_and_names_what_is_missing():
    with pytest.raises(ValueError, match="'before' is missing"):
        jining.plot_dumbbell(pd.DataFrame({"label": ["A"], "value": [1]}))


@pytest.mark.parametrize("chart", [jining.plot_bars, jining.plot_shares, jining.plot_heatmap, jining.plot_tiles])
def test_a_column_that_is_not_there_is_named(promises, chart):
    with pytest.raises(ValueError, match="'colour' is missing"):
        chart(promises, by="colour")


@pytest.fixture
def both(promises):
    return pd.concat([jining.load(report_two()).assign(report="Qinghe"), promises.assign(report="Jining")])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_reports_are_compared_by_their_parts_in_the_order_given_and_never_ranked(both, lang):
    ax = jining.plot_bars(both, by="report", lang=lang)
    assert [name.get_text() for name in ax.get_yticklabels()] == ["Qinghe", "Jining"] and ax.get_xlim() == (0, 100)
    assert complaints(ax.figure) == []
    assert [[bar.get_width() for bar in part] for part in jining.plot_shares(both, by="report").containers] == [
        [bar.get_width() for bar in part] for part in ax.containers]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("plot", [jining.plot_bars, jining.plot_shares])
def test_two_reports_stand_side_by_side_with_the_same_rows(both, plot, lang):
    one, two = plot(both, by="sector", parts="kind", lang=lang)
    names = [[name.get_text() for name in ax.get_yticklabels()] for ax in (one, two)]
    assert names[0] == names[1] and complaints(one.figure) == []
    ends = [float(text.get_text().removeprefix("n = ")) for ax in (one, two) for text in ax.texts if text.get_gid() == "end"]
    assert sum(ends) == len(both)


def test_two_reports_are_selected_from_as_one(both, promises):
    chosen = jining.select(both, kind="target", sector="rural")
    wanted = {name: len(jining.select(rows, kind="target", sector="rural")) for name, rows in (("Jining", promises),)}
    assert chosen["report"].value_counts()["Jining"] == wanted["Jining"] and chosen["report"].nunique() == 2


def test_what_reports_do_not_share_or_one_chart_cannot_hold_is_refused(both, promises):
    with pytest.raises(ValueError, match="do not share the values of 'place'"):
        jining.plot_bars(both, by="place")
    with pytest.raises(ValueError, match="'nothing' is missing"):
        jining.plot_bars(both, by="nothing")
    with pytest.raises(ValueError, match=r"of several reports \(Qinghe, Jining\)"):
        jining.plot_heatmap(both)
    with pytest.raises(ValueError, match="JN20-001 stands more than once"):
        jining.plot_bars(pd.concat([both, promises.assign(report="again")]))
