"""The changes of 2025, analysed: what is proved, what is shown by a case, what is left to a lawyer."""

import json
from functools import cache
from typing import Any

import pytest

from lawmodel.change.two_laws import Setting
from lawmodel.change.verdicts import Direction, Kind, join_of
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.reference import verdict
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.report.change_data import change_data
from lawmodel.report.change_sentences import FORTH, class_sentence, every_class, fragments
from lawmodel.report.change_text import change_text
from lawmodel.rulegraph.rule_graph import held
from tests.law.analysed import NEIGHBOURS, analysis, study
from tests.law.book import book

APRIL = ("pre-2025", "2025-04")
DECEMBER = ("2025-04", "2025-12")
READINGS = [(), (("konkreta", "lower"),), (("konkreta", "higher"),), (("10-23", "exclusive"),)]
Chosen = tuple[tuple[str, str], ...]
ALLOWED = (Outcome.PERMITTED, Outcome.REQUIRED)


@cache
def data(before: str, after: str, *chosen: tuple[str, str]) -> dict[str, Any]:
    return change_data(study(before, after, *chosen), analysis(before, after, *chosen))


@cache
def text(before: str, after: str, language: str) -> str:
    return change_text(study(before, after), analysis(before, after), language)


def verdict_of(citation: str, before: str, after: str, **setting: Any) -> Direction:
    found = analysis(before, after).verdicts[Setting(**setting)]
    [one] = [join_of(v) for lineage, v in found.provisions.items() if citation in lineage.citations]
    return one


# --- Verdicts ---


def test_10_18a_is_wider_under_the_chosen_reading_and_incomparable_without_one() -> None:
    assert verdict_of("OSL 10:18a", *APRIL) is Direction.WIDER
    assert verdict_of("OSL 10:18a", *APRIL, question="konkreta", reading="lower") is Direction.WIDER
    assert verdict_of("OSL 10:18a", *APRIL, question="konkreta", reading="higher") is Direction.INCOMPARABLE
    assert verdict_of("OSL 10:18a", *APRIL, left_open=("konkreta",)) is Direction.INCOMPARABLE


def test_without_a_reading_the_terms_are_incomparable_and_the_dropped_requirement_widens() -> None:
    found = {
        one.step.id: one.provisions["OSL 10:18a"][Kind.MAY_OR_MUST]
        for one in analysis(*APRIL).steps
        if one.step.setting.left_open and one.step.id.startswith("18a")
    }
    assert found == {
        "18a-term": Direction.INCOMPARABLE,
        "18a-help": Direction.WIDER,
        "18a-customs": Direction.WIDER,
    }


def test_the_report_says_exactly_that() -> None:
    line = "OSL 10:18a utan tolkning: ojämförbar genom 18a-term; vidare genom 18a-help, 18a-customs."
    assert line in text(*APRIL, "sv")
    line = "OSL 10:18a without a reading: incomparable through 18a-term; wider through 18a-help, 18a-customs."
    assert line in text(*APRIL, "en")


def test_a_failed_implication_has_a_case_and_a_proof_has_none() -> None:
    [young] = [one for one in data(*APRIL)["verdicts"]["provisions"] if "OSL 10:18a" in one["after"]]
    assert young["may_or_must"]["lost"] is None
    assert young["may_or_must"]["gained"]["facts"]["secrecy_rule"] == "OSL_26_1"
    [open_term] = [
        provision["may_or_must"]
        for one in data(*APRIL)["verdicts"]["without_reading"]
        if one["questions"] == ("konkreta",)
        for provision in one["provisions"]
        if "OSL 10:18a" in provision["after"]
    ]
    assert open_term["gained"] is not None
    assert open_term["lost"] is not None


def test_december_widens_what_may_be_handed_over_and_no_duty() -> None:
    overall = data(*DECEMBER)["verdicts"]
    assert (overall["may_or_must"]["direction"], overall["must"]["direction"]) == ("wider", "equal")
    assert overall["join"] == "wider"


def test_a_repealed_provision_is_compared_with_what_came_in_its_place() -> None:
    moved = [one for one in data(*APRIL)["verdicts"]["provisions"] if one["before"] != one["after"]]
    assert (["SoL (2001:453) 12:10"], ["SoL (2025:400) 15:7"]) in [(m["before"], m["after"]) for m in moved]


# --- Classes ---


