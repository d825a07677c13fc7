"""Ready sentences for a briefing, and a folder with figures, table, captions and slides."""

import html
import json
from pathlib import Path
from typing import NamedTuple

from jining.atomic import write_atomic
from jining.data import load
from jining.export import save_figure
from jining.selection.themes import select_theme, theme_name
from jining.spreadsheet import write_csv
from jining.theme import language

_SENTENCES = {
    "en": ("On {theme} the report makes {n} promises: {numbers} with a number, {bounded} of these hedged or bounded by "
           'words such as "about" or "at least", and {sets} that cover all or none of a set.',
           "Of the {n}, {tested} can be tested from the words alone: by a number, a whole set, a zero or an event; "
           'a modal word such as "ensure" or "strive" stands in {modal} of the promises.'),
    "zh": ("关于{theme}，报告共作出{n}项承诺：{numbers}项带有数字，其中{bounded}项以“左右”“以上”等词界定；"
           "{sets}项为全称或归零的承诺。",
           "仅凭文字即可检验（数字、全部、零或事件）的有{tested}项；{modal}项带有“确保”“力争”等情态词。"),
}
_CAVEAT = {
    "en": "Caveat: One city's plan for one year, read by language models. Counts show how the text is written, not effort, "
          "priority, money or results.",
    "zh": "说明：仅为一市一年的计划文本，由语言模型阅读编码。条数反映文本写法，不代表投入、优先次序、资金或结果。",
}


class Brief(NamedTuple):
    """Two sentences and their caveat, in both languages; a notebook shows them as text to copy.

    Attributes
    ----------
    en, zh : tuple of str
        Two sentences each.
    caveat_en, caveat_zh : str
        What belongs beside them.
    """

    en: tuple
    zh: tuple
    caveat_en: str
    caveat_zh: str

    def __str__(self):
        return "\n".join([*self.en, self.caveat_en, "", *self.zh, self.caveat_zh])

    def _repr_html_(self):
        parts = (("en", " ".join(self.en), self.caveat_en), ("zh", "".join(self.zh), self.caveat_zh))
        shown = "".join(f'<p lang="{lang}">{html.escape(text)}<br><small>{html.escape(caveat)}</small></p>'
                        for lang, text, caveat in parts)
        return f"<blockquote>{shown}</blockquote>"


def brief(theme, promises=None):
    """Write two sentences on a theme for a briefing, computed from the data, with the caveat that belongs to them.

    Parameters
    ----------
    theme : str
        Stem of the notebook, such as "07_countryside".
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.

    Returns
    -------
    Brief

    Raises
    ------
    ValueError
        If there is no such theme.

    Examples
    --------
    >>> brief("01_headline_targets").en[0]
    'On the headline targets the report makes 9 promises: 6 with a number, 6 of these hedged or bounded by words such as
    "about" or "at least", and none that cover all or none of a set.'
    """
    rows = select_theme(load() if promises is None else promises, theme)
    n, by = len(rows), rows["checkable_by"].value_counts()
    bounded = int(((rows["checkable_by"] == "number") & rows["comparator"].isin(["ge", "le", "approx"])).sum())
    facts = {"n": n, "numbers": by["number"], "bounded": bounded, "sets": by["all"] + by["zero"],
             "tested": n - by["open"], "modal": int(rows["modal"].notna().sum())}
    english = {name: str(value or "none") for name, value in facts.items()} | {"theme": theme_name(theme, "en")}
    chinese = facts | {"theme": theme_name(theme, "zh")}
    en, zh = (tuple(sentence.format(**words) for sentence in _SENTENCES[lang])
              for lang, words in (("en", english), ("zh", chinese)))
    return Brief(en, zh, _CAVEAT["en"], _CAVEAT["zh"])


def briefing_pack(theme, folder, *, lang=None, formats=("png", "svg"), slides=True):
    """Write everything for a briefing on one theme into a folder.

    Parameters
    ----------
    theme : str
        Stem of the notebook, such as "07_countryside".
    folder : str or path-like
        Made if it is missing.
    lang : {"en", "zh"}, optional
        Language of figures and slides; that of the theme by default.
    formats : sequence of {"png", "svg", "pdf"}
        Of the figures.
    slides : bool
        Write a PowerPoint file as well (needs the extra `office`).

    Returns
    -------
    list of pathlib.Path
        What was written: the figures with passports and rows, `records.csv`, `captions.md`, `slides.pptx`.

    Raises
    ------
    ValueError
        If there is no such theme, language or format.
    OSError
        If a file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = briefing_pack("01_headline_targets", folder, formats=["svg"], slides=False)
    >>> {"captions.md", "records.csv"} <= {path.name for path in files}
    True
    """
    from matplotlib.figure import Figure

    from jining.figures import write_figure
    from jining.findings import CARDS
    from jining.plot import plot_targets
    from jining.theme import set_theme

    lang, folder, rows = language(lang), Path(folder), select_theme(load(), theme)
    names = [card.name for card in CARDS if card.notebook == theme]
    written = [write_figure(name, lang, folder, formats) for name in names]
    with set_theme(lang):
        titles = {key: _targets_title(rows, theme, key) for key in ("en", "zh")}
        notes = {"en": _CAVEAT["en"].removeprefix("Caveat: "), "zh": _CAVEAT["zh"].removeprefix("说明：")}
        written.append(save_figure(plot_targets(rows, fig=Figure()), f"targets_{theme[3:]}", promises=rows, folder=folder,
                                   formats=formats, lang=lang, title=titles, note=notes))
    files = [path for paths in written for path in paths.values()]
    files.append(write_csv(rows, folder / "records.csv"))
    captions = _captions(theme, [paths["json"] for paths in written])
    files.append(write_atomic(folder / "captions.md", captions.encode("utf-8")))
    if slides and names:
        from jining.slides import export_slides

        files.append(export_slides(folder / "slides.pptx", only=names, lang=lang))
    return files


def _targets_title(rows, theme, lang):
    n = int((rows["kind"] == "target").sum())
    if lang == "en":
        return f"On {theme_name(theme, lang)} the report promises {n} quantities"
    return f"关于{theme_name(theme, lang)}，报告承诺了{n}个数量"


def _captions(theme, passports):
    parts = [f"# {theme_name(theme, 'en')} / {theme_name(theme, 'zh')}", str(brief(theme))]
    for path in passports:
        content = json.loads(path.read_text(encoding="utf-8"))
        parts += [f"## {content['name']}", *(content["caption"][lang] for lang in ("en", "zh")),
                  *(f"Alt ({lang}): {content['alt'][lang]}" for lang in ("en", "zh"))]
    return "\n\n".join(parts) + "\n"
