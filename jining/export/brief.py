"""A brief of one page on a theme or a sector: targets with their numbers, what is named, what stays open, what was found."""

import re
from bisect import bisect_right

import numpy as np

from jining.export.brief_page import PAGE, Brief, height, joined
from jining.export.office import say, told
from jining.export.sheets import dated, made
from jining.figures.figure import shipped
from jining.report.amounts import amount, capital, listed, measured, period, said, within
from jining.report.frames import gate
from jining.report.judgements import judged_ids
from jining.report.labels import label, title, values
from jining.report.language import language
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import lookup, package
from jining.report.results import measured_fact, with_facts, year_before
from jining.selection.themes import find_topic

#: Rows that the table may have, of which the page gets as many as it holds; the other parts grow with it.
_ROWS = range(5, 19)
_LEAD = 5
_NO_PLACE = ("city", "quota")
#: What stands between names that may hold commas of their own.
_BETWEEN = {"en": "; ", "zh": "；"}
#: Verdicts in their order: where there is no room for all, the last are left out.
_VERDICTS = ("missed", "met", "later", "under_way", "other_measure")


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

    Returns a `Brief`, which shows less rather than more than a page of A4 holds, and says how much is left out: long names
    of your own are cut, while long reasons of your own verdicts may take a second page. A theme or sector that there is not,
    or one without records, is a ValueError.

    Examples
    --------
    >>> brief("07_countryside", "en").title
    'The countryside: promises and results, 2020'
    """
    lang, topic, promises = language(lang), find_topic(theme_or_sector), load() if promises is None else gate(promises)
    promises, facts = with_facts(promises, results, verdicts)
    if (rows := topic.rows(promises).sort_values("id")).empty:  # in the order of the text
        raise ValueError(f"{topic.key} has no record among these promises, so there is nothing to write")
    making = _Making(rows, facts, topic, lang)
    held = bisect_right(_ROWS, PAGE, key=lambda most: height(making.brief(most)))
    return making.brief(_ROWS[max(held - 1, 0)])


class _Making:
    """What one brief is made of."""

    def __init__(self, rows, facts, topic, lang):
        version, item, longest = data_version(changed(rows), lang, facts), f"item_{lang}", 60 if lang == "en" else 30
        rows = rows.assign(**{item: [name if len(name) <= longest else f"{name[:longest - 1]}…" for name in rows[item]]})
        self.rows, self.facts, self.topic, self.lang, self.report = rows, facts, topic, lang, package()["report"]
        targets, ids = rows[rows["kind"] == "target"], set(topic.rows(shipped())["id"])
        self.whole = len(ids) * (set(rows["id"]) < ids)  # of which a part was given
        # headline targets first, then those with a result, those with a word of strength; else as in the report
        weight = targets["modal"].isna(), targets["verdict"].isna(), targets["para"] != self.report["headline_para"]
        self.targets = targets.iloc[np.lexsort(weight)]
        self.searched, self.unfound = not facts.results.empty, "nothing" if len(facts.results) else "no_year"
        self.before = year_before(self.targets, facts.results)
        source = re.split("[:：] ?", self.report[f"source_{lang}"], maxsplit=1)[-1]
        self.source = self._say("comma").join([source, version])

    def brief(self, most):
        """Make it with a table of at most so many rows."""
        rows, year, city, self.cited = self.rows, self.report["year"], self.report[f"city_{self.lang}"], {self.source: 1}
        name, part = capital(getattr(self.topic, self.lang)), "_part" * bool(self.whole)
        unsaid = dict.fromkeys(() if self.searched else ("searched", "unfound"), "")
        caution = {"unfound": self._say("unfound"), **told(self.lang, self.facts), **unsaid}
        table, first = self._table(self.targets.head(most).sort_index()), self.targets.head(_LEAD).sort_index()
        lead = self._by_share("lead", len(first), len(self.targets), who=self._say(f"who{part}"),
                              names=_BETWEEN[self.lang].join(said(row, self.lang) for row in first.itertuples()))
        parts = [(self._say("named"), [("", self._places()), ("", self._projects(most // 2))]),
                 (self._say("open"), [("", self._open(most // 3))]), *self._results(most // 2),
                 (self._say("caveat"), [("", self._say("caution", **caution))])]
        return Brief(self.lang, self._say("title" if self.topic.is_theme else "title_sector", name=name, year=year),
                     capital(self._say(f"under{part}", n=len(rows), city=city, year=year, whole=self.whole)) + " [1]",
                     (lead, self._found()), table, self._more("target", len(self.targets) - most), parts, list(self.cited),
                     rows["id"].tolist())

    def _say(self, case, **words):
        return say(case, self.lang, **words)

    def _by_share(self, case, k, n, **words):
        """Fill in the sentence of a case for none, all or some of n."""
        return self._say(f"{case}_{'none' if k == 0 else 'all' if k == n else 'some'}", k=k, n=n, **words)

    def _more(self, what, n):
        return capital(self._say(f"more_{what}", n=n)) if n > 0 else ""

    def _found(self):
        counts = self.rows["verdict"].value_counts()
        kinds = [self._say("found_kind", n=counts[key], word=label("verdict", key, self.lang))
                 for key in filter(counts.get, values("verdict"))]
        words = {"kinds": _BETWEEN[self.lang].join(kinds)}
        return self._by_share("found", int(counts.sum()), len(self.rows), **words) if self.searched else ""

    def _table(self, shown):
        lang = self.lang
        head = (title(f"item_{lang}", lang), made("amount", (lang,)), made("before", (lang,)), title("verdict", lang),
                self._say("sources"))
        return [head, *map(self._row, shown.itertuples())] if len(shown) else []

    def _row(self, row):
        lang, before, fact = self.lang, self.before.get(row.id), measured_fact(row, self.facts)
        became = self._say(self.unfound) if row.verdict != row.verdict else label("verdict", row.verdict, lang)
        if fact is not None and fact.unit == row.unit and fact.says == row.verdict != "other_measure":
            value = measured(fact.value, fact.unit, lang, thing=False)
            became = self._say("became", word=became, value=value, when=period(fact.date, lang))
        facts = [*([before] if before else []), *self.facts.named.get(row.id, [])]
        earlier = dated(before, lang) if before else self._say("no_year")
        return getattr(row, f"item_{lang}"), amount(row, lang), earlier, became, self._cite(facts)

    def _cite(self, facts):
        """Numbers of the sources of some facts, each source once: outlet, day and, where it is known, address."""
        names = {}
        for fact in facts:
            day, address = (said if isinstance(said, str) else "" for said in (fact.published, fact.url))
            day = self._say(day) if day == "undated" else day
            outlet = self._say("comma").join(filter(None, [label("outlet", fact.outlet, self.lang), day]))
            names[f"{outlet} {address}".strip()] = True
        return "".join(f"[{self.cited.setdefault(name, len(self.cited) + 1)}]" for name in names)

    def _places(self):
        keys = dict.fromkeys(key for places in self.rows["place"] for key in places)
        names = [label("place", key, self.lang) for key in keys if lookup("places")[key]["type"] not in _NO_PLACE]
        return self._say("places_some" if names else "places_none", names=listed(names, self.lang))

    def _projects(self, most):
        firm = self.rows["flag"].map(lambda flags: "firm_project" in flags)
        built = (self.rows["instrument"] == "S1") & (self.rows["kind"] == "measure")
        items = self.rows.loc[self.rows["id"].isin(judged_ids("project_stage")) | firm | built, f"item_{self.lang}"]
        names = items.head(most).tolist()
        return self._by_share("projects", len(names), len(items), left=len(items) - len(names),
                              names=_BETWEEN[self.lang].join(names))

    def _open(self, most):
        """Say how many promises give no test, naming some, and for how many others no result was found."""
        untested = self.rows["checkable_by"] == "open"
        rows, tested = self.rows[untested], self.rows[~untested & self.searched]
        items = rows.iloc[np.argsort(rows["kind"] == "aim", kind="stable")][f"item_{self.lang}"].head(most)
        such = _BETWEEN[self.lang].join(within(item) if self.lang == "en" else item for item in items)
        return joined([self._by_share("untested", len(rows), len(self.rows),
                                      such=self._by_share("such", len(items), len(rows), names=such) if len(rows) else ""),
                       self._by_share("untold", int(tested["verdict"].isna().sum()), len(tested)) if len(tested) else ""],
                      self.lang)

    def _results(self, most):
        rows = self.rows[self.rows["verdict"].notna()]
        first = rows.iloc[np.argsort([_VERDICTS.index(one) for one in rows["verdict"]], kind="stable")[:most]]
        texts, more = list(map(self._result, first.itertuples())), self._more("result", len(rows) - len(first))
        return [(title("verdict", self.lang), texts + [("", more)] * bool(more))] if texts else []

    def _result(self, row):
        lang, facts = self.lang, self.facts.named.get(row.id, [])
        reason = self.facts.verdicts.set_index("id").loc[row.id, f"reason_{lang}"]
        caveats = (getattr(fact, f"caveat_{lang}") for fact in facts if fact.says == row.verdict)
        caveat = next((said for said in caveats if isinstance(said, str)), "")
        head = self._say("result", name=getattr(row, f"item_{lang}"), word=label("verdict", row.verdict, lang))
        return head, joined([reason, caveat, self._cite(facts)], lang)
