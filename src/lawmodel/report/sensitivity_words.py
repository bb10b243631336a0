"""What would have to be true for a change to vanish, as one statement."""

from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from lawmodel.concepts.statute_book import Question
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, whole
from lawmodel.pipeline.sensing import Sensed
from lawmodel.practice.model import PracticeModel
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.tornado import Bar, Moved

OF_TIME = ("months", "per month")
SMALL = 0.1
"""Numbers below this get a further decimal."""


class Way(NamedTuple):
    """Something that makes the change vanish: whether it lies within what is believed, and how it is said."""

    believed: bool
    words: str


def statement(sensed: Sensed, language: str) -> list[str]:
    """Return the sentences that answer the question: within what is believed, and outside."""
    if sensed.threshold.already:
        return [said(language, "already", value=ratio_words(sensed.headline.ratio, language))]
    ways = list(_ways(sensed, language))
    return [
        _vanishes(language, "within", [way.words for way in ways if way.believed]),
        _vanishes(language, "beyond", [way.words for way in ways if not way.believed]),
    ]


def vanished(sensed: Sensed, volumes: Volumes) -> bool:
    """Return whether the change has vanished at some volumes."""
    return sensed.threshold.no_change.reached(volumes.ratio)


def number_words(value: float | str, language: str, unit: str = "") -> str:
    """Return a value as people read it, with a unit of time; a word as it is."""
    if isinstance(value, str):
        return value
    if value.is_integer():
        words = whole(language, value)
    else:
        words = decimal(language, value, 3 if abs(value) < SMALL else 2)
    return in_unit(words, unit, language)


def in_unit(words: str, unit: str, language: str) -> str:
    """Return a number with its unit, if that is one of time; what others are, the words around it say."""
    if unit not in OF_TIME:
        return words
    key = unit.replace(" ", "_")
    return f"{words} {phrase(language, f'basis.units.{key}')}"


def ratio_words(ratio: float | None, language: str) -> str:
    """Return a ratio with three decimals, or that there is none."""
    return said(language, "no_ratio") if ratio is None else decimal(language, ratio, 3)


def bar_words(bar: Bar, model: PracticeModel, language: str, widest: int | None = None) -> str:
    """Return what a bar moves; of a reading also its id, and of the time looked at that it is a choice."""
    beside = ""
    if bar.kind is Moved.READING:
        beside = f" [{bar.id}]"
    elif bar.kind is Moved.PRACTICE and bar.id == model.horizon:
        beside = f" ({said(language, 'choice')})"
    return _cut(bar.text[language], widest, beside)


def question_words(question: Question, language: str, widest: int) -> str:
    """Return a question of reading and its id in brackets, cut to a width."""
    return _cut(question.text[language], widest, f" [{question.id}]")


def reading_words(question: Question, reading: str, language: str) -> str:
    """Return the title of a reading and, in brackets, its id."""
    return bracketed(question.readings[reading].title[language], f"{question.id}={reading}")


def bracketed(title: str, name: str) -> str:
    """Return a title with an id in brackets after it."""
    return f"{title} [{name}]"


def _cut(text: str, widest: int | None, beside: str) -> str:
    cut = text if widest is None else shorten(text, widest - len(beside), placeholder="…")
    return cut + beside


def _ways(sensed: Sensed, language: str) -> Iterator[Way]:
    found = sensed.threshold
    texts = {bar.id: bar_words(bar, sensed.model, language) for bar in sensed.tornado}
    for turned in found.turned:
        for crossing in turned.crossings:
            values = {"value": crossing.value, "low": turned.parameter.low, "high": turned.parameter.high}
            written = {name: number_words(value, language) for name, value in values.items()}
            written["value"] = in_unit(written["value"], turned.parameter.unit, language)
            words = said(language, "true.crossing", what=texts[turned.parameter.id], **written)
            yield Way(crossing.believed, words)
    for bar in found.readings:
        yield Way(True, said(language, "true.reading", what=texts[bar.id]))
    combined = {
        "together": found.together if found.ends else None,
        "worst_readings": sensed.worst_readings,
        "all_at_once": sensed.all_at_once if found.ends else None,
    }
    for name, volumes in combined.items():
        if volumes is not None and vanished(sensed, volumes):
            yield Way(True, said(language, f"true.{name}"))
    if found.without_time is not None and vanished(sensed, found.without_time):
        yield Way(False, said(language, "true.without_time"))


def _vanishes(language: str, key: str, ways: list[str]) -> str:
    if not ways:
        return said(language, f"{key}_nothing")
    return said(language, key, named=f"; {said(language, 'or')} ".join(ways))


def said(language: str, key: str, **details: object) -> str:
    """Return a phrase about a sensitivity."""
    return phrase(language, f"sensitivity.{key}", **details)
