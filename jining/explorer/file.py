"""The explorer as one HTML file, written where a user wants it."""

from jining.explorer.static import explorer_html
from jining.explorer.widget import explore
from jining.report.files import check_target, write_atomic


def write_explorer(path, promises=None, **start):
    """Write the explorer as one HTML file that opens in any browser, without Python and without a network.

    Parameters
    ----------
    path : str or path-like
        File to write, such as "explorer.html"; a ValueError if its name ends otherwise, an OSError if it cannot be written.
    promises, **start
        Records, facts, verdicts, language, view, rows, split and filters to start with, as for `explore`.

    Returns
    -------
    pathlib.Path

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_explorer(f"{folder}/explorer.html", sector="education").stat().st_size < 2.5e6
    True
    """
    path = check_target(path, ".html")
    return write_atomic(path, explorer_html(explore(promises, **start)).encode("utf-8"))
