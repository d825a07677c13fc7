"""Coding together: twenty clauses, a panel that saves every answer, files that merge, and a class compared without names."""

import html
import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pytest

import jining
from jining.report.errors import DataError
from jining.report.labels import values
from jining.teaching import class_agreement, clauses, code_clauses, disagreements, merge_codes, model_codes, read_codes
from jining.teaching.codes import COLUMNS, VARIABLES, table_codes
from jining.teaching.course import rows_of

VALUES = {"kind": "target", "firmness": "2"}
IDS = clauses().index.tolist()


def write(folder, coder, answers, saved_at="2026-11-24T08:00:00+00:00", name=None):
    path = folder / f"{name or coder}.csv"
    rows = [{"coder": coder, "id": id_, "saved_at": saved_at} | given for id_, given in answers.items()]
    pd.DataFrame(rows, columns=COLUMNS).to_csv(path, index=False)
    return path


def answer(panel, variable, value):
    """Answer one question on the clause that is shown, as a click does."""
    panel._inputs[variable].value = value


def every(**changed):
    return dict.fromkeys(IDS, VALUES | changed)


def saved(path):
    return read_codes(path).set_index("id")[list(VARIABLES)]


def test_twenty_clauses_hold_every_kind_and_every_strength_and_no_code():
    assert len(IDS) == 20 and clauses().columns.tolist() == ["para", "quote_zh", "text_en"]
    table = table_codes().loc[IDS]
    assert all(set(table[name]) == set(values(name)) for name in VARIABLES)
    assert table.apply(lambda column: column.value_counts().min()).min() >= 3
    with pytest.raises(ValueError, match="no record 'JN20-999'"):
        clauses(["JN20-999"])


def test_the_panel_shows_english_beside_chinese_in_clause_and_paragraph(tmp_path):
    panel, row = code_clauses("Li", folder=tmp_path), clauses().iloc[0]
    assert row["quote_zh"] in panel._text.value and row["text_en"] in panel._text.value
    assert panel._context.value.count("<mark>") == 2  # in the paragraph, in its English
    for text in jining.load().loc[lambda rows: rows["para"] == row["para"], "text_en"]:
        assert panel._context.value.count(html.escape(text)) == 1


def test_every_answer_is_saved_at_once_and_taken_up_where_it_was_left(tmp_path):
    panel = code_clauses("Li", folder=tmp_path / "codes")
    assert not (tmp_path / "codes").exists()
    for variable, value in VALUES.items():
        answer(panel, variable, value)
        assert saved(panel.path).loc[IDS[0], variable] == value
    panel._next.click()
    answer(panel, "kind", "aim")
    again = code_clauses("Li", folder=tmp_path / "codes")
    assert again._given().equals(panel._given()) and repr(again) == "Coder(Li: 1 of 20 finished)"
    assert again._inputs["kind"].value == "aim" and again._inputs["firmness"].value is None


def test_a_typed_line_takes_both_answers_and_goes_on_whichever_report_is_current_and_is_refused_if_not_clear(tmp_path):
    lines = {"m plain": ["measure", "2"], "t 3": ["target", "3"], "目标 确保": ["target", "3"], "aim strive": ["aim", "1"],
             "m,support": ["measure", "0"]}
    with jining.use(jining.teaching.report_two()):
        panel = code_clauses("Li", folder=tmp_path, ids=jining.load()["id"].head(20))
    for line in (*lines, "a"):
        panel._line.value = line
    assert panel._given().head(5).to_numpy().tolist() == list(lines.values())
    assert panel._at == 5 and panel._inputs["kind"].value == "aim"
    for line in ("goal", "m s"):
        panel._line.value = line
        assert "is not clear; there are" in panel._state.value and panel._at == 5


