"""What a protocol says that is no law: good practice, a balancing table, advice with its source."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.vocabulary import Text
from lawmodel.protocol.decision_order import StepPlan


@dataclass(frozen=True)
class Point:
    """One piece of advice; `status` says how well it is known, `source` from where."""

    text: Text
    status: str
    source: Text


@dataclass(frozen=True)
class GuidedStep:
    """A step as a reader meets it: its question, the answer that ends there, what to write down, advice."""

    id: str
    title: Text
    question: Text | None
    exit: Text | None
    record: Text | None
    points: tuple[Point, ...]
    plan: StepPlan


@dataclass(frozen=True)
class BalanceRow:
    """Whom or what a balance concerns: what to ask if the information is shared, and if it is not."""

    about: Text
    shared: Text
    not_shared: Text
    status: str
    source: Text


@dataclass(frozen=True)
class Section:
    """Advice that belongs to no step."""

    id: str
    title: Text
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Guidance:
    """The frame of every protocol of a book.

    `sender` and `receiver` are the facts that name the parties (a book may have no sender); `informs` are
    the facts whose assessment the balancing table serves, `assessments` what is written down for each
    assessment.
    """

    sender: str | None
    receiver: str
    steps: tuple[GuidedStep, ...]
    balance_step: str
    informs: tuple[str, ...]
    balance: tuple[BalanceRow, ...]
    assessments: tuple[Point, ...]
    sections: tuple[Section, ...]
    digest: str

    @property
    def plans(self) -> tuple[StepPlan, ...]:
        """Return which routes of the law belong to which step."""
        return tuple(step.plan for step in self.steps)

    @property
    def by_id(self) -> Mapping[str, GuidedStep]:
        """Return the steps by their ids, in order."""
        return {step.id: step for step in self.steps}
