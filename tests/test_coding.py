"""Coding together: thirty clauses, a panel that saves every answer, files that merge, and who differs by which rule."""

import warnings

import numpy as np
import pandas as pd
import pytest

import jining
from jining.agreement import krippendorff_alpha, load_passes
from jining.errors import DataError
from jining.teaching import (
    class_agreement,
    clauses,
    code_clauses,
    disagreements,
    merge_codes,
    model_codes,
    pair_table,
    read_codes,
    show_whole,
)
from jining.teaching.codes import codes_bytes
from jining.teaching.rules import rule_for
from jining.teaching.sample import COLUMNS, VARIABLES, choices, read_line

VALUES = {"kind": "target", "checkable_by": "number", "modal": "none", "instrument": "S1"}


def write(folder, coder, answers, saved_at="2026-11-24T08:00:00+00:00", name=None):
    path = folder / f"{name or coder}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(codes_bytes(coder, answers, saved_at))
    return path


def all_answers(**changed):
    return dict.fromkeys(clauses().index, VALUES | changed)


def code_all(panel, values=VALUES):
    for _ in range(len(clauses())):
        for variable, value in values.items():
            panel.answer(variable, value)
        panel._next.click()


def test_thirty_clauses_ten_of_each_kind_are_always_the_same():
    drawn = clauses()
    first, _ = load_passes()
    assert first.loc[drawn.index, "kind"].value_counts().to_dict() == {"target": 10, "measure": 10, "aim": 10}
    assert drawn.equals(clauses()) and drawn.index.is_monotonic_increasing and drawn.index.is_unique
    assert drawn.columns.tolist() == ["para", "quote_zh", "text_en"]  # no code is given away


def test_other_clauses_may_be_coded_and_an_unknown_one_is_named():
    assert clauses(["JN20-001", "JN20-008"]).index.tolist() == ["JN20-001", "JN20-008"]
    with pytest.raises(ValueError, match="no record 'JN20-999'"):
        clauses(["JN20-999"])


def test_nothing_is_written_before_the_first_answer(tmp_path):
    code_clauses("Li", folder=tmp_path / "codes")
    assert not (tmp_path / "codes").exists()


def test_every_answer_is_saved_at_once_and_the_work_is_taken_up_where_it_was_left(tmp_path):
    panel = code_clauses("Li", folder=tmp_path)
    for variable, value in VALUES.items():
        panel.answer(variable, value)
        assert read_codes(panel.path).at[0, variable] == value
    panel._next.click()
    panel.answer("kind", "aim")
    again = code_clauses("Li", folder=tmp_path)
    assert again.answers == panel.answers and repr(again) == "Coder(Li: 1 of 30 finished)"
    assert again._head.value.startswith("<b>Clause 2 of 30 · 1 finished")
    assert again._inputs["kind"].value == "aim" and again._inputs["modal"].value == ""


def test_a_finished_panel_says_so_and_its_file_reads_whole(tmp_path):
    panel = code_clauses("Li", folder=tmp_path, lang="zh")
    code_all(panel)
    assert "全部完成" in panel._head.value
    rows = read_codes(tmp_path)
    assert len(rows) == 30 and rows[list(VARIABLES)].notna().all(axis=None)
    assert rows.columns.tolist() == [*COLUMNS, "file"]


def test_an_answer_can_be_changed_and_taken_back(tmp_path):
    panel = code_clauses("Li", folder=tmp_path)
    panel.answer("modal", "确保")
    panel.answer("modal", "力争")
    assert read_codes(panel.path)["modal"].tolist() == ["力争"]
    panel._inputs["modal"].value = ""
    assert len(read_codes(panel.path)) == 0


def test_going_back_shows_the_answers_without_saving_again(tmp_path):
    panel = code_clauses("Li", folder=tmp_path)
    panel.answer("kind", "target")
    before = panel.path.stat().st_mtime_ns
    panel._next.click()
    assert panel._inputs["kind"].value is None
    panel._back.click()
    assert panel._inputs["kind"].value == "target" and panel.path.stat().st_mtime_ns == before
    assert panel._back.disabled and not panel._next.disabled
    panel.go(99)
    assert panel._next.disabled


