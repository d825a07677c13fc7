"""A figure leaves the project with its source on it, its passport and its rows beside it."""

import hashlib
import json
import os

import pandas as pd
import pytest
from matplotlib.figure import Figure

import jining
from jining import cite, load, plot_targets, save_figure, select
from jining.figures_02 import save_figures, write_figure
from jining.package import package, resource
from jining.svg import slim
from jining.theme import SIZES, set_theme


@pytest.fixture
def rows(promises):
    return select(promises, sector="digital", kind="target")


def write(rows, folder, **options):
    with set_theme("en"):
        return save_figure(plot_targets(rows, fig=Figure()), "digital", promises=rows, folder=folder, **options)


def passport(files):
    return json.loads(files["json"].read_text(encoding="utf-8"))


def test_a_second_run_writes_the_same_bytes(rows, tmp_path):
    first = {k: path.read_bytes() for k, path in write(rows, tmp_path / "a", title="Title").items()}
    again = {k: path.read_bytes() for k, path in write(rows, tmp_path / "b", title="Title").items()}
    assert sorted(first) == ["csv", "json", "pdf", "png", "svg"]
    assert first == again


def test_the_passport_names_every_record_the_data_and_the_files(rows, tmp_path):
    files = write(rows, tmp_path, title={"en": "Three", "zh": "三项"}, note="A note", alt={"en": "Dots", "zh": "圆点"})
    content = passport(files)
    assert content["ids"] == rows["id"].tolist()
    assert (content["n"], content["of"]) == (len(rows), len(load()))
    assert content["filter"] == {"sector": ["digital"], "kind": ["target"]}
    assert content["data"]["version"] == package()["version"]
    assert content["data"]["hash"] == resource("targets_and_measures")["hash"]
    assert content["package_version"] == jining.__version__
    assert content["citation"] == cite().splitlines()
    assert content["alt"] == {"en": "Dots", "zh": "圆点"}
    assert content["caption"]["en"].startswith(f"Three. {len(rows)} of {len(load())} records. A note. Source:")
    assert content["caption"]["zh"].startswith("三项。共")
    for name, stamp in content["files"].items():
        assert stamp == "sha256:" + hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()


def test_the_filter_of_the_passport_gives_the_same_records_again(rows, tmp_path):
    content = passport(write(rows, tmp_path))
    assert select(load(), **content["filter"])["id"].tolist() == content["ids"]


def test_the_rows_beside_the_figure_are_read_back_whole(rows, tmp_path):
    files = write(rows, tmp_path)
    assert files["csv"].read_bytes().startswith(b"\xef\xbb\xbf")
    pd.testing.assert_frame_equal(load(files["csv"]), rows.reset_index(drop=True))


@pytest.mark.parametrize("size", SIZES)
def test_a_figure_has_the_size_asked_for(rows, tmp_path, size):
    from PIL import Image

    with Image.open(write(rows, tmp_path, size=size, formats=["png"])["png"]) as image:
        assert image.size == tuple(round(inches * 160) for inches in SIZES[size][:2])


def test_the_source_the_version_and_n_of_total_stand_on_the_figure(rows, tmp_path):
    with set_theme("en"):
        fig = plot_targets(rows, fig=Figure())
    save_figure(fig, "x", promises=rows, folder=tmp_path, formats=["png"], title="Title", subtitle="What", note="Note")
    texts = [text.get_text() for text in fig.texts]
    assert "Title" in texts and "Note" in texts
    assert f"{len(rows)} of {len(load())} records. What" in texts
    assert any(text.startswith("Source: Jining") and package()["version"] in text for text in texts)


def test_dressing_twice_leaves_one_title(rows, tmp_path):
    with set_theme("en"):
        fig = plot_targets(rows, fig=Figure())
    for title in ("First", "Second"):
        save_figure(fig, "x", promises=rows, folder=tmp_path, formats=["png"], title=title)
    assert [text.get_text() for text in fig.texts if text.get_gid() == "title"] == ["Second"]


@pytest.mark.parametrize("name", ["../out", "a/b", "a\\b", "", "..", "a..b", ".hidden", "/tmp/x", "x\n", "x" * 101])
def test_a_name_cannot_leave_its_folder(rows, tmp_path, name):
    with pytest.raises(ValueError, match="is no file name"):
        save_figure(Figure(), name, promises=rows, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [{"formats": ["gif"]}, {"size": "A4"}, {"lang": "de"}])
def test_an_unknown_format_size_or_language_is_named_before_anything_is_written(rows, tmp_path, wrong):
    with pytest.raises(ValueError, match="is not known; there are:"):
        write(rows, tmp_path, **wrong)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_a_clear_error(rows, tmp_path):
    (tmp_path / "figures").write_text("")
    with pytest.raises(OSError, match=r"digital\.png cannot be written"):
        write(rows, tmp_path / "figures")


def test_a_failure_while_writing_leaves_the_old_figure_whole(rows, tmp_path, monkeypatch):
    files = write(rows, tmp_path)
    before = {path: path.read_bytes() for path in files.values()}

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left on device"):
        write(rows, tmp_path, title="Another")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_svg_keeps_every_glyph_when_it_is_made_small(rows, tmp_path):
    svg = write(rows, tmp_path, title="Title")["svg"].read_text(encoding="utf-8")
    used = {part.split('"')[0] for part in svg.split('xlink:href="#')[1:]}
    assert used <= {part.split('"')[0] for part in svg.split(' id="')[1:]}
    assert "font-family" not in svg


def test_rounding_an_outline_moves_no_point_by_more_than_half_a_unit():
    glyph = slim(b'<path d="M 104 206 L 154 206 Q 161 230 99 -42 z M 14 4 L 44 26 z" transform="scale(0.015625)"/>')
    assert glyph == b'<path d="M5 10l3 0q0 2-3-12zM1 0l1 1z" transform="scale(0.3125)"/>'
    line = slim(b'<path d="M 10.126 20.004 L 11.5 19.25 L 12 19 "/>')
    assert line == b'<path d="M10.13 20l1.37-0.75 0.5-0.25"/>'


def test_the_set_is_written_with_a_folder_per_language(tmp_path):
    done = save_figures(tmp_path, only=["kinds_by_sector"], formats=["svg"], progress=False)
    assert sorted(path.relative_to(tmp_path).as_posix() for files in done for path in files.values()) == [
        f"{lang}/kinds_by_sector.{ending}" for lang in ("en", "zh") for ending in ("csv", "json", "svg")]


def test_two_processes_write_the_bytes_that_one_writes(tmp_path):
    save_figures(tmp_path / "two", only=["kinds_by_sector"], formats=["png"], progress=False, workers=2)
    one = write_figure("kinds_by_sector", "zh", tmp_path / "one", ["png"])
    assert one["png"].read_bytes() == (tmp_path / "two" / "zh" / "kinds_by_sector.png").read_bytes()


def test_an_unknown_figure_is_named_before_anything_is_written(tmp_path):
    with pytest.raises(ValueError, match="figure='x' is not known"):
        save_figures(tmp_path, only=["x"], progress=False)
    assert list(tmp_path.iterdir()) == []
