"""A brief of one page on a theme or a sector: targets with their numbers, what is named, what stays open, what was found."""

import re

from jining.export import brief_words as words
from jining.export.brief_page import PAGE, Brief, height, joined
from jining.export.sheets import made
from jining.report.amounts import amount, measured, period
from jining.report.cells import refuse_unwritable
from jining.report.found import facts_in_use, facts_of, measured_fact, with_verdicts, year_before
from jining.report.frames import gate
from jining.report.judgements import judged_ids
from jining.report.labels import label, title
from jining.report.language import language
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import lookup, package
from jining.report.results import outlet_in
from jining.selection.themes import find_topic

#: Most rows of the table, results, projects and examples, and whether caveats stand by: tried until the page holds all.
_ROOM = (
    (18, 9, 6, 4, True), (16, 8, 6, 4, True), (14, 7, 6, 4, True), (12, 7, 6, 4, True), (12, 6, 5, 3, True),
    (11, 6, 5, 3, False), (10, 6, 5, 3, False), (9, 6, 4, 3, False), (8, 5, 4, 3, False), (7, 5, 3, 2, False),
    (6, 4, 3, 2, False), (5, 3, 3, 2, False),
)
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
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    results, verdicts : pandas.DataFrame, optional
        Facts and verdicts as `load_results` and `load_verdicts` return them; the shipped ones by default.

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
    lang, topic = language(lang), find_topic(theme_or_sector)
    rows, facts = topic.rows(load() if promises is None else gate(promises)), facts_in_use(results, verdicts)
    refuse_unwritable(rows)
    rows = with_verdicts(rows, facts)
    for room in _ROOM:
        made_ = _Making(rows, facts, topic, lang, room).brief()
        if height(made_) <= PAGE:
            break
    return made_


