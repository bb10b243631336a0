"""What versions and readings make of one case, whatever the facts turn out to be that nobody has stated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.concepts.condition import ElementHolds, leaves
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Outcome, Verdict
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts, Vocabulary
from lawmodel.explanation.first_case import both_hold
from lawmodel.outcomes.answers_apart import codes_known
from lawmodel.outcomes.diagrams import NO, Answer
from lawmodel.outcomes.doubted import parts_of_ground, parts_of_limit
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import ReadLaw
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw, symbolic
from lawmodel.rulegraph.rule_graph import GroundNode, RuleGraph, held


@dataclass(frozen=True)
class StatedCase:
    """What is known of a case, and the facts that somebody asked for and that cannot be settled."""

    facts: CaseFacts
    unsettled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReadVersion:
    """One version as diagrams: under the chosen readings, every counted rival, and each reading changed."""

    read: ReadLaw
    symbolic: Symbolic
    chosen: SymbolicLaw
    rivals: tuple[SymbolicLaw, ...]
    beside: Mapping[tuple[str, str], SymbolicLaw]


@dataclass(frozen=True)
class Left:
    """What is left of a law once the stated facts are filled in: per outcome, the cases that can still be."""

    symbolic: Symbolic
    law: SymbolicLaw
    facts: CaseFacts
    cases: Mapping[Outcome, int]

    @property
    def possible(self) -> tuple[Outcome, ...]:
        """Return the outcomes that completions of the unknown facts can have."""
        return tuple(outcome for outcome, cases in self.cases.items() if cases != NO)

    @property
    def outcome(self) -> Outcome:
        """Return the outcome that every completion has, or that it is open."""
        return self.possible[0] if len(self.possible) == 1 else Outcome.OPEN

    def certain(self, address: str) -> bool:
        """Say whether a ground holds, after limits, in every completion of the unknown facts."""
        diagrams, known = self.symbolic.diagrams, self.known
        everything = diagrams.given(self.symbolic.possible, known)
        return diagrams.implies(everything, diagrams.given(self.law.met(held(address)), known))

    @property
    def known(self) -> dict[str, Answer]:
        """Return the stated answers in the groups that the law tells apart."""
        return codes_known(self.symbolic.apart, self.facts)


@dataclass(frozen=True)
class OtherReading:
    """What another choice of readings makes of a case; `turns_on` are the elements it finds otherwise."""

    readings: Mapping[str, str]
    counts: bool
    outcome: Outcome
    possible: tuple[Outcome, ...]
    turns_on: tuple[str, ...]


@dataclass(frozen=True)
class AnsweredCase:
    """The outcome of a version: contested where counted readings settle it differently.

    `under_chosen` is that of the chosen readings alone, `trace` what the reference finds under them, step
    by step; `others` are the readings under which the answer would be another. `asked` is what is left to
    ask: under the chosen readings, or under the nearest rival that leaves the answer open if they do not.
    """

    outcome: Outcome
    possible: tuple[Outcome, ...]
    under_chosen: Outcome
    left: Left
    trace: Verdict
    others: tuple[OtherReading, ...]
    asked: Left


def read_versions(reads: Sequence[ReadLaw], vocabulary: Vocabulary) -> tuple[ReadVersion, ...]:
    """Return versions as diagrams over the same facts, each under all of its readings."""
    graphs = [graph for read in reads for graph in (read.chosen, *read.rivals, *read.beside.values())]
    every = symbolic(graphs, vocabulary)
    laws = iter(every.laws)
    return tuple(
        ReadVersion(
            read,
            every,
            next(laws),
            tuple(next(laws) for _ in read.rivals),
            {key: next(laws) for key in read.beside},
        )
        for read in reads
    )


def left_of(every: Symbolic, law: SymbolicLaw, facts: CaseFacts) -> Left:
    """Return what is left of a law's outcomes among the cases that the vocabulary allows."""
    known = codes_known(every.apart, facts)
    diagrams = every.diagrams
    allowed = diagrams.given(every.possible, known)
    cases = {o: diagrams.both(diagrams.given(law.cases(o), known), allowed) for o in SETTLED}
    return Left(every, law, facts, cases)


def possible_under(every: Symbolic, law: SymbolicLaw, facts: CaseFacts) -> tuple[Outcome, ...]:
    """Return the outcomes that completions of the unknown facts can have under a law."""
    known = codes_known(every.apart, facts)
    return tuple(o for o in SETTLED if both_hold(every.diagrams, law.cases(o), every.possible, known))


