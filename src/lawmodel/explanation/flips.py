"""The smallest change of facts that turns an outcome; what cannot change is never changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import CaseFacts, Fact
from lawmodel.explanation.answers import Left
from lawmodel.outcomes.diagrams import NO, YES, Answer, Diagrams
from lawmodel.outcomes.symbolic import Symbolic

NEVER, BY_JUDGEMENT = "never", "by_judgement"
MOST_PATHS = 512
"""Ways to turn an outcome that are looked at before those that differ in one answer are joined."""
MOST_FLIPS = 12
"""Ways to turn an outcome that are shown."""

Costs = Mapping[int, Sequence[int | None]]
"""Per variable, what each answer costs; None for an answer that the case cannot take."""
Changed = Mapping[str, frozenset[Answer]]
"""Per fact that changes, the groups of answers that it may change to."""


@dataclass(frozen=True)
class FactChange:
    """One fact that would be otherwise: from one code to any of several, whichever it is."""

    fact: str
    before: int
    after: tuple[int, ...]


@dataclass(frozen=True)
class Flip:
    """A smallest change of stated facts after which the outcome is one of `to`, whatever is unknown."""

    to: tuple[Outcome, ...]
    changes: tuple[FactChange, ...]


def flips_of(left: Left) -> tuple[Flip, ...]:
    """Return the smallest changes that turn a settled outcome, those to the nearest other outcome first.

    Changes after which it hangs on what is unknown which of the others it is are told apart, where as small.
    An open outcome is not turned but settled, by asking.
    """
    if left.outcome not in SETTLED:
        return ()
    diagrams = left.symbolic.diagrams
    together = tuple(o for o in SETTLED if o is not left.outcome)
    targets = {(o,): _whatever_is_unknown(left, (o,)) for o in together}
    either = diagrams.without(_whatever_is_unknown(left, together), diagrams.any_of(targets.values()))
    found = [flips for to, target in targets.items() if (flips := _smallest(left, to, target))]
    joint = _smallest(left, together, either)
    if joint and all(_length(joint) <= _length(flips) for flips in found):
        found.append(joint)
    return tuple(flip for flips in sorted(found, key=_length) for flip in flips)


def _length(flips: tuple[Flip, ...]) -> int:
    return len(flips[0].changes)


def _smallest(left: Left, to: tuple[Outcome, ...], target: int) -> tuple[Flip, ...]:
    """Return the smallest changes that lead into a target, those without a judgement first."""
    diagrams, apart = left.symbolic.diagrams, left.symbolic.apart
    costs = costs_of_changing(left.symbolic, left.facts)
    ways = [dict(path) for path in islice(_paths(diagrams, target, costs), MOST_PATHS)]
    joined = _joined([{name: frozenset({answer}) for name, answer in way.items()} for way in ways])
    facts = {name: one.fact for name, one in apart.items()}
    flips = [
        Flip(
            to,
            tuple(
                FactChange(name, left.facts[name], tuple(sorted(c for k in way[name] for c in groups[k])))
                for name, groups in ((name, apart[name].groups) for name in apart if name in way)
            ),
        )
        for way in joined
    ]
    return tuple(sorted(flips, key=lambda flip: _judgements(flip, facts))[:MOST_FLIPS])


def _judgements(flip: Flip, facts: Mapping[str, Fact]) -> int:
    return sum(facts[change.fact].changes == BY_JUDGEMENT for change in flip.changes)


def _whatever_is_unknown(left: Left, to: tuple[Outcome, ...]) -> int:
    """Return the changes of stated facts after which every completion has one of the outcomes, and one is."""
    diagrams, apart = left.symbolic.diagrams, left.symbolic.apart
    fixed = {name: place for name, place in left.known.items() if apart[name].fact.changes == NEVER}
    unknown = [name for name in diagrams.names if name not in left.facts]
    allowed = diagrams.given(left.symbolic.possible, fixed)
    there = diagrams.any_of(diagrams.given(left.law.cases(outcome), fixed) for outcome in to)
    some = diagrams.somehow(diagrams.both(allowed, there), unknown)
    elsewhere = diagrams.somehow(diagrams.without(allowed, there), unknown)
    return diagrams.without(some, elsewhere)


def costs_of_changing(every: Symbolic, facts: CaseFacts) -> Costs:
    """Return 1 for each answer a stated fact does not have and could take; unknown facts cost nothing."""
    costs: dict[int, Sequence[int | None]] = {}
    for level, name in enumerate(every.diagrams.names):
        one = every.apart[name]
        if name not in facts:
            costs[level] = [0] * len(one.groups)
            continue
        own = one.place(facts[name])
        other = None if one.fact.changes == NEVER else 1
        costs[level] = [0 if place == own else other for place in range(len(one.groups))]
    return costs


def fewest_changes(diagrams: Diagrams, target: int, costs: Costs) -> int | None:
    """Return how few changes make a diagram hold; None if none do."""
    return _fewest(diagrams, target, costs).get(target)


def nearest_way(every: Symbolic, target: int, facts: CaseFacts) -> dict[str, int]:
    """Return the fewest answers that must be others for a diagram to hold, every fact being free to change.

    Raises ValueError if the diagram never holds.
    """
    apart = every.apart
    costs = {
        level: [int(name not in facts or place != apart[name].place(facts[name])) for place in range(answers)]
        for level, (name, answers) in enumerate(
            zip(every.diagrams.names, every.diagrams.answers, strict=True)
        )
    }
    way = next(_paths(every.diagrams, target, costs), None)
    if way is None:
        raise ValueError("it never holds")
    return {name: apart[name].groups[place][0] for name, place in way}


def _fewest(diagrams: Diagrams, target: int, costs: Costs) -> dict[int, int]:
    """Return the fewest changes from every node that some changes lead to YES from."""
    fewest: dict[int, int] = {YES: 0}
    done = {NO, YES}

    def visit(node: int) -> None:
        if node in done:
            return
        level, branches = diagrams.nodes[node]
        for branch in branches:
            visit(branch)
        done.add(node)
        sums = [
            cost + fewest[branch]
            for cost, branch in zip(costs[level], branches, strict=True)
            if cost is not None and branch in fewest
        ]
        if sums:
            fewest[node] = min(sums)

    visit(target)
    return fewest


def _paths(diagrams: Diagrams, target: int, costs: Costs) -> Iterator[tuple[tuple[str, Answer], ...]]:
    """Yield every way to make a diagram hold with the fewest changes: the answers that change."""
    fewest = _fewest(diagrams, target, costs)

    def onward(node: int) -> Iterator[tuple[tuple[str, Answer], ...]]:
        if node == YES:
            yield ()
            return
        level, branches = diagrams.nodes[node]
        for answer, (cost, branch) in enumerate(zip(costs[level], branches, strict=True)):
            if cost is None or branch not in fewest or cost + fewest[branch] != fewest[node]:
                continue
            change = ((diagrams.names[level], answer),) if cost else ()
            for rest in onward(branch):
                yield (*change, *rest)

    if target in fewest:
        yield from onward(target)


def _joined(ways: Sequence[Changed]) -> list[Changed]:
    """Return the ways with those joined that change the same facts and differ in one answer only."""
    joined = list(ways)
    for name in sorted({name for way in ways for name in way}):
        by_rest: dict[tuple[tuple[str, tuple[Answer, ...]], ...], dict[str, frozenset[Answer]]] = {}
        rest_of: list[Changed] = []
        for way in joined:
            if name not in way:
                rest_of.append(way)
                continue
            rest = tuple((other, tuple(sorted(way[other]))) for other in sorted(way) if other != name)
            into = by_rest.setdefault(rest, dict(way))
            into[name] = into[name] | way[name]
        joined = [*by_rest.values(), *rest_of]
    return joined
