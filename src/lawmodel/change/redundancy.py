"""Grounds beside which others open everything, grounds that never hold, facts that decide nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lawmodel.concepts.outcome import SETTLED
from lawmodel.concepts.statute_book import Bridge
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.diagrams import NO, Answer
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw, condition_diagram
from lawmodel.rulegraph.rule_graph import GroundNode, held


@dataclass(frozen=True)
class Redundant:
    """A ground that decides nothing, where these bridges are granted: the grounds beside it do.

    No bridge means that it follows from the law alone. What nothing prohibits needs no permission, so
    permissions are needed `beside` one only where something does; it is empty where nothing does.
    """

    ground: str
    beside: tuple[str, ...]
    assuming: tuple[str, ...]


def redundant_grounds(
    symbolic: Symbolic, law: SymbolicLaw, bridges: Sequence[Bridge]
) -> tuple[Redundant, ...]:
    """Return every redundant ground with each least set of bridges that makes it so.

    A permission is redundant where other permissions and duties hold in its every case, or nothing prohibits;
    a duty where other duties do. A bridge that would empty the ground makes nothing redundant.
    """
    grounds = [one for one in law.graph.grounds.values() if one.effect in (Effect.PERMITS, Effect.OBLIGES)]
    assumed = {
        bridge.id: condition_diagram(bridge.condition, symbolic.diagrams, symbolic.apart)
        for bridge in bridges
    }
    return tuple(
        Redundant(ground.address, beside, assuming)
        for ground in grounds
        for assuming, beside in _least(symbolic, law, ground, grounds, assumed)
    )


def _least(
    symbolic: Symbolic,
    law: SymbolicLaw,
    ground: GroundNode,
    grounds: Sequence[GroundNode],
    assumed: dict[str, int],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    diagrams = symbolic.diagrams
    mine = diagrams.both(law.met(held(ground.address)), symbolic.possible)
    found: list[tuple[str, ...]] = []
    for size in range(len(assumed) + 1):
        for granted in combinations(assumed, size):
            if any(set(known) <= set(granted) for known in found):
                continue
            cases = diagrams.all_of([mine, *(assumed[one] for one in granted)])
            if cases == NO:
                continue
            beside = _covering(symbolic, law, cases, _others(ground, grounds), ground.effect)
            if beside is not None:
                found.append(granted)
                yield granted, beside


def _others(ground: GroundNode, grounds: Sequence[GroundNode]) -> list[str]:
    """Return the grounds that can stand in: a duty for either, a permission only for a permission."""
    return [
        one.address
        for one in grounds
        if one is not ground and (ground.effect is Effect.PERMITS or one.effect is Effect.OBLIGES)
    ]


def _covering(
    symbolic: Symbolic, law: SymbolicLaw, cases: int, others: Sequence[str], effect: Effect
) -> tuple[str, ...] | None:
    """Return few grounds that together hold in all of some cases; None if all together do not."""
    diagrams = symbolic.diagrams
    left = cases
    if effect is Effect.PERMITS:
        prohibited = diagrams.any_of(
            law.met(held(g.address)) for g in law.graph.grounds_with(Effect.PROHIBITS)
        )
        left = diagrams.both(cases, prohibited)
    if left == NO:
        return ()
    chosen: list[str] = []
    whole = left
    while left != NO:
        case = _full(symbolic, left)
        holding = (one for one in others if diagrams.holds_in(law.met(held(one)), case))
        found = next(holding, None)
        if found is None:
            return None
        chosen.append(found)
        left = diagrams.without(left, law.met(held(found)))
    for address in others:
        if diagrams.implies(whole, law.met(held(address))):
            return (address,)
    return _thinned(symbolic, law, whole, chosen)


def _full(symbolic: Symbolic, diagram: int) -> dict[str, Answer]:
    """Return an answer to every fact with which a diagram holds."""
    return {name: 0 for name in symbolic.apart} | (symbolic.diagrams.a_case(diagram) or {})


def _thinned(symbolic: Symbolic, law: SymbolicLaw, cases: int, chosen: list[str]) -> tuple[str, ...]:
    """Return the grounds without those that the rest of them can do without."""
    diagrams = symbolic.diagrams
    kept = list(chosen)
    for address in chosen:
        rest = [one for one in kept if one != address]
        if diagrams.implies(cases, diagrams.any_of(law.met(held(one)) for one in rest)):
            kept = rest
    return tuple(kept)


def never_holding(symbolic: Symbolic, law: SymbolicLaw) -> tuple[str, ...]:
    """Return the grounds, of any effect, that hold in no possible case."""
    diagrams = symbolic.diagrams
    return tuple(
        address
        for address in law.graph.grounds
        if diagrams.both(law.met(held(address)), symbolic.possible) == NO
    )


def unused_facts(symbolic: Symbolic, law: SymbolicLaw, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the facts of the vocabulary on which no outcome of a law hangs, in its order."""
    used = {name for outcome in SETTLED for name in symbolic.diagrams.asks(law.cases(outcome))}
    return tuple(name for name in vocabulary.facts if name not in used)
