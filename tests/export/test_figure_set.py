"""The whole set in several processes: in a plain script, on another report, and never longer than its parent."""

import os
import signal
import subprocess
import sys
import time

import pytest

from jining.export.figure_set import save_figures
from jining.teaching import report_two

NAMES = ["kinds_by_sector", "growth_targets"]
SCRIPT = """
import multiprocessing, jining
multiprocessing.set_start_method({how!r})
jining.use({report!r})
print(len(jining.save_figures({folder!r}, only={names!r}, langs=["en"], workers=2, progress=False)))
"""


def test_several_processes_write_what_one_writes(tmp_path):
    several = save_figures(tmp_path / "several", only=NAMES, workers=2, progress=False)
    one = save_figures(tmp_path / "one", only=NAMES, workers=1, progress=False)
    assert [files["png"].read_bytes() for files in several] == [files["png"].read_bytes() for files in one]


@pytest.mark.parametrize("how", ["spawn", "fork"])
def test_a_script_without_a_guard_draws_the_report_that_it_uses(tmp_path, how):
    script = tmp_path / "plain.py"
    said = {"how": how, "report": str(report_two()), "folder": str(tmp_path / "out"), "names": NAMES}
    script.write_text(SCRIPT.format(**said), "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=300)
    assert (done.stdout, done.stderr) == ("2\n", "")
    assert "Qinghe" in (tmp_path / "out" / "en" / "kinds_by_sector.json").read_text("utf-8")


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="children are read from /proc")
def test_no_worker_outlives_its_parent(tmp_path):
    def children(pid):
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(one) for one in file.read().split()]

    def runs(pid):
        try:
            with open(f"/proc/{pid}/stat") as file:
                return file.read().rpartition(") ")[2][0] != "Z"
        except OSError:
            return False

    command = [sys.executable, "-m", "jining", "figures", "--out", str(tmp_path)]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until, workers = time.monotonic() + 120, []
    while len(workers) < 2 and time.monotonic() < until and parent.poll() is None:
        workers = children(parent.pid)
        time.sleep(0.1)
    assert len(workers) >= 2
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    parent.stderr.close()
    while any(map(runs, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [pid for pid in workers if runs(pid)]
