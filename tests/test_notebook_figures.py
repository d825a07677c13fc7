"""In a notebook the figures of the plot functions look finished, and those of others are left alone."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure

import jining
from jining.notebook import compact_png, seat


@pytest.fixture(autouse=True)
def canvas():
    with jining.set_theme("en"):
        yield
    plt.close("all")


def test_a_legend_stands_below_what_is_drawn():
    fig = jining.plot_targets(jining.select(jining.load(), chapter=2))
    compact_png(fig)
    top = fig.legends[0].get_window_extent().y1
    assert all(ax.get_window_extent().y0 > top for ax in fig.axes)


def test_the_source_is_written_below_a_figure_without_changing_its_size():
    ax = jining.plot_kinds(jining.load())
    before = ax.figure.get_size_inches().tolist()
    seat(ax.figure)
    assert any("Source" in text.get_text() for text in ax.figure.texts)
    assert ax.figure.get_size_inches().tolist() == before


def test_a_figure_of_someone_else_is_left_alone():
    fig = plt.figure(layout="constrained")
    fig.subplots().plot([1, 2], label="mine")
    fig.legend()
    seat(fig)
    assert not fig.texts


def test_a_figure_of_another_size_is_left_alone():
    fig = jining.plot_targets(jining.select(jining.load(), chapter=2))
    fig.set_size_inches(5, 9)
    seat(fig)
    assert fig.get_size_inches().tolist() == [5, 9]


def test_a_figure_of_the_set_keeps_its_title():
    fig = jining.draw_figure("kinds_by_sector")
    texts = [text.get_text() for text in fig.texts]
    seat(fig)
    assert isinstance(fig, Figure)
    assert [text.get_text() for text in fig.texts] == texts


def test_a_kernel_shows_every_figure_that_way():
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell, new_notebook

    source = 'import jining\njining.set_theme("en")\nax = jining.plot_kinds(jining.load())\nprint(len(ax.figure.texts))'
    notebook = new_notebook(cells=[new_code_cell(source), new_code_cell("print(len(ax.figure.texts))")])
    NotebookClient(notebook, timeout=120, kernel_name="python3", store_widget_state=False).execute()
    said = [output.text.strip() for cell in notebook.cells for output in cell.outputs if output.output_type == "stream"]
    assert said == ["0", "1"]
