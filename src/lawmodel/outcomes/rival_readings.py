"""A law under every reading that rivals the chosen one, and what they make of one case together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from lawmodel.concepts.condition import leaves
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import SETTLED, Outcome, Verdict
from lawmodel.concepts.statute_book import Question, StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.completions import Completions
from lawmodel.outcomes.doubted import Doubts, doubts_of, term_of, trace
from lawmodel.outcomes.flags import Flag, flags_of_verdict
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.still_open import missing_facts, open_trail
from lawmodel.rulegraph.from_law_version import structure_of, under_readings
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class ReadLaw:
    """One version under the chosen readings, under every combination of counted rivals, and one by one.

    `beside` holds, per question and reading, the chosen readings with that one changed; `doubts` the
    elements that are in doubt under any reading.
    """

    law: LawVersion
    chosen: RuleGraph
    rivals: tuple[RuleGraph, ...]
    beside: Mapping[tuple[str, str], RuleGraph]
    doubts: Doubts


@dataclass(frozen=True)
class Beside:
    """What one other reading would make of a case."""

    question: str
    reading: str
    outcome: Outcome


@dataclass(frozen=True)
class Assessment:
    """What the law says about one case: contested where counted readings settle it differently.

    `beside` are the other readings that would change it, one at a time; `missing` the facts that an open
    answer waits for.
    """

    version: str
    outcome: Outcome
    possible: tuple[Outcome, ...]
    grounds: tuple[str, ...]
    flags: tuple[Flag, ...]
    chosen: Verdict
    beside: tuple[Beside, ...]
    missing: tuple[str, ...]


def read_law(law: LawVersion, book: StatuteBook, readings: Mapping[str, str]) -> ReadLaw:
    """Return a version compiled under the chosen readings and their rivals.

    A question that `readings` answers is settled: it contests nothing.
    """
    touched = {name: q for name, q in book.questions.items() if _touches(q, law)}
    counted = {name: q for name, q in touched.items() if q.counts and name not in readings}
    structure = structure_of(law, book)
    rivals = tuple(
        under_readings(structure, {**readings, **dict(zip(counted, choice, strict=True))})
        for choice in product(*(q.readings for q in counted.values()))
    )
    chosen = under_readings(structure, readings)
    beside = {
        (name, reading): under_readings(structure, {**readings, name: reading})
        for name, question in touched.items()
        for reading in question.readings
        if name not in readings and reading != question.default
    }
    return ReadLaw(law, chosen, rivals, beside, doubts_of(structure))


def _touches(question: Question, law: LawVersion) -> bool:
    terms = {term for reading in question.readings.values() for term in reading.sets}
    return bool(terms & terms_asked(law))


def terms_asked(law: LawVersion) -> set[str]:
    """Return the terms that conditions of a version leave to a reading."""
    asked = {
        term_of(leaf)
        for wording in law.wordings.values()
        for element in wording.elements.values()
        for leaf in leaves(element.condition)
    }
    return {term for term in asked if term is not None}


def assess(
    read: ReadLaw, facts: CaseFacts, book: StatuteBook, completions: Completions | None = None
) -> Assessment:
    """Return the outcome of a case under the chosen readings, or that rival readings contest it.

    What is open in the trace but settled by every completion of the unknown facts is settled. `completions`
    are kept by whoever asks about many cases.
    """
    settling = completions or completions_of(read, book)

    def answer(graph: RuleGraph) -> Verdict:
        return settling.settled(graph, verdict(graph, facts), facts)

    chosen = answer(read.chosen)
    found = [(read.chosen, chosen), *((graph, answer(graph)) for graph in read.rivals)]
    outcome, possible, grounds = _together([one for _, one in found])
    telling = found[:1] if outcome is chosen.outcome and outcome in SETTLED else found
    flags, unstated = _doubts_and_gaps(read, telling, facts, book)
    missing = unstated if outcome is Outcome.OPEN else ()
    beside = _beside(read, chosen, answer)
    return Assessment(read.law.id, outcome, possible, grounds, flags, chosen, beside, missing)


def completions_of(read: ReadLaw, book: StatuteBook) -> Completions:
    """Return what settles open cases of a law, under every reading."""
    return Completions([read.chosen, *read.rivals, *read.beside.values()], book.vocabulary)


def _together(found: Sequence[Verdict]) -> tuple[Outcome, tuple[Outcome, ...], tuple[str, ...]]:
    """Return the outcome, what is possible and what carries it; the first verdict is the chosen one."""
    settled: dict[Outcome, tuple[str, ...]] = {}
    for one in found:
        if one.outcome in SETTLED:
            settled[one.outcome] = tuple(dict.fromkeys([*settled.get(one.outcome, ()), *one.grounds]))
    if len(settled) > 1:
        sides = tuple(o for o in SETTLED if o in settled)
        grounds = tuple(dict.fromkeys(g for o in reversed(sides) for g in settled[o]))
        return Outcome.CONTESTED, sides, grounds
    union = {o for one in found for o in one.possible}
    possible = tuple(o for o in SETTLED if o in union)
    if len(possible) > 1:
        return Outcome.OPEN, possible, ()
    return possible[0], possible, found[0].grounds


def _doubts_and_gaps(
    read: ReadLaw, telling: Sequence[tuple[RuleGraph, Verdict]], facts: CaseFacts, book: StatuteBook
) -> tuple[tuple[Flag, ...], tuple[str, ...]]:
    """Return what is doubtful and which facts are missing, under each of the laws that tell the answer."""
    flags: set[Flag] = set()
    missing: set[str] = set()
    for graph, found in telling:
        trail = open_trail(graph, found, facts)
        missing |= missing_facts(trail, graph, found, facts)
        one = trace(graph, read.doubts, facts, found)
        flags |= flags_of_verdict(read.law, one, read.doubts, trail, book)
    return tuple(sorted(flags)), tuple(name for name in book.vocabulary.facts if name in missing)


def _beside(read: ReadLaw, chosen: Verdict, answer: Callable[[RuleGraph], Verdict]) -> tuple[Beside, ...]:
    """Return each other reading under which the outcome, or what is possible, would be another."""
    found = {key: answer(graph) for key, graph in read.beside.items()}
    return tuple(
        Beside(question, reading, one.outcome)
        for (question, reading), one in found.items()
        if one.possible != chosen.possible
    )
