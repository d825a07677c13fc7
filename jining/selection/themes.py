"""The themes of the notebooks: which records each one reads is a table of the report."""

from typing import NamedTuple

from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.judgements import judged_ids, judgement_values
from jining.report.labels import values
from jining.report.language import LANGS
from jining.selection.select import select


def select_theme(promises, theme):
    """Keep the records of one theme, named as its notebook or for short; a ValueError if the report has no such theme.

    >>> import jining
    >>> select_theme(jining.load(), "countryside")["chapter"].unique().tolist()
    [5]
    """
    if not judged_ids("theme"):
        raise ValueError("this report has no themes: its judgements.csv is missing or names none")
    if not (key := _key(theme)):
        check_choice("theme", theme, judgement_values("theme"))
    promises = gate(promises, repeated=True)
    return select(promises, ids=promises["id"][promises["id"].isin(judged_ids("theme", key))])


def _key(name):
    """Key of a theme by its stem (07_countryside, countryside, 07); None if there is none of that name."""
    wanted = str(name).removesuffix(".ipynb").lower()
    return next((key for key in judgement_values("theme") if wanted in (key, key[3:], key[:2])), None)


class Topic(NamedTuple):
    """A theme of the notebooks or a sector of the codebook: what a brief or a pack is about."""

    key: str
    is_theme: bool
    en: str
    zh: str

    def rows(self, promises):
        """Take the records of the topic, with the filter recorded."""
        return select_theme(promises, self.key) if self.is_theme else select(promises, sector=self.key)


def find_topic(name):
    """Find a theme by its stem (07_countryside, countryside, 07) or a sector by its key (rural)."""
    themes, sectors, key = judgement_values("theme"), values("sector"), _key(name)
    if not key and str(name).lower() not in sectors:
        there = f"themes: {', '.join(themes)}; " if themes else ""
        raise ValueError(f"there is no theme or sector {name!r}; {there}sectors: {', '.join(sectors)}")
    key = key or str(name).lower()
    return Topic(key, key in themes, *((themes | sectors)[key][lang] for lang in LANGS))
