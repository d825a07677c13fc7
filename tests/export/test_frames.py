"""Every public function that takes records, with every kind of frame: right, or one clear sentence."""

import pytest
from report.test_frames import REASONABLE, REFUSED

import jining
from jining.export.workbook import workbook_bytes
from jining.figures.figure import prepare


def drawn(found):
    fig = found if hasattr(found, "savefig") else found.figure
    return [text.get_text() for text in fig.findobj(lambda one: hasattr(one, "get_text"))]


FUNCTIONS = {
    "write_csv": lambda rows, folder: jining.write_csv(rows, folder / "a.csv").read_bytes(),
    "plot_bars": lambda rows, folder: drawn(jining.plot_bars(rows, by="sector", parts="kind")),
    "plot_shares": lambda rows, folder: drawn(jining.plot_shares(rows, by="chapter")),
    "plot_heatmap": lambda rows, folder: drawn(jining.plot_heatmap(rows, by="kind", across="chapter")),
    "plot_tiles": lambda rows, folder: drawn(jining.plot_tiles(rows, by="logic")),
    "plot_table": lambda rows, folder: drawn(jining.plot_table(rows)),
    "figure": lambda rows, folder: prepare("kinds_by_sector", rows).words("zh"),
    "draw_figure": lambda rows, folder: drawn(jining.draw_figure("coverage_targets", rows)),
    "brief": lambda rows, folder: str(jining.brief("rural", "en", promises=rows)),
    "workbook": lambda rows, folder: workbook_bytes(rows, lang="en"),
    "slides": lambda rows, folder: jining.export_slides(folder / "a.pptx", only=["kinds_by_sector"], promises=rows).name,
    "pack": lambda rows, folder: [path.name for path in jining.pack("rural", folder / "pack", promises=rows, formats="svg")],
}
#: Kinds of frame that all functions are tried with, one of each way to differ; a figure is tried with every kind.
OF_EACH_WAY = ("text for tuples", "index is the id", "back from csv, all text")
#: What a function gives for clean records, by their identifiers.
CLEAN = {}


@pytest.mark.parametrize("kind", REASONABLE)
def test_a_reasonable_frame_gives_what_a_clean_one_gives(promises, tmp_path, kind):
    given = REASONABLE[kind](jining.select(promises, sector=["rural", "digital", "health"]))
    ids = list(given["id"]) if "id" in given else list(given.index.get_level_values("id"))
    clean = promises.set_index("id", drop=False).loc[ids].rename_axis(None).reset_index(drop=True)
    for function, run in FUNCTIONS.items():
        if function == "figure" or kind in OF_EACH_WAY:
            for folder in ("clean", "given"):
                (tmp_path / f"{function} {folder}").mkdir()
            if (key := (function, *ids)) not in CLEAN:
                CLEAN[key] = run(clean, tmp_path / f"{function} clean")
            assert run(given, tmp_path / f"{function} given") == CLEAN[key], function


@pytest.mark.parametrize("kind", REFUSED)
def test_any_other_frame_is_refused_in_one_sentence_and_nothing_is_written(promises, tmp_path, kind):
    change, said = REFUSED[kind]
    frame = change(promises)
    for function, run in FUNCTIONS.items():
        if frame is None and not function.startswith("plot"):
            continue  # without a frame it is the shipped one
        with pytest.raises(ValueError, match=said) as refusal:
            run(frame, tmp_path)
        assert "\n" not in str(refusal.value), function
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("text", "said"), [
    ("a\x0bb", r"'a\\x0bb' holds .*U.000B"), ("\ud800", "holds .*U.D800"), ("济" * 32_768, "has 32,768 characters"),
    ("a" + "𠀀" * 16_384, "has 32,769 characters")])
def test_a_text_that_no_file_can_hold_is_named_with_its_cell(promises, tmp_path, text, said):
    for rows in (promises.copy(), promises.astype(object)):
        rows.loc[7, "item_en"] = text
        also = {"select": lambda rows, _: jining.select(rows)}
        for function, run in (FUNCTIONS | also).items():
            with pytest.raises(ValueError, match=said) as refusal:
                run(rows, tmp_path)
            assert "JN20-008, column item_en" in str(refusal.value), function
    for write in (lambda: jining.save_figure(jining.plot_bars(promises), "a", folder=tmp_path, promises=promises, data=rows),
                  lambda: jining.export_slides(tmp_path / "a.pptx", title=text)):
        with pytest.raises(ValueError, match=said):
            write()
    assert not list(tmp_path.iterdir())
