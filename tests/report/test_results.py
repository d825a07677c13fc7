"""What became of the promises: facts and verdicts, the shipped ones and those of a user."""

import io

import pandas as pd
import pytest

import jining
from jining.cli import main
from jining.report.errors import DataError
from jining.report.report import fields
from jining.report.results import facts_in_use, write_empty_facts

_FIRMS = "unit == 'firms' and comparator == 'eq' and value_low == 40"


def test_the_verdict_is_a_column_of_the_table_and_missing_where_nothing_was_found(promises):
    verdicts = jining.load_verdicts().set_index("id")["verdict"].astype("str")
    found = promises.dropna(subset="verdict").set_index("id")["verdict"].astype("str")
    assert found.sort_index().to_dict() == verdicts.sort_index().to_dict()
    assert promises["verdict"].isna().sum() == len(promises) - len(verdicts) > 300


@pytest.mark.parametrize(("query", "says", "date", "value", "said"), [
    (_FIRMS, "met", "2021-06", "", "is dated 2021-06, which is after"), (_FIRMS, "met", "2019", "", "which is before the"),
    (_FIRMS, "missed", "2018", "", "which is before the year"), (_FIRMS, "later", "2020-05", "", "which is in the year"),
    ("measure_type == 'growth_rate'", "met", "2020-Q1", "99", "is dated 2020-Q1, which is a part of 2020 only"),
    ("deadline == '2020-Q1'", "met", "2020-11-10", "", "after the deadline 2020-Q1"),
    ("comparator == 'range'", "met", "2020", "0", "says 0 where"),
    ("comparator == 'approx'", "missed", "2020", "99", "says 99 where"),
    (_FIRMS, "met", "2020-12", "1", "says 1 where 40 was promised"),
    (_FIRMS, "missed", "2020-12", "45", "says 45 where 40 was promised"), (_FIRMS, "met", "2020", "39", "says 39 where 40"),
    ("measure_type == 'reduction'", "met", "2020", "9", "says 9"), ("value_low == 6", "met", "2020", "3", "says 3 where 6"),
    ("measure_type == 'reduction'", "missed", "2020", "-99e6", "says -99000000 where 3300000 was promised"),
    ("checkable_by == 'all'", "met", "2019/2020", "50", "says 50 where 100 was promised"),
    ("checkable_by == 'zero'", "met", "2020", "3", "says 3 where 0 was promised"),
    ("measure_type == 'time_limit' and comparator == 'le'", "met", "2020", "999", "says 999 where")])
def test_a_verdict_that_the_date_or_the_number_of_its_fact_contradicts_is_refused(promises, query, says, date, value, said):
    target = promises.query(query).iloc[0]
    facts = jining.load_results().query("basis == 'reported'").head(1).assign(
        ids=[(target["id"],)], says=says, date=date, value=value and float(value), unit=value and target["unit"])
    verdicts = jining.load_verdicts().head(1).assign(id=target["id"], verdict=says, facts=[tuple(facts["fact"])])
    with pytest.raises(DataError, match=said):
        facts_in_use(facts, verdicts)
    with pytest.raises(DataError, match="forecast alone, which never make it m" if says != "later" else said):
        facts_in_use(facts.assign(basis="forecast"), verdicts)


@pytest.mark.parametrize(("says", "other"), [("met", "missed"), ("missed", "met")])
def test_a_verdict_stands_beside_no_report_of_the_opposite_in_the_same_measure(promises, says, other):
    target = promises.query(_FIRMS).iloc[0]
    facts = pd.concat([jining.load_results().query("basis == 'reported'").head(1)] * 2).assign(
        fact=["X1", "X2"], ids=[(target["id"],)] * 2, says=[says, other], date="2020", value=None, unit=None)
    verdicts = jining.load_verdicts().head(1).assign(id=target["id"], verdict=says, facts=[("X1",)])
    assert len(facts_in_use(facts.assign(basis=["reported", "forecast"]), verdicts).verdicts) == 1
    with pytest.raises(DataError, match=f"stands beside X2, which reports in the same measure that it is {other}"):
        facts_in_use(facts, verdicts)


def test_an_empty_pair_is_written_filled_used_and_never_written_over(tmp_path, capsys):
    own = tmp_path / "my_facts.csv"
    assert main(["facts", str(own)]) == 0
    assert "my_facts_verdicts.csv" in capsys.readouterr().out
    assert own.read_text("utf-8-sig").strip() == ",".join(fields("results"))
    quiet = jining.load(results=own, verdicts=tmp_path / "my_facts_verdicts.csv")
    assert quiet["verdict"].isna().all()
    id_ = quiet["id"].iloc[-1]
    own.write_text(own.read_text("utf-8-sig") + f"M1,{id_},met,2020-12,,,Done.,已完成。,reported,high,A newspaper,2021,"
                   "outlet page,,,\n", "utf-8")
    verdicts = tmp_path / "my_facts_verdicts.csv"
    verdicts.write_text(verdicts.read_text("utf-8-sig") + f"{id_},met,M1,Reported done.,据报道已完成。\n", "utf-8")
    assert jining.load(results=own, verdicts=verdicts).dropna(subset="verdict")["id"].tolist() == [id_]
    with pytest.raises(DataError, match="names 'M1', which is no fact"):
        jining.load_verdicts(verdicts)
    with pytest.raises(DataError, match=f"{id_}, column id: '{id_}' has the fact M1, and no verdict"):
        jining.load(results=own, verdicts=write_empty_facts(tmp_path / "other.csv")[1])
    assert main(["facts", str(own)]) == 1
    assert "there is already" in capsys.readouterr().err and "M1" in own.read_text("utf-8-sig")


def test_facts_that_pandas_read_back_from_a_file_say_what_they_said():
    frames = (jining.load_results(), jining.load_verdicts())
    own = facts_in_use(*(pd.read_csv(io.StringIO(frame.to_csv(index=False))) for frame in frames))
    for given, shipped in zip(own, frames, strict=True):
        pd.testing.assert_frame_equal(given, shipped)


@pytest.mark.parametrize("wrong", ["facts.csv", pd.DataFrame({"fact": ["F01"]}), jining.load_verdicts()])
def test_what_is_no_frame_of_facts_is_refused_in_one_sentence(wrong):
    with pytest.raises(ValueError, match="results is no frame of results"):
        facts_in_use(results=wrong)
