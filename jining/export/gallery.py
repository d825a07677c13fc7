"""The index page of the figures: thumbnail, finding, what it cannot show, notebook."""

import html
from pathlib import Path

from jining.figures.figure import list_figures
from jining.report.files import write_atomic

_HEAD = {
    "en": """# Figures

Written by `make figures`. Each title is computed from the data. Beside each picture lies its passport (`.json`: records,
sources, data version, caption, alt text, citation). `jining figures --format png svg pdf` writes the other formats, and the
data of each figure as `.csv`, into a folder of your own. 中文版见下方“图集”。
""",
    "zh": """## 图集

由 `make figures` 生成，标题均由数据计算得出。
每张图旁附有说明文件（`.json`：记录、来源、数据版本、图注、替代文字、引用格式）。
运行 `jining figures --format png svg pdf` 可另行生成其他格式，并附各图数据（`.csv`）。
""",
}
_COLUMNS = {"en": "| figure | finding | what it cannot show | notebook |", "zh": "| 图 | 发现 | 不能说明什么 | 笔记本 |"}


def write_gallery(folder="figures"):
    """Write `README.md` into the folder of the figures."""
    page = "\n".join(_section(lang) for lang in ("en", "zh"))
    return write_atomic(Path(folder) / "README.md", page.encode("utf-8"), make_folder=True)


def _section(lang):
    lines = [_HEAD[lang], _COLUMNS[lang], "|---|---|---|---|"]
    for row in list_figures(lang).itertuples():
        path = f"{lang}/{row.Index}"
        picture = f'<img src="{path}.png" width="360" alt="{html.escape(row.alt)}">'
        lines.append(f"| {picture} | {row.title} | {row.note} | [{row.notebook}](../notebooks/{row.notebook}.ipynb) |")
    return "\n".join(lines) + "\n"
