"""A whole protocol before it is written down: its order, its law, its examples, what changed, own notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import StatuteBook, Vignette
from lawmodel.outcomes.flags import Flag
from lawmodel.outcomes.rival_readings import Assessment
from lawmodel.protocol.decision_order import DecisionOrder
from lawmodel.protocol.guidance import Guidance
from lawmodel.protocol.notes import Approval, Notes
from lawmodel.protocol.seal import Seal
from lawmodel.protocol.since_before import SinceBefore
from lawmodel.protocol.walk import Followed


@dataclass(frozen=True)
class WorkedExample:
    """A worked case of the book between the parties: where the protocol ends, and what the engine answers."""

    vignette: Vignette
    followed: Followed
    answer: Assessment


@dataclass(frozen=True)
class Protocol:
    """A protocol for one version and two parties; `earlier` is nothing where no version stands before it.

    `readings` are those that somebody chose instead of the book's own; `flags` the doubts about what it
    rests on.
    """

    book: StatuteBook
    law: LawVersion
    guidance: Guidance
    order: DecisionOrder
    readings: Mapping[str, str]
    seal: Seal
    examples: tuple[WorkedExample, ...]
    earlier: SinceBefore | None
    notes: Notes
    flags: tuple[Flag, ...]

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """Return who has approved this very protocol; without any it is a draft."""
        return self.notes.signed(self.seal.digest)

    def party(self, role: str, language: str) -> str:
        """Return what a party is called; nothing for one that the book does not name."""
        name = self.guidance.sender if role == "sender" else self.guidance.receiver
        if name is None:
            return ""
        fact = self.book.vocabulary[name]
        return fact.value_labels[self.order.parties[name]][language]
