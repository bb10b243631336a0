"""Wider, narrower, equal or incomparable: per provision, over the whole law, and per amendment."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from lawmodel.change.two_laws import Pair, Setting, Step, TwoLaws
from lawmodel.change.witness import EnginesDisagree, case_apart
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.symbolic import SymbolicLaw
from lawmodel.rulegraph.rule_graph import held


class Direction(StrEnum):
    """How the cases of a later law stand to those of an earlier one."""

    EQUAL = "equal"
    WIDER = "wider"
    NARROWER = "narrower"
    INCOMPARABLE = "incomparable"


class Kind(StrEnum):
    """What is compared: the cases in which information may or must be handed over, or only must."""

    MAY_OR_MUST = "may_or_must"
    MUST = "must"


EFFECTS = {Kind.MAY_OR_MUST: (Effect.PERMITS, Effect.OBLIGES), Kind.MUST: (Effect.OBLIGES,)}
OUTCOMES = {Kind.MAY_OR_MUST: (Outcome.PERMITTED, Outcome.REQUIRED), Kind.MUST: (Outcome.REQUIRED,)}


DIRECTIONS = {
    (False, False): Direction.EQUAL,
    (True, False): Direction.WIDER,
    (False, True): Direction.NARROWER,
    (True, True): Direction.INCOMPARABLE,
}
"""The direction, by whether cases are gained and whether any are lost."""


@dataclass(frozen=True)
class Compared:
    """One comparison: a case `gained` by the later law, and one `lost`; None proves that there is none."""

    direction: Direction
    gained: CaseFacts | None
    lost: CaseFacts | None


Verdicts = Mapping[Kind, Compared]
Known = dict[tuple[int, int], Compared]
"""What two diagrams, before and after, have already been compared to."""
Says = Callable[[CaseFacts], bool]


@dataclass(frozen=True)
class Lineage:
    """A provision, or those that were repealed with those that were enacted in their place."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """Return every citation, the earlier first."""
        return tuple(dict.fromkeys((*self.before, *self.after)))


@dataclass(frozen=True)
class SettingVerdicts:
    """What the change comes to in one setting."""

    overall: Verdicts
    provisions: Mapping[Lineage, Verdicts]


@dataclass(frozen=True)
class StepVerdicts:
    """What one step by itself does to the provisions it touches that hold cases of an effect."""

    step: Step
    overall: Mapping[Kind, Direction]
    provisions: Mapping[str, Mapping[Kind, Direction]]


def joined(directions: Iterable[Direction]) -> Direction:
    """Return the least direction that covers all: both ways together are incomparable."""
    found = set(directions) - {Direction.EQUAL}
    if not found:
        return Direction.EQUAL
    return found.pop() if len(found) == 1 else Direction.INCOMPARABLE


def join_of(verdicts: Verdicts) -> Direction:
    """Return the join over the effects."""
    return joined(one.direction for one in verdicts.values())


def verdicts_of(laws: TwoLaws, lineages: Sequence[Lineage]) -> dict[Setting, SettingVerdicts]:
    """Return the verdicts in every setting, over the whole law and for each provision.

    Cases that do not hang on how the law is read are compared once.
    """
    known: Known = {}
    return {
        setting: SettingVerdicts(_overall(laws, pair), dict(_provisions(laws, pair, lineages, known)))
        for setting, pair in laws.pairs.items()
    }


def step_verdicts(laws: TwoLaws) -> tuple[StepVerdicts, ...]:
    """Return what each step does by itself, under the chosen readings and without."""
    return tuple(
        StepVerdicts(
            step,
            {kind: _direction(laws, *both) for kind, both in _outcomes(step.pair)},
            {
                citation: {
                    kind: _direction(laws, *_together(laws, step.pair, grounds))
                    for kind, grounds in _grounds(step.pair, Lineage((citation,), (citation,)))
                }
                for citation in step.citations
            },
        )
        for step in laws.steps
    )


def grounds_of(law: SymbolicLaw, citations: Iterable[str], kind: Kind) -> list[str]:
    """Return the addresses, after limits, of the grounds of some provisions that have a kind of effect."""
    wanted = set(citations)
    return [
        held(ground.address)
        for ground in law.graph.grounds.values()
        if ground.citation in wanted and ground.effect in EFFECTS[kind]
    ]


def _outcomes(pair: Pair) -> Iterator[tuple[Kind, tuple[int, int]]]:
    """Yield what is compared over the whole law: what is not prohibited, and what is required."""
    for kind, outcome in ((Kind.MAY_OR_MUST, Outcome.PROHIBITED), (Kind.MUST, Outcome.REQUIRED)):
        both = (pair.before.cases(outcome), pair.after.cases(outcome))
        yield kind, both[::-1] if outcome is Outcome.PROHIBITED else both


def _grounds(pair: Pair, lineage: Lineage) -> Iterator[tuple[Kind, tuple[list[str], list[str]]]]:
    """Yield the grounds of a lineage in either law for each effect that it has in one of them."""
    for kind in Kind:
        old = grounds_of(pair.before, lineage.before, kind)
        new = grounds_of(pair.after, lineage.after, kind)
        if old or new:
            yield kind, (old, new)


def _together(laws: TwoLaws, pair: Pair, grounds: tuple[list[str], list[str]]) -> tuple[int, int]:
    """Return the cases in which some ground of each side holds."""
    old, new = grounds
    any_of = laws.symbolic.diagrams.any_of
    return any_of(map(pair.before.met, old)), any_of(map(pair.after.met, new))


def _overall(laws: TwoLaws, pair: Pair) -> Verdicts:
    found = {}
    for kind, both in _outcomes(pair):
        says = (partial(_comes_out, law, kind) for law in (pair.before, pair.after))
        found[kind] = _replayed(_compared(laws, *both), *says)
    return found


def _provisions(
    laws: TwoLaws, pair: Pair, lineages: Iterable[Lineage], known: Known
) -> Iterator[tuple[Lineage, Verdicts]]:
    """Yield the verdicts of the provisions that have a ground of an effect in either law."""
    for lineage in lineages:
        found = {}
        for kind, (old, new) in _grounds(pair, lineage):
            both = _together(laws, pair, (old, new))
            if both not in known:
                says = (partial(_some_holds, pair.before, old), partial(_some_holds, pair.after, new))
                known[both] = _replayed(_compared(laws, *both), *says)
            found[kind] = known[both]
        if found:
            yield lineage, found


def _comes_out(law: SymbolicLaw, kind: Kind, case: CaseFacts) -> bool:
    return verdict(law.graph, case).outcome in OUTCOMES[kind]


def _some_holds(law: SymbolicLaw, addresses: Sequence[str], case: CaseFacts) -> bool:
    findings = verdict(law.graph, case).findings
    return any(findings[address] is Finding.MET for address in addresses)


def _direction(laws: TwoLaws, before: int, after: int) -> Direction:
    """Return how the later cases stand to the earlier ones, among those that are possible."""
    implies, possible = laws.symbolic.diagrams.implies, laws.symbolic.possible
    return DIRECTIONS[not implies(after, before, possible), not implies(before, after, possible)]


def _compared(laws: TwoLaws, before: int, after: int) -> Compared:
    gained = case_apart(laws, after, before)
    lost = case_apart(laws, before, after)
    return Compared(DIRECTIONS[gained is not None, lost is not None], gained, lost)


def _replayed(compared: Compared, before: Says, after: Says) -> Compared:
    """Return the comparison, the reference having told its cases apart as the diagrams do.

    Raises EnginesDisagree if it does not.
    """
    gained, lost = compared.gained, compared.lost
    if gained is not None and (before(gained) or not after(gained)):
        raise EnginesDisagree("gained")
    if lost is not None and (after(lost) or not before(lost)):
        raise EnginesDisagree("lost")
    return compared
