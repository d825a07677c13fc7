"""Targets that count firms: every number against the table read as text."""

from jining.figures.figure import prepare


def firms(rows):
    found = [row for row in rows if row["kind"] == "target" and row["unit"] == "firms"]
    return sorted(found, key=lambda row: -float(row["value_low"]))


def test_title_and_alt_tell_the_largest_and_whether_the_firms_exist(stored, promises):
    rows = firms(stored)
    top, low, old = rows[0], rows[-1], sum(row["measure_type"] == "treated" for row in rows)
    en, zh = (prepare("firm_ladder", promises).words(lang) for lang in ("en", "zh"))
    large = int(float(top["value_low"]))
    assert top["measure_type"] == "treated"
    assert en.title == f"The biggest number, {large:,} firms, means existing ones, not new"
    assert zh.title == f"数字最大的企业目标是{large}家，面向存量，不是新增"
    assert f"{len(rows)} rows, from {large:,} ({top['item_en']}) to {low['value_as_written']} ({low['item_en']})" in en.alt
    assert f"从{large}家（{top['item_zh']}）到{low['value_as_written']}家（{low['item_zh']}）" in zh.alt
    assert f"存量企业{old}项，新增企业{len(rows) - old}项" in zh.alt
    assert "seven about existing firms, nine adding some" in en.alt and (old, len(rows)) == (7, 16)


def test_what_is_drawn_is_what_the_table_holds_from_zero(stored, promises):
    prepared = prepare("firm_ladder", promises)
    table, ax = prepared.data(), prepared.draw("zh").axes[0]
    values = {row["id"]: float(row["value_low"]) for row in firms(stored)}
    assert dict(zip(table["id"], table["value"], strict=True)) == values
    dots = {round(line.get_ydata()[0]): line.get_xdata()[0] for line in ax.lines if line.get_gid() in ("eq", "ge")}
    assert [dots[row] for row in range(len(table))] == table["value"].tolist()
    assert ax.get_xscale() == "linear" and ax.get_xlim()[0] == 0


def test_one_target_and_a_floor_have_sentences_of_their_own(promises):
    floor = promises[(promises["unit"] == "firms") & (promises["comparator"] == "ge")].head(1)
    value = int(floor["value_low"].iloc[0])
    assert prepare("firm_ladder", floor).words("en").title == f"The only number, at least {value} firms, means new ones"
    assert prepare("firm_ladder", floor).words("zh").title == f"唯一的企业目标是{value}家以上，属于新增"
    single = promises[(promises["unit"] == "firms") & (promises["value_low"] == 1)]
    assert prepare("firm_ladder", single).words("en").title == "The only number, 1 firm, means new ones"
