"""What must be said beside a result: texts not seen, points uncertain, encodings that nobody has reviewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawmodel.concepts.condition import Bound, leaves
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Effect, Element, Wording
from lawmodel.outcomes.doubted import CERTAIN, Doubts, Trace, doubts_behind
from lawmodel.rulegraph.rule_graph import GroundNode, LimitNode, held

RANK = {Outcome.PROHIBITED: 0, Outcome.PERMITTED: 1, Outcome.REQUIRED: 2}
RISES_TO = {Effect.PERMITS: 1, Effect.OBLIGES: 2}


@dataclass(frozen=True, order=True)
class Flag:
    """A kind of doubt, and the provision it is about: text_not_seen, not_reviewed, or a status word."""

    kind: str
    citation: str


@dataclass(frozen=True)
class Support:
    """A ground or a limit that an outcome rests on, with the elements it is made of."""

    citation: str
    effect: Effect
    elements: tuple[str, ...]


def flags_of_law(law: LawVersion, book: StatuteBook) -> tuple[Flag, ...]:
    """Return every doubt about the wordings of a version that decide something."""
    deciding = [w for w in law.wordings.values() if w.grounds or w.limits]
    flags = {flag for w in deciding for flag in _flags_of_wording(w, w.elements.values(), book)}
    return tuple(sorted(flags | {Flag("text_not_seen", w.citation) for w in deciding if not w.text_seen}))


def _flags_of_wording(wording: Wording, elements: Iterable[Element], book: StatuteBook) -> set[Flag]:
    of_parts = (element.confidence for element in elements)
    kinds = {wording.confidence, *of_parts, *wording.doubts_about_dates()} - set(CERTAIN)
    return {_flag(kind, wording.citation) for kind in kinds} | _unsigned(wording.citation, book)


def _flag(status: str, citation: str) -> Flag:
    return Flag(status.replace(" ", "_"), citation)


def _unsigned(citation: str, book: StatuteBook) -> set[Flag]:
    return set() if book.provisions[citation].review.is_signed else {Flag("not_reviewed", citation)}


def flags_of_verdict(
    law: LawVersion, one: Trace, doubts: Doubts, trail: Iterable[str], book: StatuteBook
) -> set[Flag]:
    """Return the doubts that the outcome of one case depends on.

    It depends on what it rests on, on every ground that would raise it and stays out for nothing but
    doubtful elements, and where it is open on the provisions of the trail it waits for.
    """
    supports = _supports(one)
    flags = _flags_of_supports(law, supports, book)
    traced = {support.citation for support in supports}
    for citation in sorted(set(one.found.grounds) & law.wordings.keys() - traced):
        flags |= _flags_of_cited(law.wordings[citation], book)
    rank = min(RANK[outcome] for outcome in one.found.possible)
    for ground in one.graph.grounds.values():
        if RISES_TO.get(ground.effect, -1) > rank:
            flags |= _flags_of_missed(law, ground, one, doubts)
    nodes: dict[str, GroundNode | LimitNode] = {**one.graph.grounds, **one.graph.limits}
    waited = {address.removesuffix("!") for address in trail} & nodes.keys()
    return flags.union(*(_unsigned(nodes[address].citation, book) for address in waited))


def _flags_of_cited(wording: Wording, book: StatuteBook) -> set[Flag]:
    """Return every doubt of a wording that carries what the completions settle and the trace leaves open."""
    unseen = set() if wording.text_seen else {Flag("text_not_seen", wording.citation)}
    return _flags_of_wording(wording, wording.elements.values(), book) | unseen


def _flags_of_supports(law: LawVersion, supports: list[Support], book: StatuteBook) -> set[Flag]:
    """An unseen text is excused only by a seen one that does the same or more."""
    flags: set[Flag] = set()
    seen = [support.effect for support in supports if law.wordings[support.citation].text_seen]
    for support in supports:
        wording = law.wordings[support.citation]
        parts = [wording.elements[address.partition("#")[2]] for address in support.elements]
        flags |= _flags_of_wording(wording, parts, book)
        if not wording.text_seen and not any(_does_as_much(effect, support.effect) for effect in seen):
            flags.add(Flag("text_not_seen", support.citation))
    return flags


def _does_as_much(effect: Effect, other: Effect) -> bool:
    return effect is other or RISES_TO.get(effect, -1) > RISES_TO.get(other, 9)


def _supports(one: Trace) -> list[Support]:
    """Return what a settled outcome rests on: what carries it, and what makes information secret or not."""
    if one.found.outcome in (Outcome.PERMITTED, Outcome.REQUIRED):
        opening = [*_holding(one, Effect.OBLIGES), *_holding(one, Effect.PERMITS)]
        return opening or list(_rules_that_fail(one))
    if one.found.outcome is not Outcome.PROHIBITED:
        return []
    limits = [_of_limit(limit) for limit in one.graph.limits.values() if _closes_instead(limit, one)]
    carrying = limits + [s for s in _holding(one, Effect.PROHIBITS) if s.citation in one.found.grounds]
    prohibiting = [*_holding(one, Effect.PROHIBITS)]
    asks_bound = any(
        isinstance(leaf, Bound)
        for support in prohibiting
        for element in support.elements
        for leaf in leaves(one.graph.elements[element].condition)
    )
    return carrying + (_holding(one, Effect.BINDS) if asks_bound else [])


def _holding(one: Trace, effect: Effect) -> list[Support]:
    grounds = one.graph.grounds_with(effect)
    return [_of_ground(g) for g in grounds if one.found.findings[held(g.address)] is Finding.MET]


def _of_ground(ground: GroundNode) -> Support:
    return Support(ground.citation, ground.effect, (*ground.needs, *ground.unless))


def _of_limit(limit: LimitNode) -> Support:
    return Support(limit.citation, Effect.PROHIBITS, (*limit.when, *limit.only_if))


def _closes_instead(limit: LimitNode, one: Trace) -> bool:
    closed = one.found.findings[limit.address] is Finding.MET
    return closed and limit.in_place_of is not None and limit.citation in one.found.grounds


def _rules_that_fail(one: Trace) -> Iterator[Support]:
    """Yield the secrecy rules that reach the case, and fail on a judgement or are closed."""
    findings, elements = one.found.findings, one.graph.elements
    for ground in one.graph.grounds_with(Effect.BINDS):
        facts = [element for element in ground.needs if not elements[element].is_assessment]
        excluded = [e for e in ground.unless if not elements[e].is_assessment]
        reached = all(findings[element] is Finding.MET for element in facts)
        if reached and not any(findings[element] is Finding.MET for element in excluded):
            yield _of_ground(ground)
            closing = [one.graph.limits[address] for address in ground.closed_by]
            yield from (_of_limit(limit) for limit in closing if findings[limit.address] is Finding.MET)


def _flags_of_missed(law: LawVersion, ground: GroundNode, one: Trace, doubts: Doubts) -> set[Flag]:
    """Return the doubts for which a ground that would raise the outcome stays out, if nothing else does."""
    address = held(ground.address)
    flags: set[Flag] = set()
    if one.doubted.findings[address] is not Finding.NOT_MET and not law.wordings[ground.citation].text_seen:
        flags.add(Flag("text_not_seen", ground.citation))
    for element in doubts_behind(address, one, doubts) | _open_for_doubts(ground, one, doubts):
        citation = one.graph.elements[element].citation
        flags |= {_flag(kind, citation) for kind in doubts[element].kinds}
        if not law.wordings[citation].text_seen:
            flags.add(Flag("text_not_seen", citation))
    return flags


def _open_for_doubts(ground: GroundNode, one: Trace, doubts: Doubts) -> set[str]:
    """Return the open parts of an open ground, if all of them are in doubt."""
    findings = one.found.findings
    if findings[held(ground.address)] is not Finding.OPEN:
        return set()
    parts = (*ground.needs, *ground.unless, *ground.closed_by)
    waiting = {part for part in parts if findings[part] is Finding.OPEN}
    return waiting if waiting <= doubts.keys() else set()
