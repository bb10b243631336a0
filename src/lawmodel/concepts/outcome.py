"""What the law says about one case as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lawmodel.concepts.finding import Finding


class Outcome(StrEnum):
    """The settled outcomes, and the two that are not."""

    PROHIBITED = "prohibited"
    PERMITTED = "permitted"
    REQUIRED = "required"
    OPEN = "open"
    CONTESTED = "contested"


SETTLED = (Outcome.PROHIBITED, Outcome.PERMITTED, Outcome.REQUIRED)


@dataclass(frozen=True)
class Verdict:
    """The outcome of one case under one law: what carries it, and every finding on the way there.

    `findings` holds one finding per address: elements, grounds (before limits), limits (closed is met),
    and `<ground>!` for the ground after limits.
    """

    outcome: Outcome
    possible: tuple[Outcome, ...]
    grounds: tuple[str, ...]
    findings: Mapping[str, Finding]