def sentences(before: str, after: str, language: str, *chosen: tuple[str, str]) -> list[str]:
    found = data(before, after, *chosen)["classes"]
    return [one["sentence"][language] for one in found["opened"]]


def test_10_18a_opens_two_classes_and_a_third_where_the_new_term_is_the_lower() -> None:
    young = "OSL 10:18a, förebyggande uppgift om en ung person: nu även när "
    customs = young + "Mottagare är Tullverket."
    no_help = young + "kravet ”uppgiften kan antas hjälpa till att hindra det” inte är uppfyllt."
    found = [one for one in sentences(*APRIL, "sv") if one.startswith("OSL 10:18a")]
    assert found == [customs, no_help]
    lower = [one for one in sentences(*APRIL, "sv", ("konkreta", "lower")) if one.startswith("OSL 10:18a")]
    assert set(lower) == {
        customs,
        no_help,
        young + "”konkreta omständigheter ger risk för att den unge utövar brottslig verksamhet” är uppfyllt"
        " men inte ”särskilda omständigheter ger risk för att den unge utövar brottslig verksamhet”.",
    }


def test_the_act_of_april_opens_what_a_lawyer_can_read_in_one_sitting() -> None:
    for language in LANGUAGES:
        amended = [one for one in sentences(*APRIL, language) if one.startswith(("OSL 10:", "OSL 26:"))]
        assert 8 <= len(amended) <= 16
        assert len(set(amended)) == len(amended)


def test_whether_somebody_stays_in_a_home_closes_to_what_sis_holds() -> None:
    closed = [one["sentence"]["en"] for one in data(*APRIL)["classes"]["closed"]]
    assert (
        "SoL (2001:453) 12:10, whether somebody stays in a home: no longer when Sender is "
        "National Board of Institutional Care (SiS)."
    ) in closed


@pytest.mark.parametrize("chosen", READINGS, ids=str)
@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_every_sentence_is_true_of_its_witness_in_both_versions(
    before: str, after: str, chosen: Chosen
) -> None:
    found = analysis(before, after, *chosen)
    pair = found.laws.chosen
    for side, one in every_class(found):
        laws = (pair.after, pair.before) if side in FORTH else (pair.before, pair.after)
        here, other = (verdict(law.graph, one.witness) for law in laws)
        assert here.findings[held(one.ground)] is Finding.MET
        if one.counterpart is not None:
            assert other.findings[held(one.counterpart)] is not Finding.MET
        assert (other.outcome is Outcome.PROHIBITED) or not (one.is_kept and side in ("opened", "closed"))
        assert here.outcome in ALLOWED
        for part in fragments(found, one, side):
            for claim in part.claims:
                told = here if claim.holding else other
                assert (told.findings[claim.address] is Finding.MET) is claim.met, claim
            for name, codes in part.answers.items():
                assert one.witness[name] in codes


def test_no_sentence_names_a_variable() -> None:
    names = {name for name in book().vocabulary.facts if "_" in name}
    for before, after in NEIGHBOURS:
        for language in LANGUAGES:
            for side, one in every_class(analysis(before, after)):
                told = class_sentence(analysis(before, after), one, side, language)
                assert not [name for name in names if name in told], told


def test_what_nothing_else_opened_is_part_of_what_a_ground_opens() -> None:
    for one in data(*DECEMBER)["classes"]["opened"]:
        assert 0 < one["turned"]["share"] <= one["share"] < 1
        assert 0 < one["turned"]["cases"] <= one["cases"]
        assert one["witness"]["outcomes"] == {"before": "prohibited", "after": "permitted"}


# --- What is left to a lawyer ---


def test_10_18a_beside_10_15a_is_a_question_and_not_settled() -> None:
    [young] = [one for one in data(*DECEMBER)["redundant"] if one["ground"] == "OSL 10:18a#preventive"]
    assert young["beside"] == ["OSL 10:15a#general"]
    assert [one["id"] for one in young["assuming"]] == ["risk-is-need", "outweighed-is-unsuitable"]
    assert all(one["status"] == "our reading" for one in young["assuming"])
    assert (young["is_new"], young["settled"]) == (True, False)


def test_10_15a_against_10_23_is_a_question_and_not_settled() -> None:
    [conflict] = [one for one in data(*DECEMBER)["collisions"] if one["is_new"]]
    assert (conflict["provision"], conflict["ground"]) == ("OSL 10:23", "OSL 10:15a#general")
    assert (conflict["questions"], conflict["settled"]) == (["10-23"], False)
    assert conflict["gone_under"] == [["10-23", "exclusive"]]
    assert conflict["fewer_under"] == [["10-23", "investigation"]]


