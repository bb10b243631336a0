"""The smallest change that turns an outcome: it does turn it, and no smaller one does."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

import pytest

from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import NONE
from lawmodel.explanation.answers import left_of
from lawmodel.explanation.flips import MOST_FLIPS, Flip, flips_of
from tests.explanation.lighthouse import VERSIONS, book, can_be, explain, random_cases, says, versions

CASES = 1_000
UNKNOWN = ["asked", "winter", "signs", "harm_to_crew", "weighing"]


def changeable() -> list[str]:
    return [name for name, fact in book().vocabulary.facts.items() if fact.changes != "never"]


def ways_to_change(facts: dict[str, int], number: int) -> Iterator[dict[str, int]]:
    """Every way to change so many facts, as the answers that become others."""
    vocabulary = book().vocabulary
    for names in combinations(changeable(), number):
        others = [[code for code in vocabulary[name].codes() if code != facts[name]] for name in names]
        for codes in product(*others):
            yield dict(zip(names, codes, strict=True))


def smallest_by_trying(version: str, facts: dict[str, int], to: Outcome) -> set[frozenset[tuple[str, int]]]:
    for number in range(1, len(changeable()) + 1):
        found = {
            frozenset(way.items())
            for way in ways_to_change(facts, number)
            if can_be({**facts, **way}) and says(version, {**facts, **way}) is to
        }
        if found:
            return found
    return set()


def ways_of(flip: Flip) -> set[frozenset[tuple[str, int]]]:
    return {
        frozenset(zip([change.fact for change in flip.changes], codes, strict=True))
        for codes in product(*(change.after for change in flip.changes))
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_the_smallest_changes_are_those_that_trying_everything_finds(version: str) -> None:
    """Per version a third of a thousand random cases; all ways of changing facts, the fewest first."""
    read = versions()[version]
    turned = 0
    for facts in random_cases(CASES // len(VERSIONS) + 1, seed=VERSIONS.index(version)):
        flips = flips_of(left_of(read.symbolic, read.chosen, facts))
        now = says(version, facts)
        for to in SETTLED:
            own = [flip for flip in flips if flip.to == (to,)]
            expected = set() if to is now else smallest_by_trying(version, facts, to)
            found = set().union(*map(ways_of, own))
            assert found == expected or (len(own) == MOST_FLIPS and found < expected), (facts, to)
            turned += bool(own)
    assert turned > CASES // len(VERSIONS), "hardly anything was turned"


def test_with_facts_unknown_no_smallest_change_that_turns_every_completion_is_left_out() -> None:
    """Which of the other outcomes it becomes may hang on what nobody knows."""
    read, chance, joint = versions()["reformed"], Random(8), 0
    for known in random_cases(80, seed=9):
        unknown = ["entry", chance.choice(UNKNOWN)]
        facts = {name: code for name, code in known.items() if name not in unknown}
        left = left_of(read.symbolic, read.chosen, facts)
        flips = flips_of(left)
        if left.outcome not in SETTLED or not flips:
            continue
        fewest = len(flips[0].changes)
        told = [flip for flip in flips if len(flip.changes) == fewest]
        turning = {
            frozenset(way.items())
            for way in ways_to_change(known, fewest)
            if not way.keys() & set(unknown) and turns({**facts, **way}, unknown, left.outcome)
        }
        assert set().union(*map(ways_of, told)) == turning or len(told) >= MOST_FLIPS
        joint += any(len(flip.to) > 1 for flip in told)
    assert joint > 1


def turns(facts: dict[str, int], unknown: list[str], outcome: Outcome) -> bool:
    """Whether every case that can be, with these facts, has another outcome; and there is one."""
    codes = [book().vocabulary[name].codes() for name in unknown]
    cases = ({**facts, **dict(zip(unknown, answers, strict=True))} for answers in product(*codes))
    found = {says("reformed", case) for case in cases if can_be(case)}
    return bool(found) and outcome not in found


def test_what_cannot_change_is_never_changed() -> None:
    fixed = {name for name, fact in book().vocabulary.facts.items() if fact.changes == "never"}
    for version in VERSIONS:
        read = versions()[version]
        for facts in random_cases(100, seed=7):
            flips = flips_of(left_of(read.symbolic, read.chosen, facts))
            assert not fixed & {change.fact for flip in flips for change in flip.changes}


def test_another_answer_of_a_category_is_one_change_whichever_it_is() -> None:
    (one,) = explain("first", signs="logged", winter=True)
    flip = next(flip for flip in one.flips if flip.changes[0].fact == "asker")
    answers = [book().vocabulary["asker"].decoded(code) for code in flip.changes[0].after]
    assert answers == ["rescue_service", "shipowner", "stranger"]
    assert len(flip.changes) == 1


def test_of_changes_as_small_an_action_comes_before_a_judgement() -> None:
    (one,) = explain("reformed")
    permitted = [flip.changes[0].fact for flip in one.flips if flip.to == (Outcome.PERMITTED,)]
    assert permitted[0] == "captain_agrees"
    assert set(permitted[1:]) == {"harm_to_crew", "signs", "weighing"}


def test_a_change_turns_the_outcome_whatever_the_unknown_facts_are() -> None:
    """Nobody knows how old the captain is, so agreement is no sure way; the other ways are."""
    (one,) = explain("reformed", captain_age=None)
    assert one.answer.outcome is Outcome.PROHIBITED
    assert "captain_agrees" not in {change.fact for flip in one.flips for change in flip.changes}
    for flip in one.flips:
        for way in ways_of(flip):
            for age in (NONE, 15, 40):
                assert says("reformed", {**one.case.facts, **dict(way), "captain_age": age}) in flip.to


def test_an_open_outcome_is_not_turned() -> None:
    (one,) = explain("reformed", signs=None)
    assert (one.answer.outcome, one.flips) == (Outcome.OPEN, ())
