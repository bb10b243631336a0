"""Variants of a recipe: what they replace, what they leave, and what nothing hanging together looks like."""

import numpy as np
import pytest

from lawmodel.concepts.condition import FactIs
from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.population.cases import settled_mask
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.independent import without_dependences
from lawmodel.population.measures import rank_correlation
from lawmodel.population.recipe import (
    Draw,
    Recipe,
    Row,
    Strata,
    Stratum,
    Stream,
    running_totals,
)
from lawmodel.population.recipe_from_files import read_recipe
from tests.law import book
from tests.population import fleet

RANKED = [("fog", "nerves"), ("nerves", "captain_agrees"), ("nerves", "signs"), ("signs", "weighing")]
CUT = ("nerves", "entry", "captain_agrees", "signs", "ship", "weighing")
CALIBRATED = ("calibrated-2024", "calibrated-2024-independent", "calibrated-2025")


def spearman(recipe: str, one: str, other: str) -> float:
    cases = fleet.signals(recipe)
    assert cases.weights is not None
    return rank_correlation(cases.columns[one], cases.columns[other], cases.weights)


def same_column(variable: str, recipe: str, stream: str = "signals") -> bool:
    drawn = fleet.signals if stream == "signals" else fleet.ships
    return drawn(recipe).columns[variable].tobytes() == drawn().columns[variable].tobytes()


# --- A variant that draws some variables otherwise ---


def test_a_variant_draws_what_it_replaces_otherwise() -> None:
    thick = fleet.answered(fleet.signals("fleet-in-fog"), "fog", "thick")
    assert thick.mean() == pytest.approx(0.8, abs=0.01)


def test_a_variant_draws_what_it_replaces_otherwise_among_persons_too() -> None:
    thick = fleet.answered(fleet.ships("fleet-in-fog"), "fog", "thick")
    assert thick.mean() == pytest.approx(0.8, abs=0.01)


def test_a_variant_draws_what_does_not_hang_on_it_as_its_base_does() -> None:
    assert all(same_column(name, "fleet-in-fog", "ships") for name in ("vessel", "crew"))
    assert same_column("asker", "fleet-in-fog")


def test_a_variant_has_strata_of_another_size_and_another_number_of_cases_in_them() -> None:
    persons, signals = fleet.recipe("fleet-in-fog").persons, fleet.recipe("fleet-in-fog").streams["signals"]
    assert persons is not None
    assert persons.strata is not None
    assert signals.strata is not None
    assert [part.persons for part in persons.strata.parts] == [1800, 180, 120]
    assert [part.draw for part in persons.strata.parts] == [500, 300, 200]
    assert [part.draw for part in signals.strata.parts] == [0, 500, 500]


def test_a_variant_names_its_base_and_has_a_digest_of_its_own() -> None:
    digests = {fleet.recipe(name).digest for name in ("fleet", "fleet-in-fog", "fleet-apart")}
    assert len(digests) == 3
    assert fleet.recipe("fleet").base is None
    assert fleet.recipe("fleet-in-fog").base == fleet.recipe("fleet-apart").base == "fleet"


def test_a_borrowed_stream_is_drawn_with_the_bytes_of_its_lender() -> None:
    lender = fleet.recipe("watch")
    for recipe in map(fleet.recipe, ("fleet", "fleet-in-fog", "fleet-apart")):
        own, lent = (
            draw_cases(one, "wrecks", fleet.vocabulary(), seed=1, first=0, size=1000)
            for one in (recipe, lender)
        )
        for name, column in lent.columns.items():
            assert column.tobytes() == own.columns[name].tobytes()


def test_persons_are_no_stream_that_is_compared() -> None:
    assert set(fleet.recipe().streams) == {"signals", "wrecks"}
    with pytest.raises(KeyError):
        draw_cases(fleet.recipe(), "ships", fleet.vocabulary(), seed=1, first=0, size=1)


# --- The independent variant ---


@pytest.mark.parametrize(("one", "other"), RANKED)
def test_variables_that_hang_together_lose_their_rank_correlation(one: str, other: str) -> None:
    assert abs(spearman("fleet", one, other)) > 0.15
    remaining = 0.03 if other == "captain_agrees" else 0.02
    assert abs(spearman("fleet-apart", one, other)) < remaining


@pytest.mark.parametrize("variable", CUT)
def test_cut_variables_keep_their_margin_within_sampling_error(variable: str) -> None:
    together, apart = fleet.signals(), fleet.signals("fleet-apart")
    for code in np.unique(together.columns[variable]):
        share = fleet.weighted_share(together, together.columns[variable] == code)
        found = fleet.weighted_share(apart, apart.columns[variable] == code)
        assert abs(found - share) < 5 * np.sqrt(2) * fleet.error_of_share(share, apart)


