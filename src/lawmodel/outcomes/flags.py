"""What must be said beside a result: texts not seen, points uncertain, encodings that nobody has reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import Outcome, Verdict
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Effect, Element, Wording
from lawmodel.rulegraph.rule_graph import GroundNode, RuleGraph, held

CERTAIN = ("verified", "derived")
RANK = {Outcome.PROHIBITED: 0, Outcome.PERMITTED: 1, Outcome.REQUIRED: 2}
RISES_TO = {Effect.PERMITS: 1, Effect.OBLIGES: 2}


@dataclass(frozen=True, order=True)
class Flag:
    """A kind of doubt, and the provision it is about: text_not_seen, not_reviewed, or a status word."""

    kind: str
    citation: str


def flags_of_law(law: LawVersion, book: StatuteBook) -> tuple[Flag, ...]:
    """Return every doubt about the wordings of a version that decide something."""
    deciding = [w for w in law.wordings.values() if w.grounds or w.limits]
    return tuple(sorted({flag for w in deciding for flag in _flags_of_wording(w, w.elements.values(), book)}))


def _flags_of_wording(wording: Wording, elements: Iterable[Element], book: StatuteBook) -> list[Flag]:
    flags = [] if wording.text_seen else [Flag("text_not_seen", wording.citation)]
    kinds = {wording.confidence, *(element.confidence for element in elements)} - set(CERTAIN)
    flags += [Flag(kind.replace(" ", "_"), wording.citation) for kind in kinds]
    if not book.provisions[wording.citation].review.is_signed:
        flags.append(Flag("not_reviewed", wording.citation))
    return flags


def flags_of_verdict(
    law: LawVersion, graph: RuleGraph, verdict: Verdict, book: StatuteBook
) -> tuple[Flag, ...]:
    """Return the doubts that the outcome of one case depends on.

    An outcome depends on the provisions that carry it, unless another of them is free of doubt, and on
    every ground that would raise it and fails on nothing but doubtful elements.
    """
    carrying = [law.wordings[citation] for citation in verdict.grounds if citation in law.wordings]
    flags = {flag for w in carrying for flag in _flags_of_wording(w, _elements_used(w), book)}
    if any(w.text_seen for w in carrying):
        flags = {flag for flag in flags if flag.kind != "text_not_seen"}
    rank = RANK.get(verdict.outcome, -1)
    for ground in graph.grounds.values():
        wording = law.wordings[ground.citation]
        higher = RISES_TO.get(ground.effect, -1) > rank
        if higher and not wording.text_seen and not _fails_for_certain(ground, wording, verdict):
            flags.add(Flag("text_not_seen", ground.citation))
    return tuple(sorted(flags))


def _elements_used(wording: Wording) -> list[Element]:
    listed = {e for ground in wording.grounds.values() for e in (*ground.needs, *ground.unless)}
    return [element for name, element in wording.elements.items() if name in listed]


def _fails_for_certain(ground: GroundNode, wording: Wording, verdict: Verdict) -> bool:
    if verdict.findings[held(ground.address)] is not Finding.NOT_MET:
        return False
    failing = [a for a in ground.needs if verdict.findings[a] is Finding.NOT_MET]
    failing += [a for a in ground.unless if verdict.findings[a] is Finding.MET]
    parts = [wording.elements[address.partition("#")[2]] for address in failing]
    return any(element.confidence in CERTAIN for element in parts)
