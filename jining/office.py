"""What the Office files share: a clear word about a missing library, and the same bytes on every run."""

import importlib
import io
import zipfile


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


def same_zip(data):
    """Pack a zip file again without times, so that the same content gives the same bytes.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    bytes
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
