"""Ways of getting the columns wrong: the agreement on random law notices every one of them."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings

from lawmodel.concepts.condition import FactCompares, FactIs, Relation
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.bits import Bits, Planes, same_in_all
from lawmodel.outcomes.columnar import BlockOutcomes
from lawmodel.outcomes.plan import _Planner
from lawmodel.population.cases import Cases, Codes, Mask, _compared, answer_mask
from lawmodel.rulegraph.rule_graph import GroundNode, LimitNode, RuleGraph, held
from tests.agreement.both_engines import agreed
from tests.agreement.random_pairs import SAME_EVERY_RUN, Drawn, laws_and_cases

Patch = Callable[[pytest.MonkeyPatch], None]
Batch = tuple[tuple[RuleGraph, Cases], ...]
COLUMNAR = "lawmodel.outcomes.columnar"


def forget(patch: pytest.MonkeyPatch, method: str, **part: tuple[str, ...]) -> None:
    right = getattr(_Planner, method)

    def wrong(planner: _Planner, node: GroundNode | LimitNode) -> int:
        return right(planner, replace(node, **part))

    patch.setattr(_Planner, method, wrong)


def and_as_or(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(f"{COLUMNAR}.both", lambda one, two: Planes(one.met | two.met, one.possible | two.possible))


def or_as_and(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        f"{COLUMNAR}.either", lambda one, two: Planes(one.met & two.met, one.possible & two.possible)
    )


def not_without_swapping_the_planes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(f"{COLUMNAR}.mirrored", lambda one: Planes(~one.met, ~one.possible))


def unknown_counted_as_no(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(f"{COLUMNAR}.known_mask", lambda _cases, _fact: None)


def less_as_at_most(patch: pytest.MonkeyPatch) -> None:
    def wrong(column: Codes, relation: Relation, against: int) -> Mask:
        return _compared(column, Relation.AT_MOST if relation is Relation.LESS else relation, against)

    patch.setattr("lawmodel.population.cases._compared", wrong)


def nobody_compared_as_a_number(patch: pytest.MonkeyPatch) -> None:
    def wrong(cases: Cases, leaf: FactIs | FactCompares) -> Mask:
        match leaf:
            case FactCompares(fact, relation, int(against)) if fact in cases.columns:
                return _compared(cases.columns[fact], relation, against)
        return answer_mask(cases, leaf)

    patch.setattr(f"{COLUMNAR}.answer_mask", wrong)


def limits_that_yield_to_nothing(patch: pytest.MonkeyPatch) -> None:
    forget(patch, "closed", lifted_by=())


def an_only_if_that_is_not_read(patch: pytest.MonkeyPatch) -> None:
    forget(patch, "closed", only_if=())


def grounds_that_nothing_closes(patch: pytest.MonkeyPatch) -> None:
    forget(patch, "holds", closed_by=())


def an_unless_that_is_not_read(patch: pytest.MonkeyPatch) -> None:
    forget(patch, "applies", unless=())


def permission_before_duty(patch: pytest.MonkeyPatch) -> None:
    right = _Planner.possible

    def wrong(planner: _Planner) -> dict[Outcome, int]:
        permission = planner.some_ground(Effect.PERMITS)
        required = planner.all_of([planner.some_ground(Effect.OBLIGES), planner.opposite(permission)])
        return {**right(planner), Outcome.PERMITTED: permission, Outcome.REQUIRED: required}

    patch.setattr(_Planner, "possible", wrong)


def prohibition_before_permission(patch: pytest.MonkeyPatch) -> None:
    right = _Planner.possible

    def wrong(planner: _Planner) -> dict[Outcome, int]:
        prohibition = planner.some_ground(Effect.PROHIBITS)
        no_duty = planner.opposite(planner.some_ground(Effect.OBLIGES))
        permitted = planner.all_of([no_duty, planner.opposite(prohibition)])
        prohibited = planner.all_of([no_duty, prohibition])
        return {**right(planner), Outcome.PERMITTED: permitted, Outcome.PROHIBITED: prohibited}

    patch.setattr(_Planner, "possible", wrong)


def a_limit_never_cited_in_place_of_a_prohibition(patch: pytest.MonkeyPatch) -> None:
    def wrong(outcomes: BlockOutcomes) -> dict[str, Bits]:
        prohibited = outcomes.settled_as(Outcome.PROHIBITED)
        prohibiting = outcomes.graph.grounds_with(Effect.PROHIBITS)
        cited = {ground.citation: np.zeros_like(prohibited) for ground in prohibiting}
        for ground in prohibiting:
            cited[ground.citation] |= outcomes.finding(held(ground.address)).met & prohibited
        return cited

    patch.setattr(f"{COLUMNAR}._carrying_prohibition", wrong)


def bound_taken_as_given(patch: pytest.MonkeyPatch) -> None:
    right = _Planner.some_ground

    def wrong(planner: _Planner, effect: Effect) -> int:
        return planner.all_of(()) if effect is Effect.BINDS else right(planner, effect)

    patch.setattr(_Planner, "some_ground", wrong)


def a_constant_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(f"{COLUMNAR}.same_in_all", lambda _holds, size: same_in_all(False, size))


FAULTS = [
    and_as_or,
    or_as_and,
    not_without_swapping_the_planes,
    unknown_counted_as_no,
    less_as_at_most,
    nobody_compared_as_a_number,
    limits_that_yield_to_nothing,
    an_only_if_that_is_not_read,
    grounds_that_nothing_closes,
    an_unless_that_is_not_read,
    permission_before_duty,
    prohibition_before_permission,
    a_limit_never_cited_in_place_of_a_prohibition,
    bound_taken_as_given,
    a_constant_forgotten,
]


@cache
def fixed_batch() -> Batch:
    """A hundred and twenty laws, each with a block of cases; the same on every run."""
    batch: list[tuple[RuleGraph, Cases]] = []

    @settings(SAME_EVERY_RUN, max_examples=120)
    @given(laws_and_cases())
    def collect(drawn: Drawn) -> None:
        batch.append(drawn[1:])

    collect()
    return tuple(batch)


def agreed_on_all(batch: Batch) -> None:
    for graph, cases in batch:
        agreed(graph, cases)


def test_the_fixed_batch_is_agreed_on_while_nothing_is_wrong() -> None:
    agreed_on_all(fixed_batch())


@pytest.mark.parametrize("planted", FAULTS, ids=lambda planted: planted.__name__)
def test_a_planted_fault_is_noticed(planted: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = fixed_batch()
    planted(monkeypatch)
    with pytest.raises(AssertionError, match="disagreements"):
        agreed_on_all(batch)
