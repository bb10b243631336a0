"""Ranks that move together: as strongly as stated, in the stated direction, and nothing else moves."""

import numpy as np
import pytest

from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.population.cases import Cases, Codes
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import Draw, Recipe, Row, Stream, running_totals

WORDS = {"sv": "ord", "en": "words"}
SIZE = 200_000
ERROR = 1 / np.sqrt(SIZE)
FIVE = (0.2,) * 5
NAMES = ("wind", "sea", "foam", "spray")


def fact(name: str) -> Fact:
    return Fact(name, "ordinal", "fact", *(WORDS, WORDS, WORDS, "never"), values=("0", "1", "2", "3", "4"))


VOCABULARY = Vocabulary({name: fact(name) for name in NAMES})


def drawn(variable: str, shares: tuple[float, ...] = FIVE, **moves_with: float) -> Draw:
    row = Row(None, tuple(range(len(shares))), running_totals(shares), shares)
    return Draw(variable, (row,), "assumption", "invented", None, tuple(moves_with.items()))


def cases_of(*steps: Draw, size: int = SIZE) -> Cases:
    stream = Stream("coast", WORDS, {}, steps, None, "coast/coast")
    recipe = Recipe("coast", WORDS, {}, {"coast": stream}, "coast", "")
    return draw_cases(recipe, "coast", VOCABULARY, seed=1, first=0, size=size)


def spearman(one: Codes, other: Codes) -> float:
    """Spearman's coefficient: Pearson's of mid-ranks."""
    ranks = []
    for column in (one, other):
        values, places, counts = np.unique(column, return_inverse=True, return_counts=True)
        ranks.append((np.cumsum(counts) - (counts - 1) / 2)[places])
        assert len(values) > 1
    return float(np.corrcoef(*ranks)[0, 1])


@pytest.mark.parametrize("chance", [-1, -0.7, -0.25, 0.1, 0.4, 0.8, 1])
def test_the_rank_correlation_is_the_stated_chance(chance: float) -> None:
    cases = cases_of(drawn("wind"), drawn("sea", wind=chance))
    assert spearman(cases.columns["wind"], cases.columns["sea"]) == pytest.approx(chance, abs=4 * ERROR)


def test_without_a_link_nothing_moves_together() -> None:
    cases = cases_of(drawn("wind"), drawn("sea"))
    assert abs(spearman(cases.columns["wind"], cases.columns["sea"])) < 4 * ERROR


def test_a_variable_that_always_moves_with_another_of_the_same_shares_is_the_same() -> None:
    cases = cases_of(drawn("wind"), drawn("sea", wind=1))
    assert cases.columns["wind"].tolist() == cases.columns["sea"].tolist()


def test_a_variable_that_always_moves_against_another_is_its_mirror_image() -> None:
    cases = cases_of(drawn("wind"), drawn("sea", wind=-1), size=2000)
    assert cases.columns["sea"].tolist() == [4 - code for code in cases.columns["wind"].tolist()]


@pytest.mark.parametrize("chance", [-0.6, 0.6])
def test_a_variable_that_moves_with_another_keeps_its_own_shares(chance: float) -> None:
    shares = (0.1, 0.6, 0.3)
    column = cases_of(drawn("wind"), drawn("sea", shares, wind=chance)).columns["sea"]
    for code, share in enumerate(shares):
        assert (column == code).mean() == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share)) * ERROR)


def test_a_variable_may_move_with_two_others_as_strongly_as_each_says() -> None:
    cases = cases_of(drawn("wind"), drawn("sea"), drawn("foam", wind=0.5, sea=-0.3))
    foam = cases.columns["foam"]
    assert spearman(cases.columns["wind"], foam) == pytest.approx(0.5, abs=4 * ERROR)
    assert spearman(cases.columns["sea"], foam) == pytest.approx(-0.3, abs=4 * ERROR)


def test_links_pass_on_from_variable_to_variable() -> None:
    cases = cases_of(drawn("wind"), drawn("sea", wind=0.8), drawn("foam", sea=0.5))
    assert spearman(cases.columns["wind"], cases.columns["foam"]) == pytest.approx(0.4, abs=4 * ERROR)


def test_a_link_changes_the_stated_share_of_cases_and_leaves_the_others_their_own_chance() -> None:
    alone, linked = cases_of(drawn("wind"), drawn("sea")), cases_of(drawn("wind"), drawn("sea", wind=0.4))
    changed = alone.columns["sea"] != linked.columns["sea"]
    assert changed.mean() == pytest.approx(0.4 * 0.8, abs=4 * ERROR)
    assert linked.columns["sea"][changed].tolist() == linked.columns["wind"][changed].tolist()


def test_a_link_leaves_every_other_variable_as_it_was() -> None:
    before = cases_of(drawn("wind"), drawn("sea"), drawn("foam"), drawn("spray", foam=0.5))
    after = cases_of(drawn("wind"), drawn("sea", wind=0.9), drawn("foam"), drawn("spray", foam=0.5))
    for name in ("wind", "foam", "spray"):
        assert before.columns[name].tobytes() == after.columns[name].tobytes()


def test_a_stronger_link_moves_no_case_back_to_its_own_chance() -> None:
    alone, weak, strong = (
        cases_of(drawn("wind"), drawn("sea", wind=c)).columns["sea"] for c in (0, 0.3, 0.6)
    )
    moved = alone != weak
    assert (weak[moved] == strong[moved]).all()


@pytest.mark.parametrize("size", [1, 7, 100])
def test_linked_variables_are_the_same_in_blocks_of_any_size(size: int) -> None:
    steps = (drawn("wind"), drawn("sea", wind=0.5), drawn("foam", wind=-0.3, sea=0.2))
    whole = cases_of(*steps, size=200)
    stream = Stream("coast", WORDS, {}, steps, None, "coast/coast")
    recipe = Recipe("coast", WORDS, {}, {"coast": stream}, "coast", "")
    for first in range(0, 200, size):
        cut = draw_cases(recipe, "coast", VOCABULARY, seed=1, first=first, size=min(size, 200 - first))
        for name, column in cut.columns.items():
            assert column.tobytes() == whole.columns[name][first : first + cut.size].tobytes()
