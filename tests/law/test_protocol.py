"""The protocols of the real law, followed by hand through every worked case and through drawn ones."""

from functools import cache
from random import Random

import pytest

from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import NONE, CaseFacts
from lawmodel.documents.as_markdown import as_markdown
from lawmodel.documents.parts import tables_of
from lawmodel.explanation.answers import StatedCase
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.phrases.catalogue import LANGUAGES, phrase
from lawmodel.pipeline.advising import guidance_of, order_of_read, parties_named, protocol_of
from lawmodel.pipeline.explaining import can_be
from lawmodel.protocol.decision_order import DecisionOrder, numbered
from lawmodel.protocol.guidance import Guidance
from lawmodel.protocol.order_from_law import distinct
from lawmodel.protocol.walk import followed, walked
from lawmodel.protocol_report.document import protocol_document
from lawmodel.protocol_report.words import needed_words
from tests.law.book import STANDARD, book, opened, read, says
from tests.protocol.lighthouse import without_element

FIRST = ("social_services", "police")


@cache
def guidance() -> Guidance:
    return guidance_of(opened())


@cache
def order(version: str, sender: str, receiver: str) -> DecisionOrder:
    parties = parties_named(opened(), guidance(), sender, receiver)
    return order_of_read(opened(), guidance(), read(version), parties)


def parties_of(facts: CaseFacts) -> tuple[str, str]:
    vocabulary = book().vocabulary
    return tuple(str(vocabulary[name].decoded(facts[name])) for name in ("sender", "receiver"))  # type: ignore[return-value]


@pytest.mark.parametrize("version", STANDARD)
def test_every_worked_case_followed_by_hand_ends_as_the_engine_says(version: str) -> None:
    for vignette in book().vignettes:
        found = followed(order(version, *parties_of(vignette.facts)), vignette.facts)
        said = says(version, vignette.facts)
        assert (found.outcome, found.possible) == (said.outcome, said.possible), vignette.id
        assert set(found.grounds) <= {*said.grounds, "not secret"}, vignette.id


@pytest.mark.parametrize("version", STANDARD)
def test_any_case_from_social_services_to_the_police_ends_as_the_reference_says(version: str) -> None:
    chance, here = Random(11), order(version, *FIRST)
    graphs = distinct((read(version).chosen, *read(version).rivals))
    seen, outcomes = 0, set()
    while seen < 150:
        facts = {**drawn(chance), **here.parties}
        if not can_be(opened(), facts):
            continue
        seen += 1
        for under in range(0, len(graphs), 3):
            walk = walked(here, facts, under)
            assert walk.outcome is verdict(graphs[under], facts).outcome, StatedCase(facts)
            outcomes.add(walk.outcome)
    assert {Outcome.PROHIBITED, Outcome.PERMITTED} <= outcomes


def drawn(chance: Random) -> dict[str, int]:
    """A case in which each fact is now and then another than its usual one."""
    vocabulary = book().vocabulary
    found = dict(vocabulary.defaults())
    for name, fact in vocabulary.facts.items():
        if name not in found or chance.random() < 0.3:
            found[name] = chance.choice([*fact.codes(), *([NONE] if fact.none_means else [])])
    return found


def test_duties_of_schools_and_hospitals_are_no_part_of_a_protocol_for_social_services() -> None:
    here = order("2025-12", *FIRST)
    assert {"Skollagen 6a:10#report_crime", "PSL 6:15#whereabouts"} <= set(here.left_out)
    assert {route.citation for step in here.steps if step.id == "duty" for route in step.routes} == {
        "Lag (2025:170) 4",
        "Lag (2025:170) 6",
        "OSL 6:5",
        "SoL (2025:400) 15:7",
    }


def test_before_april_2025_it_was_also_asked_whether_the_information_helps_to_prevent_crime() -> None:
    def asked(version: str) -> set[str]:
        route = order(version, *FIRST).routes["OSL 10:18a#preventive"]
        return {fact for one in route.requirements for fact in one.facts}

    assert asked("pre-2025") - asked("2025-04") == {"helps_prevent_crime"}


def test_the_general_ground_is_asked_about_from_december_2025() -> None:
    assert "OSL 10:15a#general" not in order("2025-04", *FIRST).routes
    assert "OSL 10:15a#general" in order("2025-12", *FIRST).routes


def test_consent_is_a_step_of_its_own_before_other_permissions() -> None:
    steps = {step.id: [route.citation for route in step.routes] for step in order("2025-12", *FIRST).steps}
    assert set(steps["consent"]) == {"OSL 12:2", "OSL 12:3"}
    assert list(steps).index("duty") < list(steps).index("consent") < list(steps).index("grounds")


@pytest.mark.parametrize("part", ["age", "risk", "suitable", "crime_suspicion", "breaks"])
def test_a_requirement_taken_out_of_the_law_takes_its_question_with_it(part: str) -> None:
    address = f"OSL 10:18a#{part}"
    before = order("2025-12", *FIRST)
    assert address in numbered(before)
    law = read_law(without_element(read("2025-12").law, address), book(), {})
    after = order_of_read(opened(), guidance(), law, before.parties)
    assert address not in {one.address for one in after.requirements()}
    assert len(after.routes["OSL 10:18a#preventive"].requirements) == 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "parties", [FIRST, ("health_care", "police"), ("school_principal_public", "social_services")]
)
def test_the_column_of_every_requirement_names_the_answers_that_meet_it(
    parties: tuple[str, str], language: str
) -> None:
    protocol = protocol_of(opened(), "2025-12", *parties, {})
    rows = [row for table in tables_of(protocol_document(protocol, language)) for row in table.rows]
    asked = [one for route in protocol.order.routes.values() for one in route.requirements]
    told = [row for row in rows if len(row) == 5]
    assert len(told) == len(asked)
    for one, (number, _, _, needed, _) in zip(asked, told, strict=True):
        settled = number == phrase(language, "protocol.route.settled")
        named = phrase(language, "protocol.route.answers", answers="").removesuffix(".")
        assert settled is (one.settled is not None)
        assert settled or named in str(needed), one.address


def test_what_is_met_by_a_no_or_by_several_answers_says_so() -> None:
    protocol = protocol_of(opened(), "2025-12", *FIRST, {})
    by_address = {one.address: one for one in protocol.order.requirements()}
    told = {name: needed_words(one, protocol, "en") for name, one in by_address.items()}
    assert told["OSL 10:18a#suitable"].endswith("Answer: no.")
    assert any(
        words.startswith("not: the information is secret") and words.endswith("Answer: no.")
        for words in told.values()
    )
    assert any("Answer: a) no, or b) given." in words for words in told.values())


def test_a_reading_that_is_chosen_is_named_where_it_is_asked_and_at_the_stop_line() -> None:
    protocol = protocol_of(opened(), "2025-12", *FIRST, {})
    told = as_markdown(protocol_document(protocol, "en")).decode()
    in_the_case = book().questions["170-8"].readings["in-the-case"].title["en"]
    assert told.count(f"(read in several ways, the reading chosen: {in_the_case})") == 2
    for name in ("two-persons-18a", "vague-need"):
        question = book().questions[name]
        chosen = question.readings[question.default].title["en"]
        assert f"; read in several ways, the reading chosen: {chosen} |" in told, name
