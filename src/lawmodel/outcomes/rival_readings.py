"""A law under every reading that rivals the chosen one, and what they make of one case together."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from lawmodel.concepts.condition import FactCompares, TermIs, leaves
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import SETTLED, Outcome, Verdict
from lawmodel.concepts.statute_book import Question, StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.flags import Flag, flags_of_verdict
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.from_law_version import structure_of, under_readings
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class ReadLaw:
    """One version under the chosen readings, under every combination of counted rivals, and one by one.

    `beside` holds, per question and reading, the chosen readings with that one changed.
    """

    law: LawVersion
    chosen: RuleGraph
    rivals: tuple[RuleGraph, ...]
    beside: Mapping[tuple[str, str], RuleGraph]


@dataclass(frozen=True)
class Assessment:
    """What the law says about one case: contested where counted readings settle it differently."""

    version: str
    outcome: Outcome
    possible: tuple[Outcome, ...]
    grounds: tuple[str, ...]
    flags: tuple[Flag, ...]
    chosen: Verdict


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
    return ReadLaw(law, chosen, rivals, beside)


def _touches(question: Question, law: LawVersion) -> bool:
    terms = {term for reading in question.readings.values() for term in reading.sets}
    return bool(terms & terms_asked(law))


def terms_asked(law: LawVersion) -> set[str]:
    """Return the terms that conditions of a version leave to a reading."""
    found: set[str] = set()
    for wording in law.wordings.values():
        for element in wording.elements.values():
            for leaf in leaves(element.condition):
                match leaf:
                    case TermIs(term) | FactCompares(_, _, str(term)):
                        found.add(term)
    return found


def assess(read: ReadLaw, facts: CaseFacts, book: StatuteBook) -> Assessment:
    """Return the outcome of a case under the chosen readings, or that rival readings contest it."""
    chosen = verdict(read.chosen, facts)
    others = [verdict(graph, facts) for graph in read.rivals]
    settled: dict[Outcome, tuple[str, ...]] = {}
    for one in (chosen, *others):
        if one.outcome in SETTLED:
            settled[one.outcome] = tuple(dict.fromkeys([*settled.get(one.outcome, ()), *one.grounds]))
    if len(settled) > 1:
        outcome, possible = Outcome.CONTESTED, tuple(o for o in SETTLED if o in settled)
        grounds = tuple(dict.fromkeys(g for o in reversed(possible) for g in settled[o]))
    else:
        union = {o for one in (chosen, *others) for o in one.possible}
        possible = tuple(o for o in SETTLED if o in union)
        outcome = possible[0] if len(possible) == 1 else Outcome.OPEN
        grounds = chosen.grounds if outcome is not Outcome.OPEN else ()
    flags = flags_of_verdict(read.law, read.chosen, chosen, book)
    return Assessment(read.law.id, outcome, possible, grounds, flags, chosen)
