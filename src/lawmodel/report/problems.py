"""Problems as lines for the person who wrote the file."""

from collections.abc import Iterable

from lawmodel.concepts.problem import Problem
from lawmodel.phrases.catalogue import phrase


def problem_line(problem: Problem, language: str) -> str:
    """Return `file:line: what is wrong; how to mend it`."""
    details = dict(problem.details)
    fault = phrase(language, f"problem.{problem.kind}.fault", **details)
    remedy = phrase(language, f"problem.{problem.kind}.remedy", **details)
    if "``" in remedy:
        remedy = remedy.partition("; ")[2] or remedy.partition("? ")[2].removeprefix("annars ").removeprefix(
            "otherwise "
        )
    place = {"file": problem.file, "line": problem.line}
    return phrase(language, "problem.line", fault=fault, remedy=remedy, **place).removesuffix("; ")


def problem_lines(problems: Iterable[Problem], language: str) -> list[str]:
    """Return one line per problem, in order of file and line."""
    return [problem_line(problem, language) for problem in sorted(problems)]
