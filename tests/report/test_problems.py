"""A problem is one line: where, what is wrong, how to mend it."""

import pytest

from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.report.problems import problem_line, problem_lines


def unknown(name: str, nearest: str) -> Problem:
    return Problem("statutes/a/1/2000-01-01.yaml", 7, "unknown_name", {"name": name, "nearest": nearest})


def test_a_problem_says_where_what_and_how() -> None:
    assert problem_line(unknown("lamp_lot", "lamp_lit"), "en") == (
        "statutes/a/1/2000-01-01.yaml:7: `lamp_lot` is no fact, term or element; "
        "did you mean `lamp_lit`? otherwise declare the fact in statutes/facts.yaml"
    )


def test_a_problem_is_told_in_swedish_too() -> None:
    assert problem_line(unknown("lamp_lot", "lamp_lit"), "sv").endswith(
        "menade du `lamp_lit`? annars för in faktumet i statutes/facts.yaml"
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_without_a_near_name_nothing_is_suggested(language: str) -> None:
    line = problem_line(unknown("xyzzy", ""), language)
    assert "``" not in line
    assert "?" not in line


def test_what_would_fit_is_said_in_the_language_of_the_reader() -> None:
    details = {"key": "cut", "value": "lately", "expected": "day"}
    problem = Problem("versions/a.yaml", 3, "wrong_value", details)
    assert problem_line(problem, "sv").endswith("skriv en dag, till exempel 2025-04-01")
    assert problem_line(problem, "en").endswith("write a day, such as 2025-04-01")


def test_words_of_the_book_are_told_in_the_language_of_the_reader() -> None:
    because = {"sv": "ingen är yngre än noll", "en": "nobody is younger than nothing"}
    details = {"stream": "nights", "because": because, "case": 3}
    problem = Problem("a.yaml", 1, "impossible_cases", details)
    assert because["en"] in problem_line(problem, "en")
    assert because["sv"] in problem_line(problem, "sv")


def test_whatever_a_file_holds_a_problem_stays_on_one_line() -> None:
    line = problem_line(unknown("two\nlines\x1b[31m", ""), "en")
    assert line.isprintable()


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    places = [("b.yaml", 1), ("a.yaml", 10), ("a.yaml", 9)]
    lines = problem_lines(
        [Problem(file, line, "not_ordered", {"name": "ship"}) for file, line in places], "en"
    )
    assert [line.partition(": ")[0] for line in lines] == ["a.yaml:9", "a.yaml:10", "b.yaml:1"]


def test_faulty_files_carry_their_problems_in_order() -> None:
    problems = [Problem("b.yaml", 1, "file_missing"), Problem("a.yaml", 2, "file_missing")]
    assert [problem.file for problem in FaultyFiles(problems).problems] == ["a.yaml", "b.yaml"]
