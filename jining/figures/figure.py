"""What a figure is: its records, its words, its picture, its data. Drawn by name."""

import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from jining.figures import registry
from jining.figures.words import Words, all_of, fill, sentences
from jining.plot.layout import MISSING, NOTHING, SIZES, HouseFigure, dress, say
from jining.plot.text import tidy
from jining.plot.theme import look
from jining.report.amounts import with_stops
from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.judgements import judged, judged_ids
from jining.report.labels import label, values
from jining.report.language import WORDS, language
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import package, per_report
from jining.report.results import with_facts

#: So many outlets are named; more are a list that nobody reads.
_OUTLETS = 2
#: Where the name of an outlet ends, and how an outlet begins that is not known.
_REMARK, _UNNAMED = r"\s*[(（,，:/]", "未载出处"


def draw_figure(name, promises=None, *, lang=None, size="slide", title=True, results=None, verdicts=None):
    """Draw a figure of the set with its finding as title, its source and its note.

    Parameters
    ----------
    name : str
        See `list_figures`.
    promises : pandas.DataFrame, optional
        Records as `load` returns them, or a selection of them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    size : {"slide", "page"}
        A 16:9 slide, or the text width of an A4 page, which is also half a slide.
    title : bool
        Write title and subtitle; without them the picture stands under words of your own. Note and source stay.
    results, verdicts : pandas.DataFrame, optional
        Facts and verdicts as `load_results` and `load_verdicts` return them; the shipped ones by default.

    Returns
    -------
    matplotlib.figure.Figure
        Shown by a notebook when it is the last thing in a cell. `fig.alt` is the picture in words.

    An unknown figure, size or language, or a frame that is not one of records, is a ValueError. A selection
    without records of this kind gives a picture that says so.

    Examples
    --------
    >>> fig = draw_figure("kinds_by_sector", lang="zh")
    >>> fig.axes[0].get_yticklabels()[0].get_text()
    '乡村振兴'
    """
    return prepare(name, promises, results=results, verdicts=verdicts).draw(lang, size, title=title)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A figure with the records that it draws, out of those that were given, before it is drawn in a language and a size."""

    name: str
    rows: pd.DataFrame
    promises: pd.DataFrame
    facts: object

    module = property(lambda self: registry.find(self.name), doc="What the figure draws, how, and what it says.")

    def empty(self, lang="en"):
        """Say why there is nothing to draw, or "" ."""
        if self.module.FACTS and self.facts.results.empty:
            return fill("figure.no_facts", lang)
        missing = [MISSING[lang].format(one) for one in self.module.JUDGEMENTS if not judged_ids(one)]
        return missing[0] if missing else NOTHING[lang] if self.rows.empty else ""

    def words(self, lang):
        """Words of the figure in a language, the number of records put into the subtitle."""
        if why := self.empty(lang):
            return Words("", why, "", why)
        words = sentences(self.name, lang, len(self.rows), self.module.say(self.data(), self.rows, lang))
        selected = set(self.promises["id"]) < set(shipped()["id"])
        counted = [all_of(len(self.rows), len(self.promises), lang, selected)] * self.module.COUNTED
        return words._replace(subtitle=with_stops([words.subtitle, *counted], lang))

    def data(self, lang="en"):
        """Tidy table of what is drawn, in both languages; without rows if nothing is."""
        return self._data.copy(deep=False)

    @cached_property
    def _data(self):
        return pd.DataFrame() if self.empty() else self.module.data(self.rows, self.facts)

    @cached_property
    def own(self):
        """How many of the records that were given are not as published."""
        return changed(self.promises)

    def source(self, lang):
        """Source line: every source that is drawn, and what the coding is."""
        return source_line(lang, self.module.SOURCES, self.facts, self.cited(), self.own)

    def cited(self):
        """Facts that are drawn."""
        return facts_drawn(self.module.SOURCES, self.facts, self.data())

    def draw(self, lang=None, size="slide", *, title=True):
        """Picture of the figure."""
        check_choice("size", size, SIZES)
        with look(lang, size) as lang:
            fig, words = HouseFigure(lang, size), self.words(lang)
            shown = words if title and words.title else words._replace(title="", subtitle="")
            dress(fig, title=shown.title, subtitle=shown.subtitle, note=shown.note, source=self.source(lang))
            fig.alt, fig.prepared = words.alt, self
            if self.empty():
                say(fig, words.subtitle)
            else:
                self.draw_body(fig, lang)
        return fig

    def draw_body(self, fig, lang):
        """Draw what is below the words."""
        self.module.draw(self.data(), self.rows, fig, lang)


def prepare(name, promises=None, *, results=None, verdicts=None):
    """Take the records of a figure out of a frame, through the gate."""
    from jining.selection.select import select

    module = registry.find(name)
    promises, facts = with_facts(shipped() if promises is None else gate(promises), results, verdicts)
    if callable(module.RECORDS):
        rows = module.RECORDS(promises)
    else:
        rows = select(promises, **module.RECORDS)
        for judgement in module.JUDGEMENTS:
            rows = rows[judged(rows, judgement).notna()]
    if not rows["id"].is_monotonic_increasing:  # the order of the text, in whichever order the records were given
        rows = rows.sort_values("id")
    return Prepared(name, rows.copy(deep=False), promises.copy(deep=False), facts)


@per_report
def shipped():
    """Read the records of the report, once: nobody may change them."""
    return load()


def whole(promises):
    """How many records there are of which these are some: those of the report, if they are of it."""
    return len(shipped()) if set(promises["id"]) <= set(shipped()["id"]) else len(promises)


def of_report(promises, lang):
    """Say how many records these are of those of the report."""
    return all_of(len(promises), whole(promises), lang)


def source_line(lang, sources=("report",), facts=None, rows=None, own=0):
    """Source of a figure: the report, the outlets of the facts that are drawn, the census, the version of the data."""
    parts = [package()["report"][f"source_{lang}"]]
    if found := outlets(rows, lang) if rows is not None else []:
        named = len(found) <= _OUTLETS and (lang == "zh" or "".join(found).isascii())
        parts.append(fill(f"figure.source.{'named' if named else 'listed'}", lang, n=len(found), s="s" * (len(found) > 1),
                          names=("、" if lang == "zh" else ", ").join(found)))
    parts += [fill("figure.source.census", lang)] if "census" in sources else []
    coders = package()["report"].get(f"coders_{lang}") or ", ".join(one["title"] for one in package()["contributors"])
    licence = package()["licenses"][0]["name"].replace("-", " ")
    parts += [data_version(own, lang) if own else fill(
        "figure.source.coded", lang, coders=coders, version=package()["version"], licence=licence)]
    if facts and facts.own:
        parts[-1] += WORDS["other_facts"][lang]
    return tidy({"en": "; ", "zh": "；"}[lang].join(parts) + {"en": ".", "zh": "。"}[lang], lang)


def facts_drawn(sources, facts, data):
    """Facts behind a figure: those in the column `fact` of what is drawn, else those on its records; none if not drawn."""
    told = () if "results" not in sources else (
        data["fact"].fillna("").astype("str").str.split(";").explode() if "fact" in data else
        [fact.fact for id_ in data.get("id", ()) for fact in facts.named.get(id_, ())])
    return facts.results[facts.results["fact"].isin(set(told))]


def outlets(rows, lang):
    """Outlets of some facts, each once whatever is remarked of it."""
    own = set(package()["report"]["source_zh"].partition("：")[2])  # the report itself is named already
    known = values("outlet")  # of which how one was seen makes no other outlet
    names = ([re.split(_REMARK if outlet in known else "$", label("outlet", outlet, one))[0]
              for outlet in rows["outlet"].dropna()] for one in ("zh", lang))
    return [said for zh, said in dict(zip(*names, strict=True)).items() if not own <= set(zh) and zh != _UNNAMED]


def list_figures(lang=None):
    """List the figures of the set with what each shows.

    Parameters
    ----------
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    pandas.DataFrame
        One row per figure, index `name`: title (the finding), subtitle, note (what it cannot show), alt, notebook.

    Examples
    --------
    >>> list_figures("en").index.is_unique
    True
    """
    lang, promises = language(lang), load()
    rows = [(name, *prepare(name, promises).words(lang), registry.find(name).NOTEBOOK) for name in registry.NAMES]
    return pd.DataFrame(rows, columns=["name", *Words._fields, "notebook"]).set_index("name")