def test_codes_of_other_clauses_in_the_file_are_kept(tmp_path):
    code_clauses("Li", folder=tmp_path, ids=["JN20-001"]).answer("kind", "measure")
    code_clauses("Li", folder=tmp_path).answer("kind", "aim")
    assert len(read_codes(tmp_path)) == 2


def test_a_file_that_cannot_be_written_is_said_and_the_answer_stays(tmp_path):
    (tmp_path / "codes").write_text("a file, no folder")
    panel = code_clauses("Li", folder=tmp_path / "codes")
    panel.answer("kind", "aim")
    assert "NOT SAVED" in panel._state.value and panel._inputs["kind"].value == "aim"


@pytest.mark.parametrize("name", ["", "  ", "///", "table"])
def test_a_name_that_is_none_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="is no name"):
        code_clauses(name, folder=tmp_path)


def test_a_name_cannot_leave_the_folder_or_take_the_file_of_another(tmp_path):
    assert code_clauses("../李/x", folder=tmp_path).path == tmp_path / "___李_x.csv"
    code_clauses("a/b", folder=tmp_path).answer("kind", "aim")
    with pytest.raises(ValueError, match="holds the codes of 'a/b'"):
        code_clauses("a b", folder=tmp_path)


def test_wrong_values_and_languages_are_refused(tmp_path):
    panel = code_clauses("Li", folder=tmp_path)
    with pytest.raises(ValueError, match="kind='goal' is not known"):
        panel.answer("kind", "goal")
    with pytest.raises(ValueError, match="variable='sector' is not known"):
        panel.answer("sector", "rural")
    with pytest.raises(ValueError, match="lang='fr'"):
        code_clauses("Li", folder=tmp_path, lang="fr")


def test_what_is_shown_is_escaped(tmp_path, monkeypatch):
    hostile = clauses().assign(text_en="<img src=x onerror=alert(1)>")
    monkeypatch.setattr("jining.teaching.coding.clauses", lambda ids: hostile)
    panel = code_clauses("<b>Li</b>", folder=tmp_path / "<img src=x>")
    panel.answer("kind", "aim")
    assert "&lt;img" in panel._state.value
    bundle = panel._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    for text in (panel._text.value, panel._head.value, panel._state.value, data["text/html"]):
        assert "<img" not in text and "<b>Li" not in text


def test_a_viewer_without_widgets_gets_the_clause_and_the_questions(tmp_path):
    bundle = code_clauses("Li", folder=tmp_path)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "<mark>" in data["text/html"] and "What is it?" in data["text/html"]
    assert data["text/plain"] == "Coder(Li: 0 of 30 finished)"


def test_every_option_is_labelled_in_both_languages(tmp_path):
    for lang, word in (("en", "Build facilities"), ("zh", "建设设施")):
        panel = code_clauses("Li", folder=tmp_path, lang=lang)
        assert any(word in label for label, _ in panel._inputs["instrument"].options)
        for name, box in panel._inputs.items():
            assert [value for _, value in box.options if value] == list(choices(name))


def test_codes_of_a_class_are_read_from_a_folder_and_unfinished_files_are_fine(tmp_path):
    write(tmp_path, "Ana", all_answers())
    write(tmp_path, "李", {clauses().index[0]: {"kind": "aim"}})
    rows = read_codes(tmp_path)
    assert rows["coder"].value_counts().to_dict() == {"Ana": 30, "李": 1}
    assert rows.loc[rows["coder"] == "李", "instrument"].isna().all()
    assert len(read_codes(tmp_path / "Ana.csv", tmp_path / "李.csv")) == 31


def test_an_empty_folder_gives_no_row(tmp_path):
    assert read_codes(tmp_path).columns.tolist() == [*COLUMNS, "file"] and len(read_codes(tmp_path)) == 0


