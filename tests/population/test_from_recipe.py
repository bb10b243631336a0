"""Cases are drawn as the recipe says: its shares, its rows in order, what follows, and defaults."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.condition import FactCompares, FactIs, Relation
from lawmodel.concepts.vocabulary import NONE, Fact, Vocabulary
from lawmodel.population.cases import Cases
from lawmodel.population.counter_words import SCALE
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import Draw, Follow, Recipe, Row, Stream, running_totals

WORDS = {"sv": "ord", "en": "words"}


def fact(name: str, *values: str, default: int | None = None) -> Fact:
    return Fact(name, "category", "fact", *(WORDS, WORDS, WORDS, "never"), values=values, default=default)


VOCABULARY = Vocabulary(
    {
        "keeper": fact("keeper", "old", "young", "absent"),
        "lamp": fact("lamp", "lit", "dark"),
        "weather": fact("weather", "calm", "storm", default=1),
        "smoke": fact("smoke", "none", "some"),
    }
)


def shared(when: FactIs | FactCompares | None = None, **shares: str) -> Row:
    """A row that gives the code k of `c<k>` (`none` for nobody) its share."""
    codes = tuple(NONE if name == "none" else int(name[1:]) for name in shares)
    parts = tuple(Decimal(share) for share in shares.values())
    return Row(when, codes, running_totals(parts), tuple(float(part) for part in parts))


def drawn(variable: str, *rows: Row) -> Draw:
    return Draw(variable, rows, "assumption", "invented")


def cases_of(
    *steps: Draw | Follow, size: int = 20_000, first: int = 0, seed: int = 1, **always: int
) -> Cases:
    stream = Stream("nights", WORDS, always, steps)
    recipe = Recipe("week", WORDS, {}, {"nights": stream}, "nights", "")
    return draw_cases(recipe, "nights", VOCABULARY, seed=seed, first=first, size=size)


KEEPER = drawn("keeper", shared(c0="0.25", c1="0.7", c2="0.05"))
LAMP_BY_KEEPER = drawn(
    "lamp",
    shared(FactIs("keeper", frozenset({2})), c1="1"),
    shared(FactIs("keeper", frozenset({1, 2})), c0="1"),
    shared(c0="0.5", c1="0.5"),
)


@pytest.mark.parametrize(("code", "share"), [(0, 0.25), (1, 0.7), (2, 0.05)])
def test_a_value_is_drawn_as_often_as_its_share_says(code: int, share: float) -> None:
    size = 100_000
    column = cases_of(KEEPER, size=size).columns["keeper"]
    error = np.sqrt(share * (1 - share) / size)
    assert abs((column == code).mean() - share) < 4 * error


def test_a_fact_about_nobody_is_drawn_like_any_other_value() -> None:
    column = cases_of(drawn("keeper", shared(none="0.5", c1="0.5"))).columns["keeper"]
    assert set(column.tolist()) == {NONE, 1}


def test_the_first_row_whose_condition_holds_decides() -> None:
    cases = cases_of(KEEPER, LAMP_BY_KEEPER)
    keeper, lamp = cases.columns["keeper"], cases.columns["lamp"]
    assert set(lamp[keeper == 2].tolist()) == {1}
    assert set(lamp[keeper == 1].tolist()) == {0}


def test_where_no_condition_holds_the_last_row_decides() -> None:
    cases = cases_of(KEEPER, LAMP_BY_KEEPER)
    assert set(cases.columns["lamp"][cases.columns["keeper"] == 0].tolist()) == {0, 1}


def test_a_condition_may_ask_what_the_stream_fixes() -> None:
    by_weather = drawn("lamp", shared(FactIs("weather", frozenset({0})), c0="1"), shared(c1="1"))
    assert set(cases_of(by_weather, weather=0).columns["lamp"].tolist()) == {0}


def test_a_comparison_with_nobody_does_not_choose_a_row() -> None:
    nobody = drawn("keeper", shared(none="1"))
    below = drawn("lamp", shared(FactCompares("keeper", Relation.LESS, 3), c0="1"), shared(c1="1"))
    assert set(cases_of(nobody, below).columns["lamp"].tolist()) == {1}


def test_a_variable_follows_from_another() -> None:
    smoke = Follow("smoke", "lamp", {0: 1, 1: 0}, "derived", "no fire without smoke")
    cases = cases_of(KEEPER, LAMP_BY_KEEPER, smoke)
    assert cases.columns["smoke"].tolist() == [1 - code for code in cases.columns["lamp"].tolist()]


def test_what_is_neither_fixed_nor_drawn_takes_the_default_of_the_vocabulary() -> None:
    assert set(cases_of(KEEPER).columns["weather"].tolist()) == {1}


def test_what_has_no_default_either_is_unknown() -> None:
    assert "smoke" not in cases_of(KEEPER).facts_of(0)


def test_what_the_stream_fixes_goes_before_the_default() -> None:
    assert set(cases_of(KEEPER, weather=0).columns["weather"].tolist()) == {0}


@pytest.mark.parametrize("size", [1, 7, 8, 100])
def test_a_case_is_the_same_whatever_the_block_it_is_drawn_in(size: int) -> None:
    whole = cases_of(KEEPER, LAMP_BY_KEEPER, size=200)
    for first in range(0, 200, size):
        block = cases_of(KEEPER, LAMP_BY_KEEPER, first=first, size=min(size, 200 - first))
        for name, column in block.columns.items():
            assert column.tobytes() == whole.columns[name][first : first + size].tobytes()


def test_another_seed_draws_other_cases() -> None:
    one, other = cases_of(KEEPER, seed=1), cases_of(KEEPER, seed=2)
    assert one.columns["keeper"].tobytes() != other.columns["keeper"].tobytes()


def test_editing_one_variable_leaves_the_chance_behind_the_others_as_it_was() -> None:
    edited = drawn("keeper", shared(c0="0.9", c2="0.1"))
    lamp = drawn("lamp", shared(c0="0.3", c1="0.7"))
    before, after = cases_of(KEEPER, lamp), cases_of(edited, lamp)
    assert before.columns["lamp"].tobytes() == after.columns["lamp"].tobytes()


def test_shares_that_stop_short_of_everything_are_refused() -> None:
    short = Row(None, (0, 1), (SCALE // 2, SCALE - 1), (0.5, 0.5))
    with pytest.raises(ValueError, match="do not add up"):
        cases_of(drawn("keeper", short), size=1)


@settings(derandomize=True, database=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any))
def test_running_totals_never_fall_and_end_at_exactly_everything(parts: list[int]) -> None:
    shares = tuple(Decimal(part) / sum(parts) for part in parts)
    totals = running_totals(shares)
    assert totals[-1] == SCALE == 2**32
    assert list(totals) == sorted(totals)


def test_thirds_are_drawn_alike_to_within_one_in_four_billion() -> None:
    totals = running_totals((Decimal(1) / 3,) * 3)
    widths = [after - before for before, after in zip((0, *totals), totals, strict=False)]
    assert max(widths) - min(widths) <= 2


def test_a_word_on_the_border_between_two_values_belongs_to_the_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    border = np.array([0, SCALE // 2 - 1, SCALE // 2, SCALE - 1], dtype=np.uint32)
    monkeypatch.setattr("lawmodel.population.from_recipe.words", lambda *_: border)
    assert cases_of(drawn("lamp", shared(c0="0.5", c1="0.5")), size=4).columns["lamp"].tolist() == [
        0,
        0,
        1,
        1,
    ]
