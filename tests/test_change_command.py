"""`lawmodel change` as a person meets it."""

import json
import re

import pytest

from tests.command_line import at_the_lighthouse


def test_a_change_is_told_in_words() -> None:
    answer = at_the_lighthouse("change", "first", "reformed", "--cases", 500)
    assert (answer.code, answer.err) == (0, "")
    assert "LKA 4 without a reading: incomparable through plain-words; wider through all-year." in answer.out
    assert "now also when the requirement “it is winter” is not met." in answer.out


def test_the_same_question_has_the_same_bytes() -> None:
    first, second = (at_the_lighthouse("change", "first", "green-paper", "--json").out for _ in range(2))
    assert first == second
    assert json.loads(first)["inputs"]["result_digest"]


def test_a_settled_question_is_told() -> None:
    answer = at_the_lighthouse("change", "first", "reformed", "--reading", "plain-signs=lower")
    assert "Questions of reading settled: plain-signs=lower." in answer.out
    assert "incomparable" not in answer.out


def test_no_text_names_a_variable_or_shows_a_slot() -> None:
    for language in ("sv", "en"):
        told = at_the_lighthouse("change", "first", "green-paper", "--lang", language).out
        assert not re.search(r"\b(harm_to_crew|captain_age|entry_years|captain_agrees)\b|[{}]", told)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("change", "first", "reformd"), "reformed"),
        (("change", "first", "reformed", "--reading", "plain-signs=lowest"), "lower"),
        (("change", "first", "reformed", "--population", "flet"), "fleet"),
    ],
)
def test_what_does_not_exist_ends_in_one_line_with_the_nearest_name(
    words: tuple[str, ...], line: str
) -> None:
    answer = at_the_lighthouse(*words)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert line in answer.err


def test_dates_between_which_no_amendment_leads_are_compared_all_the_same() -> None:
    answer = at_the_lighthouse("change", "2000-01-01", "2004-01-01", "--json")
    assert answer.code == 0
    found = json.loads(answer.out)
    assert found["verdicts"]["amendments"] == []
    assert found["verdicts"]["may_or_must"]["direction"] == "wider"


@pytest.mark.parametrize("words", [("change",), ("change", "first"), ("attribute", "first"), ("graph",)])
def test_a_version_left_out_is_asked_for_in_words(words: tuple[str, ...]) -> None:
    answer = at_the_lighthouse(*words)
    assert (answer.code, answer.out) == (2, "")
    assert re.match(r"(the (earlier|later)|a) version \(`[A-Z]+`\) is missing;", answer.err)


def test_a_version_held_against_itself_has_no_empty_heading() -> None:
    told = at_the_lighthouse("change", "first", "first", "--cases", 500).out
    assert "The wordings, requirement by requirement (− present, + new)\nNothing.\n" in told


def test_what_is_not_zero_is_not_shown_as_zero() -> None:
    told = at_the_lighthouse("change", "first", "green-paper", "--cases", 500).out
    assert "they do not add up" in told
    assert not re.search(r"^ +0\.000%", told, re.MULTILINE)


def test_one_class_is_one_class() -> None:
    for before, after in (("first", "green-paper"), ("green-paper", "first"), ("reformed", "first")):
        assert "1 classes" not in at_the_lighthouse("change", before, after, "--cases", 500).out
