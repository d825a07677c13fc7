"""The widget without a browser: state, refusals, the twin for viewers that run no widgets."""

import base64
import json
import re
from pathlib import Path

import nbclient
import nbformat
import numpy as np
import pandas as pd
import pytest
from freeze import WIDGET, kernel_sockets, normalise
from panels import hostile

import jining
from jining.cli import main
from jining.explorer.payload import WORDS
from jining.explorer.static import static_html
from jining.explorer.widget import LOOK, MOST, explore, read_source
from jining.report.report import data_path

PROMISES = jining.load()
SYNCED = ("filters", "selected_ids", "view", "record", "lang", "pinned", "look")


def test_it_starts_with_every_record_and_its_state_is_observed_and_set():
    panel, seen = explore(), []
    assert (panel.lang, panel.view, panel.filters, panel.pinned, panel.record) == ("en", "bars", {}, None, None)
    assert panel.selected.equals(PROMISES) and panel.code == "jining.load()"
    panel.observe(lambda change: seen.append((change["name"], change["new"])), ["filters", "selected_ids"])
    panel.filters = {"sector": "rural", "exclude": {"kind": "aim"}, "words": " 村  -示范 "}
    wanted = jining.select(PROMISES, sector="rural", exclude={"kind": "aim"}, words="村 -示范")
    assert panel.filters == {"sector": ["rural"], "exclude": {"kind": ["aim"]}, "words": "村 -示范"}
    assert panel.selected_ids == wanted["id"].tolist() and panel.selected.equals(wanted)
    assert {name for name, _ in seen} == {"filters", "selected_ids"}
    assert eval(panel.code, {"jining": jining}).equals(wanted)
    panel.selected_ids = ["JN20-003", "JN20-001"]
    assert panel.filters == {"ids": ["JN20-001", "JN20-003"]} and panel.selected_ids == ["JN20-001", "JN20-003"]
    panel.pinned, panel.look = {"kind": "aim"}, {"mode": "shares"}
    assert (panel.pinned, panel.look) == ({"kind": ["aim"]}, {**LOOK, "mode": "shares"})
    panel.filters = None  # no filter, as for `select`
    assert (panel.filters, len(panel.selected_ids)) == ({}, len(PROMISES))
    panel.filters |= {"kind": ["aim"]}
    panel.filters["kind"].append("target")  # of a copy: the state changes when it is set
    assert panel.filters == {"kind": ["aim"]} and panel.selected_ids == jining.select(PROMISES, kind="aim")["id"].tolist()


WRONG = [(row.trait, json.loads(row.state), row.said)
         for row in pd.read_csv(Path(__file__).with_name("wrong_states.csv"), keep_default_na=False).itertuples()]
WRONG += [("filters", {"words": "x" * 10_000_000}, "at most 1,000"), ("filters", {f"f{n}": 1 for n in range(5000)}, "more"),
          ("filters", {"value": {"unit": "percent", "from": 10**400}}, "must be numbers"),
          ("filters", {"ids": [f"X{n}" for n in range(2000)]}, "and 1,980 more")]


@pytest.mark.parametrize(("name", "wrong", "named"), WRONG, ids=range(len(WRONG)))
def test_a_state_that_cannot_be_is_one_error_and_changes_nothing(name, wrong, named, monkeypatch):
    panel, sent = explore(sector="rural"), []
    before = {one: getattr(panel, one) for one in SYNCED}
    with pytest.raises(ValueError, match=re.escape(named)) as error:
        setattr(panel, name, wrong)
    assert len(str(error.value)) < 10_000
    monkeypatch.setattr(panel, "send", lambda content, buffers=None: sent.append(content))
    panel.set_state({name: wrong})  # as the page would: the page is told, and nothing is raised
    assert named in sent[0]["error"] and json.dumps(sent, ensure_ascii=False).encode("utf-8")
    assert {one: getattr(panel, one) for one in SYNCED} == before


def test_python_answers_with_a_workbook_of_the_report_of_the_panel_or_says_why_there_is_none(monkeypatch):
    with jining.use(jining.teaching.report_two()):
        panel, sent = explore(kind="aim"), []
    monkeypatch.setattr(panel, "send", lambda content, buffers=None: sent.append(content))
    panel._answer(panel, {"ask": "xlsx", "name": "two.xlsx"}, [])
    monkeypatch.setattr("jining.export.workbook.workbook_bytes", lambda *_, **__: 1 / 0)
    panel._answer(panel, {"ask": "xlsx", "name": "\ud800.xlsx"}, [])
    assert sent == [{"name": "two.xlsx"}, {"error": "division by zero"}]


