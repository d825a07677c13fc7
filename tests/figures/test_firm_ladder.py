"""Targets that count firms: every number against the table read as text."""

from jining.figures.figure import prepare


def firms(rows):
    found = [row for row in rows if row["kind"] == "target" and row["unit"] == "firms"]
    return sorted(found, key=lambda row: -float(row["value_low"]))


def test_title_and_alt_tell_the_largest_and_whether_the_firms_exist(stored, promises):
    n, rows = len(firms(stored)), firms(stored)[:10]
    top, low, old = rows[0], rows[-1], sum(row["measure_type"] == "treated" for row in rows)
    en, zh = (prepare("firm_ladder", promises).words(lang) for lang in ("en", "zh"))
    large = int(float(top["value_low"]))
    assert top["measure_type"] == "treated"
    assert en.title == f"The largest target for companies, {large:,}, is for existing ones, not new ones"
    assert zh.title == f"企业类目标中数量最多的{large}家，针对现有企业而非新增企业"
    assert f"Ten bars, from {large:,} ({top['item_en']}) to {low['value_as_written']} ({low['item_en']})" in en.alt
    assert f"从{large}家（{top['item_zh']}）到{low['value_as_written']}家（{low['item_zh']}）" in zh.alt
    assert f"现有企业{old}项，新增或升级的企业{len(rows) - old}项" in zh.alt
    assert "five about existing firms, five adding some" in en.alt and old == 5
    assert "ten largest" in en.subtitle and en.note.startswith("Six smaller ones are not drawn") and n - 10 == 6
    assert zh.note.startswith(f"其余{n - 10}项较小")


def test_what_is_drawn_is_what_the_table_holds_from_zero(stored, promises):
    prepared = prepare("firm_ladder", promises)
    table, ax = prepared.data(), prepared.draw("zh").axes[0]
    values = {row["id"]: float(row["value_low"]) for row in firms(stored)[:10]}
    assert dict(zip(table["ids"], table["value"], strict=True)) == values
    assert [bar.get_width() for bar in ax.containers[0]] == table["value"].tolist()
    assert ax.get_xscale() == "linear" and ax.get_xlim()[0] == 0


def test_one_target_and_a_floor_have_sentences_of_their_own(promises):
    floor = promises[(promises["unit"] == "firms") & (promises["comparator"] == "ge")].head(1)
    value = int(floor["value_low"].iloc[0])
    words = prepare("firm_ladder", floor).words
    assert words("en").title == f"The only target for companies, at least {value}, is for new ones"
    assert words("zh").title == f"企业类目标中唯一一项为{value}家以上，针对新增企业"
    single = promises[(promises["unit"] == "firms") & (promises["value_low"] == 1)]
    assert prepare("firm_ladder", single).words("en").title == "The only target for companies, 1, is for new ones"
