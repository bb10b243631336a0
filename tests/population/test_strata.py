"""Strata are drawn in fixed proportion, by case number alone, and weights give each its true size again."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases, draw_persons, stratum_codes
from lawmodel.population.recipe import CYCLE, Recipe, Strata
from lawmodel.population.recipe_from_files import read_recipe
from tests.law import book
from tests.population import fleet

CALIBRATED = "calibrated-2024"


@cache
def calibrated() -> Recipe:
    return read_recipe(book.ROOT, CALIBRATED, book.book().vocabulary)


def strata_of(name: str) -> Strata:
    of = {
        "ships": fleet.recipe().persons,
        "signals": fleet.recipe().streams["signals"],
        "signals in fog": fleet.recipe("fleet-in-fog").streams["signals"],
        "calibrated persons": calibrated().persons,
        "calibrated items": calibrated().streams[calibrated().core],
    }
    stream = of[name]
    assert stream is not None
    assert stream.strata is not None
    return stream.strata


STREAMS = ("ships", "signals", "signals in fog", "calibrated persons", "calibrated items")


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("first", [0, 1, 617, 123_456_789, 10**12 + 7])
def test_every_thousand_consecutive_cases_hold_each_stratum_in_exact_proportion(
    stream: str, first: int
) -> None:
    strata = strata_of(stream)
    found = Counter(stratum_codes(strata, first, CYCLE).tolist())
    assert found == {part.code: part.draw for part in strata.parts if part.draw}


@pytest.mark.parametrize("stream", STREAMS)
def test_no_stratum_up_to_a_third_is_drawn_twice_in_a_row(stream: str) -> None:
    strata = strata_of(stream)
    codes = stratum_codes(strata, 0, CYCLE + 1)
    small = [part.code for part in strata.parts if part.draw <= CYCLE - 617]
    again = codes[:-1][codes[:-1] == codes[1:]]
    assert set(again.tolist()).isdisjoint(small)


@pytest.mark.parametrize("stream", STREAMS)
def test_a_hundred_cases_already_hold_a_stratum_almost_in_proportion(stream: str) -> None:
    strata = strata_of(stream)
    for first in range(0, CYCLE, 100):
        found = Counter(stratum_codes(strata, first, 100).tolist())
        for part in strata.parts:
            assert abs(found[part.code] - part.draw / 10) < 5


@pytest.mark.parametrize("stream", STREAMS)
def test_weights_average_one_over_a_thousand_cases(stream: str) -> None:
    strata = strata_of(stream)
    total = sum(part.draw * strata.weight(part) for part in strata.parts if part.draw)
    assert total / CYCLE == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("stream", STREAMS)
def test_weighted_cases_show_each_stratum_in_its_true_size(stream: str) -> None:
    strata = strata_of(stream)
    for part in strata.parts:
        if part.draw:
            stands_for = part.draw * strata.weight(part) * strata.persons / CYCLE
            assert stands_for == pytest.approx(part.persons)


def test_a_stratum_that_is_not_drawn_is_left_out_of_those_the_stream_stands_for() -> None:
    assert strata_of("ships").persons == 2000
    assert strata_of("signals").persons == 200
    assert strata_of("signals in fog").persons == 300


def test_every_case_carries_the_weight_of_its_stratum() -> None:
    cases, strata = fleet.signals(), strata_of("signals")
    assert cases.weights is not None
    for part in strata.parts:
        inside = cases.columns["vessel"] == part.code
        assert set(cases.weights[inside].tolist()) == ({strata.weight(part)} if part.draw else set())
    assert set(cases.weights.tolist()) == {180 / 200 / 0.6, 20 / 200 / 0.4}


def test_a_stream_without_strata_has_no_weights() -> None:
    wrecks = draw_cases(fleet.recipe(), "wrecks", fleet.vocabulary(), seed=1, first=0, size=10)
    assert wrecks.weights is None


@pytest.mark.parametrize("seed", [1, 2, 20_211_231])
def test_the_stratum_of_a_case_hangs_on_its_number_alone(seed: int) -> None:
    whole = fleet.signals(size=5000)
    cut = draw_cases(fleet.recipe(), "signals", fleet.vocabulary(), seed=seed, first=1234, size=77)
    assert cut.columns["vessel"].tobytes() == whole.columns["vessel"][1234 : 1234 + 77].tobytes()


def test_a_variant_with_other_draws_keeps_the_stratum_of_every_case() -> None:
    apart = fleet.signals("fleet-apart")
    assert apart.columns["vessel"].tobytes() == fleet.signals().columns["vessel"].tobytes()


# --- The calibrated population, at any size ---


Drawn = Callable[[int, int], Cases]


def same(one: Cases, other: Cases, first: int = 0) -> None:
    """The cases of `one` stand, byte by byte, in `other` from case `first` on."""
    assert one.columns.keys() == other.columns.keys()
    for name, column in one.columns.items():
        assert column.tobytes() == other.columns[name][first : first + one.size].tobytes(), name
    assert one.weights is not None
    assert other.weights is not None
    assert one.weights.tobytes() == other.weights[first : first + one.size].tobytes()


def items(first: int, size: int) -> Cases:
    return draw_cases(calibrated(), calibrated().core, book.book().vocabulary, seed=1, first=first, size=size)


def persons(first: int, size: int) -> Cases:
    return draw_persons(calibrated(), book.book().vocabulary, seed=1, first=first, size=size)


@pytest.mark.parametrize("drawn", [items, persons])
def test_the_first_ten_of_ten_are_the_first_ten_of_a_million(drawn: Drawn) -> None:
    same(drawn(0, 10), drawn(0, 1_000_000))


@pytest.mark.parametrize("drawn", [items, persons])
@pytest.mark.parametrize(("block", "until"), [(1, 101), (7, 1001), (65_536, 150_000)])
def test_blocks_of_any_size_give_the_same_bytes(drawn: Drawn, block: int, until: int) -> None:
    whole = drawn(0, until)
    for first in range(0, until, block):
        same(drawn(first, min(block, until - first)), whole, first)


def test_another_seed_draws_other_items() -> None:
    one = items(0, 1000)
    other = draw_cases(calibrated(), calibrated().core, book.book().vocabulary, seed=2, first=0, size=1000)
    assert any(column.tobytes() != other.columns[name].tobytes() for name, column in one.columns.items())


def test_items_and_persons_are_drawn_apart() -> None:
    assert items(0, 1000).columns["sex"].tobytes() != persons(0, 1000).columns["sex"].tobytes()


def test_a_recipe_read_twice_draws_the_same_bytes() -> None:
    again = read_recipe(book.ROOT, CALIBRATED, book.book().vocabulary)
    same(draw_cases(again, again.core, book.book().vocabulary, seed=1, first=0, size=1000), items(0, 1000))
