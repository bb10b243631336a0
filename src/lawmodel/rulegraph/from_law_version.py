"""A law version and a choice of readings to the graph that engines run."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import networkx as nx

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    Leaf,
    Negated,
    Some,
    TermIs,
    leaves,
    with_leaves,
)
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Question, StatuteBook
from lawmodel.concepts.wording import Effect, Wording
from lawmodel.rulegraph.rule_graph import BOUND, ElementNode, GroundNode, LimitNode, RuleGraph, held


class CyclicLaw(ValueError):
    """Raised where requirements go round in a circle; carries the addresses on it."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__(" > ".join(addresses))
        self.addresses = addresses


@dataclass(frozen=True)
class Structure:
    """A version compiled as far as it goes before readings are chosen: conditions may still ask terms."""

    law: LawVersion
    book: StatuteBook
    elements: Mapping[str, ElementNode]
    grounds: Mapping[str, GroundNode]
    limits: Mapping[str, LimitNode]
    order: tuple[str, ...]


def compile_law(law: LawVersion, book: StatuteBook, readings: Mapping[str, str] | None = None) -> RuleGraph:
    """Return the rule graph of a version; questions not named are read by default.

    Raises CyclicLaw if a requirement depends on itself.
    """
    return under_readings(structure_of(law, book), readings or {})


def structure_of(law: LawVersion, book: StatuteBook) -> Structure:
    """Return what a version looks like under every reading.

    Raises CyclicLaw if a requirement depends on itself.
    """
    wordings = law.wordings.values()
    elements = {node.address: node for wording in wordings for node in _elements(wording)}
    limits = {node.address: node for wording in wordings for node in _limits(wording, law)}
    closing = _closing(law)
    grounds = {node.address: node for wording in wordings for node in _grounds(wording, closing)}
    return Structure(law, book, elements, grounds, limits, _order(elements, grounds, limits))


def under_readings(structure: Structure, readings: Mapping[str, str]) -> RuleGraph:
    """Return the rule graph under a choice of readings: every term replaced by what it then means."""
    book = structure.book
    chosen = chosen_readings(book.questions, readings)
    terms = {
        term: code
        for question, reading in chosen.items()
        for term, code in book.questions[question].readings[reading].sets.items()
    }

    def read(leaf: Leaf) -> Condition:
        match leaf:
            case TermIs(term, codes):
                return Constant(terms[term] in codes)
            case FactCompares(fact, relation, str(term)):
                return FactCompares(fact, relation, terms[term])
            case _:
                return leaf

    elements = {
        address: replace(node, condition=folded(with_leaves(node.condition, read)))
        if node.asks_terms
        else node
        for address, node in structure.elements.items()
    }
    law = structure.law
    grounds, limits, order = structure.grounds, structure.limits, structure.order
    return RuleGraph(law.id, chosen, elements, grounds, limits, order, book.nothing_prohibits)


def chosen_readings(questions: Mapping[str, Question], readings: Mapping[str, str]) -> dict[str, str]:
    """Return one reading per question: the one named, else the default."""
    return {name: readings.get(name, question.default) for name, question in questions.items()}


def address_of(citation: str, part: str) -> str:
    """Return the address of a part of a provision."""
    return f"{citation}#{part}"


def _elements(wording: Wording) -> list[ElementNode]:
    def located(leaf: Leaf) -> Condition:
        return (
            ElementHolds(address_of(wording.citation, leaf.element))
            if isinstance(leaf, ElementHolds)
            else leaf
        )

    return [
        ElementNode(
            address_of(wording.citation, name),
            wording.citation,
            with_leaves(element.condition, located),
            element.kind == "assessment",
            any(isinstance(leaf, TermIs) or _asks_term(leaf) for leaf in leaves(element.condition)),
        )
        for name, element in wording.elements.items()
    ]


def _asks_term(leaf: Leaf) -> bool:
    return isinstance(leaf, FactCompares) and isinstance(leaf.against, str)


