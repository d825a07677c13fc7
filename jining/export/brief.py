"""A brief of one page on a theme or a sector: targets with their numbers, what is named, what stays open, what was found."""

import re
from bisect import bisect_right

import numpy as np

from jining.export import brief_words as words
from jining.export.brief_page import PAGE, Brief, height
from jining.export.office import refuse_uncoded, say
from jining.export.sheets import made
from jining.report.amounts import amount, measured, period
from jining.report.frames import gate
from jining.report.judgements import judged_ids
from jining.report.labels import label, title
from jining.report.language import language
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import lookup, package
from jining.report.results import measured_fact, outlet_in, with_facts, year_before
from jining.selection.themes import find_topic

#: Rows that the table may have, of which the page gets as many as it holds; the other parts grow with it.
_ROWS = range(5, 19)
_LEAD = 5
_NO_PLACE = ("city", "quota")
#: Verdicts by their weight where there is no room for all.
_FIRST = ("missed", "met", "later", "under_way", "other_measure")


def brief(theme_or_sector, lang=None, *, promises=None, results=None, verdicts=None):
    """Write a brief of one page on a theme or a sector, computed from the data.

    Parameters
    ----------
    theme_or_sector : str
        Stem of a notebook, such as "07_countryside" or "countryside", or key of a sector, such as "rural".
    lang : {"en", "zh"}, optional
        The language of the theme of figures by default.
    promises, results, verdicts : pandas.DataFrame, optional
        As `load`, `load_results` and `load_verdicts` return them; the shipped ones by default.

    Returns
    -------
    Brief
        It shows less rather than more than a page of A4 holds, and says how much is left out.

    Raises
    ------
    ValueError
        If there is no such theme or sector.

    Examples
    --------
    >>> brief("01_headline_targets", "en").lead[0].partition(";")[0]
    'The report sets six headline targets, among them growth of gross regional product (GDP): about 6%'
    """
    lang, topic, promises = language(lang), find_topic(theme_or_sector), load() if promises is None else gate(promises)
    refuse_uncoded(promises)
    promises, facts = with_facts(promises, results, verdicts)
    rows = topic.rows(promises)
    making = _Making(rows, facts, topic, lang)
    held = bisect_right(_ROWS, PAGE, key=lambda most: height(making.brief(most)))
    return making.brief(_ROWS[max(held - 1, 0)])


