"""Small words of titles and notes: numbers spelled, parts of wholes, plural and zero by case."""

from jining.report.amounts import listed, within

__all__ = ["all_of", "capital", "listed", "out_of", "percent", "plural", "spelled", "within"]

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FRACTIONS = ((1, 2, "half of", "一半"), (1, 3, "one third of", "三分之一"), (2, 3, "two thirds of", "三分之二"))


def spelled(n):
    """Number in words up to twelve, in digits above: "no", "one", "nine", "18"; 1,200 with its comma."""
    return _SPELLED[n] if 0 <= n < len(_SPELLED) else f"{n:,}"


def capital(said):
    """Begin with a capital letter."""
    return said[:1].upper() + said[1:]


def plural(n, one, many=None):
    """Name of so many things: "1 target", "2 targets"."""
    return one if n == 1 else many or f"{one}s"


def percent(part, whole, lang):
    """Part of a whole: a percentage from ten cases on, a count below ("3 of 7", 7项中的3项)."""
    if whole >= 10:
        return f"{100 * part / whole:.0f}%"
    return f"{part} of {whole}" if lang == "en" else f"{whole}项中的{part}项"


def out_of(part, whole, lang):
    """Part of a whole as a ratio that is said easily, where it is near one: "one in five", 五分之一; else a percentage."""
    for of, zh in ((2, "二"), (3, "三"), (4, "四"), (5, "五"), (6, "六"), (7, "七"), (8, "八"), (9, "九"), (10, "十")):
        if whole and abs(part / whole - 1 / of) < 0.012:
            return f"one in {_SPELLED[of]}" if lang == "en" else "一半" if of == 2 else f"{zh}分之一"
    return percent(part, whole, lang)


def all_of(n, total, lang):
    """How many of the records that were given are counted: "All 535 promises", 535项中的106项."""
    if n == total:
        return f"All {total:,} {plural(total, 'promise')}" if lang == "en" else f"全部{total}项"
    return f"{n:,} of {total:,} {plural(total, 'promise')}" if lang == "en" else f"{total}项中的{n}项"
