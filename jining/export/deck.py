"""A PowerPoint deck: cover, contents, one section a theme, at most twelve main slides, the rest as appendix."""

from jining.export.office import need, say
from jining.figures import registry
from jining.figures.figure import of_report, prepare
from jining.report.amounts import capital
from jining.report.cells import unwritable
from jining.report.codebook import cite
from jining.report.files import check_target, write_atomic
from jining.report.frames import gate
from jining.report.judgements import judgement_values
from jining.report.labels import title as title_of
from jining.report.language import language
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import package

#: Main slides at most, cover and contents among them.
MOST_MAIN = 12
#: Figures of the main part of a long deck, in their order; the others are the appendix.
_MAIN = ("kinds_by_sector", "headline_and_year_before", "firm_ladder", "foreign_capital", "project_stages", "public_works",
         "village_and_town", "boiler_gap", "life_course", "promise_and_result")


def export_slides(path, *, only=None, lang=None, promises=None, results=None, verdicts=None, title=None):
    """Write a 16:9 deck of the figures, with charts that can be edited where a figure is made of bars or dots.

    Parameters
    ----------
    path : str or path-like
        File to write, ending in .pptx. It is written whole or not at all; its folder must exist.
    only : str or sequence of str, optional
        Names of figures; all by default.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    promises, results, verdicts : pandas.DataFrame, optional
        As `load`, `load_results` and `load_verdicts` return them; the shipped ones by default. Figures without records
        among them are left out.
    title : str, optional
        Title of the cover.

    The extra `office` is needed: `pip install "jining[office]"`. A figure or language that there is not, and figures none of
    which has records, are a ValueError.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_slides(f"{folder}/briefing.pptx", only=["kinds_by_sector"]).name
    'briefing.pptx'
    """
    path, lang = check_target(path, ".pptx"), language(lang)
    if rule := unwritable(title or ""):
        raise ValueError(f"title={title!r} {rule}")
    names, promises = registry.chosen(only), gate(load() if promises is None else promises)
    figures = (prepare(name, promises, results=results, verdicts=verdicts) for name in names)
    if not (shown := [figure for figure in figures if not figure.empty()]):
        raise ValueError("none of the figures has a record among these promises, so there is nothing to put on slides")
    return write_atomic(path, deck_bytes(shown, promises, lang, title))


def deck_bytes(figures, promises, lang, title=None):
    """Put prepared figures of some promises on slides: the bytes of the file."""
    need("pptx", "python-pptx")
    from jining.export.deck_slides import Deck

    report, first = package()["report"], sorted(figures, key=lambda figure: figure.name not in _MAIN)[:MOST_MAIN - 2]
    title = title or say("deck_title", lang, city=report[f"city_{lang}"], year=report["year"])
    version = data_version(changed(promises), lang, figures[0].facts)
    deck, contents, appendix = Deck(title, lang), say("deck_contents", lang), say("deck_appendix", lang)
    deck.slide("cover", contents, [[title], [say("deck_cover", lang, n=of_report(promises, lang), version=version),
                                             report[f"source_{lang}"]]], [title, *cite().splitlines()])
    listed = deck.slide("contents", contents, [[contents], [""]], [contents])
    opened = [deck.figure(figure, _section(figure, lang)) for figure in figures if figure in first]
    if rest := [figure for figure in figures if figure not in first]:
        said = say("deck_more", lang, n=len(rest))
        opened.append(deck.slide("section", appendix, [[appendix], [said]], [appendix, said]))
    for figure in rest:
        deck.figure(figure, appendix)
    deck.contents(listed, opened)
    return deck.bytes()


def _section(figure, lang):
    """Name of the section of a figure: its theme, else the results or the whole report."""
    if theme := judgement_values("theme").get(figure.module.NOTEBOOK):
        return capital(theme[lang])
    return capital(title_of("verdict", lang)) if "results" in figure.module.SOURCES else say("deck_whole", lang)
