"""Orders of changes: which sets can come first, and how often each step occurs, against counting them all."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.comparison.attribution_orders import Order, shares

EVERY_RUN_THE_SAME = settings(derandomize=True, database=None, deadline=None, max_examples=60)


@st.composite
def orders(draw: st.DrawFn, most: int = 5) -> Order:
    """So many changes, each of which may have to wait for some of those drawn before it."""
    size = draw(st.integers(1, most))
    names = draw(st.permutations(range(size)))
    pairs = draw(st.sets(st.sampled_from([*combinations(names, 2), (0, 0)])))
    return Order(size, frozenset((a, b) for a, b in pairs if a != b))


def every_order(order: Order) -> list[tuple[int, ...]]:
    found = permutations(range(order.size))
    return [one for one in found if all(one.index(a) < one.index(b) for a, b in order.pairs)]


@EVERY_RUN_THE_SAME
@given(orders())
def test_the_sets_that_can_come_first_are_those_that_some_order_begins_with(order: Order) -> None:
    begun = {frozenset(one[:k]) for one in every_order(order) for k in range(order.size + 1)}
    found = order.first_sets(frozenset(range(order.size)))
    assert set(found) == begun
    assert len(found) == len(begun)


@EVERY_RUN_THE_SAME
@given(orders(), st.data())
def test_shares_are_the_average_over_every_order(order: Order, data: st.DataObject) -> None:
    sets = order.first_sets(frozenset(range(order.size)))
    worth = {one: data.draw(st.integers(-9, 9)) for one in sets}
    number, often = shares(sets)
    every = every_order(order)
    assert number == len(every)
    for change in range(order.size):
        added = [
            worth[frozenset(one[: one.index(change) + 1])] - worth[frozenset(one[: one.index(change)])]
            for one in every
        ]
        told = sum(n * worth[s] for n, s in zip(often[change], sets, strict=True))
        assert Fraction(told, number) == Fraction(sum(added), len(every))


@EVERY_RUN_THE_SAME
@given(orders(), st.data())
def test_changes_that_hang_together_can_be_counted_apart_from_the_rest(
    order: Order, data: st.DataObject
) -> None:
    """Within a whole set, the orders of all changes occur as often as its own orders do."""
    some = order.whole(data.draw(st.sets(st.sampled_from(range(order.size)), min_size=1)))
    within = [tuple(k for k in one if k in some) for one in every_order(order)]
    assert len({within.count(one) for one in within}) == 1
    assert shares(order.first_sets(some))[0] == len(set(within))


def test_what_must_come_before_reaches_through_others() -> None:
    order = Order(4, frozenset({(0, 1), (1, 2)}))
    assert order.closed([2]) == {0, 1, 2}
    assert order.whole([1, 3]) == {0, 1, 2, 3}
    assert order.first_sets(frozenset({0, 2})) == (frozenset(), frozenset({0}), frozenset({0, 2}))


def test_without_pairs_every_set_can_come_first() -> None:
    found = Order(3, frozenset()).first_sets(frozenset({0, 1, 2}))
    assert len(found) == 8
    assert all(len(one) <= len(other) for one, other in pairwise(found))
