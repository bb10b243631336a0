"""What would have to be true for a change to vanish, as one statement."""

from collections.abc import Iterator
from typing import NamedTuple

from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, whole
from lawmodel.pipeline.sensing import Sensed
from lawmodel.uncertainty.headline import Volumes

SMALL = 0.1
"""Numbers below this get a further decimal."""


class Way(NamedTuple):
    """Something that makes the change vanish: whether it lies within what is believed, and how it is said."""

    believed: bool
    words: str


def statement(sensed: Sensed, language: str) -> list[str]:
    """Return the sentences that answer the question: within what is believed, and outside."""
    if sensed.threshold.already:
        return [_say(language, "already", value=ratio_words(sensed.headline.ratio, language))]
    ways = list(_ways(sensed, language))
    return [
        _vanishes(language, "within", [way.words for way in ways if way.believed]),
        _vanishes(language, "beyond", [way.words for way in ways if not way.believed]),
    ]


def vanished(sensed: Sensed, volumes: Volumes) -> bool:
    """Return whether the change has vanished at some volumes."""
    return sensed.threshold.no_change.reached(volumes.ratio)


def number_words(value: float | str, language: str) -> str:
    """Return a value as people read it; a word as it is."""
    if isinstance(value, str):
        return value
    if value.is_integer():
        return whole(language, value)
    return decimal(language, value, 3 if abs(value) < SMALL else 2)


def ratio_words(ratio: float | None, language: str) -> str:
    """Return a ratio with three decimals, or that there is none."""
    return _say(language, "no_ratio") if ratio is None else decimal(language, ratio, 3)


def _ways(sensed: Sensed, language: str) -> Iterator[Way]:
    found = sensed.threshold
    texts = {bar.id: bar.text[language] for bar in sensed.tornado}
    for turned in found.turned:
        for crossing in turned.crossings:
            values = {"value": crossing.value, "low": turned.parameter.low, "high": turned.parameter.high}
            said = {name: number_words(value, language) for name, value in values.items()}
            words = _say(language, "true.crossing", what=texts[turned.parameter.id], **said)
            yield Way(crossing.believed, words)
    for bar in found.readings:
        yield Way(True, _say(language, "true.reading", what=bar.text[language]))
    combined = {
        "together": found.together if found.ends else None,
        "worst_readings": sensed.worst_readings,
        "all_at_once": sensed.all_at_once if found.ends else None,
    }
    for name, volumes in combined.items():
        if volumes is not None and vanished(sensed, volumes):
            yield Way(True, _say(language, f"true.{name}"))
    if found.without_time is not None and vanished(sensed, found.without_time):
        yield Way(False, _say(language, "true.without_time"))


def _vanishes(language: str, key: str, ways: list[str]) -> str:
    if not ways:
        return _say(language, f"{key}_nothing")
    return _say(language, key, named=f"; {_say(language, 'or')} ".join(ways))


def _say(language: str, key: str, **details: object) -> str:
    return phrase(language, f"sensitivity.{key}", **details)
