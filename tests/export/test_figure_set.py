"""The whole set in several processes; packs, whose files are consistent with each other; and both of another report."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import openpyxl
import pytest
from pptx import Presentation

import jining
from jining.export.figure_set import pack, save_figures
from jining.export.sheets import TABS
from jining.figures import registry
from jining.figures.figure import prepare
from jining.teaching import report_two

NAMES = ["kinds_by_sector", "growth_targets"]
#: A script without a guard, whose processes begin in one way or another.
SCRIPT = """
import multiprocessing, jining
multiprocessing.set_start_method({how!r})
jining.use({report!r})
print(len(jining.save_figures({folder!r}, only={names!r}, langs=["en"], workers=2, progress=False)))
"""


@pytest.fixture(scope="module", params=["en", "zh"])
def packed(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack") / "countryside"
    files = {path.relative_to(folder).as_posix(): path for path in pack("07_countryside", folder, lang=request.param)}
    passports = [json.loads(path.read_text("utf-8")) for path in files.values() if path.suffix == ".json"]
    return request.param, files, {said["name"]: said for said in passports}


@pytest.fixture
def second():
    with jining.use(report_two()):
        yield


def slides_of(path):
    return list(Presentation(path).slides)


def test_all_files_of_a_pack_say_the_same_of_the_records_of_its_theme_and_the_captions_name_those_beside_them(packed):
    lang, files, passports = packed
    theme, captions = jining.select_theme(jining.load(), "07")["id"].tolist(), files["captions.md"].read_text("utf-8")
    page, title = openpyxl.load_workbook(files["records.xlsx"])[TABS["records"][lang]], jining.brief("07", lang).title
    assert [row[0].value for row in page.iter_rows(min_row=2)] == theme == jining.brief("07", lang).ids
    assert jining.load(files["records.csv"])["id"].tolist() == theme and captions.startswith(f"## {title}")
    assert docx.Document(files["brief.docx"]).core_properties.title == title
    beside = {id_ for said in passports.values() for id_ in said["ids"]} - set(theme)
    assert beside and str(len(beside)) in captions.strip().splitlines()[-1]
    titles = [slide.shapes.title.text for slide in slides_of(files["slides.pptx"])]
    for name, said in passports.items():
        assert said["title"][lang] in titles and said["title"][lang] in captions and said["alt"][lang] in captions
        assert files[f"figures/{name}.png"].exists()
    assert passports["village_and_town"]["of"] == len(jining.load())


def test_a_missing_parent_and_a_file_or_a_full_folder_in_the_way_are_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "brief.docx").write_bytes(b"")
    for folder, error, words in (("no/a", FileNotFoundError, re.escape(str(tmp_path / "no"))),
                                 ("full", FileExistsError, "full is not empty"),
                                 ("file", FileExistsError, re.escape(str(tmp_path / "file")))):
        with pytest.raises(error, match=words):
            pack("rural", tmp_path / folder)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["brief.docx", "file", "full"]


def strange(text):
    return re.findall(r"Jining's|济宁|JN20|COVID|新冠|2020年底|end of 2020|\bnan\b|<NA>", text)


def test_figures_of_another_report_speak_of_it_or_say_what_they_lack(second):
    for figure in map(prepare, registry.NAMES):
        for lang, city in (("en", "Qinghe"), ("zh", "青禾市")):
            words, source = figure.words(lang), figure.source(lang)
            assert city in source and "’" not in source and not strange(" ".join((*words, source))), figure.name
            assert bool(words.title) == (not figure.empty()) and figure.draw(lang).alt == words.alt, figure.name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_file_of_a_pack_on_a_sector_of_another_report_is_about_that_report(tmp_path, lang, second):
    files = {path.name: path for path in pack("rural", tmp_path / "pack", lang=lang, formats=["svg"])}
    book, page = openpyxl.load_workbook(files["records.xlsx"]), docx.Document(files["brief.docx"])
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    slides = [shape.text_frame.text for slide in slides_of(files["slides.pptx"]) for shape in slide.placeholders]
    texts = [paragraph.text for paragraph in page.paragraphs]
    for said in (*map("\n".join, (cells, slides, texts)), files["captions.md"].read_text("utf-8")):
        assert not strange(said) and ("青禾市" in said or "Qinghe" in said)
    assert page.core_properties.title in texts and len(page.tables) == 1


def test_several_processes_write_what_one_writes_on_every_run(tmp_path):
    for workers in (1, 2):
        save_figures(tmp_path / str(workers), only=NAMES, formats=["png", "svg", "pdf"], workers=workers, progress=False)
    one = sorted(path for path in (tmp_path / "1").rglob("*.*"))
    assert len(one) == 20
    assert all(path.read_bytes() == (tmp_path / "2" / path.relative_to(tmp_path / "1")).read_bytes() for path in one)


@pytest.mark.parametrize("how", ["spawn", "fork"])
def test_a_script_without_a_guard_draws_the_report_that_it_uses(tmp_path, how):
    script = tmp_path / "plain.py"
    said = {"how": how, "report": str(report_two()), "folder": str(tmp_path / "out"), "names": NAMES}
    script.write_text(SCRIPT.format(**said), "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=300)
    assert (done.stdout, done.stderr) == ("2\n", "")
    assert "Qinghe" in (tmp_path / "out" / "en" / "kinds_by_sector.json").read_text("utf-8")


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="children are counted in /proc")
def test_no_worker_outlives_its_parent(tmp_path):
    command = [sys.executable, "-m", "jining", "figures", "--out", str(tmp_path)]
    until, workers = time.monotonic() + 120, []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as parent:
        while len(workers) < 2 and time.monotonic() < until and parent.poll() is None:
            workers = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
            time.sleep(0.1)
        parent.send_signal(signal.SIGKILL)
        parent.communicate(timeout=60)  # its pipe is open as long as one of them lives
    assert len(workers) >= 2
