"""What the reform of the Lighthouse Keepers' Act opened and closed, class by class."""

from fractions import Fraction
from itertools import product
from math import prod

import pytest

from lawmodel.change.boxes import box_diagram
from lawmodel.change.classes import CaseClass, differences
from lawmodel.change.counted import CaseSpace
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.diagrams import NO, YES
from lawmodel.outcomes.reference import condition_finding, verdict
from lawmodel.pipeline import recipe_named
from lawmodel.population.from_recipe import draw_cases
from lawmodel.rulegraph.rule_graph import held
from tests.change.lighthouse import analysis, book, cases_of_every_kind, laws, opened, places_of
from tests.change.mirrored import same_both_ways

ALLOWED = (Outcome.PERMITTED, Outcome.REQUIRED)
CHANGES = [
    ("first", "reformed"),
    ("reformed", "green-paper"),
    ("first", "green-paper"),
    ("reformed", "first"),
]


def opened_by(before: str, after: str, *chosen: tuple[str, str]) -> list[CaseClass]:
    return [one for one in analysis(before, after, *chosen).classes.opened if one.is_kept]


def test_showing_all_year_opens_the_summer_and_nothing_else() -> None:
    [harbour] = [one for one in opened_by("first", "reformed") if one.ground == "LKA 4#harbour_watch"]
    assert harbour.stopped_by == ("LKA 4#season",)
    assert harbour.each
    assert harbour.witness["winter"] == 0


def test_under_the_lower_reading_weaker_signs_open_too() -> None:
    found = opened_by("first", "reformed", ("plain-signs", "lower"))
    stopped = {one.stopped_by for one in found if one.ground == "LKA 4#harbour_watch"}
    assert stopped == {("LKA 4#season",), ("LKA 4#danger",)}


def test_a_ground_without_a_forerunner_is_stopped_by_nothing() -> None:
    [weighed] = [one for one in opened_by("first", "reformed") if one.ground == "LKA 7#weighed"]
    assert (weighed.counterpart, weighed.stopped_by) == (None, ())


def test_the_way_back_closes_what_the_way_forth_opens() -> None:
    for before, after in CHANGES[:3]:
        same_both_ways(analysis(before, after), analysis(after, before))
    assert analysis("reformed", "first").classes.closed
    assert analysis("reformed", "first").classes.opened == ()


def test_a_case_is_in_a_class_exactly_if_the_reference_tells_the_laws_apart() -> None:
    """Every ground, every pair of versions, both ways, thousands of cases that no population draws."""
    told_apart = 0
    for before, after in CHANGES:
        two = laws(before, after)
        diagrams = two.symbolic.diagrams
        inside = {
            one.ground: diagrams.any_of(box_diagram(diagrams, box) for box in one.boxes)
            for one in differences(two, two.chosen, two.succeeds)
        }
        for case in cases_of_every_kind(two.symbolic, 1500, seed=4):
            places = places_of(two.symbolic, case)
            old, new = (verdict(law.graph, case).findings for law in (two.chosen.before, two.chosen.after))
            for ground in two.chosen.after.graph.grounds_with(Effect.PERMITS):
                name = ground.address
                now = new[held(name)] is Finding.MET
                then = old.get(held(name), Finding.NOT_MET) is Finding.MET
                in_some = diagrams.holds_in(inside.get(name, NO), places)
                assert in_some == (now and not then), (before, after, name, case)
                told_apart += in_some
    assert told_apart > 500


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_counts_are_those_of_the_reference(before: str, after: str) -> None:
    found = analysis(before, after)
    recipe = recipe_named(opened(), None)
    cases = draw_cases(recipe, recipe.core, book().vocabulary, seed=1, first=0, size=3000)
    pair = found.laws.chosen
    verdicts = [
        [verdict(law.graph, cases.facts_of(index)) for law in (pair.before, pair.after)]
        for index in range(cases.size)
    ]
    for one in found.classes.opened:
        held_now = [
            (old, new)
            for old, new in verdicts
            if new.findings[held(one.ground)] is Finding.MET
            and (one.counterpart is None or old.findings[held(one.counterpart)] is not Finding.MET)
        ]
        size = found.size(one)
        alone = [other for other in found.classes.opened if other.ground == one.ground]
        if len(alone) == 1:
            assert size.count.cases == len(held_now)
            assert size.turned.cases == sum(old.outcome is Outcome.PROHIBITED for old, _ in held_now)
        assert size.turned.cases <= size.count.cases <= len(held_now)


def test_shares_are_exact() -> None:
    """Every case there can be, one for each answer told apart, each counting as many as it stands for."""
    two = laws("reformed", "green-paper")
    apart, space = two.symbolic.apart, CaseSpace(two.symbolic)
    possible, inside = 0, dict.fromkeys(two.chosen.after.graph.grounds, 0)
    for groups in product(*(one.groups for one in apart.values())):
        case = {name: codes[0] for name, codes in zip(apart, groups, strict=True)}
        excluded = book().vocabulary.impossible
        if any(condition_finding(one.when, case, {}) is Finding.MET for one in excluded):
            continue
        weight = prod(map(len, groups))
        possible += weight
        old, new = (verdict(law.graph, case).findings for law in (two.chosen.before, two.chosen.after))
        for name in inside:
            then = old.get(held(name), Finding.NOT_MET)
            inside[name] += weight * (new[held(name)] is Finding.MET and then is not Finding.MET)
    found = {one.ground: one.cases for one in differences(two, two.chosen, two.succeeds)}
    assert space.share(two.symbolic.possible) == 1
    assert space.possible < space.inside(YES)
    assert len(found) > 1
    for name, cases in found.items():
        assert space.share(cases) == Fraction(inside[name], possible)


def test_every_witness_is_turned_by_the_whole_law() -> None:
    kept = 0
    for before, after in CHANGES:
        found = analysis(before, after)
        pair = found.laws.chosen
        for one in found.classes.opened:
            outcomes = [verdict(law.graph, one.witness).outcome for law in (pair.before, pair.after)]
            assert outcomes[1] in ALLOWED
            if one.is_kept:
                kept += 1
                assert outcomes[0] is Outcome.PROHIBITED
            else:
                assert outcomes[0] in ALLOWED
                assert one.covered_by
    assert kept > 5
