"""A file is written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from unittest.mock import Mock

import pytest

from jining.report import files as atomic
from jining.report.files import check_target, write_atomic


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_old_file_is_replaced_and_keeps_its_mode_and_a_new_one_has_that_of_any_other(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"old and longer")
    path.chmod(0o640)
    assert write_atomic(path, b"new").read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    (tmp_path / "plain").write_bytes(b"")
    assert write_atomic(tmp_path / "other.csv", b"").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert names(tmp_path) == ["other.csv", "plain", "table.csv"]


def test_a_path_may_be_text_and_a_missing_folder_is_made_only_where_it_is_asked_for(tmp_path):
    path = os.fspath(tmp_path / "a" / "b" / "table.csv")
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        write_atomic(path, b"new")
    assert names(tmp_path) == []
    assert write_atomic(path, b"new", make_folder=True).read_bytes() == b"new"


def test_a_tilde_is_the_home_folder_and_large_letters_are_an_ending(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert write_atomic("~/table.csv", b"new") == tmp_path / "table.csv" == check_target("~/table.csv", ".csv")
    monkeypatch.chdir(tmp_path)
    assert write_atomic("~$table.csv", b"new").read_bytes() == b"new" == (tmp_path / "~$table.csv").read_bytes()
    assert check_target(tmp_path / "TABLE.CSV", ".csv").name == "TABLE.CSV"
    with pytest.raises(ValueError, match=r"table\.txt does not end in \.csv; call it table\.csv"):
        check_target(tmp_path / "table.txt", ".csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("write", [write_atomic, lambda path, _: check_target(path)])
def test_a_pipe_is_refused_before_anything_is_written_and_stays_a_pipe(tmp_path, write):
    os.mkfifo(tmp_path / "pipe")
    os.symlink(tmp_path / "pipe", tmp_path / "link")
    for name in ("pipe", "link"):
        with pytest.raises(OSError, match="it is a device or a pipe, not a plain file"):
            write(tmp_path / name, b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert names(tmp_path) == ["link", "pipe"]


def test_a_link_keeps_pointing_where_it_points(tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_atomic(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


@pytest.mark.parametrize(("module", "name"), [(os, "fsync"), (os, "replace"), (atomic.shutil, "copymode")])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(),
                                   PermissionError(errno.EACCES, "Permission denied")], ids=repr)
def test_when_a_step_fails_the_old_file_is_whole_and_nothing_stays_behind(tmp_path, monkeypatch, module, name, error):
    path = tmp_path / "table.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(module, name, Mock(side_effect=error))
    with pytest.raises(type(error)) as caught:
        write_atomic(path, b"new")
    if isinstance(error, OSError):
        for said in ("table.csv cannot be written", error.strerror, "the file that stands there is unchanged"):
            assert said in str(caught.value)
        assert caught.value.errno == error.errno
        assert ("is it open in another program" in str(caught.value)) == isinstance(error, PermissionError)
    assert path.read_bytes() == b"old" and names(tmp_path) == ["table.csv"]


@pytest.mark.parametrize("name", ["con.csv", "NUL", "Lpt1.tar.gz"])
def test_a_name_that_windows_keeps_is_refused_and_those_like_it_are_not(tmp_path, name):
    with pytest.raises(OSError, match="keeps this name for a device"):
        write_atomic(tmp_path / name, b"")
    write_atomic(tmp_path / f"x{name}", b"")
    assert [path.name for path in tmp_path.iterdir()] == [f"x{name}"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no kill of this kind here")
def test_what_a_killed_run_has_left_is_removed_by_the_next_one_and_nothing_else_is(tmp_path):
    code = ("import os, signal, sys, jining.report.files as files\n"
            "files.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
            f"files.write_atomic({os.fspath(tmp_path / 'table.csv')!r}, b'half')")
    subprocess.run([sys.executable, "-c", code], check=False)
    (left,) = names(tmp_path)
    (tmp_path / "notes.part").write_bytes(b"mine")
    (tmp_path / ".mine.part").write_bytes(b"mine")
    write_atomic(tmp_path / "table.csv", b"new")
    assert left.endswith(".part") and names(tmp_path) == [".mine.part", "notes.part", "table.csv"]


def test_two_that_write_side_by_side_take_nothing_from_each_other(tmp_path, monkeypatch):
    replace = os.replace

    def meanwhile(*both):
        monkeypatch.setattr(os, "replace", replace)
        write_atomic(tmp_path / "other.csv", b"other")
        replace(*both)
    monkeypatch.setattr(os, "replace", meanwhile)
    write_atomic(tmp_path / "table.csv", b"new")
    assert (tmp_path / "table.csv").read_bytes() == b"new" and names(tmp_path) == ["other.csv", "table.csv"]
