"""What depends on what in one version of the law: questions, elements, grounds, provisions, outcomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    ElementHolds,
    FactCompares,
    FactIs,
    TermIs,
    leaves,
)
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.concepts.wording import Effect, Wording
from lawmodel.phrases.catalogue import LANGUAGES, phrase
from lawmodel.rulegraph.from_law_version import Structure, address_of, structure_of
from lawmodel.rulegraph.rule_graph import ElementNode


class NodeKind(StrEnum):
    """What a node stands for; facts and assessments are the questions that cases answer."""

    FACT = "fact"
    ASSESSMENT = "assessment"
    ELEMENT = "element"
    LIMIT = "limit"
    GROUND = "ground"
    PROVISION = "provision"
    OUTCOME = "outcome"


class ArrowKind(StrEnum):
    """How one node bears on another. The last seven are relations between provisions, as drafted."""

    ASKS = "asks"
    REQUIRES = "requires"
    EXCLUDES = "excludes"
    PART_OF = "part of"
    OF = "of"
    CLOSES = "closes"
    LIFTS = "lifts"
    LEADS_TO = "leads to"
    BINDS = "binds"
    BREAKS = "breaks"
    CARVES_OUT = "carves out"
    LIMITS = "limits"
    YIELDS_TO = "yields to"
    REFERS_TO = "refers to"
    OBLIGES = "obliges"


DRAFTED = frozenset(list(ArrowKind)[8:])
"""Relations that drafters state; outcomes are computed from the other arrows only."""

SECRECY = "outcome:bound"
"""The node for secrecy as such: grounds that bind lead to it, and elements ask for it."""

OUTCOMES = {
    Effect.BINDS: SECRECY,
    Effect.PROHIBITS: "outcome:prohibited",
    Effect.PERMITS: "outcome:permitted",
    Effect.OBLIGES: "outcome:required",
}


@dataclass(frozen=True)
class Node:
    """One thing the law is made of, with its words and how sure the encoding is of them.

    `condition` is the test of an element as it is written, `test` what it says; `questions` are the open
    legal questions that it turns on;
    `wording` and `status` belong to provisions. A provision that decides nothing is marked.
    """

    id: str
    kind: NodeKind
    label: Text
    citation: str | None = None
    quote: str | None = None
    means: Text | None = None
    condition: str | None = None
    test: Condition | None = None
    questions: tuple[str, ...] = ()
    wording: str | None = None
    status: str | None = None
    confidence: str | None = None
    text_seen: bool | None = None
    decides: bool = True


@dataclass(frozen=True, order=True)
class Arrow:
    """One node bears on another; what leads to an outcome carries its effect."""

    source: str
    target: str
    kind: ArrowKind
    effect: Effect | None = None


@dataclass(frozen=True)
class DependencyGraph:
    """Nodes by id and the arrows between them, from what is asked to what follows."""

    version: str
    nodes: Mapping[str, Node]
    arrows: tuple[Arrow, ...]


def dependency_graph(law: LawVersion, book: StatuteBook) -> DependencyGraph:
    """Return the dependency graph of a version: every wording, and every question that its elements ask.

    Raises CyclicLaw if a requirement depends on itself.
    """
    structure = structure_of(law, book)
    asked = set(_arrows(structure))
    nodes = {node.id: node for wording in law.wordings.values() for node in _nodes_of(wording, book)}
    ends = {end for arrow in asked for end in (arrow.source, arrow.target)}
    for fact in book.vocabulary.facts.values():
        if question_id(fact.name) in ends:
            nodes[question_id(fact.name)] = _question(fact)
    for effect, outcome in OUTCOMES.items():
        label = {language: phrase(language, f"graph.outcome.{effect}") for language in LANGUAGES}
        nodes[outcome] = Node(outcome, NodeKind.OUTCOME, label)
    return DependencyGraph(law.id, nodes, tuple(sorted(asked, key=_order)))


def question_id(fact: str) -> str:
    """Return the id of the node for a fact or assessment."""
    return f"fact:{fact}"


def as_networkx(graph: DependencyGraph, *, drafted: bool = True) -> "nx.MultiDiGraph[str]":
    """Return the graph for walking, frozen; without drafted relations if only decisions matter."""
    walked: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    walked.add_nodes_from(graph.nodes)
    for arrow in graph.arrows:
        if drafted or arrow.kind not in DRAFTED:
            walked.add_edge(arrow.source, arrow.target, key=arrow.kind.value)
    frozen: nx.MultiDiGraph[str] = nx.freeze(walked)
    return frozen


def _order(arrow: Arrow) -> tuple[str, str, str, str]:
    return arrow.source, arrow.target, arrow.kind.value, arrow.effect.value if arrow.effect else ""


def _question(fact: Fact) -> Node:
    kind = NodeKind.ASSESSMENT if fact.is_assessment else NodeKind.FACT
    return Node(question_id(fact.name), kind, fact.label, means=fact.meaning)


def _nodes_of(wording: Wording, book: StatuteBook) -> Iterator[Node]:
    """Yield the provision, then its parts under their addresses."""
    citation = wording.citation
    yield _provision(wording, book)
    for name, ground in wording.grounds.items():
        yield Node(address_of(citation, name), NodeKind.GROUND, ground.title, citation)
    for name, limit in wording.limits.items():
        yield Node(address_of(citation, name), NodeKind.LIMIT, limit.title, citation)
    for name, element in wording.elements.items():
        yield Node(
            address_of(citation, name),
            NodeKind.ELEMENT,
            element.means,
            citation,
            quote=element.quote,
            means=element.means,
            condition=element.condition_text,
            test=element.condition,
            questions=_questions_behind(name, wording, book),
            confidence=element.confidence,
        )


def _provision(wording: Wording, book: StatuteBook) -> Node:
    return Node(
        wording.citation,
        NodeKind.PROVISION,
        book.provisions[wording.citation].heading,
        wording.citation,
        means=wording.decides_nothing_because,
        wording=wording.id,
        status=wording.status,
        confidence=wording.confidence,
        text_seen=wording.text_seen,
        decides=bool(wording.grounds or wording.limits),
    )


def _questions_behind(name: str, wording: Wording, book: StatuteBook) -> tuple[str, ...]:
    terms: set[str] = set()
    for leaf in leaves(wording.elements[name].condition):
        match leaf:
            case TermIs(term) | FactCompares(_, _, str(term)):
                terms.add(term)
    return tuple(
        question.id
        for question in book.questions.values()
        if any(terms & set(reading.sets) for reading in question.readings.values())
    )


def _arrows(structure: Structure) -> Iterator[Arrow]:
    for element in structure.elements.values():
        yield from _asked_by(element)
    for address, ground in structure.grounds.items():
        yield from (Arrow(used, address, ArrowKind.REQUIRES) for used in ground.needs)
        yield from (Arrow(used, address, ArrowKind.EXCLUDES) for used in ground.unless)
        yield from (Arrow(limit, address, ArrowKind.CLOSES) for limit in ground.closed_by)
        yield Arrow(address, ground.citation, ArrowKind.OF)
        yield Arrow(ground.citation, OUTCOMES[ground.effect], ArrowKind.LEADS_TO, ground.effect)
    for address, limit in structure.limits.items():
        yield from (Arrow(used, address, ArrowKind.REQUIRES) for used in limit.when)
        yield from (Arrow(used, address, ArrowKind.EXCLUDES) for used in limit.only_if)
        yield from (Arrow(ground, address, ArrowKind.LIFTS) for ground in limit.lifted_by)
        yield Arrow(address, limit.citation, ArrowKind.OF)
        if limit.in_place_of:
            # Where the limit closes, its provision is cited for the prohibition.
            outcome = OUTCOMES[Effect.PROHIBITS]
            yield Arrow(limit.citation, outcome, ArrowKind.LEADS_TO, Effect.PROHIBITS)
    yield from _drafted(structure.law)


def _asked_by(element: ElementNode) -> Iterator[Arrow]:
    for leaf in leaves(element.condition):
        match leaf:
            case FactIs(fact) | FactCompares(fact):
                yield Arrow(question_id(fact), element.address, ArrowKind.ASKS)
            case ElementHolds(other):
                yield Arrow(other, element.address, ArrowKind.PART_OF)
            case Bound():
                yield Arrow(SECRECY, element.address, ArrowKind.ASKS)


def _drafted(law: LawVersion) -> Iterator[Arrow]:
    """Yield the relations whose target is law in this version."""
    for wording in law.wordings.values():
        for relation in wording.relations:
            for target in relation.to:
                if target in law.wordings:
                    yield Arrow(wording.citation, target, ArrowKind(relation.kind))
