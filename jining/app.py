"""The explorer as an app of its own: voila, on this machine only, with Jupyter's token."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent


def app_command(port=None, *, browser=True):
    """Build the command that serves the explorer.

    Parameters
    ----------
    port : int, optional
        A free one by default.
    browser : bool
        Open a browser.

    Returns
    -------
    list of str

    Raises
    ------
    ImportError
        If voila is not installed; the message names the extra.

    Examples
    --------
    >>> "--Voila.ip=127.0.0.1" in app_command(8866)
    True
    """
    if importlib.util.find_spec("voila") is None:
        raise ImportError('voila is needed for the app: pip install "jining[app]"')
    command = [sys.executable, "-m", "voila", str(_HERE / "voila" / "explorer.ipynb"), "--Voila.ip=127.0.0.1",
               "--Voila.auto_token=True", "--template=jining", "--KernelManager.transport=ipc"]
    command += [f"--port={port}"] if port else []
    return command if browser else [*command, "--no-browser"]


def app_environment(lang="en"):
    """Environment in which voila finds the project's template and language.

    Parameters
    ----------
    lang : {"en", "zh"}

    Returns
    -------
    dict of str to str
    """
    paths = filter(None, [str(_HERE), os.environ.get("JUPYTER_PATH")])
    return {**os.environ, "JUPYTER_PATH": os.pathsep.join(paths), "JINING_LANG": lang}


def serve(port=None, *, lang="en", browser=True):
    """Serve the explorer until it is stopped.

    Parameters
    ----------
    port : int, optional
    lang : {"en", "zh"}
        Language to start with.
    browser : bool
        Open a browser.

    Returns
    -------
    int
        Exit code of voila.
    """
    try:
        return subprocess.run(app_command(port, browser=browser), env=app_environment(lang)).returncode
    except KeyboardInterrupt:
        return 0
