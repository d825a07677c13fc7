"""Write a file whole or not at all."""

import os
import secrets
import shutil
from pathlib import Path


def write_atomic(path, data):
    """Put bytes into a file so that a crash or a full disk leaves the old file whole.

    Parameters
    ----------
    path : str or path-like
        File to write; missing folders are made. A link keeps pointing where it points.
    data : bytes
        Whole content of the file.

    Returns
    -------
    pathlib.Path
        The path as given.

    Raises
    ------
    OSError
        If the file cannot be written, with the path and the reason. The old file, if there was one, is
        unchanged, and no part of the new one stays behind.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomic(Path(folder) / "new" / "table.csv", b"id").read_bytes()
    b'id'
    """
    target = Path(os.path.realpath(path))
    # Beside the target: a file can be moved into place in one step only within its own disk.
    beside = target.parent / f".{secrets.token_hex(6)}.part"
    try:
        if target.is_dir():
            raise IsADirectoryError("it is a folder; the path of a file is needed")
        if target.exists() and not target.is_file():
            raise OSError("it is a device or a pipe, not a plain file")
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(beside, data)
        if target.exists():
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except OSError as error:
        raise _say(error, path, target) from error
    finally:
        _remove(beside)
    return Path(path)


def _write_whole(path, data):
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(path):
    try:
        path.unlink(missing_ok=True)
    except OSError:  # the folder is no folder, or is gone: nothing of ours is in it
        return


def _say(error, path, target):
    text = f"{path} cannot be written: {error.strerror or error}"
    if target.is_file():
        text += "; the file that stands there is unchanged"
        if isinstance(error, PermissionError):
            text += " (is it open in another program?)"
    said = type(error)(text)
    said.errno = error.errno
    return said
