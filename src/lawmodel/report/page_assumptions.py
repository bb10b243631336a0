"""Everything believed: tables of the page on assumptions and method, from the contract's data."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, whole
from lawmodel.report.assumptions_text import STATUSES
from lawmodel.report.overview import English, Table
from lawmodel.report.sensitivity_words import in_unit

MOST_SHOWN = 40
"""Entries on the page; the file has them all."""
MOST_SOURCES = 60

LISTS = {
    "limits": ("levels", "behaviour", "individuals", "advice", "sums", "groups", "aims"),
    "accessibility": ("widget_words", "icon_names", "charts", "wide_tables", "foreign_words", "reload"),
}

Entry = Mapping[str, Any]


def say(language: str, key: str, **details: object) -> str:
    """Return words of the page."""
    return phrase(language, f"basis.{key}", **details)


def status_word(status: str, language: str) -> str:
    """Return a status as people read it."""
    return phrase(language, f"statuses.{status.replace(' ', '_')}")


def unit_word(unit: str, language: str) -> str:
    """Return a unit of practice as people read it."""
    return phrase(language, f"basis.units.{unit.replace(' ', '_')}")


def chosen_entries(
    entries: Iterable[Entry], language: str, *, kind: str | None, status: str | None, find: str
) -> list[Entry]:
    """Return the entries of a kind and a status that have every word looked for, in their order."""
    words = find.casefold().split()
    return [
        one
        for one in entries
        if kind in (None, one["kind"])
        and status in (None, one["status"])
        and all(word in _searched(one, language) for word in words)
    ]


def _searched(one: Entry, language: str) -> str:
    return " ".join((one["id"], one["text"][language], one["source"][language], one["file"])).casefold()


def register_table(entries: Sequence[Entry], language: str) -> Table:
    """Return the first of some entries: what is believed, how surely, and what it does to the headline."""
    keys = ("entry", "status", "value", "down", "up", "change")
    first, *rest = (phrase(language, f"assumptions.{key}") for key in keys)
    head = (first, say(language, "kind_and_status"), say(language, "source"), *rest[1:])
    shown = entries[:MOST_SHOWN]
    caption = say(language, "register_caption", shown=len(shown), all=whole(language, len(entries)))
    return Table(caption, head, tuple(_row(one, language) for one in shown), words=3)


def _row(one: Entry, language: str) -> tuple[str, ...]:
    effect, kind = one["effect"] or {}, one["kind"]
    return (
        one["text"][language],
        f"{phrase(language, f'assumptions.kinds.{kind}')}: {status_word(one['status'], language)}",
        _in_its_language(f"{one['source'][language]} ({one['file']}:{one['line']})", one["source"]),
        value_words(one, language),
        *(_number(effect.get(name), language) for name in ("down", "up", "change")),
    )


def _in_its_language(words: str, source: Text) -> str:
    """Return words about a source; one that a file states in English only is in English."""
    return English(words) if len(set(source.values())) == 1 else words


def value_words(one: Entry, language: str) -> str:
    """Return the value of an entry with its range, if it has one; nothing for a word, which the text says."""
    values = one["value"] if isinstance(one["value"], list) else [one["value"]]
    words = "; ".join(dict.fromkeys(_number(value, language) for value in values))
    if one["low"] is None or one["high"] is None:
        return words
    ends = "\u2013".join(_number(one[end], language) for end in ("low", "high"))
    return in_unit(f"{words} ({ends})", one["unit"], language)


def _number(value: float | str | None, language: str) -> str:
    if value is None or isinstance(value, str):
        return "\u2013"
    return whole(language, value) if float(value).is_integer() else decimal(language, value, 3)


def status_table(entries: Sequence[Entry], language: str) -> Table:
    """Return how many entries of each kind have each status, the surest first."""
    counts = Counter((one["kind"], one["status"]) for one in entries)
    kinds = list(dict.fromkeys(kind for kind, _ in sorted(counts)))
    statuses = [word for word in STATUSES if any((kind, word) in counts for kind in kinds)]
    rows = [
        (
            phrase(language, f"assumptions.kinds.{kind}"),
            *(whole(language, counts[kind, word]) for word in statuses),
        )
        for kind in kinds
    ]
    head = (say(language, "kind"), *(status_word(word, language) for word in statuses))
    return Table(say(language, "status_caption", all=whole(language, len(entries))), head, tuple(rows))


def source_table(entries: Sequence[Entry], language: str) -> Table:
    """Return what entries refer to, and how many rest on it; what carries checked entries comes first."""
    counts = Counter(_in_its_language(one["source"][language], one["source"]) for one in entries)
    checked = Counter(one["source"][language] for one in entries if one["status"] == STATUSES[0])
    ranked = sorted(counts, key=lambda source: (-checked[source], -counts[source], source))
    rows = tuple(
        (source, whole(language, checked[source]), whole(language, counts[source]))
        for source in ranked[:MOST_SOURCES]
    )
    caption = say(language, "source_caption", shown=len(rows), all=whole(language, len(ranked)))
    head = (say(language, "source"), status_word(STATUSES[0], language), say(language, "entries"))
    return Table(caption, head, rows)


def change_table(
    data: Mapping[str, Any], changed: Mapping[str, Any], language: str, names: Sequence[str]
) -> Table:
    """Return the headline with a parameter as it stands, and taken as known: allowed and disclosed."""
    rows = tuple(
        (say(language, name), *(_headline(one, name, language) for one in (data, changed)))
        for name in ("allowed", "disclosed")
    )
    head = (say(language, "headline"), *(say(language, name) for name in ("as_it_stands", "as_assumed")))
    return Table(say(language, "change_caption", before=names[0], after=names[1]), head, rows)


def _headline(data: Mapping[str, Any], name: str, language: str) -> str:
    change = data["changes"][0]
    leading = change.get("weighted", change)
    if name == "allowed":
        return _with_ends(leading["ratio"], leading["low"], leading["high"], language)
    disclosures = leading["disclosures"]
    ends = disclosures["sampling"] or {"low": None, "high": None}
    return _with_ends(disclosures["at_central_values"], ends["low"], ends["high"], language)


def _with_ends(value: float | None, low: float | None, high: float | None, language: str) -> str:
    if value is None or low is None or high is None:
        return phrase(language, "overview.figure.none")
    figure, *ends = (decimal(language, number, 3) for number in (value, low, high))
    return f"{figure} ({ends[0]}\u2013{ends[1]})"


def lines(language: str, part: str) -> list[str]:
    """Return the sentences of a list on the page, in their order."""
    return [phrase(language, f"basis.{part}.{name}") for name in LISTS[part]]


def term_table(facts: Iterable[Fact], language: str) -> Table:
    """Return the words that cases are described in, in both languages, with what they mean."""
    other = "en" if language == "sv" else "sv"
    rows = tuple(
        (
            fact.label[language],
            fact.label[other],
            fact.meaning.get(language) or fact.question.get(language) or "",
        )
        for fact in sorted(facts, key=lambda fact: fact.label[language].casefold())
    )
    head = (say(language, "term"), say(language, "term_elsewhere"), say(language, "meaning"))
    return Table(say(language, "term_caption"), head, rows, words=3)


def as_written(number: float, language: str) -> str:
    """Return a number as one types it: a decimal comma in Swedish.

    >>> as_written(0.35, "sv"), as_written(12, "en")
    ('0,35', '12')
    """
    return f"{number:.6g}".replace(".", "," if language == "sv" else ".")


def number_written(text: str) -> float | None:
    """Return the number that somebody has typed, with a point or a comma; None if it is none.

    >>> number_written("0,35"), number_written(" 12 "), number_written("many"), number_written("nan")
    (0.35, 12.0, None, None)
    """
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) and number >= 0 else None
