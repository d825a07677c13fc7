"""Small words of titles and notes: numbers spelled, parts of wholes, plural and zero by case."""

from typing import NamedTuple

from jining.report.amounts import SPELLED
from jining.report.amounts import listed as listed
from jining.report.amounts import within as within

_NOTHING = {"en": "No promises", "zh": "没有承诺"}


class Words(NamedTuple):
    """What is written on and about a figure, in one language."""

    title: str
    subtitle: str
    note: str
    alt: str


def spelled(n, zero="no"):
    """Spell a number up to twelve, write digits above: "no" (or "none"), "one", "nine", "18", "1,200"."""
    return zero if n == 0 else SPELLED[n] if 0 <= n < len(SPELLED) else f"{n:,}"


def capital(said):
    """Begin with a capital letter."""
    return said[:1].upper() + said[1:]


def plural(n, one, many=None):
    """Name of so many things: "1 target", "2 targets"."""
    return one if n == 1 else many or f"{one}s"


def part_of(k, n, one, verbs=("is", "are", "is not")):
    """Begin a sentence by case: "None of the seven targets is", "Five of seven targets are", "The one target is not"."""
    if n == 1:
        return f"The one {one} {verbs[0] if k else verbs[2]}"
    if k in (0, n):
        every = "Both" if n == 2 else f"All {spelled(n)}"
        none = "Neither" if n == 2 else "None"
        return f"{every} {one}s {verbs[1]}" if k else f"{none} of the {spelled(n)} {one}s {verbs[0]}"
    return f"{capital(spelled(k))} of {spelled(n)} {one}s {plural(k, *verbs[:2])}"


def only(said, few=True):
    """Begin a sentence with "Only", if they are few."""
    return f"Only {said[0].lower()}{said[1:]}" if few else said


def some_zh(k, n, one, does, does_not, few=""):
    """Say a sentence in Chinese by case: 7项目标中，3项达到; 7项目标均达到, 7项目标均未达到; 该项目标未达到."""
    if 0 < k < n:
        return f"{n}项{one}中，{few}{k}项{does}"
    return f"{all_zh(n, one)}{does if k else does_not}"


def all_zh(n, one):
    """Name all of some things in Chinese: 该项目标, 7项目标均."""
    return f"该项{one}" if n == 1 else f"{n}项{one}均"


def percent(part, whole, lang):
    """Part of a whole: a percentage from ten cases on, a count below ("3 of 7", 7项中的3项)."""
    if whole >= 10:
        return f"{100 * part / whole:.0f}%"
    return f"{part} of {whole}" if lang == "en" else f"{whole}项中的{part}项"


def counted(part, whole, lang):
    """Write a count with its share where that says something: "189 (35%)", 189（35%）, "3"."""
    if whole < 10:
        return str(part)
    return f"{part} ({percent(part, whole, lang)})" if lang == "en" else f"{part}（{percent(part, whole, lang)}）"


def share_of(part, whole, verbs, lang="en", one="promise"):
    """Begin a sentence on a share: "56% of promises are", "Five of seven promises are"; 56%的承诺, 7项承诺中有5项."""
    if lang == "zh":
        if whole == 1 or part == whole:
            return all_zh(whole, "承诺")
        return f"{percent(part, whole, lang)}的承诺" if whole >= 10 else f"{whole}项承诺中有{part}项"
    if whole >= 10 and 0 < part < whole:
        return f"{percent(part, whole, lang)} of {one}s {verbs[1]}"
    return part_of(part, whole, one, verbs)


def out_of(part, whole, lang):
    """Part of a whole as a ratio that is said easily, where it is near one: "one in five", 五分之一; else a percentage."""
    for of, zh in enumerate("二三四五六七八九十", 2):
        if whole and abs(part / whole - 1 / of) < 0.012:
            return f"one in {SPELLED[of]}" if lang == "en" else "一半" if of == 2 else f"{zh}分之一"
    return percent(part, whole, lang)


def all_of(n, total, lang):
    """How many of the records that were given are counted: "All 535 promises", 535项中的106项."""
    if n == 0:
        return {"en": f"None of {total:,} promises", "zh": f"{total}项中没有一项"}[lang] if total else _NOTHING[lang]
    if lang == "zh":
        return f"{total}项中的{n}项" if n < total else f"全部{n}项" if n > 1 else "仅1项"
    if n < total:
        return f"{n:,} of {total:,} promises"
    return "The one promise" if n == 1 else "Both promises" if n == 2 else f"All {n:,} promises"