@pytest.mark.parametrize(
    "variable", ["vessel", "crew", "winter", "fog", "asker", "captain_age", "harm_to_crew"]
)
def test_what_is_not_cut_is_drawn_as_before(variable: str) -> None:
    assert same_column(variable, "fleet-apart")


def test_persons_are_not_cut() -> None:
    for name, column in fleet.ships().columns.items():
        assert column.tobytes() == fleet.ships("fleet-apart").columns[name].tobytes()


@pytest.mark.parametrize("recipe", ["fleet", "fleet-apart", "fleet-in-fog"])
def test_fixed_rows_hold_in_every_case(recipe: str) -> None:
    cases = fleet.signals(recipe)
    nobody = fleet.answered(cases, "captain_age", "none")
    distress_only = fleet.answered(cases, "vessel", "steamer") & fleet.answered(cases, "winter", "true")
    assert nobody.any()
    assert distress_only.any()
    assert not fleet.answered(cases, "captain_agrees", "true")[nobody].any()
    assert fleet.answered(cases, "entry", "distress")[distress_only].all()


@pytest.mark.parametrize("recipe", ["fleet", "fleet-apart", "fleet-in-fog"])
def test_no_impossible_combination_is_drawn(recipe: str) -> None:
    assert fleet.vocabulary().impossible
    for stream in ("signals", "wrecks"):
        cases = draw_cases(fleet.recipe(recipe), stream, fleet.vocabulary(), seed=3, first=0, size=100_000)
        assert not any(settled_mask(cases, one.when).any() for one in fleet.vocabulary().impossible)


@pytest.mark.parametrize("recipe_id", CALIBRATED)
def test_no_impossible_combination_is_drawn_from_the_calibrated_recipes(recipe_id: str) -> None:
    vocabulary = book.book().vocabulary
    recipe = read_recipe(book.ROOT, recipe_id, vocabulary)
    cases = draw_cases(recipe, recipe.core, vocabulary, seed=3, first=0, size=100_000)
    assert vocabulary.impossible
    assert not any(settled_mask(cases, one.when).any() for one in vocabulary.impossible)


def test_no_cut_variable_moves_with_another() -> None:
    assert all(fleet.step(name, "fleet-apart").moves_with == () for name in CUT)


# --- Which rows are replaced ---

WORDS = {"sv": "ord", "en": "words"}
COAST = Vocabulary(
    {
        name: Fact(name, "category", "fact", *(WORDS, WORDS, WORDS, "never"), values=("0", "1", "2"))
        for name in ("coast", "catch")
    }
)


def row(first: float, *, when: int | None = None, fixed: bool = False) -> Row:
    shares = (first, 1 - first)
    condition = None if when is None else FactIs("coast", frozenset({when}))
    return Row(condition, (0, 1), running_totals(shares), shares, fixed)


def rows_apart(*rows: Row) -> list[tuple[float, bool]]:
    """The share of value 0 per row once nothing hangs together, in three strata with even weights."""
    parts = tuple(Stratum(code, draw, draw, "derived", "") for code, draw in enumerate((250, 250, 500)))
    catch = Draw("catch", rows, "assumption", "invented")
    stream = Stream("coast", WORDS, {}, (catch,), Strata("coast", parts), "coast/coast")
    recipe = Recipe("coast", WORDS, {}, {"coast": stream}, "coast", "")
    (step,) = without_dependences(recipe, frozenset({"catch"}), COAST).streams["coast"].steps
    assert isinstance(step, Draw)
    return [(round(one.shares[0], 9), one.fixed) for one in step.rows]


def test_free_rows_get_the_shares_they_give_together() -> None:
    assert rows_apart(row(0.8, when=0), row(0.4, when=1), row(0.2)) == [(0.4, False)] * 3


def test_a_fixed_row_keeps_its_place_and_counts_for_nothing_in_the_others() -> None:
    found = rows_apart(row(1.0, when=2, fixed=True), row(0.8, when=0), row(0.4))
    assert found == [(1.0, True), (0.6, False), (0.6, False)]


def test_a_fixed_row_at_the_end_stays_too() -> None:
    found = rows_apart(row(0.8, when=0), row(0.4, when=1), row(0.0, fixed=True))
    assert found == [(0.6, False), (0.6, False), (0.0, True)]
