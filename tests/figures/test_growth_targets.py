"""Targets for growth: every number against the table read as text."""

from recount import SPELLED, figure, picture, words

from jining.plot.theme import ACCENT


def test_the_words_count_the_floors_and_name_the_ends(stored):
    rows = sorted((row for row in stored if row["measure_type"] == "growth_rate"), key=lambda row: float(row["value_low"]))
    n, floors = len(rows), [row["id"] for row in rows if row["comparator"] == "ge"]
    apart, (en, zh) = sum(row["para"] != "0.2" for row in rows), words("growth_targets")
    assert en.title == f'{SPELLED[len(floors)].capitalize()} of {SPELLED[n]} growth targets are floors, worded "at least"'
    assert zh.title == f"{n}项增速目标中，{len(floors)}项只设下限"
    for said, more in ((en, f"marks a floor ({SPELLED[len(floors)]})."), (zh, f"共{len(floors)}项。")):
        assert said.alt.endswith(more) and all(f"{float(row['value_low']):g}%" in said.alt for row in (rows[0], rows[-1]))
    assert f"{SPELLED[apart].capitalize()} of them" in en.note and f"其中{apart}项" in zh.note
    table = figure("growth_targets").data()
    assert dict(zip(table["ids"], table["value"], strict=True)) == {row["id"]: float(row["value_low"]) for row in rows}
    arrows = [line for line in picture("growth_targets").axes[0].lines if line.get_gid() == "ge arrow"]
    assert len(arrows) == len(floors) and {line.get_markeredgecolor() for line in arrows} == {ACCENT}
