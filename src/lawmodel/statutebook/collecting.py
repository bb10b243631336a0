"""Gather problems while reading on, so that all are shown at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches

from lawmodel.concepts.condition import Condition, Constant
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.vocabulary import Fact
from lawmodel.statutebook.condition_text import ConditionFault, Names, parse_condition
from lawmodel.statutebook.yaml_file import Place, YamlFile, shown


@dataclass
class Problems:
    """The problems met so far."""

    met: list[Problem] = field(default_factory=list)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the problems of a file instead of stopping at them."""
        try:
            yield
        except FaultyFiles as faulty:
            self.met.extend(faulty.problems)

    def add(self, problem: Problem) -> None:
        """Keep one problem."""
        self.met.append(problem)

    def raise_if_any(self) -> None:
        """Raise FaultyFiles with everything met so far, if anything was."""
        if self.met:
            raise FaultyFiles(sorted(set_of(self.met)))

    def condition(self, file: YamlFile, place: Place, text: str, names: Names) -> Condition:
        """Return the condition a text states; a faulty one is kept as a problem and never holds."""
        try:
            return parse_condition(text, names)
        except ConditionFault as fault:
            self.add(file.problem(place, fault.kind, **fault.details))
            return Constant(False)

    def code(self, file: YamlFile, place: Place, fact: Fact | None, value: object) -> int | None:
        """Return the code of an answer; one that the fact does not allow is kept as a problem."""
        if fact is None:
            return None
        try:
            return fact.encoded(value)
        except ValueError:
            self.add(file.problem(place, "unknown_value", **_not_allowed(fact, value)))
            return None


def _not_allowed(fact: Fact, value: object) -> dict[str, object]:
    nearest = next(iter(get_close_matches(str(value), fact.values, n=1)), "")
    return {"name": fact.name, "value": shown(value), "allowed": fact.allowed(), "nearest": nearest}


def set_of(problems: list[Problem]) -> list[Problem]:
    """Return the problems without repetitions (details included), in the order met."""
    seen: dict[str, Problem] = {}
    for problem in problems:
        seen.setdefault(
            f"{problem.file}:{problem.line}:{problem.kind}:{sorted(problem.details.items(), key=str)}",
            problem,
        )
    return list(seen.values())