def test_two_panels_of_one_coder_lose_nothing_and_the_answer_given_last_counts(tmp_path):
    one, two = (code_clauses("Li", folder=tmp_path) for _ in range(2))
    answer(one, "kind", "target")
    two.go(1)
    answer(two, "kind", "aim")
    two.go(0)
    answer(two, "firmness", "3")
    one.go(2)
    answer(one, "kind", "measure")
    rows = saved(one.path)
    assert rows["kind"].dropna().to_dict() == {IDS[0]: "target", IDS[1]: "aim", IDS[2]: "measure"}
    one.go(0)
    assert one._inputs["firmness"].value == "3"
    answer(two, "firmness", "2")
    answer(one, "kind", "aim")
    assert saved(one.path).loc[IDS[0]].tolist() == ["aim", "2"]
    one.path.unlink()  # what is taken away is written again, whole
    answer(one, "kind", "target")
    assert len(saved(one.path)) == 3


def test_two_panels_that_save_at_once_lose_no_answer(tmp_path):
    def answer_every_second(start):
        panel = code_clauses("Li", folder=tmp_path)
        for place in range(start, 20, 2):
            panel.go(place)
            answer(panel, "kind", "aim")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(answer_every_second, range(2)))
    assert saved(tmp_path / "Li.csv")["kind"].tolist() == ["aim"] * 20


