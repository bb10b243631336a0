"""Verdicts, wordings, redundancy, conflicts and flips on the lighthouse law."""

from dataclasses import replace

import pytest

from lawmodel.change.collisions import colliding_by_setting, collisions
from lawmodel.change.flips import flips
from lawmodel.change.redundancy import redundant_grounds, unused_facts
from lawmodel.change.two_laws import CHOSEN, Setting, two_laws
from lawmodel.change.verdicts import Direction, Kind, join_of, joined, verdicts_of
from lawmodel.change.wording_difference import Became, lineages_of
from lawmodel.concepts.condition import Condition
from lawmodel.concepts.statute_book import Bridge
from lawmodel.outcomes.symbolic import Symbolic
from lawmodel.pipeline import change_path, law_named
from lawmodel.statutebook.condition_text import Names, parse_condition
from tests.change.lighthouse import analysis, book, laws, opened

EQUAL, WIDER, NARROWER, NEITHER = Direction.EQUAL, Direction.WIDER, Direction.NARROWER, Direction.INCOMPARABLE


def asked(text: str) -> Condition:
    return parse_condition(text, Names(book().vocabulary.facts, {}))


def bridge(name: str, when: str, then: str) -> Bridge:
    return Bridge(name, {"sv": name, "en": name}, asked(when), asked(then), "assumption", "invented")


@pytest.mark.parametrize(
    ("some", "together"),
    [
        ([], EQUAL),
        ([EQUAL, WIDER], WIDER),
        ([NARROWER, EQUAL, NARROWER], NARROWER),
        ([WIDER, NARROWER], NEITHER),
        ([NEITHER, EQUAL], NEITHER),
    ],
)
def test_directions_join(some: list[Direction], together: Direction) -> None:
    assert joined(some) is together


def directions(before: str, after: str, setting: Setting = CHOSEN) -> dict[str, Direction]:
    found = analysis(before, after).verdicts[setting]
    return {lineage.citations[-1]: join_of(verdicts) for lineage, verdicts in found.provisions.items()}


def test_under_the_chosen_reading_the_reform_only_widens() -> None:
    assert directions("first", "reformed") == {"LKA 4": WIDER, "LKA 7": WIDER}
    assert directions("reformed", "first") == {"LKA 4": NARROWER, "LKA 7": NARROWER}


def test_without_a_reading_two_terms_cannot_be_compared() -> None:
    opened_terms = Setting(left_open=("plain-signs",))
    assert directions("first", "reformed", opened_terms) == {"LKA 4": NEITHER, "LKA 7": WIDER}


def test_the_amendment_of_the_term_is_incomparable_and_the_dropped_requirement_widens() -> None:
    found = {
        (one.step.id, bool(one.step.setting.left_open)): one.provisions["LKA 4"][Kind.MAY_OR_MUST]
        for one in analysis("first", "reformed").steps
        if one.provisions.get("LKA 4")
    }
    assert found == {
        ("plain-words", False): EQUAL,
        ("plain-words", True): NEITHER,
        ("all-year", False): WIDER,
        ("all-year", True): WIDER,
    }


def test_a_settled_question_is_neither_left_open_nor_read_otherwise() -> None:
    settled = laws("first", "reformed", ("plain-signs", "lower"))
    assert settled.open_questions == ()
    assert all("plain-signs" not in (setting.question, *setting.left_open) for setting in settled.pairs)


def test_a_provision_that_only_changes_its_words_is_equal() -> None:
    [renamed] = analysis("reformed", "now").wordings
    assert renamed.lineage.citations == ("LKA 9",)
    assert not renamed.bites
    overall = analysis("reformed", "now").verdicts[CHOSEN].overall
    assert {one.direction for one in overall.values()} == {EQUAL}


def test_requirements_are_aligned_by_name() -> None:
    [harbour] = [one for one in analysis("first", "reformed").wordings if one.lineage.citations == ("LKA 4",)]
    became = {change.id: change.became for change in harbour.elements}
    assert became == {"master": Became.SAME, "danger": Became.REWORDED, "season": Became.DROPPED}
    [danger] = [change for change in harbour.elements if change.id == "danger"]
    assert danger.before is not None
    assert danger.after is not None
    assert (danger.before.quote, danger.after.quote) == (
        "where clear signs of danger are at hand",
        "where plain signs of danger are at hand",
    )
    assert [change.became for change in harbour.grounds] == [Became.REWORDED]


