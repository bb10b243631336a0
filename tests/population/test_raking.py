"""Raking: the textbook's fitted tables, what never changes, what cannot be, and that drawn cases show it."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.condition import FactIs
from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.population.raking import CannotRake, raked, raked_stream
from lawmodel.population.recipe import Draw, Row, Strata, Stratum, Stream, running_totals
from tests.population import fleet

Table = list[list[float]]


def column_shares(rows: object, frequencies: list[float]) -> list[float]:
    weights = np.array(frequencies) / sum(frequencies)
    return [float(share) for share in weights @ np.array(rows)]


def odds_ratios(rows: object) -> Table:
    """Of every two rows and two columns."""
    table = np.array(rows, dtype=np.float64)
    return [
        [
            float(table[a, c] * table[b, d] / (table[a, d] * table[b, c]))
            for c, d in combinations(range(table.shape[1]), 2)
        ]
        for a, b in combinations(range(table.shape[0]), 2)
    ]


# --- Tables fitted by hand ---


def test_two_rows_and_two_values_come_out_as_the_quadratic_equation_says() -> None:
    """Rows (1/2, 1/2) and (1/5, 4/5), as frequent, to 1/2: odds k and k/4 with k*k/4 = 1, so k = 2."""
    fitted = raked([(0.5, 0.5), (0.2, 0.8)], [1, 1], (0.5, 0.5))
    assert np.array(fitted) == pytest.approx(np.array([[2 / 3, 1 / 3], [1 / 3, 2 / 3]]), abs=1e-8)


def test_rows_of_different_frequency_count_by_it() -> None:
    """Odds k and k/4; three quarters of k/(k+1) and a quarter of k/(k+4) are a half where 2kk + 3k = 8."""
    fitted = raked([(0.5, 0.5), (0.2, 0.8)], [3, 1], (0.5, 0.5))
    k = (np.sqrt(73) - 3) / 4
    expected = np.array([[k / (k + 1), 1 / (k + 1)], [k / (k + 4), 4 / (k + 4)]])
    assert np.array(fitted) == pytest.approx(expected, abs=1e-8)


def test_three_rows_and_four_values_come_out_as_fitted_by_hand() -> None:
    """Two hundred rounds of Deming and Stephan, written out: columns to the margin, then rows to one."""
    rows = [[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]]
    frequencies, margin = [0.5, 0.3, 0.2], [0.4, 0.3, 0.2, 0.1]
    joint = [[f * share for share in row] for f, row in zip(frequencies, rows, strict=True)]
    for _ in range(200):
        sums = [sum(row[k] for row in joint) for k in range(4)]
        joint = [[cell * margin[k] / sums[k] for k, cell in enumerate(row)] for row in joint]
        joint = [[cell * f / sum(row) for cell in row] for f, row in zip(frequencies, joint, strict=True)]
    expected = [[cell / f for cell in row] for f, row in zip(frequencies, joint, strict=True)]
    fitted = raked([tuple(row) for row in rows], frequencies, tuple(margin))
    assert np.array(fitted) == pytest.approx(np.array(expected), abs=1e-8)


def test_rows_that_have_the_margin_already_stay_as_they_are() -> None:
    rows = [(0.2, 0.8), (0.6, 0.4)]
    assert raked(rows, [1, 1], (0.4, 0.6)) == tuple(rows)


def test_a_single_row_becomes_the_margin() -> None:
    assert raked([(0.9, 0.1)], [7], (0.3, 0.7))[0] == pytest.approx((0.3, 0.7), abs=1e-8)


# --- What always holds ---

SHARES = st.lists(st.integers(1, 20), min_size=3, max_size=3).map(
    lambda parts: tuple(part / sum(parts) for part in parts)
)


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(SHARES, min_size=2, max_size=4), SHARES, st.data())
def test_odds_ratios_stay_and_the_margin_is_met(
    rows: list[tuple[float, ...]], margin: tuple[float, ...], data: st.DataObject
) -> None:
    frequencies = data.draw(st.lists(st.integers(1, 9), min_size=len(rows), max_size=len(rows)))
    fitted = raked(rows, frequencies, margin)
    assert column_shares(fitted, [float(f) for f in frequencies]) == pytest.approx(margin, abs=1e-8)
    assert [sum(row) for row in fitted] == pytest.approx([1.0] * len(rows))
    for before, after in zip(odds_ratios(rows), odds_ratios(fitted), strict=True):
        assert after == pytest.approx(before, rel=1e-6)


def test_a_share_of_nothing_stays_nothing() -> None:
    fitted = raked([(0.5, 0.5, 0.0), (0.2, 0.3, 0.5)], [1, 1], (0.3, 0.4, 0.3))
    assert fitted[0][2] == 0
    assert column_shares(fitted, [1, 1]) == pytest.approx([0.3, 0.4, 0.3], abs=1e-8)


def test_a_margin_of_nothing_takes_a_value_away() -> None:
    fitted = raked([(0.5, 0.3, 0.2), (0.2, 0.3, 0.5)], [1, 1], (0.5, 0.5, 0.0))
    assert [row[2] for row in fitted] == [0, 0]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("rows", "margin"),
    [
        ([(1.0, 0.0), (1.0, 0.0)], (0.5, 0.5)),
        ([(1.0, 0.0), (0.5, 0.5)], (0.2, 0.8)),
        ([(1.0, 0.0), (0.5, 0.5)], (0.0, 1.0)),
        ([(1.0, 0.0), (0.0, 1.0)], (0.4, 0.6)),
    ],
    ids=["a value nobody has", "too much for one row", "a row left with nothing", "rows that cannot move"],
)
def test_a_margin_that_the_zeros_forbid_cannot_be_raked_to(
    rows: list[tuple[float, ...]], margin: tuple[float, ...]
) -> None:
    with pytest.raises(CannotRake):
        raked(rows, [1, 1], margin)


# --- A stream of cases ---

WORDS = {"sv": "ord", "en": "words"}
VOCABULARY = Vocabulary(
    {
        name: Fact(name, "category", "fact", *(WORDS, WORDS, WORDS, "never"), values=("0", "1", "2"))
        for name in ("coast", "catch")
    }
)


def row(*shares: float, when: int | None = None, fixed: bool = False) -> Row:
    condition = None if when is None else FactIs("coast", frozenset({when}))
    kept = {code: share for code, share in enumerate(shares) if share}
    return Row(condition, tuple(kept), running_totals([*kept.values()]), tuple(kept.values()), fixed)


def raked_rows(*rows: Row, margin: tuple[float, ...]) -> tuple[Row, ...]:
    """Raked in a stream of two strata: half the cases each, nine tenths of the people in stratum 0."""
    parts = (Stratum(0, 500, 900, "derived", ""), Stratum(1, 500, 100, "derived", ""))
    catch = Draw("catch", rows, "assumption", "invented", dict(enumerate(margin)))
    stream = Stream("coast", WORDS, {}, (catch,), Strata("coast", parts), "coast/coast")
    (step,) = raked_stream(stream, VOCABULARY).steps
    assert isinstance(step, Draw)
    return step.rows


def test_rows_count_by_the_people_of_their_strata_and_not_by_drawn_cases() -> None:
    rows = raked_rows(row(0.5, 0.5, when=0), row(0.2, 0.8), margin=(0.3, 0.7))
    assert 0.9 * rows[0].shares[0] + 0.1 * rows[1].shares[0] == pytest.approx(0.3, abs=1e-8)


def test_a_fixed_row_stays_and_the_others_make_up_for_it() -> None:
    law = row(1.0, when=1, fixed=True)
    rows = raked_rows(law, row(0.5, 0.3, 0.2), margin=(0.4, 0.3, 0.3))
    assert rows[0] == law
    assert 0.1 + 0.9 * rows[1].shares[0] == pytest.approx(0.4, abs=1e-8)


def test_a_fixed_row_that_gives_more_than_the_margin_makes_raking_impossible() -> None:
    with pytest.raises(CannotRake, match="catch"):
        raked_rows(row(1.0, when=0, fixed=True), row(0.5, 0.5), margin=(0.4, 0.6))


def test_where_every_row_is_fixed_there_is_nothing_to_rake() -> None:
    with pytest.raises(CannotRake, match="catch"):
        raked_rows(row(1.0, when=0, fixed=True), row(0.5, 0.5, fixed=True), margin=(0.9, 0.1))


def test_a_row_that_no_case_uses_is_left_as_it_was() -> None:
    unused = row(0.3, 0.7, when=2)
    assert raked_rows(unused, row(0.5, 0.5), margin=(0.2, 0.8))[0] == unused


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("recipe", ["fleet", "fleet-apart", "fleet-in-fog"])
@pytest.mark.parametrize("variable", ["entry", "signs", "winter"])
def test_drawn_cases_have_the_margin_within_sampling_error(recipe: str, variable: str, seed: int) -> None:
    cases, margin = fleet.signals(recipe, seed=seed), fleet.step(variable, recipe).margin
    assert margin is not None
    for code, share in margin.items():
        found = fleet.weighted_share(cases, cases.columns[variable] == code)
        assert abs(found - share) < 5 * fleet.error_of_share(share, cases)


def test_raking_keeps_the_fixed_row_of_a_recipe() -> None:
    steamer = fleet.answered(fleet.signals(), "vessel", "steamer")
    in_winter = steamer & fleet.answered(fleet.signals(), "winter", "true")
    assert in_winter.any()
    assert fleet.answered(fleet.signals(), "entry", "distress")[in_winter].all()
