"""Plant twelve slips in a copy of the table, for students to find: `python tools/plant.py`, then `make seal`."""

import csv
import io
import json

from jining.report.files import write_atomic
from jining.report.report import TABLE, data_dir, data_path

GUIDANCE = "对主营业务收入1500万元以上的准规上工业企业,加强指导调度"
#: Words of the record, column, the cell that stands there now, and what a slip made of it.
SLIPS = [
    ("编制“制造强市”规划", "quote_zh", "编制“制造强市”规划", "编制“制造强县”规划"),
    ("地区生产总值增长6%左右", "comparator", "approx", "eq"),
    ("固定资产投资增长5%左右", "unit", "percent", "yuan"),
    (GUIDANCE, "quote_zh", GUIDANCE, GUIDANCE.replace(",", "，")),
    ("力争交易额突破3300亿元", "modal", "力争", ""),
    ("每个县市打造1-2个县级示范街区", "value_as_written", "1-2", "1月2日"),
    ("4个站前广场建设", "value_low", "", "4"),
    ("工程建设项目审批全流程用时控制在80天以内", "value_low", "", "0"),
    ("新增停车泊位3800个以上", "value_low", "3800", "8300"),
    ("新打造美丽乡村示范村200个以上", "sector", "rural", "agriculture"),
]
#: A row that was copied to be filled in anew and kept its number; a range whose upper end stands at both ends.
COPIED, ONE_END = "新建5G基站4000个", "每个县市区重点培育2-3个百亿级特色产业集群"


def plant(rows):
    """Damage rows and return the places as (id, column)."""
    at = {row["quote_zh"]: place for place, row in enumerate(rows)}
    planted = []
    for quote, column, right, wrong in SLIPS:
        row = rows[at[quote]]
        if row[column] != right:
            raise ValueError(f"{quote}: {column} is {row[column]!r}, not {right!r}")
        row[column] = wrong
        planted.append((row["id"], column))
    copied, one_end = rows[at[COPIED]], rows[at[ONE_END]]
    copied["id"] = rows[at[COPIED] - 1]["id"]
    one_end["value_low"] = one_end["value_high"]
    return [*planted, (copied["id"], "id"), (one_end["id"], "value_low")]


def damaged_bytes():
    """The shipped table with the slips in it, as a file."""
    with data_path().open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, header = list(reader), reader.fieldnames
    plant(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def describe():
    """Give the copy the columns of the table in `datapackage.json`, without their rules: the slips break them."""
    path = data_dir() / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    table, copy = (next(one for one in package["resources"] if one["name"] == name) for name in (TABLE, "damaged"))
    kept = ("name", "title", "description", "description_zh", "title_zh")
    copy["schema"]["fields"] = [{"name": field["name"], "type": "string"} | {key: field[key] for key in kept}
                                for field in table["schema"]["fields"]]
    write_atomic(path, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


if __name__ == "__main__":
    describe()
    print("wrote", write_atomic(data_dir() / "teaching" / "damaged.csv", damaged_bytes()))