def test_without_named_amendments_laws_are_compared_all_the_same() -> None:
    days = [law_named(opened(), day) for day in ("2000-01-01", "2004-01-01")]
    two = two_laws(book(), *days, None, {})
    assert two.steps == ()
    assert join_of(verdicts_of(two, lineages_of(two))[CHOSEN].overall) is WIDER


# --- What becomes redundant ---


def with_bridges(*bridges: Bridge) -> tuple[Symbolic, object]:
    book_with = replace(book(), bridges={one.id: one for one in bridges})
    before, after = (law_named(opened(), version) for version in ("first", "reformed"))
    two = two_laws(book_with, before, after, change_path(opened(), "first", "reformed"), {})
    return two.symbolic, redundant_grounds(two.symbolic, two.chosen.after, bridges)


def test_a_ground_is_redundant_under_the_least_assumptions_that_make_it_so() -> None:
    sea = bridge("danger-weighs", "signs is logged", "weighing is sea")
    told = bridge("nobody-confesses-danger", "signs is logged", "entry is not confession")
    idle = bridge("masters-are-young", "asker is harbour_master", "captain_age < 40")
    _, found = with_bridges(idle, sea, told)
    assert [(one.ground, one.beside, one.assuming) for one in found] == [
        ("LKA 4#harbour_watch", ("LKA 7#weighed",), ("danger-weighs", "nobody-confesses-danger"))
    ]


def test_without_both_assumptions_nothing_is_redundant() -> None:
    assert with_bridges(bridge("danger-weighs", "signs is logged", "weighing is sea"))[1] == ()


def test_an_assumption_that_empties_a_ground_makes_nothing_redundant() -> None:
    assert with_bridges(bridge("no-danger", "signs is logged", "signs is hearsay"))[1] == ()


def test_a_fact_that_a_dropped_requirement_asked_is_used_no_more() -> None:
    found = analysis("first", "reformed")
    assert (found.unused_before, found.unused_after) == (("weighing",), ("winter",))
    two = laws("first", "reformed")
    assert unused_facts(two.symbolic, two.chosen.after, book().vocabulary) == ("winter",)


# --- Conflicts and flips ---


def test_a_new_permission_that_an_only_if_does_not_name_is_in_conflict_with_it() -> None:
    [conflict] = [one for one in analysis("reformed", "green-paper").collisions if one.is_new]
    assert (conflict.provision, conflict.ground) == ("LKA 5", "LKA 10#owner_may_see")
    assert conflict.questions == ()


def test_a_reading_that_leaves_every_conflict_as_it_is_is_not_said_to_leave_fewer() -> None:
    """A rival reading that means the same as the chosen one, of a question about both provisions."""
    question = book().questions["plain-signs"]
    again = replace(question.readings[question.default], id="again")
    about_both = replace(
        question, concerns=("LKA 5", "LKA 10"), readings={**question.readings, "again": again}
    )
    asking = replace(book(), questions={**book().questions, "plain-signs": about_both})
    before, after = (law_named(opened(), version) for version in ("first", "green-paper"))
    two = two_laws(asking, before, after, change_path(opened(), "first", "green-paper"), {})
    assert Setting("plain-signs", "again") in two.pairs
    [conflict] = [one for one in collisions(two, colliding_by_setting(two)) if one.is_new]
    assert conflict.questions == ("plain-signs",)
    assert ("plain-signs", "again") not in (*conflict.gone_under, *conflict.fewer_under)


def test_what_the_limit_closes_or_yields_to_is_in_no_conflict() -> None:
    assert {one.ground for one in analysis("first", "reformed").collisions} == set()


def test_a_verdict_flips_where_the_chosen_reading_is_the_odd_one() -> None:
    """No reading turns the reform by itself; a reading under which it would be incomparable is named."""
    two = laws("first", "reformed")
    verdicts, conflicts = verdicts_of(two, lineages_of(two)), colliding_by_setting(two)
    assert flips(two, verdicts, conflicts, ()) == ()
    lower = Setting("plain-signs", "lower")
    opened_terms = Setting(left_open=("plain-signs",))
    otherwise = {**verdicts, lower: verdicts[opened_terms]}
    flipped = flips(two, otherwise, conflicts, ())
    assert {(one.reading, one.conclusion.about, one.chosen, one.other) for one in flipped} >= {
        ("lower", ("LKA 4",), "wider", "incomparable")
    }