def test_what_could_not_be_saved_is_said_and_saved_with_the_next_answer(tmp_path, monkeypatch):
    panel = code_clauses("Li", folder=tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("jining.teaching.coding_panel.write_atomic", lambda *args: (_ for _ in ()).throw(OSError("full")))
        answer(panel, "kind", "target")
        assert "NOT SAVED: full" in panel._state.value and panel._inputs["kind"].value == "target"
    answer(panel, "firmness", "2")
    assert saved(panel.path).loc[IDS[0]].tolist() == ["target", "2"]
    assert [path.name for path in tmp_path.glob("[!.]*")] == ["Li.csv"]


def test_names_with_full_width_letters_spaces_or_signs_come_back_from_one_folder(tmp_path):
    names = {"Ｌｉ　Ｗｅｉ": "Li Wei", "  Li   Fei ": "Li Fei", "李 伟": "李 伟", "=1+1": "=1+1", "O'Neil": "O'Neil",
             "007": "007", 'Li "Bo" Wei': 'Li "Bo" Wei', "../李/x": "../李/x", "nan": "nan"}
    for name in names:
        answer(code_clauses(name, folder=tmp_path), "kind", "aim")
        again = code_clauses(name, folder=tmp_path)
        assert again._inputs["kind"].value == "aim" and again.path.parent == tmp_path
    assert sorted(read_codes(tmp_path)["coder"]) == sorted(names.values())


def test_a_name_that_is_none_or_takes_the_file_of_another_is_refused(tmp_path):
    for name in ("", "  ", "///", "table", "CON", "nul", "Ｃｏｍ１", "lpt9 ", "李" * 61, "a\0b"):
        with pytest.raises(ValueError, match="is no name"):
            code_clauses(name, folder=tmp_path)
    answer(code_clauses("a/b", folder=tmp_path), "kind", "aim")
    with pytest.raises(ValueError, match="holds the codes of 'a/b'"):
        code_clauses("a:b", folder=tmp_path)


def test_what_is_shown_is_escaped(tmp_path, monkeypatch):
    hostile = clauses().assign(text_en="<img src=x onerror=alert(1)>")
    monkeypatch.setattr("jining.teaching.coding_panel.clauses", lambda ids: hostile)
    panel = code_clauses("<b>Li</b>", folder=tmp_path / "<img src=x>")
    answer(panel, "kind", "aim")
    for text in (*(part.value for part in panel.children if hasattr(part, "value")), panel._repr_mimebundle_()["text/html"]):
        assert "<img" not in text and "<b>Li" not in text


def test_files_that_a_spreadsheet_saved_again_are_read_or_refused_where_a_name_would_be_guessed(tmp_path):
    for encoding, separator in itertools.product(("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "cp1252"), ",;\t"):
        path = write(tmp_path, "é Müller" if encoding == "cp1252" else "李　Ａ", every(), name="codes")
        path.write_bytes(path.read_text(encoding="utf-8-sig").replace(",", separator).encode(encoding))
        if encoding.startswith("utf-8"):
            rows = read_codes(tmp_path)
            assert rows["coder"].unique().tolist() == ["李 A"] and len(rows) == 20 and set(rows["firmness"]) == {"2"}
        else:
            with pytest.raises(DataError, match=r"codes\.csv.*UTF-8"):
                read_codes(tmp_path)


def test_half_finished_files_empty_lines_labels_instead_of_codes_and_notes_of_a_coder_are_read_and_kept(tmp_path):
    path = tmp_path / "Ana.csv"
    lines = [",".join([*COLUMNS, "My note"]), f'Ana,{IDS[0]},target,,2026,"so, so 7.0"', ",,,,,",
             f"Ana,{IDS[1]},,plain promise,2026,", "", f"Ana,{IDS[2]},,2.0,2026,"]
    path.write_text("\n".join(lines), encoding="utf-8")
    rows = saved(path)
    assert rows["kind"].dropna().tolist() == ["target"] and rows["firmness"].dropna().tolist() == ["2", "2"]
    answer(code_clauses("Ana", folder=tmp_path), "firmness", "3")
    assert read_codes(path)["My note"].fillna("").tolist() == ["so, so 7.0", "", ""]


def test_each_wrong_line_is_an_error_that_names_it_and_no_clause_is_lost_in_silence(tmp_path):
    wrong = dict(pd.read_csv(Path(__file__).with_name("wrong_lines.csv")).to_numpy())
    path = tmp_path / "Ana.csv"
    lines = [",".join(COLUMNS), f"Ana,{IDS[2]},aim,2,2026", *wrong, f"Ana,{IDS[3]},aim,2,2026"]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_codes(path)
    assert len(caught.value.failures) == len(wrong)
    for line, (failure, rule) in enumerate(zip(caught.value.failures, wrong.values(), strict=True), 3):
        assert str(failure).startswith(f"Ana.csv line {line}") and rule in str(failure)


def test_one_bad_file_does_not_stop_the_class_and_is_named(tmp_path):
    write(tmp_path, "Bo", every())
    bad = {"A.csv": b"coder;id;kind\n", "Dai.xlsx": b"PK\x03\x04\x00", "E.CSV": b"\xef\xbb\xbf",
           "F.csv": ",".join(COLUMNS).encode() + b"\n" + b"x" * 200_000, "G.csv": ",".join([*COLUMNS, "file"]).encode(),
           "Li.csv": f"{','.join(COLUMNS)}\n李Li,{IDS[0]},aim,2,".encode("gb18030"), "p.csv": b"\x89PNG\r\n\x00\x1a",
           "~$Bo.xlsx": b"left by a spreadsheet that is open"}
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    with pytest.warns(UserWarning, match=r"left out: A\.csv, Dai\.xlsx, E\.CSV, F\.csv, G\.csv, Li\.csv, p\.csv\.") as said:
        rows = read_codes(tmp_path)
    assert rows["coder"].unique().tolist() == ["Bo"]
    assert all(word in str(said[0].message) for word in ("firmness", "is a workbook", "is missing"))
    with pytest.raises(DataError, match="does not exist"):
        read_codes(tmp_path / "nothing.csv")


def test_two_files_of_one_coder_are_put_together_the_later_answer_counts(tmp_path):
    early = write(tmp_path, "Ana", dict(list(every(kind="aim").items())[:12]), "2026-11-24T09:00:00+00:00", "early")
    late = write(tmp_path, "Ana", dict(list(every().items())[8:]), "2026-11-24T10:00:00+00:00", "late")
    for files in ([early, late], [late, early]):
        assert read_codes(*files).set_index("id").loc[IDS, "kind"].tolist() == ["aim"] * 8 + ["target"] * 12


def test_alpha_of_a_class_is_that_of_the_package_krippendorff_also_with_gaps():
    rng, levels = np.random.default_rng(1), {"kind": "nominal", "firmness": "ordinal"}
    for coders in (2, 3, 9):
        rows = pd.merge(pd.DataFrame({"coder": map(str, range(coders))}), jining.load()[["id"]].head(60), how="cross")
        rows = rows.assign(saved_at="", **{name: rng.choice([*values(name), None], len(rows)) for name in VARIABLES})
        found = class_agreement(rows).set_index("variable")["alpha"]
        for name, level in levels.items():
            places = rows[name].map(sorted(values(name)).index, na_action="ignore").to_numpy(float).reshape(coders, -1)
            domain = range(len(values(name)))
            right = krippendorff.alpha(reliability_data=places, level_of_measurement=level, value_domain=domain)
            assert found[name] == pytest.approx(right)


def test_the_class_is_summed_up_by_variable_without_a_name(tmp_path):
    for name in ("Ana", "Bo", "Chen"):
        write(tmp_path, name, every(kind={"Ana": "aim"}.get(name, "target")))
    codes = merge_codes(model_codes(), read_codes(tmp_path))
    table = class_agreement(codes, rounds=20)
    assert table["variable"].tolist() == list(VARIABLES) and table["coders"].tolist() == [5, 5]
    shown = table.to_string() + disagreements(codes).to_string()
    assert not any(name in shown for name in ("Ana", "Bo", "Chen", "reading"))
    assert (table["low"] <= table["alpha"]).all() and (table["alpha"] <= table["high"]).all()


def test_a_class_that_codes_as_the_table_does_agrees_with_it_and_one_value_has_no_alpha(tmp_path):
    codes = table_codes().loc[IDS].reset_index().assign(saved_at="")
    codes = pd.concat([codes.assign(coder=name) for name in ("Ana", "Bo")])
    found = class_agreement(codes)
    assert found["alpha"].tolist() == [1, 1] and found["as_table"].tolist() == [100, 100] and disagreements(codes).empty
    assert class_agreement(codes.assign(kind="aim", firmness="2"))["verdict"].tolist() == ["one value only"] * 2


def test_a_class_of_nobody_of_one_and_of_few_clauses_is_no_error(tmp_path):
    assert read_codes(tmp_path).columns.tolist() == [*COLUMNS, "file"]
    assert class_agreement(read_codes(tmp_path))["coders"].tolist() == [0, 0] and disagreements(read_codes(tmp_path)).empty
    write(tmp_path, "Ana", dict(list(every().items())[:9]))
    found = class_agreement(merge_codes(read_codes(tmp_path)))
    assert found["verdict"].tolist() == ["too few"] * 2 and found["alpha"].isna().all()


def test_what_is_no_table_of_codes_or_no_number_of_resamples_is_refused():
    for codes, rounds in ((model_codes(), -1), (model_codes(), 1.5), ("x", 0), (clauses(), 0)):
        with pytest.raises(ValueError, match="is no"):
            class_agreement(codes, rounds=rounds)
    for codes in (clauses(), model_codes().set_index("id"), None):
        for reads in (disagreements, merge_codes):
            with pytest.raises(ValueError, match="is no table"):
                reads(codes)


def test_disagreements_stand_in_both_languages_with_the_rule_that_decides():
    found = disagreements(model_codes(), "kind", lang="en")
    row = found[found["codes"].str.contains("measure: 1 · target: 1")].iloc[0]
    assert row["text_en"] and row["quote_zh"] and row["table"] == "measure"
    assert "only describes the object" in row["rule_en"] and "仅描述对象" in row["rule_zh"]
    assert "措施" in disagreements(model_codes(), "kind", lang="zh")["table"].tolist()
    ruled = [(row["variable"], row["value"]) for row in rows_of("coding_rules") if row["zh"] and row["en"]]
    assert sorted(ruled) == sorted((name, value) for name in VARIABLES for value in values(name))
    with pytest.raises(ValueError, match="variable='sector' is not known"):
        disagreements(model_codes(), "sector")
