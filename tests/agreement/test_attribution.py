"""What is put down to amendments is what trying every order of them gives, case by case, by the reference."""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lawmodel.comparison.attribution import attributed
from lawmodel.comparison.attribution_measure import ALLOWED
from lawmodel.comparison.attribution_path import ChangePath, NotAttributable, compiled, path_between
from lawmodel.comparison.attribution_table import Tabling, merged
from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.reference import verdict
from lawmodel.population.cases import Cases
from tests.agreement.random_amendments import AmendedBook, amended_books
from tests.agreement.random_cases import in_blocks, random_cases
from tests.agreement.random_pairs import SAME_EVERY_RUN

ALLOWING = (Outcome.PERMITTED, Outcome.REQUIRED)


@st.composite
def paths_and_cases(draw: st.DrawFn) -> tuple[AmendedBook, Cases]:
    drawn = draw(amended_books())
    return drawn, draw(random_cases(drawn.book.vocabulary, sizes=[13, 31]))


class ByEveryOrder:
    """The same reckoning without any short cut: every order, every law, every case."""

    def __init__(self, path: ChangePath, cases: Cases) -> None:
        every = permutations(range(len(path.changes)))
        self.orders = [o for o in every if all(o.index(a) < o.index(b) for a, b in path.order.pairs)]
        facts = [cases.facts_of(k) for k in range(cases.size)]

        @cache
        def worth(done: frozenset[int]) -> int:
            graph = compiled(path, done, {})
            return sum(verdict(graph, one).outcome in ALLOWING for one in facts)

        self.worth = worth

    def step(self, order: tuple[int, ...], change: int) -> int:
        place = order.index(change)
        return self.worth(frozenset(order[: place + 1])) - self.worth(frozenset(order[:place]))

    def average(self, change: int) -> Fraction:
        return Fraction(sum(self.step(order, change) for order in self.orders), len(self.orders))


def test_attribution_agrees_with_trying_every_order() -> None:
    seen: Counter[str] = Counter()

    @settings(SAME_EVERY_RUN, max_examples=120)
    @given(paths_and_cases())
    def every_order_agrees(drawn: tuple[AmendedBook, Cases]) -> None:
        one, cases = drawn
        try:
            path = path_between(one.book, one.before, one.after)
            tabling = Tabling(path, {}, ALLOWED)
            table = merged(tabling.table(block) for block in in_blocks(cases, 8))
            slowly = ByEveryOrder(path, cases)
            assert slowly.orders
            chances = [slowly.average(k) for k in range(len(path.changes))]
        except NotAttributable as refused:
            seen[refused.kind] += 1
            assume(False)
        found = attributed(table, path.order)
        assert found.shapley == tuple(chances)
        first = tuple(range(len(path.changes)))
        assert found.chronological == tuple(slowly.step(first, k) for k in first)
        assert found.total == sum(found.shapley) == sum(found.chronological)
        for change, alone in enumerate(found.alone):
            feasible = not path.order.earlier[change]
            added = slowly.worth(frozenset({change})) - slowly.worth(frozenset()) if feasible else None
            assert alone == added
        seen["agreed"] += 1
        seen["moved"] += any(found.shapley)
        seen["waiting"] += bool(path.precedences)
        seen["cancelled"] += not found.total and any(found.shapley)
        seen.update(p.why for p in path.precedences)

    every_order_agrees()
    for kind in ("moved", "waiting", "cancelled", "asks", "not_there", "two_wordings", "requires"):
        assert seen[kind] > 3, kind