class _Making:
    """What one brief is made of."""

    def __init__(self, rows, facts, topic, lang, room):
        self.rows, self.facts, self.topic, self.lang = rows, facts, topic, lang
        self.most_rows, self.most_results, self.most_projects, self.most_open, self.with_caveats = room
        self.cited, targets = {}, rows[rows["kind"] == "target"]
        headline = package()["report"]["headline_para"]
        # headline targets first, then those with a result, those with a word of strength; else as in the report
        weight = [(row.para != headline, row.verdict != row.verdict, row.modal != row.modal) for row in targets.itertuples()]
        self.targets = targets.iloc[sorted(range(len(targets)), key=lambda at: (weight[at], at))]
        self.before = year_before(self.targets, facts.results)

    def brief(self):
        lang, report = self.lang, package()["report"]
        named = self.targets.head(_LEAD).sort_index()
        lead = (words.lead(self.targets, named, self.topic, lang), words.wording(self.targets, lang),
                words.found(self.rows, lang))
        written = report.get(f"written_{lang}")
        written = words.COMMA[lang] + written if written else ""
        table, left = self._table(), len(self.targets) - self.most_rows
        parts = [(words.HEADS["named"][lang], [words.places(self._places(), lang), self._projects()]),
                 (words.HEADS["open"][lang], [joined(self._open(), lang)]), *self._results(),
                 (words.HEADS["caveat"][lang], [words.CAVEAT[lang].format(written)])]
        source = re.split("[:：] ?", report[f"source_{lang}"], maxsplit=1)[-1]
        return Brief(lang, words.TITLE[lang].format(self.topic.name(lang), report["year"]),
                     words.under_title(len(self.rows), report, lang), tuple(filter(None, lead)), table,
                     words.more("target", left, lang), parts,
                     [*self.cited, f"{source}{words.COMMA[lang]}{data_version(changed(self.rows), lang)}"],
                     self.rows["id"].tolist())

    def _table(self):
        lang, shown = self.lang, self.targets.head(self.most_rows).sort_index()
        head = (title(f"item_{lang}", lang), made("amount", (lang,)), made("before", (lang,)), title("verdict", lang),
                words.HEADS["sources"][lang])
        return [head, *(self._row(row) for row in shown.itertuples())] if len(shown) else []

    def _row(self, row):
        lang, before, fact = self.lang, self.before.get(row.id), measured_fact(row, self.facts)
        became = words.NOTHING[lang] if row.verdict != row.verdict else label("verdict", row.verdict, lang)
        if fact is not None and fact.unit == row.unit and fact.says == row.verdict != "other_measure":
            value, when = measured(fact.value, fact.unit, lang, thing=False), period(fact.date, lang)
            became += f": {value}, {when}" if lang == "en" else f"：{value}（{when}）"
        facts = [*([before] if before else []), *facts_of(row.id, self.facts)]
        value = measured(before.value, before.unit, lang, thing=False) if before else words.NOTHING["year"]
        return getattr(row, f"item_{lang}"), amount(row, lang), value, became, self._cite(facts)

    def _cite(self, facts):
        """Numbers of the sources of some facts, each source once."""
        names = dict.fromkeys(_source(fact, self.lang) for fact in facts)
        return "".join(f"[{self.cited.setdefault(name, len(self.cited) + 1)}]" for name in names)

    def _places(self):
        named = [key for places in self.rows["place"] for key in places]
        kinds = {key: lookup("places")[key]["type"] for key in named}
        return [label("place", key, self.lang) for key in dict.fromkeys(named) if kinds[key] not in _NO_PLACE]

    def _projects(self):
        firm = self.rows["flag"].map(lambda flags: "firm_project" in flags)
        built = (self.rows["instrument"] == "S1") & (self.rows["kind"] == "measure")
        rows = self.rows[self.rows["id"].isin(judged_ids("project_stage")) | firm | built]
        return words.projects(rows[f"item_{self.lang}"].head(self.most_projects).tolist(), len(rows), self.lang)

    def _open(self):
        rows = self.rows[self.rows["checkable_by"] == "open"]
        named = rows.iloc[sorted(range(len(rows)), key=lambda at: (rows["kind"].iloc[at] == "aim", at))]
        return filter(None, (words.untested(self.rows, named[f"item_{self.lang}"].head(self.most_open).tolist(), self.lang),
                             words.not_found(self.rows, self.lang),
                             words.no_base(len(self.targets), len(self.before), self.lang)))

    def _results(self):
        """Say what became of single promises: missed and met ones first where there is no room for all."""
        rows = self.rows[self.rows["verdict"].notna()]
        first = sorted(range(len(rows)), key=lambda at: (_FIRST.index(rows["verdict"].iloc[at]), at))[: self.most_results]
        shown = rows.iloc[sorted(first, key=lambda at: (rows["verdict"].cat.codes.iloc[at], at))]
        texts = [self._result(row) for row in shown.itertuples()]
        more = words.more("result", len(rows) - len(shown), self.lang)
        return [(title("verdict", self.lang), list(filter(None, [*texts, more])))] if texts else []

    def _result(self, row):
        lang, facts = self.lang, facts_of(row.id, self.facts)
        reason = self.facts.verdicts.set_index("id").loc[row.id, f"reason_{lang}"]
        caveat = next((getattr(fact, f"caveat_{lang}") for fact in facts if fact.says == row.verdict), "")
        caveat = caveat if self.with_caveats and isinstance(caveat, str) else ""
        name, word = getattr(row, f"item_{lang}"), label("verdict", row.verdict, lang)
        head = f"**{name}: {word}.**" if lang == "en" else f"**{name}：{word}。**"
        return joined(filter(None, [head, reason, caveat, self._cite(facts)]), lang)


def _source(fact, lang):
    """Outlet and day."""
    outlet = outlet_in(fact.outlet, lang)
    return {"en": ", ", "zh": "，"}[lang].join([outlet, *([fact.published] if isinstance(fact.published, str) else [])])