@pytest.mark.parametrize("early_first", [True, False])
def test_of_one_person_the_file_saved_later_wins_and_says_so(tmp_path, early_first):
    late = write(tmp_path, "Ana", all_answers(), "2026-11-24T10:00:00+00:00", name="b_late")
    early = write(tmp_path, "Ana", all_answers(kind="aim"), "2026-11-24T09:00:00+00:00", name="c_early")
    paths = [early, late] if early_first else [late, early]
    with pytest.warns(UserWarning, match="Ana has several files; .*b_late.csv, saved last, .*left out: .*c_early.csv"):
        rows = read_codes(*paths)
    assert rows["kind"].tolist() == ["target"] * 30


def test_frames_of_several_rounds_merge_and_the_same_file_twice_is_no_conflict(tmp_path):
    ana, bo = write(tmp_path, "Ana", all_answers()), write(tmp_path, "Bo", all_answers(kind="aim"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rows = merge_codes(read_codes(ana), read_codes(bo), read_codes(ana))
    assert rows["coder"].value_counts().to_dict() == {"Ana": 30, "Bo": 30}
    assert len(merge_codes()) == 0


def test_wrong_values_are_named_by_file_line_column_and_value_all_at_once(tmp_path):
    ids = clauses().index
    write(tmp_path, "Ana", {ids[0]: VALUES, ids[1]: VALUES | {"kind": "goal"}, "JN20-999": VALUES})
    write(tmp_path, "Bo", {ids[0]: VALUES | {"instrument": "S9"}})
    with pytest.raises(DataError) as caught:
        read_codes(tmp_path)
    text = str(caught.value)
    assert text.startswith("3 problems found")
    assert f"Ana.csv line 3, {ids[1]}, column kind: 'goal' is not allowed; allowed: target, measure, aim" in text
    assert "Ana.csv line 4, JN20-999, column id: 'JN20-999' is no record of the table" in text
    assert f"Bo.csv line 2, {ids[0]}, column instrument: 'S9' is not allowed" in text


def test_a_clause_twice_a_nameless_row_and_a_missing_column_are_refused(tmp_path):
    path, id_ = tmp_path / "x.csv", clauses().index[0]
    path.write_text(f"{','.join(COLUMNS)}\nAna,{id_},aim,,,,\nAna,{id_},aim,,,,\n,{id_},aim,,,,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"(?s)repeats the clause of line 2.*line 4.*is no name of a coder"):
        read_codes(path)
    path.write_text("coder;id;kind\n", encoding="utf-8")
    with pytest.raises(DataError, match="column id: is missing"):
        read_codes(path)
    with pytest.raises(DataError, match="does not exist"):
        read_codes(tmp_path / "nothing.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_that_a_spreadsheet_saved_again_is_read(tmp_path, encoding, end):
    text = codes_bytes("李", all_answers(modal="确保"), "2026-11-24").decode("utf-8-sig").replace("\r\n", end)
    path = tmp_path / "li.csv"
    path.write_bytes(f"{text}{',' * 6}{end}".encode(encoding))
    rows = read_codes(path)
    assert rows["coder"].unique().tolist() == ["李"] and rows["modal"].unique().tolist() == ["确保"] and len(rows) == 30


def test_a_name_that_a_spreadsheet_would_run_comes_back_as_it_was(tmp_path):
    code_clauses("=1+1", folder=tmp_path).answer("kind", "aim")
    assert b"'=1+1" in (tmp_path / "_1_1.csv").read_bytes()
    assert read_codes(tmp_path)["coder"].tolist() == ["=1+1"]


def test_agreement_of_a_class_is_that_of_every_pair_and_of_each_with_the_table():
    table = class_agreement(model_codes(), rounds=20)
    assert len(table) == (1 + 2) * len(VARIABLES)
    one, two = (rows.set_index("id") for _, rows in model_codes().groupby("coder", sort=False))
    row = table[(table["second"] == "second reading") & (table["variable"] == "kind")].iloc[0]
    assert row["same"] == (one["kind"] == two["kind"]).sum() and row["n"] == 30
    assert row["agree"] == pytest.approx(100 * row["same"] / 30)
    assert row["alpha"] == pytest.approx(krippendorff_alpha(one["kind"].to_numpy(), two["kind"].to_numpy()))
    assert row["low"] <= row["alpha"] <= row["high"]


def test_a_coder_who_codes_as_the_table_does_agrees_with_it_fully(tmp_path):
    promises = jining.load().set_index("id").loc[clauses().index, list(VARIABLES)].astype("str").fillna("none")
    write(tmp_path, "Ana", {id_: row.to_dict() for id_, row in promises.iterrows()})
    table = class_agreement(read_codes(tmp_path))
    assert (table["same"] == table["n"]).all() and np.allclose(table["alpha"], 1)
    assert disagreements(read_codes(tmp_path)).empty


def test_only_clauses_that_both_answered_count_and_few_get_no_percentage(tmp_path):
    write(tmp_path, "Ana", all_answers())
    write(tmp_path, "Bo", dict(list(all_answers().items())[:9]))
    table = class_agreement(read_codes(tmp_path)).set_index(["first", "second", "variable"])
    row = table.loc[("Ana", "Bo", "kind")]
    assert (row["n"], row["same"], row["verdict"]) == (9, 9, "too few") and pd.isna(row["agree"]) and pd.isna(row["alpha"])
    assert table.loc[("Ana", "table", "kind"), "n"] == 30


def test_a_class_of_nobody_and_of_one_is_no_error(tmp_path):
    assert class_agreement(read_codes(tmp_path)).empty and disagreements(read_codes(tmp_path)).empty
    write(tmp_path, "Ana", all_answers())
    assert class_agreement(read_codes(tmp_path))["second"].unique().tolist() == ["table"]


def test_disagreements_name_who_said_what_and_the_rule_that_decides(tmp_path):
    id_ = jining.load().loc[lambda rows: rows["quote_zh"].str.contains("50家农业龙头企业"), "id"].item()
    write(tmp_path, "Ana", {id_: VALUES})
    write(tmp_path, "Bo", {id_: VALUES | {"kind": "measure"}})
    found = disagreements(read_codes(tmp_path), "kind", lang="en")
    assert found["codes"].tolist() == ["target: Ana · measure: Bo"] and found["table"].tolist() == ["measure"]
    assert "only describes the object" in found["rule"].item()
    assert "仅描述对象" in disagreements(read_codes(tmp_path), "kind", lang="zh")["rule"].item()
    with pytest.raises(ValueError, match="variable='sector' is not known"):
        disagreements(read_codes(tmp_path), "sector")


def test_coders_who_agree_with_each_other_but_not_with_the_table_are_listed(tmp_path):
    for name in ("Ana", "Bo"):
        write(tmp_path, name, all_answers(kind="aim"))
    found, table = disagreements(read_codes(tmp_path), "kind"), jining.load().set_index("id")["kind"]
    assert found["id"].tolist() == [id_ for id_ in clauses().index if table[id_] != "aim"]
    assert set(found["codes"]) == {"aim: Ana, Bo"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_value_has_a_rule(lang):
    assert all(rule_for(name, value, lang=lang) for name in VARIABLES for value in choices(name))


def test_the_shipped_codings_stand_beside_those_of_a_class(tmp_path):
    write(tmp_path, "Ana", all_answers())
    both = merge_codes(model_codes(), read_codes(tmp_path))
    assert set(class_agreement(both)["first"]) == {"first reading", "second reading", "Ana"}


def test_the_pair_table_is_square_and_counts_what_both_answered():
    one, two = pd.Series(["a", "a", "b", None], index=list("wxyz")), pd.Series(["a", "c", "a", "a"], index=list("wxyz"))
    table = pair_table(one, two)
    assert table.index.tolist() == table.columns.tolist() == ["a", "b", "c"]
    assert table.loc["a", "c"] == 1 and table.to_numpy().sum() == 3
    first, second = (rows.set_index("id") for _, rows in model_codes().groupby("coder", sort=False))
    pairs = pair_table(first["instrument"], second["instrument"]).to_numpy()
    both = pairs + pairs.T
    totals, n = both.sum(axis=0), both.sum()
    by_hand = 1 - (1 - both.trace() / n) / (1 - (totals * (totals - 1)).sum() / (n * (n - 1)))
    assert by_hand == pytest.approx(krippendorff_alpha(first["instrument"].to_numpy(), second["instrument"].to_numpy()))


def test_a_table_is_shown_with_whole_texts_and_escaped():
    frame = pd.DataFrame({"n": [1, None], "text": ["<b>" + "long " * 40, None]}, index=pd.Index(["x", "y"], name="id"))
    shown = show_whole(frame)._repr_html_()
    assert "long " * 40 in shown and "<b>" not in shown and "nan" not in shown.lower()
    assert "+ 1" in show_whole(frame, most=1)._repr_html_()
    assert show_whole(frame.head(0))._repr_html_() == "<p>–</p>"


def test_a_table_shows_whole_numbers_and_several_flags_without_the_marks_of_python():
    frame = pd.DataFrame({"low": pd.array([100.0, None], "Float64"), "share": [1.5, 2], "flag": [("a", "b"), ()]})
    assert repr(show_whole(frame)) == "100 | 1.5 | a, b\n | 2.0 |"


def test_a_typed_line_answers_all_four_and_goes_on(tmp_path):
    panel = code_clauses("Li", folder=tmp_path)
    panel._line.value = "m OPEN 确保 e5"
    first, second = list(panel.answers)[:2]
    assert panel.answers[first] == {"kind": "measure", "checkable_by": "open", "modal": "确保", "instrument": "E5"}
    assert panel._line.value == "" and panel._head.value.startswith("<b>Clause 2 of 30 · 1 finished")
    panel._line.value = "a open"
    assert panel.answers[second] == {"kind": "aim", "checkable_by": "open"}
    assert panel._head.value.startswith("<b>Clause 2")  # two answers are missing: it stays
    panel._line.value = "a open"  # the same words again are a new answer
    assert panel._line.value == ""


@pytest.mark.parametrize(("line", "words"), [
    ("m open s", "modal: 's' may be several of"), ("goal", "kind: 'goal' is none of: target"),
    ("m o none e5 x", "5 words for 4 questions"), ("m o none e", "may be several")])
def test_a_line_that_is_not_clear_is_said_and_changes_nothing(tmp_path, line, words):
    with pytest.raises(ValueError, match=words):
        read_line(line)
    panel = code_clauses("Li", folder=tmp_path)
    panel._line.value = line
    assert words.split(":")[0] in panel._state.value and panel._line.value == line
    assert not panel.path.exists()
    panel._line.value = "<img src=x>"
    assert "<img" not in panel._state.value


def test_every_value_can_be_typed_in_full():
    for place, name in enumerate(VARIABLES):
        before = ["m", "open", "none"][:place]
        assert [read_line(" ".join([*before, value]))[name] for value in choices(name)] == list(choices(name))
    assert read_line("") == {} and read_line("m，open，strive，U")["modal"] == "力争"


@pytest.mark.browser
def test_a_student_codes_by_keyboard_in_a_real_notebook(page, lab):
    from playwright.sync_api import expect
    from test_browser import open_and_run

    open_and_run(page, lab, "teaching/L3_coding_together.ipynb")
    panel = page.locator(".jp-OutputArea .widget-vbox").filter(has_text="How would we know?").first
    panel.scroll_into_view_if_needed()
    panel.locator("input[type=text]").focus()
    head = page.locator(".jp-OutputArea .widget-html").filter(has_text="of 30").first
    page.keyboard.type("a open none none")
    page.keyboard.press("Enter")
    expect(head).to_contain_text("Clause 2 of 30 · 1 finished")
    page.keyboard.type("m open none e2")  # the line keeps the focus
    page.keyboard.press("Enter")
    expect(head).to_contain_text("Clause 3 of 30 · 2 finished")
    panel.locator("input[type=radio]").nth(1).check()
    expect(panel).to_contain_text("student.csv")
    page.get_by_role("button", name="Back").click()
    expect(head).to_contain_text("Clause 2 of 30 · 2 finished")
    expect(panel.locator("input[type=radio]:checked")).to_have_count(2)
    page.get_by_role("button", name="Next").click()
    expect(panel.locator("input[type=radio]:checked")).to_have_count(1)
    assert page.asked_elsewhere == [] and page.script_errors == []
