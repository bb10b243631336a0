"""The change in the real law put down to its amendments: exact, whole, in any order of listing."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.comparison.attribution import Attributed, attributed
from lawmodel.comparison.attribution_measure import ALLOWED, UNIT
from lawmodel.comparison.attribution_path import ChangePath, compiled, path_between
from lawmodel.comparison.attribution_table import Tabling
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from tests.command_line import lawmodel
from tests.law.book import book, recipe

CASES = 4_000
FOUR = ("18a-help", "18a-customs", "23-floor", "general-ground")
WORDS_ONLY = ("18c-floor-words", "24-prison-words", "osl-25-1", "21-act-renamed")


@cache
def cases(stream: str) -> Cases:
    return draw_cases(recipe(), stream, book().vocabulary, seed=1, first=0, size=CASES)


@cache
def way(before: str = "pre-2025", after: str = "2025-12") -> ChangePath:
    return path_between(book(), before, after)


def with_only(path: ChangePath, names: Iterable[str]) -> ChangePath:
    """The same way with only some of its amendments made, and the others never."""
    kept = tuple(change for change in path.changes if change.id in set(names))
    pairs = tuple(p for p in path.precedences if {p.before, p.after} <= {change.id for change in kept})
    return replace(path, changes=kept, precedences=pairs)


def reckoned(path: ChangePath, stream: str) -> Attributed:
    return attributed(Tabling(path, {}, ALLOWED).table(cases(stream)), path.order)


def by_name(path: ChangePath, stream: str) -> dict[str, Fraction]:
    return {c.id: v for c, v in zip(path.changes, reckoned(path, stream).shapley, strict=True)}


def worth(path: ChangePath, done: Iterable[int], stream: str) -> Fraction:
    """How many cases a law with some amendments made allows, asked of that law alone."""
    (row,) = ALLOWED.values([compiled(path, done, {})], cases(stream))
    return Fraction(int(np.sum(row)), UNIT)


@pytest.mark.parametrize("stream", ["young-people", "committed-crimes"])
def test_four_amendments_are_valued_as_by_trying_every_order(stream: str) -> None:
    path = with_only(way(), FOUR)
    assert len(path.changes) == len(FOUR)
    added = {name: Fraction(0) for name in FOUR}
    orders = list(permutations(range(len(FOUR))))
    for order in orders:
        for place, k in enumerate(order):
            step = worth(path, order[: place + 1], stream) - worth(path, order[:place], stream)
            added[path.changes[k].id] += step / len(orders)
    assert by_name(path, stream) == added
    assert sum(value != 0 for value in added.values()) >= 3


@settings(max_examples=12, deadline=None, derandomize=True)
@given(names=st.sets(st.sampled_from([change.id for change in way().changes])))
def test_any_of_the_amendments_add_up_to_the_last_case(names: set[str]) -> None:
    path = with_only(way(), names)
    for stream in ("contact-and-placement", "terrorism-and-security"):
        found = reckoned(path, stream)
        total = worth(path, range(len(path.changes)), stream) - worth(path, (), stream)
        assert sum(found.shapley) == sum(found.chronological) == found.total == total


@pytest.mark.parametrize("stream", ["young-people", "schools", "sis"])
def test_what_changes_only_words_gets_exactly_nothing(stream: str) -> None:
    path = way()
    found = reckoned(path, stream)
    for k, change in enumerate(path.changes):
        if change.id in WORDS_ONLY:
            assert found.shapley[k] == found.chronological[k] == found.alone[k] == 0
    assert any(found.shapley)


def test_every_amendment_but_the_words_is_worth_something_somewhere() -> None:
    moving = {name for stream in recipe().streams for name, value in by_name(way(), stream).items() if value}
    every = {change.id for change in way().changes}
    assert every - moving <= {*WORDS_ONLY, "18a-term", "18b-term", "18c-term"}


def test_the_order_of_listing_does_not_matter_to_the_average() -> None:
    def turned(one: StatuteBook) -> StatuteBook:
        manifests = {
            name: replace(manifest, amendments=manifest.amendments[::-1])
            for name, manifest in one.manifests.items()
        }
        return replace(one, manifests=manifests)

    other = path_between(turned(book()), "pre-2025", "2025-12")
    assert [c.id for c in other.changes] != [c.id for c in way().changes]
    assert by_name(other, "young-people") == by_name(way(), "young-people")


def test_the_way_back_takes_away_what_the_way_there_adds() -> None:
    there, back = by_name(way(), "sis"), by_name(way("2025-12", "pre-2025"), "sis")
    assert {name: -value for name, value in there.items()} == back
    assert any(there.values())


def test_the_proposal_is_undone_before_its_section_is_enacted() -> None:
    path = way("sou-2024-63", "2025-12")
    (pair,) = path.precedences
    assert (pair.before, pair.after, pair.why) == (
        *("general-ground-proposed", "general-ground"),
        "two_wordings",
    )
    values = by_name(path, "young-people")
    assert values["general-ground-proposed"] < 0 < values["general-ground"]


def test_two_processes_print_the_same_bytes_as_one() -> None:
    words = ("attribute", "2025-04", "2025-12", "--cases", "70000", "--json", "--stream", "schools")
    one, two = (lawmodel(*words, "--processes", number) for number in (1, 2))
    assert one.code == 0
    assert one.out == two.out
