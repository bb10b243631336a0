"""The register of assumptions in words: what moves the headline most, and how much rests on what."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose
from textwrap import shorten

from lawmodel.assumptions.entry import Because, Entry, Kind
from lawmodel.assumptions.ranking import Ranked, by_status
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.pipeline.assumed import Assumed
from lawmodel.report.text_table import text_table

MOST_SHOWN = 20
WIDEST_TEXT = 90
STATUSES = ("verified", "derived", "our reading", "memory", "uncertain", "assumption", "not found")
"""The status words, surest first."""


def assumptions_text(assumed: Assumed, entries: Sequence[Ranked], language: str) -> str:
    """Return the entries that move the headline most, with their rank, and the entries counted by status."""
    return "\n".join(_lines(assumed, entries, language))


def _lines(assumed: Assumed, entries: Sequence[Ranked], language: str) -> Iterator[str]:
    measured = assumed.measured
    effects = sum(one.effect is not None for one in entries)
    counts = {"entries": whole(language, len(entries)), "measured": whole(language, effects)}
    yield _say(language, "title_measured" if measured else "title_plain", **counts)
    if measured is not None and measured.headline is not None:
        study, moves = measured.study, measured.moves
        stream = study.recipe.streams[study.streams[0]]
        yield _say(
            language,
            "headline" if measured.practice is None else "headline_disclosed",
            before=study.laws[0].law.id,
            after=study.laws[-1].law.id,
            ratio=decimal(language, measured.headline, 3),
            population=f"{study.recipe.title[language]} [{study.recipe.id}]",
            stream=f"{stream.title[language]} [{stream.id}]",
            cases=whole(language, study.cases),
            seed=study.seed,
            practice="" if measured.practice is None else measured.practice.title[language],
        )
        sizes = {
            "share": decimal(language, moves.share_odds, 1),
            "persons": percent(language, moves.persons, 0),
            "link": decimal(language, moves.link * 100, 0),
        }
        yield _say(language, "how", **sizes)
        if measured.practice is not None:
            yield _say(language, "how_practice")
        yield ""
        yield from _largest(entries, language)
    yield ""
    yield _say(language, "statuses")
    yield from _statuses(entries, language)
    if measured is not None:
        yield ""
        yield from _reasons(entries, language)
    yield _say(language, "more")


def _largest(entries: Sequence[Ranked], language: str) -> Iterator[str]:
    keys = ("rank", "entry", "value", "status", "down", "up", "change")
    shown = _once([one for one in entries if one.effect])[:MOST_SHOWN]
    rows = [_cells(one, language) for one in shown]
    yield from text_table([_say(language, key) for key in keys], rows, numbers_from=len(keys))
    if any((after.rank or 0) - (before.rank or 0) > 1 for before, after in pairwise(shown)):
        yield _say(language, "skipped")


def _once(entries: Sequence[Ranked]) -> list[Ranked]:
    """Return the entries without the second of two answers that are one share said twice, as yes and no."""
    kept: list[Ranked] = []
    for one in entries:
        if not any(_mirrored(one, other) for other in kept[-MOST_SHOWN:]):
            kept.append(one)
    return kept


def _mirrored(one: Ranked, other: Ranked) -> bool:
    if one.effect is None or other.effect is None or not (one.effect.up and other.effect.down):
        return False
    same_row = one.entry.id.rpartition("/")[0] == other.entry.id.rpartition("/")[0]
    return (
        same_row and isclose(one.effect.up, other.effect.down) and isclose(one.effect.size, other.effect.size)
    )


def _cells(one: Ranked, language: str) -> list[str]:
    effect = one.effect
    ends = (effect.down, effect.up, effect.size) if effect else (None, None, None)
    return [
        str(one.rank),
        _text(one.entry, language),
        "; ".join(_number(value, language) for value in one.entry.values),
        one.entry.status,
        *("–" if end is None else decimal(language, end, 3) for end in ends),
    ]


def _text(entry: Entry, language: str) -> str:
    """Return what is assumed, cut to a width; of a reading also its id in brackets."""
    question, _, reading = entry.id.removeprefix("readings/").partition("/")
    beside = f" [{question}={reading}]" if entry.kind is Kind.READING else ""
    return shorten(entry.text[language], WIDEST_TEXT - len(beside), placeholder="…") + beside


def _number(value: float | str, language: str) -> str:
    if isinstance(value, str):
        return value
    return whole(language, value) if value.is_integer() else decimal(language, value, 3)


def _statuses(entries: Sequence[Ranked], language: str) -> list[str]:
    counts = by_status(entries)
    kinds = list(dict.fromkeys(kind for kind, _ in counts))
    statuses = [word for word in STATUSES if any((kind, word) in counts for kind in kinds)]
    rows = [
        [
            phrase(language, f"assumptions.kinds.{kind}"),
            *(whole(language, counts.get((kind, word), 0)) for word in statuses),
        ]
        for kind in kinds
    ]
    totals = Counter(one.entry.status for one in entries)
    rows.append([_say(language, "everything"), *(whole(language, totals[word]) for word in statuses)])
    return text_table(["", *statuses], rows)


def _reasons(entries: Sequence[Ranked], language: str) -> Iterator[str]:
    counts = Counter(one.because for one in entries if one.because is not None)
    for because in Because:
        if counts[because]:
            reason = phrase(language, f"assumptions.because.{because}")
            yield _say(language, "not_measured", count=whole(language, counts[because]), reason=reason)


def _say(language: str, key: str, **details: object) -> str:
    return phrase(language, f"assumptions.{key}", **details)