class _Making:
    """What one brief is made of."""

    def __init__(self, rows, facts, topic, lang):
        self.rows, self.facts, self.topic, self.lang, self.report = rows, facts, topic, lang, package()["report"]
        targets = rows[rows["kind"] == "target"]
        # headline targets first, then those with a result, those with a word of strength; else as in the report
        weight = targets["modal"].isna(), targets["verdict"].isna(), targets["para"] != self.report["headline_para"]
        self.targets = targets.iloc[np.lexsort(weight)]
        self.before = year_before(self.targets, facts.results)
        source = re.split("[:：] ?", self.report[f"source_{lang}"], maxsplit=1)[-1]
        self.source = source + say("comma", lang) + data_version(changed(rows), lang, facts)

    def brief(self, most):
        """Make it with a table of at most so many rows."""
        lang, report, n, name = self.lang, self.report, len(self.rows), getattr(self.topic, self.lang)
        self.cited, self.with_caveats, written = {self.source: 1}, most >= 12, report.get(f"written_{lang}", "")
        written = say("comma", lang) * bool(written) + written
        named, city = self.targets.head(_LEAD).sort_index(), report[f"city_{lang}"]
        lead = (words.lead(self.targets, named, self.topic, lang), words.wording(self.targets, lang),
                words.found(self.rows, lang))
        under = words.by_number("under", n, lang, city=city, year=report["year"])
        table, left = self._table(most), len(self.targets) - most
        parts = [(say("named", lang), [self._places(), self._projects(min(6, (most + 1) // 2))]),
                 (say("open", lang), [self._open(2 + (most >= 8) + (most >= 12))]),
                 *self._results((most + 1) // 2),
                 (say("caveat", lang), [("", say("caution", lang, written=written))])]
        case = "title" if self.topic.is_theme else "title_sector"
        case = "title_own" if words.is_named_after_targets(self.topic, lang) else case
        return Brief(lang, say(case, lang, name=name[0].upper() + name[1:], year=report["year"]),
                     f"{under[0].upper()}{under[1:]} [1]", tuple(filter(None, lead)), table,
                     self._more("target", left), parts, list(self.cited), self.rows["id"].tolist())

    def _more(self, what, n):
        """Say how many targets or results stand elsewhere."""
        said = words.by_number(f"more_{what}", n, self.lang) if n > 0 else ""
        return said[:1].upper() + said[1:]

    def _table(self, most):
        lang, shown = self.lang, self.targets.head(most).sort_index()
        head = (title(f"item_{lang}", lang), made("amount", (lang,)), made("before", (lang,)), title("verdict", lang),
                say("sources", lang))
        return [head, *(self._row(row) for row in shown.itertuples())] if len(shown) else []

    def _row(self, row):
        lang, before, fact = self.lang, self.before.get(row.id), measured_fact(row, self.facts)
        became = say("nothing", lang) if row.verdict != row.verdict else label("verdict", row.verdict, lang)
        if fact is not None and fact.unit == row.unit and fact.says == row.verdict != "other_measure":
            became = say("became", lang, word=became, value=measured(fact.value, fact.unit, lang, thing=False),
                         when=period(fact.date, lang))
        facts = [*([before] if before else []), *self.facts.named.get(row.id, [])]
        value = measured(before.value, before.unit, lang, thing=False) if before else say("no_year", lang)
        return getattr(row, f"item_{lang}"), amount(row, lang), value, became, self._cite(facts)

    def _cite(self, facts):
        """Numbers of the sources of some facts, each source once: outlet, day and, where it is known, address."""
        names = {}
        for fact in facts:
            day, address = (said if isinstance(said, str) else "" for said in (fact.published, fact.url))
            outlet = say("comma", self.lang).join(filter(None, [outlet_in(fact.outlet, self.lang), day]))
            names[f"{outlet} {address}".strip()] = True
        return "".join(f"[{self.cited.setdefault(name, len(self.cited) + 1)}]" for name in names)

    def _places(self):
        named = dict.fromkeys(key for places in self.rows["place"] for key in places)
        names = [label("place", key, self.lang) for key in named if lookup("places")[key]["type"] not in _NO_PLACE]
        return "", say("places_some" if names else "places_none", self.lang, names=words.several(names, self.lang))

    def _projects(self, most):
        firm = self.rows["flag"].map(lambda flags: "firm_project" in flags)
        built = (self.rows["instrument"] == "S1") & (self.rows["kind"] == "measure")
        rows = self.rows[self.rows["id"].isin(judged_ids("project_stage")) | firm | built]
        return "", words.projects(rows[f"item_{self.lang}"].head(most).tolist(), len(rows), self.lang)

    def _open(self, most):
        rows, lang = self.rows[self.rows["checkable_by"] == "open"], self.lang
        named = rows.iloc[np.argsort(rows["kind"] == "aim", kind="stable")]
        known, n = len(self.before), len(self.targets)
        base = words.by_share("base", known, n, lang) if known < n else ""
        said = [words.untested(self.rows, named[f"item_{lang}"].head(most).tolist(), lang), words.not_found(self.rows, lang),
                base]
        return "", words.joined(said, lang)

    def _results(self, most):
        """Say what became of single promises: missed and met ones first where there is no room for all."""
        rows = self.rows[self.rows["verdict"].notna()]
        first = rows.iloc[np.argsort([_FIRST.index(one) for one in rows["verdict"]], kind="stable")[:most]]
        shown = first.sort_index().sort_values("verdict", kind="stable")
        texts, more = [self._result(row) for row in shown.itertuples()], self._more("result", len(rows) - len(shown))
        return [(title("verdict", self.lang), texts + [("", more)] * bool(more))] if texts else []

    def _result(self, row):
        lang, facts = self.lang, self.facts.named.get(row.id, [])
        reason = self.facts.verdicts.set_index("id").loc[row.id, f"reason_{lang}"]
        caveat = next((getattr(fact, f"caveat_{lang}") for fact in facts if fact.says == row.verdict), "")
        caveat = caveat if self.with_caveats and isinstance(caveat, str) else ""
        head = say("result", lang, name=getattr(row, f"item_{lang}"), word=label("verdict", row.verdict, lang))
        return head, words.joined([reason, caveat, self._cite(facts)], lang)
