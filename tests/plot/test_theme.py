"""The look: fonts whatever was set before, colours that are seen and told apart, everything put back."""

import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from looks import contrast, distances
from matplotlib.text import Text

import jining
from jining.plot.theme import ACCENT, CONTRAST, GREY, INK, INK_2, SIZES, families, look
from jining.report.labels import values
from jining.report.language import language


def chinese_without_letters(fig):
    return [text.get_text() for text in fig.findobj(Text) if any("一" <= c <= "鿿" for c in text.get_text())
            and text.get_fontfamily()[0] != families()[0]]


@pytest.mark.parametrize("before", ["nothing", "seaborn", "style"])
def test_chinese_brings_its_own_fonts_whatever_was_set_before(promises, before):
    with mpl.rc_context(mpl.rcParamsDefault):
        if before == "seaborn":
            sns.set_theme(style="darkgrid")
        if before == "style":
            plt.style.use("ggplot")
        own, ax = jining.draw_figure("growth_targets", promises, lang="zh"), plt.subplots()[1]
        jining.plot_bars(promises, by="sector", lang="zh", ax=ax)
        for fig in (own, ax.figure):
            fig.draw_without_rendering()
            assert chinese_without_letters(fig) == []
            assert not any(axes.xaxis.get_gridlines()[0].get_visible() for axes in fig.axes if axes.xaxis.get_gridlines())


def test_the_theme_puts_everything_back():
    before, spoken = dict(mpl.rcParams), language()
    with jining.set_theme("zh", "page"):
        assert (language(), mpl.rcParams["font.size"]) == ("zh", SIZES["page"].text)
    assert dict(mpl.rcParams) == before and language() == spoken
    with pytest.raises(KeyError), look("zh", "page"):
        raise KeyError
    assert dict(mpl.rcParams) == before and language() == spoken


def test_the_theme_never_switches_the_backend():
    backend = mpl.get_backend()
    with jining.set_theme("zh"):
        jining.draw_figure("kinds_by_sector")
        assert mpl.get_backend() == backend


@pytest.mark.parametrize("slip", [{"lang": "de"}, {"size": "column"}])
def test_a_slip_is_named(slip):
    with pytest.raises(ValueError, match=next(iter(slip.values()))):
        jining.set_theme(**slip)


def test_a_reader_s_own_seaborn_figure_has_fonts_colours_order_and_names_of_the_house(promises):
    with jining.set_theme("zh"):
        rows = jining.label(promises, "zh")
        ax = sns.countplot(rows, y="sector", hue="kind", palette=jining.palette("kind", "zh"), saturation=1)
        names = [text.get_text() for text in ax.get_yticklabels()]
        assert names == [entry["zh"] for entry in values("sector").values()]
        colors = [mpl.colors.to_hex(bars[0].get_facecolor()).upper() for bars in ax.containers]
        assert colors == [entry["color"].upper() for entry in values("kind").values()]
        assert chinese_without_letters(ax.figure) == []
        ax.figure.draw_without_rendering()
        assert all(text.get_window_extent().x0 >= 0 for text in ax.get_yticklabels())


def test_a_palette_names_every_value_and_refuses_a_column_without_values():
    assert list(jining.palette("kind", "en")) == ["target", "measure", "aim"]
    judged = jining.load_judgements().query("judgement == 'verb_class'").sort_values("order")
    assert jining.palette("verb_class", "zh") == dict(zip(judged["zh"], judged["color"], strict=True))
    with pytest.raises(ValueError, match="no list of values"):
        jining.palette("quote_zh")


def test_colours_are_seen_and_told_apart():
    assert min(contrast(INK), contrast(INK_2)) >= 4.5
    assert min(contrast(color) for color in (ACCENT, CONTRAST, GREY)) >= 3
    for column in ("kind", "checkable_by", "logic"):
        colors = [entry["color"] for entry in values(column).values()]
        assert min(map(contrast, colors)) >= 3 and min(distances(colors).values()) >= 8
    assert all(distances(pair)["deuteranope"] >= 8 for pair in itertools.combinations([ACCENT, CONTRAST, GREY], 2))


def test_log_axes_of_a_reader_s_own_chart_are_plain_numbers_and_dollars_of_the_data_stay():
    with jining.set_theme("en"):
        ax = plt.subplots()[1]
        ax.plot([1, 1e5], [0, 1])
        ax.set_xscale("log")
        ax.figure.canvas.draw()
        assert {r"$\mathdefault{1000}$", r"$\mathdefault{100000}$"} <= {text.get_text() for text in ax.get_xticklabels()}
    ax = jining.plot_dumbbell(pd.DataFrame({"label": ["from $5 to $9"], "before": [1], "value": [2]}))
    assert not ax.get_yticklabels()[0].get_parse_math()
