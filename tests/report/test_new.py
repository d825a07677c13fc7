"""An empty project for another report: what it holds, what it refuses, and what its check says is to be done."""

import pytest
from conftest import checked

import jining
from jining.cli import main
from jining.report.errors import DataError
from jining.report.new import PLACEHOLDERS
from jining.report.report import allowed, fields, package
from jining.report.results import baselines

TEXT = "青山市工作报告\n\n一、目标。今年经济增长6%左右，新增就业1,500人；\r\n确保“零事故。”做好以下工作：\n办好学校３所"
GIVEN = ["--year", "2023", "--city-en", "Qingshan", "--city-zh", "青山市", "--prefix", "QS23"]


@pytest.fixture
def made(tmp_path, capsys):
    """Make a project from a text, with further arguments of the command, and return its folder and what was printed."""
    def make(text=TEXT, *more, folder="project"):
        source = tmp_path / "report.txt"
        source.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main(["new", str(tmp_path / folder), "--source", str(source), *more])
        told = capsys.readouterr()
        return tmp_path / folder, code, told.out + told.err
    return make


def complete(folder):
    """Say what is left when nothing but the coding itself is left to do."""
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("HEADLINE_PARA", "0.1").replace("CODERS", "We"), "utf-8")
    return folder


def test_source_is_kept_byte_for_byte_the_ledger_tiles_it_and_the_steps_are_printed(made):
    folder, code, out = made("\ufeff" + TEXT)
    assert code == 0
    for step in ("Bound the text", "Segment", "Code", "Numerals", "Check", "Second coding", "Agreement", str(folder)):
        assert step in out
    assert (folder / "source.txt").read_bytes() == TEXT.encode()
    with jining.use(folder):
        ledger, text = jining.load_ledger(), jining.source_text()
        assert len(jining.load()) == 0 and ledger["role"].isna().all()
    assert ledger["text"].tolist() == [
        "青山市工作报告", "一、目标。", "今年经济增长6%左右，", "新增就业1,500人；", "确保“零事故。”", "做好以下工作：",
        "办好学校３所"]
    assert [text[start:end] for start, end in zip(ledger["start"], ledger["end"], strict=True)] == ledger["text"].tolist()


def test_it_has_the_codebook_of_this_project_and_none_of_its_facts(made):
    folder, _, _ = made(TEXT, *GIVEN)
    ours = allowed("instrument")
    with jining.use(folder):
        assert allowed("instrument") == ours and allowed("para") == ("0.1",)
        assert jining.codebook().loc["deadline", "empty"] == "the plan year 2023"
        assert (package()["report"]["year"], package()["report"]["prefix"]) == (2023, "QS23")
        assert package()["title"] == "Targets and measures of Qingshan's 2023 government work report"
        assert jining.load_places()["zh"].iloc[0] == "青山市"
    text = (folder / "datapackage.json").read_text("utf-8")
    for word in ("JN20", "Jining", "济宁", "coding/log", "two codings", "reliability"):
        assert word not in text.replace("jining developers", ""), word


def test_the_check_says_what_is_to_be_done_in_a_few_sentences(made):
    folder, _, _ = made()
    told = checked(folder)
    for mark in PLACEHOLDERS:
        assert f"placeholder {mark} " in told
    assert "column role: is empty but required" in told and "and 6 more of this kind, in lines 3, 4, 5, 6, 7, 8" in told
    assert "leaves out the digit" in told and "and 5 more of this kind" in told
    assert len(told.splitlines()) == 1 + len(PLACEHOLDERS) + 2


def test_given_facts_leave_no_placeholder_and_a_year_in_quotation_marks_is_told(made):
    told = checked(made(TEXT, *GIVEN)[0])
    with jining.use(made(folder="fresh")[0]), pytest.raises(DataError, match="placeholder PLAN_YEAR for \"year\""):
        baselines(jining.load())
    assert "PREFIX" not in told and "PLAN_YEAR" not in told and "CITY" not in told and "HEADLINE_PARA" in told
    folder, _, _ = made(folder="bare")
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("PLAN_YEAR", "2023"), "utf-8")
    assert 'says "year" in quotation marks' in checked(folder)