def folded(condition: Condition) -> Condition:
    """Return the condition without constants inside it."""
    match condition:
        case Every(parts):
            rest = [part for part in map(folded, parts) if part != Constant(True)]
            if Constant(False) in rest:
                return Constant(False)
            return Every(tuple(rest)) if len(rest) > 1 else (rest or [Constant(True)])[0]
        case Some(parts):
            rest = [part for part in map(folded, parts) if part != Constant(False)]
            if Constant(True) in rest:
                return Constant(True)
            return Some(tuple(rest)) if len(rest) > 1 else (rest or [Constant(False)])[0]
        case Negated(part):
            inner = folded(part)
            return Constant(not inner.holds) if isinstance(inner, Constant) else Negated(inner)
        case _:
            return condition


def _closing(law: LawVersion) -> dict[str, list[str]]:
    """Return, per ground, the limits that can close it."""
    closing: dict[str, list[str]] = {}
    for wording in law.wordings.values():
        for limit in wording.limits.values():
            for ground in grounds_named(limit.closes, law):
                closing.setdefault(ground, []).append(address_of(wording.citation, limit.id))
    return closing


def _grounds(wording: Wording, closing: Mapping[str, list[str]]) -> list[GroundNode]:
    def addresses(elements: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(address_of(wording.citation, element) for element in elements)

    return [
        GroundNode(
            address=address_of(wording.citation, name),
            citation=wording.citation,
            effect=ground.effect,
            needs=addresses(ground.needs),
            unless=addresses(ground.unless),
            closed_by=tuple(closing.get(address_of(wording.citation, name), ())),
        )
        for name, ground in wording.grounds.items()
    ]


def _limits(wording: Wording, law: LawVersion) -> list[LimitNode]:
    def addresses(elements: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(address_of(wording.citation, element) for element in elements)

    return [
        LimitNode(
            address=address_of(wording.citation, name),
            citation=wording.citation,
            when=addresses(limit.when),
            only_if=addresses(limit.only_if),
            lifted_by=grounds_named(limit.yields_to, law),
            in_place_of=limit.in_place_of,
        )
        for name, limit in wording.limits.items()
    ]


def grounds_named(names: tuple[str, ...], law: LawVersion) -> tuple[str, ...]:
    """Return the addresses behind names: a citation means all its grounds, `citation ground` means one.

    What does not exist in this version is passed over: a limit cannot close what is not law.
    """
    found: list[str] = []
    for name in names:
        citation, _, ground = name.rpartition(" ")
        if name in law.wordings:
            found += [address_of(name, ground_id) for ground_id in law.wordings[name].grounds]
        elif citation in law.wordings and ground in law.wordings[citation].grounds:
            found.append(address_of(citation, ground))
    return tuple(found)


def _order(
    elements: Mapping[str, ElementNode], grounds: Mapping[str, GroundNode], limits: Mapping[str, LimitNode]
) -> tuple[str, ...]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(BOUND)
    for address, element in elements.items():
        graph.add_node(address)
        for leaf in leaves(element.condition):
            if isinstance(leaf, ElementHolds):
                graph.add_edge(leaf.element, address)
            elif isinstance(leaf, Bound):
                graph.add_edge(BOUND, address)
    for address, ground in grounds.items():
        graph.add_edges_from((used, address) for used in (*ground.needs, *ground.unless))
        graph.add_edge(address, held(address))
        graph.add_edges_from((limit, held(address)) for limit in ground.closed_by)
        if ground.effect is Effect.BINDS:
            graph.add_edge(held(address), BOUND)
    for address, limit in limits.items():
        graph.add_node(address)
        graph.add_edges_from((used, address) for used in (*limit.when, *limit.only_if))
        graph.add_edges_from((held(ground), address) for ground in limit.lifted_by)
    try:
        return tuple(nx.lexicographical_topological_sort(graph))
    except nx.NetworkXUnfeasible:
        raise CyclicLaw(tuple(edge[0] for edge in nx.find_cycle(graph))) from None
