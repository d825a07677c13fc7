"""Pictures in notebooks are sharp, small and described."""

import io
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from PIL import Image

import jining
from jining.plot import png as pictures
from jining.plot.png import small_png


@pytest.fixture
def published(monkeypatch):
    display = pytest.importorskip("IPython.display")
    out = []
    monkeypatch.setattr(display, "publish_display_data", lambda data, metadata: out.append((data, metadata)))
    return out


def test_a_figure_is_shown_at_double_density_with_its_finding_in_words(promises, published):
    fig = jining.draw_figure("kinds_by_sector", promises, lang="zh")
    fig._ipython_display_()
    (data, metadata), = published
    shown = metadata["image/png"]
    assert Image.open(io.BytesIO(data["image/png"])).width == 2 * shown["width"] == 1920
    assert shown["alt"] == fig.alt == data["text/plain"] and len(data["image/png"]) < 150_000


def test_a_saved_figure_is_the_one_that_was_shown(promises):
    fig = jining.draw_figure("kinds_by_sector", promises, lang="en")
    first, second = io.BytesIO(), io.BytesIO()
    fig.savefig(first, dpi=72)
    with mpl.rc_context({"font.family": "serif", "axes.grid": True, "savefig.bbox": "tight", "text.usetex": False}):
        fig.savefig(second, dpi=72)
    assert first.getvalue() == second.getvalue()


def test_a_plain_figure_in_a_notebook_keeps_its_title_as_description():
    fig, ax = plt.subplots(figsize=(4, 3), dpi=72)
    ax.set_title("A finding")
    png, shown = pictures.picture(fig)
    assert shown == {"width": 288, "height": 216, "alt": "A finding"} and Image.open(io.BytesIO(png)).size == (576, 432)
    assert fig.dpi == 72 and type(fig.canvas).__name__ != "FigureCanvasBase"


def test_a_chart_without_a_title_is_described_by_the_names_of_its_rows(promises):
    shown = pictures.picture(jining.plot_bars(promises, by="kind", lang="en").figure)[1]
    assert shown["alt"] == "measure, target, aim"


def test_outside_a_notebook_nothing_is_registered(monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", type("IPython", (), {"get_ipython": staticmethod(lambda: None)}))
    with jining.set_theme("zh"):
        assert pictures.show_sharply() is None


def test_a_picture_has_the_same_bytes_on_every_run(promises):
    first, second = (small_png(jining.draw_figure("growth_targets", promises, lang="zh"), 72) for _ in range(2))
    assert first == second
