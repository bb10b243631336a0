"""A decision order: the steps of a protocol as the law, a sender and a receiver leave them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawmodel.concepts.vocabulary import CaseFacts, Text
from lawmodel.concepts.wording import Effect
from lawmodel.protocol.requirement import Requirement


@dataclass(frozen=True)
class Route:
    """A ground as a protocol follows it: its requirements in the order asked, and what may close it."""

    address: str
    citation: str
    title: Text
    effect: Effect
    requirements: tuple[Requirement, ...]
    closed_by: tuple[str, ...]


@dataclass(frozen=True)
class StopLine:
    """A limit as a protocol follows it: it closes the routes where `when` is met and `only_if` is not.

    A route in `lifted_by` that holds lifts it; `in_place_of` is the prohibition it is cited instead of.
    """

    address: str
    citation: str
    title: Text
    when: tuple[Requirement, ...]
    only_if: tuple[Requirement, ...]
    lifted_by: tuple[str, ...]
    closes: tuple[str, ...]
    in_place_of: str | None


@dataclass(frozen=True)
class StepPlan:
    """Which routes belong to a step: of these effects and, if it names facts, those that ask one of them."""

    id: str
    effects: tuple[Effect, ...]
    asking: tuple[str, ...] = ()

    @property
    def is_of_law(self) -> bool:
        """Say whether routes of the law belong to it; a step of good practice has none."""
        return bool(self.effects)


@dataclass(frozen=True)
class Step:
    """A step of law and its routes, the one that settles most first."""

    id: str
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class DecisionOrder:
    """What to ask, in which order, for one version of the law and one pair of parties.

    `left_out` are the grounds that no case between the parties can reach under any reading; `readings` the
    choices under which each requirement is put, the chosen one first.
    """

    version: str
    parties: CaseFacts
    readings: tuple[Mapping[str, str], ...]
    steps: tuple[Step, ...]
    stop_lines: Mapping[str, StopLine]
    left_out: tuple[str, ...]
    nothing_prohibits: str

    @property
    def routes(self) -> dict[str, Route]:
        """Return every route by its address, in the order followed."""
        return {route.address: route for step in self.steps for route in step.routes}

    def with_effect(self, effect: Effect) -> tuple[Route, ...]:
        """Return the routes that have an effect."""
        return tuple(route for route in self.routes.values() if route.effect is effect)

    def requirements(self) -> Iterator[Requirement]:
        """Yield every requirement, those of routes first, each as often as it is asked."""
        for route in self.routes.values():
            yield from route.requirements
        for line in self.stop_lines.values():
            yield from (*line.when, *line.only_if)

    def citations(self) -> tuple[str, ...]:
        """Return the provisions that it rests on, as they are met."""
        of_routes = [one.citation for one in self.routes.values()]
        return tuple(dict.fromkeys([*of_routes, *(one.citation for one in self.stop_lines.values())]))


def numbered(order: DecisionOrder) -> dict[str, int]:
    """Return the number of the question behind each requirement; the same question has one number.

    What the parties have settled is not asked and has none.
    """
    numbers: dict[tuple[object, ...], int] = {}
    found: dict[str, int] = {}
    for one in order.requirements():
        if one.settled is None:
            found[one.address] = numbers.setdefault(one.tests, len(numbers) + 1)
    return found
