"""A law in which some questions of reading stay open: their terms become facts that nobody has settled."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from lawmodel.concepts.condition import (
    Condition,
    Every,
    FactCompares,
    FactIs,
    Leaf,
    Some,
    TermIs,
    leaves,
    with_leaves,
)
from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.rulegraph.from_law_version import Structure, under_readings
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class LeftOpen:
    """A rule graph whose open terms are asked as facts, and the vocabulary with them added."""

    graph: RuleGraph
    vocabulary: Vocabulary
    terms: tuple[str, ...]


def left_open(structure: Structure, readings: Mapping[str, str], questions: Collection[str]) -> LeftOpen:
    """Return a version under readings, the given questions left open.

    A term is compared or looked up with any value it could have, not only those that the readings of the book
    give it: what holds then holds whatever the words come to mean.
    """
    terms = sorted(
        {
            term
            for name in questions
            for reading in structure.book.questions[name].readings.values()
            for term in reading.sets
        }
    )
    asked = {name: node.condition for name, node in structure.elements.items() if node.asks_terms}
    facts = {term: _as_fact(term, structure, asked.values()) for term in terms}

    def opened(leaf: Leaf) -> Condition:
        match leaf:
            case TermIs(term, codes) if term in facts:
                return FactIs(term, codes)
            case FactCompares(fact, relation, str(term)) if term in facts:
                values = facts[term].codes()
                return Some(
                    tuple(
                        Every((FactIs(term, frozenset({value})), FactCompares(fact, relation, value)))
                        for value in values
                    )
                )
            case _:
                return leaf

    elements = {
        name: replace(node, condition=with_leaves(node.condition, opened)) if node.asks_terms else node
        for name, node in structure.elements.items()
    }
    graph = under_readings(replace(structure, elements=elements), readings)
    kept = {name: reading for name, reading in graph.readings.items() if name not in questions}
    vocabulary = structure.book.vocabulary
    return LeftOpen(
        replace(graph, readings=kept), replace(vocabulary, facts={**vocabulary.facts, **facts}), tuple(terms)
    )


def _as_fact(term: str, structure: Structure, conditions: Collection[Condition]) -> Fact:
    """Return a term in the guise of a fact with every value it could have."""
    codes = set(_codes(term, structure, conditions))
    named: dict[str, str] = {}
    return Fact(
        term,
        "integer",
        "assessment",
        named,
        named,
        named,
        "by_judgement",
        lowest=min(codes),
        highest=max(codes),
    )


def _codes(term: str, structure: Structure, conditions: Collection[Condition]) -> Iterator[int]:
    for question in structure.book.questions.values():
        yield from (reading.sets[term] for reading in question.readings.values() if term in reading.sets)
    for condition in conditions:
        for leaf in leaves(condition):
            match leaf:
                case TermIs(name, codes) if name == term:
                    yield from codes
                case FactCompares(fact, _, str(name)) if name == term:
                    yield from structure.book.vocabulary[fact].codes()
                case _:
                    pass
