"""What the Office files share: a clear word about a missing library, and the same bytes on every run."""

import importlib
import io
import zipfile

#: The earliest time that a zip can hold.
_TIME = (1980, 1, 1, 0, 0, 0)


def need(module, package):
    """Import a library of the extra `office`.

    Parameters
    ----------
    module : str
        Name to import.
    package : str
        Name to install.

    Returns
    -------
    module

    Raises
    ------
    ImportError
        If it is not installed; the message says how to install it.
    """
    try:
        found = importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f'{package} is needed to write this file: pip install "jining[office]"') from error
    for part in ("util", "enum.text", "dml.color") if module == "pptx" else ():
        importlib.import_module(f"{module}.{part}")
    return found


def pack(files):
    """Pack files into a zip without times, so that the same content gives the same bytes.

    Parameters
    ----------
    files : iterable of (str, bytes)
        Name and content of each.

    Returns
    -------
    bytes
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(data):
    """Take the files out of a zip.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    list of (str, bytes)
        Name and content of each, in the order of the zip.

    Examples
    --------
    >>> unpack(pack([("a.txt", b"text")]))
    [('a.txt', b'text')]
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
