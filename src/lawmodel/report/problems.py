"""Problems as lines for the person who wrote the file."""

from collections.abc import Iterable, Mapping

from lawmodel.concepts.problem import Problem
from lawmodel.phrases.catalogue import catalogue, phrase

OF_A_WHOLE_FILE = frozenset(
    [
        "file_missing",
        "file_unreadable",
        "file_not_read",
        "file_too_large",
        "no_wording",
        "not_a_book",
        "not_a_file",
        "not_a_folder",
        "not_utf8",
        "table_suffix",
        "too_many_files",
    ]
)
"""Problems that no line of a file has."""


def problem_line(problem: Problem, language: str) -> str:
    """Return `file:line: what is wrong; how to mend it` on one line whatever the file holds."""
    words = catalogue(language)["problem"][problem.kind]
    details = {
        key: one[language] if isinstance(one, Mapping) else one for key, one in problem.details.items()
    }
    if "expected" in words:
        expected = f"problem.{problem.kind}.expected.{details['expected']}"
        details["expected"] = phrase(language, expected, **details)
    near = details.get("nearest") and "remedy_near" in words
    line = phrase(
        language,
        "problem.line",
        place=problem.file if problem.kind in OF_A_WHOLE_FILE else f"{problem.file}:{problem.line}",
        fault=phrase(language, f"problem.{problem.kind}.fault", **details),
        remedy=phrase(language, f"problem.{problem.kind}.{'remedy_near' if near else 'remedy'}", **details),
    )
    return "".join(mark if mark.isprintable() else " " for mark in line)


def problem_lines(problems: Iterable[Problem], language: str) -> list[str]:
    """Return one line per problem, in order of file and line."""
    return [problem_line(problem, language) for problem in sorted(problems)]
