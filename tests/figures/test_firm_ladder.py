"""Targets that count firms: every number against the table read as text."""

from recount import figure, words


def test_the_words_tell_the_largest_and_whether_the_firms_exist(stored):
    found = [row for row in stored if row["kind"] == "target" and row["unit"] == "firms"]
    rows = sorted(found, key=lambda row: -float(row["value_low"]))[:10]
    top, low, old = rows[0], rows[-1], sum(row["measure_type"] == "treated" for row in rows)
    (en, zh), large = words("firm_ladder"), int(float(top["value_low"]))
    assert top["measure_type"] == "treated" and old == 5 and len(found) == 16
    assert en.title == f"The largest target for companies, {large:,}, is for existing ones, not new ones"
    assert zh.title == f"企业类目标中数量最多的{large}家，针对现有企业而非新增企业"
    assert f"Ten bars, from {large:,} ({top['item_en']}) to {low['value_as_written']} ({low['item_en']})" in en.alt
    assert f"从{large}家（{top['item_zh']}）到{low['value_as_written']}家（{low['item_zh']}）" in zh.alt
    assert f"现有企业{old}项，新增或升级的企业{len(rows) - old}项" in zh.alt
    assert "five about existing firms, five adding some" in en.alt
    assert "ten largest" in en.subtitle and en.note.startswith("Six smaller ones are not drawn")
    assert zh.note.startswith("其余6项较小")
    table = figure("firm_ladder").data()
    assert dict(zip(table["ids"], table["value"], strict=True)) == {row["id"]: float(row["value_low"]) for row in rows}
