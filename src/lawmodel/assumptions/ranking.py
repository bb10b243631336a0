"""The register in the order of what its entries do to the headline."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.assumptions.entry import Because, Effect, Entry, Kind, Unit

REASONS = {
    Kind.POPULATION: Because.ELSEWHERE,
    Kind.PRACTICE: Because.NO_PRACTICE,
    Kind.READING: Because.CHOSEN,
    Kind.TARGET: Because.CHECKED_ONLY,
    Kind.TOLERANCE: Because.CHECKED_ONLY,
    Kind.LOGIC: Because.FIXED,
    Kind.DESIGN: Because.FIXED,
}
"""Why an entry of each kind has no effect, where nothing more is known."""

TELLING_DIGITS = 12
"""Decimals in which two effects must differ to be ranked apart; beyond them is only rounding."""


@dataclass(frozen=True)
class Ranked:
    """An entry with its rank (1 moves the headline most) and its effect, or the reason why it has none."""

    entry: Entry
    rank: int | None
    effect: Effect | None
    because: Because | None


def ranked(
    register: Sequence[Entry],
    effects: Mapping[str, Effect],
    reasons: Mapping[str, Because] | None = None,
) -> tuple[Ranked, ...]:
    """Return the register, largest effect first; what was not measured comes after, in the order of ids.

    `effects` and `reasons` are by id; a reason that is not given follows from the kind of entry.
    """
    known = reasons or {}
    order = sorted(
        register,
        key=lambda entry: (entry.id not in effects, -_size(effects.get(entry.id)), entry.id),
    )
    return tuple(
        Ranked(entry, place, effects[entry.id], None)
        if entry.id in effects
        else Ranked(entry, None, None, known.get(entry.id, _reason(entry)))
        for place, entry in enumerate(order, start=1)
    )


def unasked(register: Iterable[Entry]) -> tuple[Ranked, ...]:
    """Return the register without effects, in the order given."""
    return tuple(Ranked(entry, None, None, Because.NOT_ASKED) for entry in register)


def by_status(register: Iterable[Ranked]) -> dict[tuple[Kind, str], int]:
    """Return the number of entries of each kind and status word."""
    return dict(sorted(Counter((one.entry.kind, one.entry.status) for one in register).items()))


def _size(effect: Effect | None) -> float:
    return 0.0 if effect is None else round(effect.size, TELLING_DIGITS)


def _reason(entry: Entry) -> Because:
    return Because.PRECISION_ONLY if entry.unit == Unit.PER_THOUSAND else REASONS[entry.kind]
