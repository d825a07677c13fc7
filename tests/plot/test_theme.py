"""The look: fonts whatever was set before, colours that are told apart, everything put back; pictures in notebooks."""

import copy
import io
import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from legibility import contrast, distances
from matplotlib.text import Text
from PIL import Image, ImageOps

import jining
from jining.plot import png as pictures
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
        jining.draw_figure("kinds_by_sector")
        assert mpl.rcParams["backend"] == before["backend"]
    assert dict(mpl.rcParams) == before and language() == spoken
    with pytest.raises(KeyError), look("zh", "page"):
        raise KeyError
    for slip in ("lang", "size"):
        with pytest.raises(ValueError, match=f"{slip}='column' is not known"):
            jining.set_theme(**{slip: "column"})
    assert dict(mpl.rcParams) == before and language() == spoken


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


def test_a_figure_is_shown_at_double_density_with_its_finding_in_words(promises, monkeypatch):
    out = []
    monkeypatch.setattr(pytest.importorskip("IPython.display"), "publish_display_data", lambda *said: out.extend(said))
    fig = jining.draw_figure("kinds_by_sector", promises, lang="zh")
    fig._ipython_display_()
    png, shown = out[0]["image/png"], out[1]["image/png"]
    assert Image.open(io.BytesIO(png)).width == 2 * shown["width"] == 1920 and len(png) < 150_000
    assert shown["alt"] == fig.alt == out[0]["text/plain"]


def test_a_figure_is_drawn_and_saved_the_same_whatever_was_set_before(promises):
    own = {"font.family": "serif", "axes.grid": True, "axes.facecolor": "red", "lines.linewidth": 9,
           "savefig.bbox": "tight", "text.usetex": False}
    shown, saved = jining.draw_figure("growth_targets", promises, lang="zh"), [io.BytesIO() for _ in range(4)]
    shown.savefig(saved[0], dpi=50)
    copy.deepcopy(shown).savefig(saved[3], dpi=50)
    with mpl.rc_context(own):
        shown.savefig(saved[1], dpi=50)
        jining.draw_figure("growth_targets", promises, lang="zh").savefig(saved[2], dpi=50)
    assert len({file.getvalue() for file in saved}) == 1
    shown.savefig(saved[0], dpi=50, bbox_inches="tight")  # words and picture go together
    assert min(ImageOps.invert(Image.open(saved[0]).convert("L")).getbbox()[:2]) >= 4


def test_a_plain_figure_in_a_notebook_is_described_by_its_title_or_by_the_names_of_its_rows(promises):
    fig, ax = plt.subplots(figsize=(4, 3), dpi=72)
    ax.set_title("A finding")
    png, shown = pictures.picture(fig)
    assert shown == {"width": 288, "height": 216, "alt": "A finding"} and Image.open(io.BytesIO(png)).size == (576, 432)
    assert fig.dpi == 72 and type(fig.canvas).__name__ != "FigureCanvasBase"
    assert pictures.picture(jining.plot_bars(promises, by="kind", lang="en").figure)[1]["alt"] == "measure, target, aim"