def answered(version: ReadVersion, facts: CaseFacts, book: StatuteBook) -> AnsweredCase:
    """Return the outcome of a case under every completion and every counted reading.

    Facts that no case can show together leave nothing possible.
    """
    left = left_of(version.symbolic, version.chosen, facts)
    trace = verdict(version.chosen.graph, facts)
    rivals = [(law, possible_under(version.symbolic, law, facts)) for law in version.rivals]
    found = [left.possible, *(possible for _, possible in rivals)]
    settled = {one[0] for one in found if len(one) == 1}
    union = {outcome for one in found for outcome in one}
    possible = tuple(o for o in SETTLED if o in (settled if len(settled) > 1 else union))
    contested = Outcome.CONTESTED if len(settled) > 1 else Outcome.OPEN
    outcome = possible[0] if len(possible) == 1 else contested
    others = tuple(_others(version, left, trace, rivals, book))
    asked = _asked(version, left, rivals) if outcome is Outcome.OPEN else left
    return AnsweredCase(outcome, possible, left.outcome, left, trace, others, asked)


Rivals = Sequence[tuple[SymbolicLaw, tuple[Outcome, ...]]]
"""Counted rival readings, and the outcomes each leaves possible in a case."""


def _asked(version: ReadVersion, chosen: Left, rivals: Rivals) -> Left:
    """Return what leaves a case open: the chosen readings, or the rival that is read most like them."""
    if len(chosen.possible) != 1:
        return chosen
    open_rivals = [law for law, possible in rivals if len(possible) > 1]
    nearest = min(open_rivals, key=lambda law: len(changed_readings(law, chosen)))
    return left_of(version.symbolic, nearest, chosen.facts)


def _others(
    version: ReadVersion,
    chosen: Left,
    trace: Verdict,
    rivals: Rivals,
    book: StatuteBook,
) -> Iterator[OtherReading]:
    """Yield each reading that changes the answer alone; then, per answer not yet seen, the fewest of them."""
    seen = {chosen.possible}
    for law in version.beside.values():
        possible = possible_under(version.symbolic, law, chosen.facts)
        if possible != chosen.possible:
            seen.add(possible)
            yield _other(law, possible, chosen, trace, book)
    for law, possible in sorted(rivals, key=lambda one: len(changed_readings(one[0], chosen))):
        if possible not in seen:
            seen.add(possible)
            yield _other(law, possible, chosen, trace, book)


def changed_readings(law: SymbolicLaw, chosen: Left) -> dict[str, str]:
    """Return the readings of a law that are others than those chosen."""
    before = chosen.law.graph.readings
    return {name: one for name, one in law.graph.readings.items() if before[name] != one}


def _other(
    law: SymbolicLaw, possible: tuple[Outcome, ...], chosen: Left, trace: Verdict, book: StatuteBook
) -> OtherReading:
    readings = changed_readings(law, chosen)
    found = verdict(law.graph, chosen.facts).findings
    elements = law.graph.elements
    turned = [one for one in law.graph.grounds.values() if _turned(held(one.address), found, trace)]
    behind = _behind(law.graph, turned)
    turns_on = tuple(one for one in elements if one in behind and _turned(one, found, trace))
    asking = tuple(address for address in turns_on if elements[address].asks_terms)
    counts = all(book.questions[name].counts for name in readings)
    outcome = possible[0] if len(possible) == 1 else Outcome.OPEN
    return OtherReading(readings, counts, outcome, possible, asking or turns_on)


def _turned(address: str, found: Mapping[str, Finding], trace: Verdict) -> bool:
    return found[address] is not trace.findings[address]


def _behind(graph: RuleGraph, grounds: Sequence[GroundNode]) -> set[str]:
    """Return the elements that grounds, and the limits that can close them, rest on."""
    waiting = [part for ground in grounds for part in parts_of_ground(ground)]
    waiting += [
        part for ground in grounds for one in ground.closed_by for part in parts_of_limit(graph.limits[one])
    ]
    behind: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in graph.elements and address not in behind:
            behind.add(address)
            inner = leaves(graph.elements[address].condition)
            waiting += [leaf.element for leaf in inner if isinstance(leaf, ElementHolds)]
    return behind
