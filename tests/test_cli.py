"""The command, from the checkout and from a wheel somewhere else."""

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from unittest.mock import Mock

import pytest
from conftest import ROOT

import jining
from jining.cli import main


def test_a_sound_table_exits_with_0_and_a_damaged_one_with_1_and_the_same_list(damaged, capsys, promises):
    assert main(["check"]) == 0
    assert f"{len(promises)} records, no problem found" in capsys.readouterr().out
    path = damaged(lambda rows: rows[0].__setitem__("kind", "dream"))
    assert main(["check", str(path)]) == 1
    with pytest.raises(jining.DataError) as caught:
        jining.check(path)
    assert capsys.readouterr().err.strip() == str(caught.value)


@pytest.mark.parametrize(("command", "said"), [
    *((["check", name], "1 problem found") for name in ("no_such_file.csv", ".", "x" * 300)),
    (["workbook", f"{'x' * 300}.xlsx"], f"{'x' * 300}.xlsx cannot be written"),
    (["figures", "--only", "nothing"], "figure='nothing' is not known; there are: kinds_by_sector")])
def test_a_wrong_path_and_an_unknown_figure_get_one_line_and_no_traceback(command, said, capsys):
    assert main(command) == 1
    assert capsys.readouterr().err.startswith(said)


def test_the_figures_are_listed_a_brief_is_printed_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["brief", "countryside", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith("## 乡村振兴：2020年承诺与落实情况")
    assert main(["figures", "--list", "--lang", "zh"]) == 0
    lines, listed = capsys.readouterr().out.splitlines(), jining.list_figures("zh")
    assert [line.split()[0] for line in lines] == list(listed.index)
    assert all(title in line for title, line in zip(listed["title"], lines, strict=True)) and os.listdir(tmp_path) == []
    two = str(ROOT / "data" / "teaching" / "report_two")
    assert main(["--data", two, "figures", "--list", "--only", "village_and_town", "tools"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("village_and_town          This report has no judgement") and second.startswith("tools")


#: A library without which a command does not work, the ending that it wants, and the command with a place for the file.
FILES = [("xlsxwriter", ".xlsx", "workbook {}"), ("pptx", ".pptx", "slides {} --only kinds_by_sector"),
         ("docx", ".docx", "brief rural --out {}"), (None, ".csv", "facts {}")]


@pytest.mark.parametrize("library, ending, command", FILES)
def test_what_cannot_be_the_file_is_refused_in_one_line_and_left_as_it_is(library, ending, command, tmp_path, capsys):
    slip, folder, pipe = tmp_path / "slip", tmp_path / f"folder{ending}", tmp_path / f"pipe{ending}"
    refused = {tmp_path / "file.txt": f"file.txt does not end in {ending}", folder: "it is a folder",
               slip / f"file{ending}": f"there is no folder {slip}", pipe: "a device or a pipe"}
    folder.mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    else:
        del refused[pipe]
    for path, words in refused.items():
        assert main(command.format(path).split()) == 1
        said = capsys.readouterr().err
        assert words in said and len(said.splitlines()) == 1
    assert sorted(os.listdir(tmp_path)) == sorted(path.name for path in {folder, pipe} & set(refused)) and not pipe.is_file()


def test_a_tilde_that_the_shell_left_is_the_home_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert main(["workbook", "~/table.xlsx", "--lang", "en"]) == 0
    assert main(["figures", "--only", "kinds_by_sector", "--lang", "en", "--out", "~/pictures"]) == 0
    assert "1 figures written" in capsys.readouterr().out
    assert main(["--data", str(ROOT / "data/teaching/report_two"), "figures", "--only", "tools", "--lang", "en"]) == 0
    assert sorted(path.name for path in tmp_path.glob("[!.]*")) == ["figures_report_two", "pictures", "table.xlsx"]


def test_ctrl_c_while_figures_are_drawn_leaves_no_traceback_and_no_half_file(tmp_path):
    begun = subprocess.Popen([sys.executable, "-m", "jining", "figures", "--lang", "en", "--out", str(tmp_path / "set")],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list(tmp_path.rglob("*.png")) and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(begun.pid, signal.SIGINT)
    _, said = begun.communicate(timeout=60)
    assert begun.returncode == 130, said
    assert "Traceback" not in said and "stopped; files that were begun are as they were before\n" in said
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize(("terminal", "said"), [(True, "?.csv and"), (False, "表.csv and")])
def test_a_terminal_that_cannot_show_a_letter_undoes_nothing_and_a_file_gets_it(terminal, said, tmp_path, monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    out.isatty = lambda: terminal
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["facts", str(tmp_path / "表.csv")]) == 0
    assert said in out.buffer.getvalue().decode(out.encoding) and (tmp_path / "表.csv").exists()


def test_a_full_disk_is_said_and_nothing_where_standard_error_is_closed(tmp_path, monkeypatch, capsys):
    full = Mock(spec=["write", "flush"], flush=Mock(side_effect=OSError(errno.ENOSPC, "No space left")))
    monkeypatch.setattr(sys, "stdout", full)
    assert main(["facts", str(tmp_path / "a.csv")]) == 1
    assert capsys.readouterr().err == "what there is to say cannot be written: No space left\n"
    monkeypatch.undo()
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check", "nofile"]) == 1 and not capsys.readouterr().out


def test_a_reader_that_has_gone_does_not_undo_an_export(tmp_path):
    begun = subprocess.Popen([sys.executable, "-m", "jining", "workbook", str(tmp_path / "a.xlsx")],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    begun.stdout.close()
    said = begun.stderr.read()
    assert begun.wait(60) == 0 and "Traceback" not in said and "Exception" not in said
    assert (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("library, ending, command", FILES[:3])
def test_a_missing_library_is_named_with_the_extra_that_brings_it(library, ending, command, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, library, None)
    assert main(command.format(tmp_path / f"a{ending}").split()) == 1
    assert 'pip install "jining[office]"' in capsys.readouterr().err
    assert os.listdir(tmp_path) == []


def test_a_wheel_works_elsewhere_without_network(tmp_path, promises):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shutil.unpack_archive(wheel, tmp_path / "site", "zip")
    code = ("import jining, pathlib; promises = jining.check(); "
            "print(len(promises), pathlib.Path(jining.__file__).parents[1].name)")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.stdout.split() == [str(len(promises)), "site"], done.stderr
