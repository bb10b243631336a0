"""Maximal boxes are all there, and nothing else: held against every box there can be."""

import random
from itertools import product

import pytest

from lawmodel.change.boxes import box_diagram, maximal_boxes
from lawmodel.outcomes.diagrams import NO, YES, Diagrams

ANSWERS = {"wind": 3, "moon": 2, "tide": 4}
EVERY_CASE = list(product(*(range(number) for number in ANSWERS.values())))


def subsets(number: int) -> list[frozenset[int]]:
    return [frozenset(k for k in range(number) if bits >> k & 1) for bits in range(1, 2**number)]


EVERY_BOX = list(product(*(subsets(number) for number in ANSWERS.values())))
Sides = tuple[frozenset[int], ...]


def inside(box: Sides) -> set[tuple[int, ...]]:
    return set(product(*box))


def diagram_of(diagrams: Diagrams, cases: set[tuple[int, ...]]) -> int:
    return diagrams.any_of(
        diagrams.all_of(
            diagrams.holds_for(name, [answer]) for name, answer in zip(ANSWERS, case, strict=True)
        )
        for case in sorted(cases)
    )


def expected(wanted: set[tuple[int, ...]], possible: set[tuple[int, ...]]) -> set[Sides]:
    """Every box without an impossible answer to blame, that cannot be widened in any direction."""
    allowed = wanted | (set(EVERY_CASE) - possible)
    fitting = [box for box in EVERY_BOX if inside(box) <= allowed]
    widest = [
        box
        for box in fitting
        if not any(other != box and all(a <= b for a, b in zip(box, other, strict=True)) for other in fitting)
    ]
    return {box for box in widest if inside(box) & possible}


@pytest.mark.parametrize("seed", range(60))
def test_every_maximal_box_is_found_and_no_other(seed: int) -> None:
    chance = random.Random(seed)
    wanted = {case for case in EVERY_CASE if chance.random() < 0.6}
    possible = {case for case in EVERY_CASE if chance.random() < (0.8 if seed % 2 else 1.1)}
    diagrams = Diagrams(ANSWERS)
    one = diagram_of(diagrams, wanted)
    assert set(diagrams.asks(one)) == set(ANSWERS), "the example asks every fact"
    found = maximal_boxes(diagrams, one, diagram_of(diagrams, possible))
    sides = {
        tuple(box.get(name, frozenset(range(number))) for name, number in ANSWERS.items()) for box in found
    }
    assert len(sides) == len(found)
    assert sides == expected(wanted, possible)


def test_a_fact_that_nothing_hangs_on_is_in_no_box() -> None:
    diagrams = Diagrams(ANSWERS)
    windy = diagrams.holds_for("wind", [1, 2])
    assert maximal_boxes(diagrams, windy, YES) == [{"wind": frozenset({1, 2})}]


def test_what_never_holds_has_no_box_and_what_always_holds_has_one_without_sides() -> None:
    diagrams = Diagrams(ANSWERS)
    assert maximal_boxes(diagrams, NO, YES) == []
    assert maximal_boxes(diagrams, YES, YES) == [{}]


def test_a_side_is_as_wide_as_what_is_possible_lets_it_be() -> None:
    """Where there is never any wind at new moon, "windy at full moon" need not mention the moon."""
    diagrams = Diagrams(ANSWERS)
    windy, full = diagrams.holds_for("wind", [1, 2]), diagrams.holds_for("moon", [1])
    calm_or_full = diagrams.either(diagrams.opposite(windy), full)
    [box] = maximal_boxes(diagrams, diagrams.both(windy, full), calm_or_full)
    assert box == {"wind": frozenset({1, 2})}
    assert box_diagram(diagrams, box) == windy