TWO = pd.concat([PROMISES.assign(report="first"), PROMISES.assign(report="second", id="X" + PROMISES["id"])])
REFUSED = [({"promises": TWO}, r"^the records are of several reports \(first, second\): give those of one"),
           ({"promises": PROMISES.iloc[np.zeros(MOST + 1, dtype=int)]}, r"20,001 records .*`jining\.select` first"),
           ({"lang": "de"}, "en, zh"), ({"figure": "targets"}, "no filter 'figure'"), ({"split": 3}, "split=3")]


@pytest.mark.parametrize(("given", "named"), REFUSED, ids=range(len(REFUSED)))
def test_what_a_page_cannot_show_is_refused_in_one_sentence(given, named):
    with pytest.raises(ValueError, match=named):
        explore(**given)


def test_a_table_from_elsewhere_is_called_promises_and_never_gets_the_published_version():
    panel = explore(PROMISES.head(50), kind="aim")
    assert panel.code == 'jining.select(promises, kind=["aim"])'
    assert json.loads(panel.payload)["about"]["citation"] == jining.cite().splitlines()
    part = explore(jining.select(PROMISES, sector="education"), kind="target")  # of which report, and by which filter
    assert part.code == 'jining.select(jining.select(jining.load(), sector=["education"]), kind=["target"])'
    assert f"of {len(PROMISES)} promises · Sector: Education · Kind: target" in static_html(part)
    rows = PROMISES[::-1].copy()
    panel = explore(rows)  # keeps a copy, in the order of the report
    rows.loc[3, "text_en"] = "Another text"
    assert panel.selected.equals(PROMISES) and panel.code == "jining.load()"
    page = json.loads(explore(rows).payload)
    data, source = page["about"]["data"], page["words"]["source"]["en"]
    assert (data["name"], data["version"], data["changed"]) == ("not jining-2020-targets-and-measures", None, 1)
    assert "1 of them not as published" in source and "CC BY" not in source


def test_no_number_of_a_fact_is_said_twice_and_its_outlet_is_named(payload):
    facts = jining.load_results().query("says == 'context'").head(2)
    facts[["what_en", "value", "unit"]] = [["It grew by 4.1% in 2020.", 4.1, "percent"], ["It grew in 2024.", 4, "percent"]]
    shown = json.loads(explore(results=facts, verdicts=jining.load_verdicts().head(0)).payload)["facts"]
    assert [(fact["fact"], fact["en"]) for fact in shown] == list(zip(facts["fact"], ["", "4%"], strict=True))
    assert [fact["outlet_en"] for fact in payload["facts"]] == jining.label(jining.load_results(), "en")["outlet"].tolist()


def test_the_reader_opens_at_a_record_in_the_language_of_the_theme():
    with jining.set_theme(lang="zh"):
        reader = read_source("JN20-008")
    assert (reader.view, reader.lang, reader.record, reader.mode) == ("report", "zh", "JN20-008", "reader")
    with pytest.raises(ValueError, match="this table has none"):
        read_source("JN20-001", PROMISES.head(0))
    nothing = static_html(explore(PROMISES.head(0)))
    assert f"0 of {len(PROMISES)} promises" in nothing and WORDS["uncoded"]["en"] in nothing


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_twin_shows_figure_and_rows_says_how_many_more_and_hostile_cells_are_text(lang):
    panel = explore(sector="rural", lang=lang)
    panel.look = {"split": "place"}  # a bar of the page is as long, and says so
    twin, chosen = static_html(panel), panel.selected
    colors = [[value["color"] for value in column["values"]] for column in panel.page["columns"] if column["name"] == "sdg"]
    assert len({*colors[0]}) == len(colors[0])
    image = base64.b64decode(re.search(r"base64,([^\"]+)", twin)[1]).decode()
    assert image.startswith("<svg") and f">{chosen['place'].map(lambda places: len(places) or 1).sum()}</text>" in image
    titled = {"en": "Promises by sector · ", "zh": "按领域划分的承诺 · "}[lang]
    assert f'<img alt="{titled}' in twin and chosen["quote_zh"].iloc[7] in twin and chosen["quote_zh"].iloc[8] not in twin
    assert {"en": "and {} more", "zh": "另有{}项"}[lang].format(len(chosen) - 8) in twin
    assert jining.source_text()[212:220] in static_html(read_source())
    said = static_html(read_source("JN20-300"))  # of a reader, what it opens at
    assert "JN20-300" in said and "打好露天烧烤、渣土治理" in said and "535" not in said
    twin = static_html(explore(hostile(PROMISES), view="table"))
    assert not re.search(r"<(script|img src=x|svg onload)", twin) and "&lt;img src=x" in twin


