"""A compiled law with one part of one wording deleted, to see who would notice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactIs,
    Negated,
    Some,
    leaves,
    with_leaves,
)
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Wording
from lawmodel.rulegraph.from_law_version import Structure, address_of, folded, grounds_named, under_readings
from lawmodel.rulegraph.rule_graph import ElementNode, GroundNode, LimitNode, RuleGraph
from lawmodel.rulegraph.soundness import satisfiable

NEVER = "never"


@dataclass(frozen=True)
class Mutant:
    """One deletion: the part, and what stands in its place."""

    citation: str
    wording: str
    part: str
    deleted: str

    def __str__(self) -> str:
        return f"{self.citation} {self.wording}: {self.part} {self.deleted}"


def mutants_of(wording: Wording) -> Iterator[Mutant]:
    """Every deletion of a part of a wording. What deletes an element depends on how the wording uses it."""

    def mutant(part: str, deleted: str) -> Mutant:
        return Mutant(wording.citation, wording.id, part, deleted)

    for element in wording.elements:
        yield from (mutant(element, deleted) for deleted in _deletions(wording, element))
    for ground in wording.grounds:
        yield mutant(ground, "removed")
    for limit in wording.limits.values():
        yield mutant(limit.id, "removed")
        yield from (mutant(limit.id, f"without closes {name}") for name in limit.closes)
        yield from (mutant(limit.id, f"without yields_to {name}") for name in limit.yields_to)
        if limit.in_place_of:
            yield mutant(limit.id, f"without in_place_of {limit.in_place_of}")


def _deletions(wording: Wording, element: str) -> list[str]:
    required = {e for g in wording.grounds.values() for e in g.needs}
    required |= {e for limit in wording.limits.values() for e in (*limit.when, *limit.only_if)}
    excluding = {e for g in wording.grounds.values() for e in g.unless}
    if element in elements_asked_by_others(wording):
        return ["always met", "never met"]
    return ["always met"] * (element in required) + ["never met"] * (element in excluding)


def elements_asked_by_others(wording: Wording) -> set[str]:
    asked = (leaf for one in wording.elements.values() for leaf in leaves(one.condition))
    return {leaf.element for leaf in asked if isinstance(leaf, ElementHolds)}


def mutated(structure: Structure, mutant: Mutant) -> Structure:
    """The law as it would be without the part."""
    address = address_of(mutant.citation, mutant.part)
    if address in structure.elements:
        met = Constant(mutant.deleted == "always met")
        node = replace(structure.elements[address], condition=met, asks_terms=False)
        return replace(structure, elements={**structure.elements, address: node})
    if address in structure.grounds:
        ground = structure.grounds[address]
        return _with_ground(_with_never(structure), replace(ground, needs=(*ground.needs, NEVER)))
    return _with_limit_mutated(structure, structure.limits[address], mutant.deleted)


def _with_limit_mutated(structure: Structure, limit: LimitNode, deleted: str) -> Structure:
    if deleted == "removed":
        return _with_limit(_with_never(structure), replace(limit, when=(*limit.when, NEVER)))
    key, name = deleted.removeprefix("without ").split(" ", 1)
    named = grounds_named((name,), structure.law)
    if key == "yields_to":
        kept = tuple(ground for ground in limit.lifted_by if ground not in named)
        return _with_limit(structure, replace(limit, lifted_by=kept))
    if key == "in_place_of":
        return _with_limit(structure, replace(limit, in_place_of=None))
    for address in named:
        ground = structure.grounds[address]
        closed_by = tuple(one for one in ground.closed_by if one != limit.address)
        structure = _with_ground(structure, replace(ground, closed_by=closed_by))
    return structure


def _with_never(structure: Structure) -> Structure:
    never = ElementNode(NEVER, "", Constant(False), False, False)
    return replace(structure, elements={**structure.elements, NEVER: never}, order=(NEVER, *structure.order))


def _with_ground(structure: Structure, ground: GroundNode) -> Structure:
    return replace(structure, grounds={**structure.grounds, ground.address: ground})


def _with_limit(structure: Structure, limit: LimitNode) -> Structure:
    return replace(structure, limits={**structure.limits, limit.address: limit})


def is_law(mutant: Mutant, law: LawVersion) -> bool:
    """Whether the wording that is mutated belongs to a law."""
    return mutant.citation in law.wordings and law.wordings[mutant.citation].id == mutant.wording


def single_readings(book: StatuteBook) -> list[dict[str, str]]:
    """The default readings, and each choice that differs from them in one question."""
    others = [{q.id: r} for q in book.questions.values() for r in q.readings if r != q.default]
    return [{}, *others]


def can_be(wanted: Condition, book: StatuteBook) -> bool:
    """Whether some possible case answers a condition on facts with yes."""
    possible = tuple(Negated(one.when) for one in book.vocabulary.impossible)
    return satisfiable(folded(wanted), possible, book.vocabulary)


def applies(ground: GroundNode, graph: RuleGraph) -> Condition:
    """What a ground asks of the facts, limits aside."""
    unless = [Negated(in_facts(address, graph)) for address in ground.unless]
    return Every((*(in_facts(address, graph) for address in ground.needs), *unless))


def closes(limit: LimitNode, graph: RuleGraph) -> Condition:
    """What a limit asks of the facts, grounds that lift it aside."""
    reached = [in_facts(address, graph) for address in limit.when]
    kept = Every(tuple(in_facts(address, graph) for address in limit.only_if))
    return Every((*reached, Negated(kept))) if limit.only_if else Every(tuple(reached))


def in_facts(address: str, graph: RuleGraph) -> Condition:
    """What an element asks of the facts, and of whether the information is secret at all."""

    def opened(leaf: Condition) -> Condition:
        match leaf:
            case ElementHolds(other):
                return in_facts(other, graph)
            case Bound():
                return FactIs("bound", frozenset({1}))
            case _:
                return leaf

    return with_leaves(graph.elements[address].condition, opened)


def can_meet(structure: Structure, limit: str, ground: str) -> bool:
    """Whether a limit and a ground can both reach one possible case, under some reading."""
    graphs = [under_readings(structure, readings) for readings in single_readings(structure.book)]
    return any(
        can_be(
            Every((closes(graph.limits[limit], graph), applies(graph.grounds[ground], graph))), structure.book
        )
        for graph in graphs
    )


def can_matter(structure: Structure, other: Structure, citation: str) -> bool:
    """Whether a changed provision decides a possible case otherwise, under some reading."""
    questions = structure.book.questions
    for readings in single_readings(structure.book):
        if all(citation in questions[question].concerns for question in readings):
            graph, changed = under_readings(structure, readings), under_readings(other, readings)
            if any(can_be(one, structure.book) for one in _differences(graph, changed, citation)):
                return True
    return False


def _differences(graph: RuleGraph, other: RuleGraph, citation: str) -> Iterator[Condition]:
    for address, ground in graph.grounds.items():
        if ground.citation == citation:
            yield _unlike(applies(ground, graph), applies(other.grounds[address], other))
    for address, limit in graph.limits.items():
        if limit.citation == citation:
            unlike = _unlike(closes(limit, graph), closes(other.limits[address], other))
            for closed in graph.grounds.values():
                if address in closed.closed_by or closed.citation == limit.in_place_of:
                    yield Every((unlike, applies(closed, graph)))


def _unlike(one: Condition, other: Condition) -> Condition:
    return Some((Every((one, Negated(other))), Every((other, Negated(one)))))
