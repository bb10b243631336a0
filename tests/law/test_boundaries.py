"""Every number, listed value and alternative in a condition is held in place by an example of its wording."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from lawmodel.concepts.condition import Condition, Constant, FactCompares, FactIs, Leaf, leaves, with_leaves
from lawmodel.concepts.wording import Wording
from lawmodel.outcomes.examples import example_problems
from lawmodel.rulegraph.from_law_version import Structure, address_of
from tests.law.book import book, structure_of_wording
from tests.law.mutants import can_matter

DECIDING = [w for w in book().wordings() if w.elements and w.decides_nothing_because is None]


def slips(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """The condition with one number off by one, one value left out, or one part always or never so."""
    asked = list(leaves(condition))
    for place, leaf in enumerate(asked):
        for words, instead in _instead(leaf, alone=len(asked) == 1):
            yield words, _with_leaf(condition, place, instead)


def _instead(leaf: Leaf, *, alone: bool) -> Iterator[tuple[str, Condition]]:
    match leaf:
        case FactCompares(fact, relation, int(number)):
            for off in (number - 1, number + 1):
                yield f"{fact} {relation} {off}", FactCompares(fact, relation, off)
        case FactIs(fact, codes) if len(codes) > 1:
            for code in sorted(codes):
                yield f"{fact} without {book().vocabulary[fact].decoded(code)}", FactIs(fact, codes - {code})
    if not alone:
        yield f"{leaf} always so", Constant(True)
        yield f"{leaf} never so", Constant(False)


def _with_leaf(condition: Condition, place: int, instead: Condition) -> Condition:
    places = iter(range(place + 1))
    return with_leaves(condition, lambda leaf: instead if next(places, None) == place else leaf)


def is_noticed(wording: Wording, changed: Structure) -> bool:
    return any(True for example in wording.examples for _ in example_problems(wording, example, changed))


@pytest.mark.parametrize("wording", DECIDING, ids=lambda w: f"{w.citation} {w.id}")
def test_a_slip_in_a_condition_is_noticed_by_an_example(wording: Wording) -> None:
    law = structure_of_wording(wording.citation, wording.id)
    unnoticed = []
    for name in wording.elements:
        address = address_of(wording.citation, name)
        node = law.elements[address]
        for words, slipped in slips(node.condition):
            changed = replace(law, elements={**law.elements, address: replace(node, condition=slipped)})
            if not is_noticed(wording, changed) and can_matter(law, changed, wording.citation):
                unnoticed.append(f"{name}: {words}")
    assert unnoticed == []