def test_a_finished_report_has_no_empty_role_and_has_hashes(made):
    folder = complete(made(TEXT, *GIVEN)[0])
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"unfinished": true', '"unfinished": false'), "utf-8")
    told = checked(folder)
    assert "column role: is empty but required" in told and "or of another report `python tools/seal.py FOLDER`" in told
    with pytest.raises(DataError, match="column role: is empty"), jining.use(folder):
        jining.load_ledger()


def test_a_coded_project_passes(made):
    folder = complete(made("各位代表：\n推动发展。", *GIVEN)[0])
    ledger = folder / "ledger.csv"
    ledger.write_text(ledger.read_text("utf-8").replace("各位代表：,,,", "各位代表：,context,,")
                      .replace("推动发展。,,,", "推动发展。,record,QS23-001,"), "utf-8")
    row = ["QS23-001", "aim", "open", "0.1", "economy", "推动发展", "Promote development.", "发展", "Development", "推动",
           *[""] * 7, "outcome", "none", "unstated", "", "city", "", "04.1", "", "", ""]
    row += [""] * (len(fields()) - len(row))
    table = folder / "targets_and_measures.csv"
    table.write_text(table.read_text("utf-8") + ",".join(row) + "\n", "utf-8")
    assert main(["--data", str(folder), "check"]) == 0
    assert jining.load(folder)["id"].tolist() == ["QS23-001"]


@pytest.mark.parametrize(("given", "words"), [
    ([b""], "is empty"), ([" \n\u3000\r\n"], "is empty"), ([b"\xef\xbb\xbf\n"], "is empty"),
    (["报告".encode("gb18030")], "is not UTF-8"), (["报告".encode("utf-16")], "is not UTF-8"),
    ([b"a\0b"], "(U+0000) in line 1"), (["一、\ufeff目标"], "(U+FEFF) in line 1"),
    (["一、目标\n增长\u200b6%"], "(U+200B) in line 2"), (["\n增长\t6%"], "(U+0009) in line 2"), (["一、\r增"], "(U+000D)"),
    ([TEXT, "--prefix", "q-1"], "prefix 'q-1'"), ([TEXT, "--city-en", ""], "city_en is empty"),
    ([TEXT, "--city-zh", "\udce5\udcb8"], "city_zh did not come whole from the terminal"),
    *(([TEXT, "--year", year], f"year {year} is no year of a plan") for year in ("-5", "0", "99999")),
])
def test_a_source_or_a_fact_that_cannot_be_used_is_refused_and_nothing_is_written(made, given, words):
    folder, code, told = made(*given)
    assert code == 1 and words in told and not folder.exists()


def test_a_source_that_is_not_there_is_refused(tmp_path, capsys):
    for source, words in ((tmp_path / "none.txt", "does not exist"), (tmp_path, "is a folder")):
        assert main(["new", str(tmp_path / "project"), "--source", str(source)]) == 1
        assert words in capsys.readouterr().err


def test_a_folder_with_files_is_never_written_into_and_one_that_cannot_be_made_is_named(made, tmp_path):
    (tmp_path / "project").mkdir()
    assert made()[1] == 0  # an empty folder is taken
    before = {path: path.read_bytes() for path in (tmp_path / "project").iterdir()}
    _, code, told = made("别的报告。")
    assert code == 1 and "is not empty" in told
    assert before == {path: path.read_bytes() for path in (tmp_path / "project").iterdir()}
    (tmp_path / "file").write_text("mine")
    assert made(folder="file")[1] == 1 and (tmp_path / "file").read_text() == "mine"
    _, code, told = made(folder="file/project")
    assert code == 1 and told.startswith(f"{tmp_path / 'file' / 'project'} cannot be made: ")


def test_the_new_project_can_itself_be_the_pattern(made, tmp_path):
    folder, _, _ = made(TEXT, *GIVEN)
    with jining.use(folder):
        other, code, _ = made("又一份。", "--prefix", "AB24", "--year", "2024", folder="third")
    assert code == 0 and "AB24-[0-9]" in (other / "datapackage.json").read_text("utf-8")


def test_it_is_a_valid_data_package_without_shipped_hashes(made):
    frictionless, folder = pytest.importorskip("frictionless"), made()[0]
    report = frictionless.validate(str(folder / "datapackage.json"))
    wrong = [error.message for task in report.tasks for error in task.errors]
    assert not [message for message in wrong if "required" not in message], wrong  # roles are empty still
    with jining.use(folder):
        assert [one["name"] for one in package()["resources"] if "hash" in one] == ["source"]
