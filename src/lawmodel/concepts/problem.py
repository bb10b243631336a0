"""Something wrong in a file: where, what, and how to mend it. Collected, never thrown one at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """A place and a kind; the words (fault and remedy) are in the catalogues under `problem.<kind>`."""

    file: str
    line: int
    kind: str
    details: Mapping[str, object] = field(default_factory=dict, compare=False)


class FaultyFiles(Exception):
    """Raised when files cannot be used; carries every problem found in them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(sorted(problems))
