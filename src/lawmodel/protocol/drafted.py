"""A whole protocol before it is written down: its order, its law, its examples, what changed, own notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.condition import ElementHolds, leaves
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Question, StatuteBook, Vignette
from lawmodel.concepts.wording import Element
from lawmodel.outcomes.doubted import term_of
from lawmodel.outcomes.flags import Flag
from lawmodel.outcomes.rival_readings import Assessment
from lawmodel.protocol.decision_order import DecisionOrder
from lawmodel.protocol.guidance import Guidance
from lawmodel.protocol.notes import Approval, Notes
from lawmodel.protocol.requirement import Requirement
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

    def questions_at(self, one: Requirement) -> tuple[Question, ...]:
        """Return the open legal questions that a requirement turns on, whether or not they are counted."""
        terms = self._terms(one.citation, one.element)
        return tuple(
            question
            for question in self.book.questions.values()
            if any(terms & set(reading.sets) for reading in question.readings.values())
        )

    def _terms(self, citation: str, element: Element) -> set[str]:
        """Return the terms that an element asks, itself or by the other elements that it asks."""
        found: set[str] = set()
        for leaf in leaves(element.condition):
            if isinstance(leaf, ElementHolds):
                found |= self._terms(citation, self.law.wordings[citation].elements[leaf.element])
            elif (term := term_of(leaf)) is not None:
                found.add(term)
        return found

    def party(self, role: str, language: str) -> str:
        """Return what a party is called; nothing for one that the book does not name."""
        name = self.guidance.sender if role == "sender" else self.guidance.receiver
        if name is None:
            return ""
        fact = self.book.vocabulary[name]
        return fact.value_labels[self.order.parties[name]][language]
