"""An organisation's own notes to a protocol: they stand when the protocol is made again."""

from collections.abc import Collection
from dataclasses import dataclass

from lawmodel.protocol.decision_order import DecisionOrder


@dataclass(frozen=True)
class Note:
    """What an organisation adds to a step or a requirement: a note, an example, a threshold, a contact."""

    at: str
    kind: str
    text: str


@dataclass(frozen=True)
class Approval:
    """Who has approved the protocol with this digest, for whom, and when."""

    by: str
    organisation: str
    date: str
    digest: str


@dataclass(frozen=True)
class Notes:
    """The notes of one organisation, and who has approved what."""

    organisation: str
    edition: str | None
    approved: tuple[Approval, ...]
    notes: tuple[Note, ...]

    def at(self, place: str) -> tuple[Note, ...]:
        """Return the notes to a place."""
        return tuple(note for note in self.notes if note.at == place)

    def stray(self, order: DecisionOrder, steps: Collection[str]) -> tuple[Note, ...]:
        """Return the notes whose place the protocol no longer has; they are kept and shown apart."""
        known = {*steps, *places_of(order)}
        return tuple(note for note in self.notes if note.at not in known)

    def signed(self, digest: str) -> tuple[Approval, ...]:
        """Return the approvals of the protocol with this digest; one of an earlier law does not count."""
        return tuple(one for one in self.approved if one.digest == digest)


NO_NOTES = Notes("", None, (), ())


def places_of(order: DecisionOrder) -> tuple[str, ...]:
    """Return every address that a note can be at."""
    of_parts = (one.address for one in order.requirements())
    return tuple(dict.fromkeys((*order.routes, *order.stop_lines, *of_parts)))
