"""The shape of the files of protocols: the guidance that is no law, and an organisation's own notes."""

from typing import Literal

from pydantic import Field

from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import Day, Identifier, StatusWord, Words

EffectWord = Literal["binds", "prohibits", "permits", "obliges"]


class PointShape(Shape):
    """One piece of advice, and where it comes from"""

    text: Words
    status: StatusWord
    source: Words


class StepShape(Shape):
    """One step: of law with `routes`, else of good practice; `exit` is an answer that ends it all"""

    title: Words
    question: Words | None = None
    exit: Words | None = None
    record: Words | None = None
    routes: list[EffectWord] = Field(default_factory=list)
    asking: list[str] = Field(default_factory=list)
    points: list[PointShape] = Field(default_factory=list)


class BalanceRowShape(Shape):
    """Whom or what a balance concerns: what to ask if it is shared, and if it is not"""

    about: Words
    shared: Words
    not_shared: Words
    status: StatusWord
    source: Words


class BalanceShape(Shape):
    """The balancing table; the assessments that it informs are named by their facts"""

    step: str
    informs: list[str]
    rows: list[BalanceRowShape] = Field(min_length=1)


class SectionShape(Shape):
    """Advice that belongs to no step"""

    title: Words
    points: list[PointShape] = Field(min_length=1)


class PartiesShape(Shape):
    """The facts that say who sends and who receives"""

    sender: str | None = None
    receiver: str


class GuidanceFile(Shape):
    """assumptions/protocol.yaml"""

    parties: PartiesShape
    steps: dict[Identifier, StepShape] = Field(min_length=1)
    balance: BalanceShape
    assessments: list[PointShape] = Field(default_factory=list)
    sections: dict[Identifier, SectionShape] = Field(default_factory=dict)


class NoteShape(Shape):
    """What an organisation adds: a note, an example or a threshold of its own, to a requirement or a step"""

    at: str
    kind: Literal["note", "example", "threshold", "contact"] = "note"
    text: str = Field(min_length=1)


class ApprovalShape(Shape):
    """Who has signed the protocol, for whom, and when; `digest` is that of the protocol that was read"""

    by: str = Field(min_length=1)
    organisation: str = Field(min_length=1)
    date: Day
    digest: str


class NotesFile(Shape):
    """An organisation's own notes to a protocol; they stand when the protocol is made again"""

    organisation: str = Field(min_length=1)
    edition: str | None = None
    approved: list[ApprovalShape] = Field(default_factory=list)
    notes: list[NoteShape] = Field(default_factory=list)
