"""What is said beside an outcome: every doubt it depends on, and no other."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import Assessment, ReadLaw, assess, read_law
from lawmodel.rulegraph.rule_graph import held
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.law.book import book, case, read, says

VERSIONS = ("pre-2025", "2025-04", "sou-2024-63", "2025-12", "today")
FACTS = book().vocabulary.facts


def flags(found: Assessment) -> dict[str, set[str]]:
    """The provisions behind each kind of flag."""
    kinds: dict[str, set[str]] = {}
    for flag in found.flags:
        kinds.setdefault(flag.kind, set()).add(flag.citation)
    return kinds


def stated(**answers: object) -> CaseFacts:
    """A case in which only these facts are known."""
    return {name: FACTS[name].encoded(answer) for name, answer in answers.items()}


@st.composite
def any_case(draw: st.DrawFn) -> CaseFacts:
    """Any answers, some of them unknown; most are the defaults, so that something holds."""
    known = dict(case())
    for name in draw(st.lists(st.sampled_from(sorted(FACTS)), max_size=12, unique=True)):
        known.pop(name, None)
        if draw(st.integers(0, 5)):
            known[name] = draw(st.sampled_from(FACTS[name].codes()))
    return known


# --- an unseen text and what excuses it ---

LISTED_AGENCY = {
    "sender": "other_authority",
    "receiver": "police",
    "secrecy_rule": "OSL_35_1",
    "purpose": "crime_prevention",
    "needed_by_receiver": True,
    "interest_balance": 0,
}


def test_a_seen_permission_does_not_excuse_a_duty_whose_text_was_not_seen() -> None:
    found = says("2025-12", case(**LISTED_AGENCY))
    assert (found.outcome, found.grounds) == ("required", ("Lag (2025:170) 5", "OSL 10:15a"))
    assert flags(found)["text_not_seen"] == {"Lag (2025:170) 5"}


def test_a_seen_permission_excuses_another_permission() -> None:
    found = says("sou-2024-63", case(subject_age=17, risk_basis="documented"))
    assert found.grounds == ("OSL 10:15a", "OSL 10:18a")
    assert "text_not_seen" not in flags(found)


@cache
def read_without(version: str, citation: str) -> ReadLaw:
    law = cut_version(book(), version)
    wordings = {name: wording for name, wording in law.wordings.items() if name != citation}
    return read_law(replace(law, wordings=wordings), book(), {})


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(VERSIONS), any_case(), st.sampled_from(["police", "customs"]))
def test_removing_a_weaker_ground_adds_no_flag_for_the_stronger(
    version: str, facts: CaseFacts, receiver: str
) -> None:
    facts = {
        **facts,
        **{k: v for k, v in case(**LISTED_AGENCY, requested=True).items() if k in LISTED_AGENCY},
    }
    facts["receiver"] = FACTS["receiver"].encoded(receiver)
    found = says(version, facts)
    if found.outcome is not Outcome.REQUIRED:
        return
    graph = read(version).chosen
    duties = {g.citation for g in graph.grounds.values() if g.effect == "obliges"} & set(found.grounds)
    for weaker in set(found.grounds) - duties:
        without = assess(read_without(version, weaker), facts, book())
        assert {f for f in without.flags if f.citation in duties} <= set(found.flags)


# --- who has reviewed it ---


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(VERSIONS), any_case())
def test_every_provision_that_carries_an_answer_is_flagged_until_a_lawyer_signs(
    version: str, facts: CaseFacts
) -> None:
    found = says(version, facts)
    unsigned = {
        g for g in found.grounds if g in book().provisions and not book().provisions[g].review.is_signed
    }
    assert unsigned <= flags(found).get("not_reviewed", set())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(VERSIONS), any_case())
def test_every_open_ground_that_could_raise_an_open_answer_is_flagged(version: str, facts: CaseFacts) -> None:
    found = says(version, facts)
    graph = read(version).chosen
    chosen = verdict(graph, facts)
    if found.outcome is not Outcome.OPEN or Outcome.PROHIBITED not in found.possible:
        return
    raising = [g for g in graph.grounds.values() if g.effect in ("permits", "obliges")]
    waiting = {g.citation for g in raising if chosen.findings[held(g.address)].name == "OPEN"}
    assert waiting <= flags(found)["not_reviewed"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(VERSIONS), any_case(), st.data())
def test_an_open_answer_names_what_would_settle_it(
    version: str, facts: CaseFacts, data: st.DataObject
) -> None:
    found = says(version, facts)
    assert bool(found.missing) == (found.outcome is Outcome.OPEN)
    assert not set(found.missing) & set(facts)
    answers = {name: data.draw(st.sampled_from(FACTS[name].codes()), name) for name in found.missing}
    assert says(version, {**facts, **answers}).outcome is not Outcome.OPEN


# --- named cases ---

MINOR = {"subject_age": 16, "risk_basis": "impression", "needed_by_receiver": False, "consent": "given"}
CRIME = {
    "information_kind": "committed_crime",
    "purpose": "crime_investigation",
    "crime_chapter": "brb_3",
    "crime_stage": "attempt",
    "victim_age": 12,
    "crime_min_penalty_months": 0,
}
AGENCY_SECRET = {
    "sender": "other_authority",
    "receiver": "private_person",
    "secrecy_rule": "OSL_other",
    "purpose": "care",
    "consent": "refused",
    "subject_age": 30,
}
NAMED = {
    "a mature minor alone": (
        "2025-12",
        case(**MINOR, minor_is_mature=True),
        "prohibited",
        {"memory": {"OSL 12:3"}, "our_reading": {"OSL 12:2"}, "not_reviewed": {"OSL 26:1", "OSL 8:1"}},
    ),
    "an adult who refuses": (
        "2025-12",
        case(subject_age=30, risk_basis="impression", needed_by_receiver=False, consent="refused"),
        "prohibited",
        {"not_reviewed": {"OSL 26:1", "OSL 8:1"}},
    ),
    "an attempt before the change of 2025": (
        "pre-2025",
        case(**CRIME, subject_age=30),
        "prohibited",
        {"uncertain": {"OSL 10:21"}, "assumption": {"OSL 10:23"}, "not_reviewed": {"OSL 10:23", "OSL 26:1"}},
    ),
    "SiS asked about a stay after July 2025": (
        "2025-12",
        case(sender="sis", information_kind="placement", requested=True, subject_age=30, purpose="care"),
        "prohibited",
        {"our_reading": {"SoL (2025:400) 15:7"}, "not_reviewed": {"OSL 26:1", "OSL 8:1"}},
    ),
    "secret under another rule": (
        "2025-12",
        case(**AGENCY_SECRET),
        "prohibited",
        {"our_reading": {"OSL 8:1"}, "not_reviewed": {"OSL 8:1"}},
    ),
    "secret at the police, whose rule was told from memory": (
        "2025-12",
        case(**{**AGENCY_SECRET, "sender": "police", "secrecy_rule": "OSL_35_1"}),
        "prohibited",
        {"memory": {"OSL 35:1"}, "text_not_seen": {"OSL 35:1"}, "not_reviewed": {"OSL 35:1", "OSL 8:1"}},
    ),
    "not secret": (
        "pre-2025",
        case(secret=False),
        "permitted",
        {"not_reviewed": {"OSL 26:1"}},
    ),
    "no secrecy rule at all": (
        "pre-2025",
        case(secret=False, secrecy_rule="none", subject_age=30),
        "permitted",
        {},
    ),
    "nobody has tested the secrecy, and nothing else would open": (
        "2025-12",
        {k: v for k, v in case(**AGENCY_SECRET).items() if k != "secret"},
        "open",
        {"our_reading": set(), "not_reviewed": {"OSL 8:1"}},
    ),
    "a pattern of signs, where concrete may be less": (
        "2025-04",
        case(subject_age=17, risk_basis="pattern"),
        "contested",
        {
            "memory": {"OSL 12:3"},
            "our_reading": {"OSL 10:18a"},
            "not_reviewed": {"OSL 10:18a", "OSL 26:1", "OSL 8:1"},
        },
    ),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_named_case_carries_exactly_these_doubts(name: str) -> None:
    version, facts, outcome, expected = NAMED[name]
    found = says(version, facts)
    assert found.outcome == outcome
    assert flags(found) == {kind: cited for kind, cited in expected.items() if cited}


# --- beside ---


def test_a_reading_that_would_change_the_outcome_is_told_beside_it() -> None:
    found = says("2025-12", case(**MINOR, minor_is_mature=True))
    assert [(b.question, b.reading, b.outcome) for b in found.beside] == [
        ("mature-minor", "alone", "permitted")
    ]


def test_a_question_that_was_answered_is_not_told_beside() -> None:
    found = says("2025-12", case(**MINOR, minor_is_mature=True), ("mature-minor", "alone"))
    assert (found.outcome, found.beside) == ("permitted", ())


def test_a_case_that_every_reading_settles_alike_has_nothing_beside() -> None:
    assert says("2025-12", case(subject_age=17, risk_basis="documented")).beside == ()
