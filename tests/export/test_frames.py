"""Every public function that takes records, with every kind of frame: right, or one clear sentence."""

import importlib.util
from pathlib import Path

import pytest

import jining
from jining.export.workbook import workbook_bytes
from jining.figures.figure import prepare
from jining.report.load import load

_spec = importlib.util.spec_from_file_location("frame_kinds", Path(__file__).parents[1] / "report" / "test_frames.py")
kinds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kinds)


def drawn(found):
    """Every text of a picture."""
    fig = found if hasattr(found, "savefig") else found.figure
    return [text.get_text() for text in fig.findobj(lambda one: hasattr(one, "get_text"))]


def set_figure(rows):
    figure = prepare("kinds_by_sector", rows)
    return [figure.words("en"), figure.words("zh"), figure.data().to_csv(), figure.rows["id"].tolist()]


FUNCTIONS = {
    "plot_bars": lambda rows, folder: drawn(jining.plot_bars(rows, by="sector", parts="kind")),
    "plot_shares": lambda rows, folder: drawn(jining.plot_shares(rows, by="chapter")),
    "plot_heatmap": lambda rows, folder: drawn(jining.plot_heatmap(rows, by="kind", across="chapter")),
    "plot_tiles": lambda rows, folder: drawn(jining.plot_tiles(rows, by="logic")),
    "plot_table": lambda rows, folder: drawn(jining.plot_table(rows)),
    "plot_targets": lambda rows, folder: drawn(jining.plot_targets(rows, lang="zh")),
    "figure": lambda rows, folder: set_figure(rows),
    "draw_figure": lambda rows, folder: drawn(jining.draw_figure("growth_targets", rows)),
    "brief": lambda rows, folder: str(jining.brief("rural", "en", promises=rows)),
    "workbook": lambda rows, folder: workbook_bytes(rows, lang="en"),
    "slides": lambda rows, folder: jining.export_slides(folder / "a.pptx", only=["growth_targets"], promises=rows).name,
    "pack": lambda rows, folder: jining.pack("employment", folder / "pack", promises=rows, formats=[]),
}
#: Kinds that hold other rows, or none, than the whole table: compared with a clean frame of the same rows.
SMALL = ("plot_bars", "figure", "draw_figure")
COSTLY = ("workbook", "slides", "pack")


def outcome(function, rows, folder):
    try:
        return FUNCTIONS[function](rows, folder)
    except ValueError as error:
        assert "\n" not in str(error) and len(str(error)) < 400
        return str(error)


@pytest.fixture(scope="module")
def wanted():
    return {}


@pytest.mark.parametrize("kind", kinds.REASONABLE)
def test_a_reasonable_frame_gives_what_a_clean_one_gives(promises, tmp_path, kind, wanted):
    given = kinds.REASONABLE[kind](promises)
    ids = list(given["id"]) if "id" in given else list(given.index.get_level_values("id"))
    clean = load().set_index("id", drop=False).loc[ids].rename_axis(None).reset_index(drop=True)
    whole = sorted(ids) == promises["id"].tolist()
    for function in (one for one in FUNCTIONS if one not in COSTLY):
        if whole and function in SMALL and ids == promises["id"].tolist():
            if function not in wanted:
                wanted[function] = outcome(function, clean, tmp_path)
            expected = wanted[function]
        else:
            expected = outcome(function, clean, tmp_path)
        assert outcome(function, given, tmp_path) == expected, function


@pytest.mark.parametrize("kind", kinds.REFUSED)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_any_other_frame_is_refused_in_one_sentence_and_nothing_is_written(promises, tmp_path, kind, function):
    change, said = kinds.REFUSED[kind]
    if kind == "nothing" and function not in ("plot_bars", "plot_table"):
        return  # no frame is the shipped one
    with pytest.raises(ValueError, match=said):
        FUNCTIONS[function](change(promises), tmp_path)
    assert list(tmp_path.iterdir()) == []