@pytest.mark.browser
def test_a_notebook_just_run_shows_the_twin_offline_and_frozen_keeps_it_and_no_widget(page, tmp_path):
    from nbconvert import HTMLExporter

    cell = nbformat.v4.new_code_cell("import jining\njining.explore(sector='education', lang='zh')")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", config=kernel_sockets(tmp_path)).execute()
    text, _ = HTMLExporter().from_notebook_node(notebook)
    (tmp_path / "run.html").write_text(text, encoding="utf-8")
    page.goto((tmp_path / "run.html").as_uri(), wait_until="domcontentloaded")
    twin = page.locator(".jining-twin")
    assert twin.is_visible() and twin.locator("img").evaluate("(image) => image.naturalWidth") > 300
    assert jining.select(PROMISES, sector="education")["quote_zh"].iloc[0] in twin.text_content()
    kept = [output.data for output in normalise(notebook).cells[0].outputs]
    assert any("jining-twin" in data.get("text/html", "") for data in kept) and not any(WIDGET in data for data in kept)


def test_a_panel_goes_on_with_its_own_report_whichever_is_the_current_one():
    with jining.use(jining.teaching.report_two()):
        panel, two, line = explore(lang="zh"), jining.load(), {}
    panel.filters = {"kind": ["aim"], "place": ["city", "baita"]}
    assert panel.selected_ids == panel.selected["id"].tolist() == two.query("kind == 'aim'")["id"].tolist()
    assert f"of {len(two)} promises · Kind: aim; Where: Qinghe or Baita" in repr(panel) and "青禾市" in static_html(panel)
    exec(panel.code, {"jining": jining}, line)
    assert line["chosen"].equals(panel.selected) and str(data_path("places").parents[1]) not in panel.payload
    assert "(data version 0.1.0, CC BY 4.0)" in (said := str(panel.page["words"])) and "public document" not in said


def test_facts_of_a_user_go_wherever_his_records_go_and_are_said_to_be_his(tmp_path, damaged):
    kept = jining.load_verdicts()["id"].head(2).tolist()
    results = damaged(lambda rows: [row for row in rows if row["says"] == "context" or row["ids"] in kept], "results")
    verdicts = damaged(lambda rows: [row | {"reason_zh": "我的。"} for row in rows if row["id"] in kept], "verdicts")
    own, path = jining.load(results=results, verdicts=verdicts), tmp_path / "mine.html"
    for rows in (own, jining.select(own, kind=list(own["kind"].unique())), own.astype({"kind": "str"})):
        drawn, panel = jining.draw_figure("promise_and_result", rows).prepared, explore(rows)
        assert drawn.data()["value"].tolist()[-1] == len(own) - 2
        page = json.loads(panel.payload)
        assert panel.promises.loc[panel.promises["verdict"].notna(), "id"].tolist() == list(page["reasons"]) == kept
        assert page["about"]["data"]["results"] == "given by the user" and panel.code == "promises"
        for source in (drawn.source("en"), page["words"]["source"]["en"]):
            assert source.endswith("CC BY 4.0), results of another table.")
    lost = own.set_axis(own.index)
    lost.attrs.clear()
    for take in (explore, lambda rows: jining.draw_figure("tools", rows),
                 lambda rows: jining.brief("rural", "en", promises=rows)):
        with pytest.raises(ValueError, match=r"^the verdict on 'JN20-.*' is 'no verdict' in the frame and '.*' in"):
            take(lost)
    assert "another table" in str(jining.brief("rural", "en", promises=own))
    assert main(["explorer", f"--verdicts={verdicts}", f"--results={results}", str(path)]) == 0
    assert '"zh":"我的。"' in path.read_text(encoding="utf-8")
