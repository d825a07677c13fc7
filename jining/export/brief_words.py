"""Sentences of a brief, case by case, in both languages."""

from jining.export.office import WORDS, say
from jining.report.amounts import SPELLED, listed, number, said, within
from jining.report.labels import label, values

_COUNTS = SPELLED[:10]


def count(n, lang):
    """Write a small number in an English word."""
    return str(n) if lang == "zh" else _COUNTS[n] if n < len(_COUNTS) else number(n, lang)


def by_number(case, n, lang, **said):
    """Fill in the sentence of a case in the singular or the plural."""
    return say(f"{case}_{'one' if n == 1 else 'many'}", lang, n=count(n, lang), **said)


def by_share(case, k, n, lang, **said):
    """Fill in the sentence of a case for none, all or some of n, k of the n both in words or both in figures."""
    case += "_none" if k == 0 else "_all" if k == n else "_some"
    numbered = f"{case}_{'one' if n == 1 else 'many'}"
    of = f"{count(k, lang)} of the {count(n, lang)}" if max(k, n) < len(_COUNTS) else f"{k} of the {n}"
    return say(numbered if numbered in WORDS else case, lang, k=k, n=count(n, lang), of=of, **said)


def several(names, lang):
    """Join names to a list, by semicolons where a name holds a comma of its own."""
    if lang == "zh" or not any(mark in name for name in names for mark in (", ", " and ")):
        return listed(names, lang)
    return "; ".join(names[:-1]) + "; and " * (len(names) > 1) + names[-1]


def is_named_after_targets(topic, lang):
    """Whether the name of a topic says already that it is about targets."""
    return topic.is_theme and (topic.en.endswith("targets") if lang == "en" else topic.zh.endswith("目标"))


def lead(targets, shown, topic, lang):
    """Name the targets and their numbers; say it if there is none."""
    n, name, own = len(targets), getattr(topic, lang), is_named_after_targets(topic, lang)
    what = name.removeprefix("the ") if own else by_number("target", n, lang)
    where = "" if own else say("theme" if topic.is_theme else "sector", lang, name=name)
    return by_share("lead", len(shown), n, lang, what=what, where=where,
                    names=several([said(row, lang) for row in shown.itertuples()], lang))


def wording(targets, lang):
    """Say which words of strength stand before the targets."""
    n, found = len(targets), targets["modal"].value_counts()
    words = [say(f"word_{'one' if n == 1 else 'many'}", lang, word=label("modal", key, lang), n=count(int(found[key]), lang))
             for key in values("modal") if found.get(key, 0)]
    case = "wording" if words else "wording_none"
    return by_number(case, n, lang, words=listed(words, "en") if lang == "en" else "，".join(words)) if n else ""


def found(rows, lang):
    """Say for how many promises something was found, and what."""
    kinds, counts = [], rows["verdict"].value_counts()
    for key in filter(counts.get, values("verdict")):
        case = f"found_kind_{key}" if f"found_kind_{key}" in WORDS else "found_kind"
        kinds.append(say(case, lang, n=count(int(counts[key]), lang), word=label("verdict", key, lang)))
    return by_share("found", int(rows["verdict"].notna().sum()), len(rows), lang,
                    kinds=listed(kinds, "en") if lang == "en" else "，".join(kinds))


def projects(names, total, lang):
    """Name works and projects, and how many there are."""
    return by_share("projects", len(names), total, lang, names={"en": "; ", "zh": "；"}[lang].join(names),
                    left=count(total - len(names), lang))


def untested(rows, names, lang):
    """Say how many promises give no test, and name some."""
    n, k = len(rows), int((rows["checkable_by"] == "open").sum())
    if not n:
        return say("untested_empty", lang)
    such = several([within(name) if lang == "en" else name for name in names], lang)
    return by_share("untested", k, n, lang, such=by_share("such", len(names), k, lang, names=such) if k else "")


def not_found(rows, lang):
    """Say for how many promises that can be tested nothing was found."""
    tested = rows[rows["checkable_by"] != "open"]
    return by_share("untold", int(tested["verdict"].isna().sum()), len(tested), lang) if len(tested) else ""


def joined(sentences, lang):
    """Join sentences as the language does."""
    return (" " if lang == "en" else "").join(filter(None, sentences))
