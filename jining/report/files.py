"""Write a file whole or not at all, and only where a plain file may stand."""

import contextlib
import os
import re
import secrets
import shutil
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: there a file that is open cannot be removed, which is lock enough
    fcntl = None

#: Names that Windows keeps for devices, whatever their ending.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
#: Half of a character, which no text in UTF-8 holds; Python's own stand-ins for bytes of a name are none.
HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_PART = re.compile(r"\.[0-9a-f]{12}\.part")


def path_of(given):
    """Path that was given, with ~ spelled out; refused if it is none that a file could have."""
    if not isinstance(given, str | os.PathLike):
        raise ValueError(f"the path of a file or a folder is needed, not {type(given).__name__}")
    text = os.fspath(given)
    if not isinstance(text, str) or "\0" in text or HALF.search(text):
        raise ValueError(f"{text!r} is no path: it holds what no name of a file can hold")
    with contextlib.suppress(RuntimeError):  # ~x is a name of its own where no user is called x
        return Path(text).expanduser()
    return Path(text)


def check_target(path, ending=""):
    """Path of a file that may be written, with ~ spelled out; refused before any work is done."""
    path = path_of(path)
    if not path.name.lower().endswith(ending):
        raise ValueError(f"{path.name or path} does not end in {ending}; call it {path.stem or 'jining'}{ending}")
    target = Path(os.path.realpath(path))
    try:
        _refuse(target)
    except OSError as error:
        raise _say(error, path, target) from None
    return path


def write_atomic(path, data, *, make_folder=False):
    """Put bytes into a file so that a crash, Ctrl-C or a full disk leaves the old file whole."""
    path = path_of(path)
    target = Path(os.path.realpath(path))
    # Beside the target: a file can be moved into place in one step only within its own disk.
    beside = target.parent / f".{secrets.token_hex(6)}.part"
    try:
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        _refuse(target)
        for name in filter(_PART.fullmatch, os.listdir(target.parent)):  # a killed run left it, unless a process holds it
            with contextlib.suppress(OSError), (target.parent / name).open("rb") as file:
                if fcntl:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(target.parent / name)
        with _write_whole(beside, data):
            if target.exists():
                shutil.copymode(target, beside)
            os.replace(beside, target)
    except OSError as error:
        raise _say(error, path, target) from error
    finally:
        _remove(beside)
    return path


def _refuse(target):
    """Refuse whatever a plain file must not replace."""
    if target.is_dir():
        raise IsADirectoryError("it is a folder; the path of a file is needed")
    if target.exists() and not target.is_file():
        raise OSError("it is a device or a pipe, not a plain file")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {target.parent}")
    if RESERVED.fullmatch(target.name):
        raise OSError("Windows keeps this name for a device; take another")


@contextlib.contextmanager
def _write_whole(path, data):
    """Write a part, and hold it until it is moved, so that nobody takes it for a leftover."""
    while True:
        with path.open("xb") as file:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)  # gone with the process, however it ends
                if not os.fstat(file.fileno()).st_nlink:  # taken for a leftover before it was held
                    continue
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if fcntl:
                yield
                return
        yield
        return


def _remove(path):
    with contextlib.suppress(OSError):  # the folder is no folder, or is gone: nothing of ours is in it
        path.unlink(missing_ok=True)


def _say(error, path, target):
    text = f"{path} cannot be written: {error.strerror or error}"
    if os.path.isfile(target):  # where the name itself is the trouble, a Path would raise anew
        text += "; the file that stands there is unchanged"
        if isinstance(error, PermissionError):
            text += " (is it open in another program?)"
    said = type(error)(text)
    said.errno = error.errno
    return said
