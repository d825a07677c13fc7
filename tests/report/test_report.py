"""Another folder is another report: the same words work on it, and nothing of two reports mixes."""

import json
import threading

import pytest

import jining
from jining.report.errors import DataError
from jining.report.report import package
from jining.report.source import source_text


@pytest.fixture
def other(data_copy):
    """A copy of the shipped report under another name, with one record less."""
    described = json.loads((data_copy / "datapackage.json").read_text("utf-8"))
    described["name"] = "another-report"
    (data_copy / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False), "utf-8")
    table = data_copy / "targets_and_measures.csv"
    table.write_text("\n".join(table.read_text("utf-8").split("\n")[:-2]) + "\n", "utf-8")
    return data_copy


def test_use_switches_for_a_while_and_back_after_an_error_too_or_until_the_next_use(other):
    here, n = package()["name"], len(jining.load())
    with pytest.raises(ZeroDivisionError), jining.use(other):
        assert package()["name"] == "another-report" and len(jining.load()) == n - 1
        1 / 0  # noqa: B018
    assert package()["name"] == here and len(jining.load()) == n
    jining.use(other)
    assert package()["name"] == "another-report"
    jining.use()
    assert package()["name"] == here and source_text()


def test_load_of_a_folder_loads_that_report_and_leaves_the_current_one(other):
    promises = jining.load(other)
    assert promises.attrs["report"] == "another-report" != package()["name"]
    assert len(promises) == len(jining.load()) - 1


@pytest.mark.parametrize(("text", "words"), [
    ('{"name": "x", "resources": [{"name": "\\ud800", "path": "a"}]}', "is no Data Package"),
    (None, "is missing; a report is a folder with datapackage.json"),
    ("{", "is no Data Package"), ("[]", "is no Data Package"), ('{"name": "x"}', "is no Data Package"),
])
def test_a_folder_that_is_no_report_is_refused_in_one_sentence(tmp_path, text, words):
    if text is not None:
        (tmp_path / "datapackage.json").write_text(text)
    with pytest.raises(DataError, match=words):
        jining.use(tmp_path)
    assert len(jining.load())


def test_a_thread_that_switches_leaves_the_report_of_the_program(other):
    seen, switched, looked = [], threading.Event(), threading.Event()

    def switch():
        with jining.use(other):
            switched.set()
            looked.wait(10)
            seen.append(package()["name"])

    thread = threading.Thread(target=switch)
    thread.start()
    switched.wait(10)
    mine = package()["name"]
    looked.set()
    thread.join()
    assert seen != [mine] == [package()["name"]]
