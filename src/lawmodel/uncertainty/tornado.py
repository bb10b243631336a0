"""What each believed thing does to the headline, one at a time: at its low end, at its high end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lawmodel.assumptions.entry import Effect, Entry, Unit
from lawmodel.assumptions.from_practice import practice_id
from lawmodel.assumptions.from_readings import reading_id
from lawmodel.assumptions.moves import Moves
from lawmodel.concepts.statute_book import Question
from lawmodel.concepts.vocabulary import Text
from lawmodel.practice.model import PracticeModel
from lawmodel.practice.parameter_values import central_values
from lawmodel.uncertainty.evaluating import Evaluate
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.reweighting import moved_share


class Moved(StrEnum):
    """What kind of believed thing is moved."""

    PRACTICE = "practice"
    READING = "reading"
    POPULATION = "population"


@dataclass(frozen=True)
class End:
    """One end of a move: what the thing is moved to, the headline there, and the level if it was measured.

    Both are None where the end cannot be reached, the ratio also where nothing is disclosed before.
    """

    value: float | str
    ratio: float | None
    level: float | None = None


@dataclass(frozen=True)
class Bar:
    """A believed thing moved to two ends, all else at central values.

    `register` is its id in the register of assumptions; `headline` the ratio that it is moved from.
    """

    id: str
    kind: Moved
    register: str
    text: Text
    unit: str
    status: str
    headline: Volumes
    low: End
    high: End

    @property
    def width(self) -> float:
        """Return how far apart the headline lies at most: at either end, and at central values."""
        return _width(self.headline.ratio, self.low.ratio, self.high.ratio)

    @property
    def level_width(self) -> float:
        """Return the same of the level, 0 where it was not measured."""
        return _width(self.headline.after, self.low.level, self.high.level)


def practice_bars(model: PracticeModel, headline: Volumes, evaluate: Evaluate) -> list[Bar]:
    """Return a bar for each parameter that the model asks, in order of their ids."""
    central = central_values(model)
    asked = [model.parameters[name] for name in model.asked()]
    moves = [{**central, one.id: value} for one in asked for value in (one.low, one.high)]
    found = evaluate(moves) if moves else []
    ends = zip(found[0::2], found[1::2], strict=True)
    return [
        Bar(
            id=one.id,
            kind=Moved.PRACTICE,
            register=practice_id(one),
            text=one.text,
            unit=one.unit,
            status=one.status,
            headline=headline,
            low=End(one.low, low.ratio, low.after),
            high=End(one.high, high.ratio, high.after),
        )
        for one, (low, high) in zip(asked, ends, strict=True)
    ]


def reading_bars(
    questions: Mapping[str, Question],
    chosen: Mapping[str, str],
    headline: Volumes,
    found: Mapping[tuple[str, str], Volumes],
) -> list[Bar]:
    """Return a bar for each other reading, from the chosen one to it; `found` by question and reading."""
    return [
        Bar(
            id=f"{question}={reading}",
            kind=Moved.READING,
            register=reading_id(question, reading),
            text=questions[question].readings[reading].title,
            unit=Moved.READING,
            status=questions[question].readings[reading].status,
            headline=headline,
            low=End(chosen[question], headline.ratio, headline.after),
            high=End(reading, volumes.ratio, volumes.after),
        )
        for (question, reading), volumes in sorted(found.items())
    ]


def by_width(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Return bars with the widest first, equally wide ones in order of kind and id."""
    return tuple(sorted(bars, key=lambda bar: (-bar.width, bar.kind, bar.id)))


def by_level_width(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """Return the bars that have a level, the one that moves it most first."""
    measured = [bar for bar in bars if bar.low.level is not None and bar.high.level is not None]
    return tuple(sorted(measured, key=lambda bar: (-bar.level_width, bar.kind, bar.id)))


def population_bars(
    entries: Iterable[Entry], effects: Mapping[str, Effect], moves: Moves, headline: Volumes
) -> list[Bar]:
    """Return a bar for each share, and number of persons, of a population whose effect was measured.

    Such a number has no believed range: it is moved as far as the register moves it. No level is measured.
    """
    return [
        _population_bar(entry, effects[entry.id], moves, headline) for entry in entries if entry.id in effects
    ]


def _population_bar(entry: Entry, effect: Effect, moves: Moves, headline: Volumes) -> Bar:
    (value,) = (float(one) for one in entry.values)
    persons = entry.unit == Unit.PERSONS
    low, high = (
        value * (1 + sign * moves.persons) if persons else moved_share(value, sign * moves.share)
        for sign in (-1, 1)
    )
    return Bar(
        id=entry.id,
        kind=Moved.POPULATION,
        register=entry.id,
        text=entry.text,
        unit=entry.unit,
        status=entry.status,
        headline=headline,
        low=End(low, effect.down),
        high=End(high, effect.up),
    )


def _width(*values: float | None) -> float:
    known = [value for value in values if value is not None]
    return max(known) - min(known) if known else 0.0
