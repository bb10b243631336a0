"""The declared questions about a case, and the answers each allows."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.condition import Condition

Text = Mapping[str, str]
"""The same words in each language, by language code."""

NONE = -1
"""The code of a fact about nobody (no victim); comparisons with it are not met."""
UNKNOWN = -2
"""The code, in columns only, of a fact that nobody knows; a single case leaves the fact out."""

CaseFacts = Mapping[str, int]
"""The answers known in one case, as codes; an absent answer is unknown, never false."""


@dataclass(frozen=True)
class Fact:
    """One question. Codes: the place in `values`, 0 or 1 for yes-or-no, the number itself for numbers."""

    name: str
    kind: str
    nature: str
    label: Text
    question: Text
    meaning: Text
    changes: str
    values: tuple[str, ...] = ()
    value_labels: tuple[Text, ...] = ()
    lowest: int = 0
    highest: int = 0
    unit: str | None = None
    none_means: Text | None = None
    default: int | None = None

    @property
    def is_ordered(self) -> bool:
        """Say whether `<` and `>=` make sense."""
        return self.kind in ("integer", "ordinal")

    @property
    def is_assessment(self) -> bool:
        """Say whether the answer is somebody's judgement."""
        return self.nature == "assessment"

    def codes(self) -> range:
        """Return every code the fact may have, leaving out none and unknown."""
        if self.kind == "boolean":
            return range(2)
        return range(self.lowest, self.highest + 1) if self.kind == "integer" else range(len(self.values))

    def allowed(self) -> str:
        """Return the answers as a message lists them."""
        if self.kind == "boolean":
            listed = "true, false"
        else:
            listed = f"{self.lowest}-{self.highest}" if self.kind == "integer" else ", ".join(self.values)
        return listed if self.none_means is None else f"{listed}, none"

    def encoded(self, answer: object) -> int:
        """Return the code of an answer as people write it.

        Raises ValueError if the fact does not allow the answer.
        """
        if answer in ("none", None) and self.none_means is not None:
            return NONE
        if self.kind == "boolean":
            return _boolean(answer)
        if self.kind == "integer":
            return self._number(answer)
        return self.values.index(str(answer))

    def _number(self, answer: object) -> int:
        number = int(str(answer))
        if isinstance(answer, bool | float) or not self.lowest <= number <= self.highest:
            raise ValueError(answer)
        return number

    def decoded(self, code: int) -> str | int | bool | None:
        """Return the answer behind a code; None for unknown."""
        if code == UNKNOWN:
            return None
        if code == NONE:
            return "none"
        if self.kind == "boolean":
            return bool(code)
        return code if self.kind == "integer" else self.values[code]


def _boolean(answer: object) -> int:
    words = {"true": 1, "false": 0}
    word = str(answer).lower()
    if word not in words:
        raise ValueError(answer)
    return words[word]


@dataclass(frozen=True)
class Impossible:
    """A combination of facts that no case can show, and why."""

    when: Condition
    because: Text


@dataclass(frozen=True)
class Vocabulary:
    """Every fact of a statute book, by name, and what cannot be true together."""

    facts: Mapping[str, Fact]
    impossible: tuple[Impossible, ...] = ()

    def __getitem__(self, name: str) -> Fact:
        return self.facts[name]

    def defaults(self) -> CaseFacts:
        """Return what a vignette means by being silent."""
        return {name: fact.default for name, fact in self.facts.items() if fact.default is not None}