def test_10_23_against_10_18a_and_10_18b_is_a_question_since_april() -> None:
    found = {(one["provision"], one["ground"]): one for one in data(*APRIL)["collisions_otherwise"]}
    assert set(found) == {("OSL 10:23", "OSL 10:18a#preventive"), ("OSL 10:23", "OSL 10:18b#feared_attack")}
    assert [one["closes"] for one in found.values()] == [True, False]
    for one in found.values():
        assert (one["question"], one["reading"]) == ("10-23-18a", "reached")
        assert (one["is_new"], one["settled"]) == (True, False)
        assert one["reaching"] == ["OSL 10:23#reaches_young"]
        assert one["witness"]["readings"]["10-23-18a"] == "reached"
    assert not any(one["is_new"] for one in data(*DECEMBER)["collisions_otherwise"])


@pytest.mark.parametrize(
    ("language", "head", "chosen"),
    [
        ("sv", "Frågor för en jurist", "Vald tolkning: nej; bestämmelserna gäller då sida vid sida."),
        ("en", "Questions for a lawyer", "Chosen reading: no; the provisions then stand side by side."),
    ],
)
def test_the_question_names_the_chosen_reading_and_the_words_that_would_reach(
    language: str, head: str, chosen: str
) -> None:
    questions = text(*APRIL, language).partition(head)[2].partition("\n\n")[0].splitlines()
    [closed] = [line for line in questions if "OSL 10:18a" in line and "OSL 10:18b" not in line]
    [collides] = [line for line in questions if "OSL 10:18b" in line]
    for line in (closed, collides):
        assert book().questions["10-23-18a"].text[language] in line
        assert chosen in line
        assert "lämnas till en åklagarmyndighet" in line
    [flip] = [
        line
        for line in text(*APRIL, language).splitlines()
        if line.startswith("    ") and "OSL 10:18b" in line and "lämnas till en åklagarmyndighet" in line
    ]
    assert "OSL 10:23" in flip


@pytest.mark.parametrize(
    ("language", "head"), [("sv", "Frågor för en jurist"), ("en", "Questions for a lawyer")]
)
def test_both_stand_among_the_questions_for_a_lawyer(language: str, head: str) -> None:
    questions = text(*DECEMBER, language).partition(head)[2].partition("\n\n")[0]
    assert "OSL 10:18a" in questions
    assert "OSL 10:23" in questions
    assert book().questions["10-23"].text[language] in questions


def test_no_ground_is_redundant_by_the_law_alone() -> None:
    assert [one for one in data(*DECEMBER)["redundant"] if one["settled"]] == []


def test_the_flips_name_the_reading_that_turns_a_conclusion() -> None:
    april = {(one["reading"], *one["about"], one["other"]) for one in data(*APRIL)["flips"]}
    assert ("higher", "OSL 10:18a", "incomparable") in april
    december = {(one["reading"], one["conclusion"], *one["about"][:2]) for one in data(*DECEMBER)["flips"]}
    assert ("exclusive", "collision", "OSL 10:23", "OSL 10:15a#general") in december


# --- The contract ---


def test_the_json_has_what_the_contract_names_and_round_trips() -> None:
    found = data(*APRIL)
    assert {"schema", "verdicts", "provisions", "classes", "redundant", "collisions", "flips"} <= set(found)
    assert {"opened", "closed"} <= set(found["classes"])
    assert found["schema"] == "lawmodel.change/1"
    assert {"book", "population", "readings", "bridges", "result_digest"} <= set(found["inputs"])
    assert json.loads(json.dumps(found, ensure_ascii=False))["inputs"] == found["inputs"]


def test_the_wordings_stand_side_by_side() -> None:
    [young] = [one for one in data(*APRIL)["provisions"] if one["citations"] == ["OSL 10:18a"]]
    became = {one["id"]: one["became"] for one in young["elements"]}
    assert (became["risk"], became["helps"], became["age"]) == ("reworded", "dropped", "same")
    [risk] = [one for one in young["elements"] if one["id"] == "risk"]
    assert "särskilda omständigheter" in risk["before"]["quote"]
    assert "konkreta omständigheter" in risk["after"]["quote"]
