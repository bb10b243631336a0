"""What a protocol rests on: wordings, each with a digest, so that one can ask whether they stand."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.wording import Wording
from lawmodel.protocol.decision_order import DecisionOrder
from lawmodel.protocol.notes import NO_NOTES, Notes

MARK = "lawmodel-protocol"
"""The word that a seal begins with, in every format."""
DIGITS = 12
"""Of a digest of a wording, of advice or notes, so many are shown; enough to tell one from the next."""
SHORT_DIGITS = 15
FIRST = "p"
"""The letter that the digest of a protocol begins with, so that no file takes it for a number."""
UNNAMED = "-"
"""Stands in a seal for a party that a book does not name, and for no reading chosen."""


@dataclass(frozen=True)
class Standing:
    """A provision, the id of its wording and the digest of what that asks."""

    citation: str
    wording: str
    digest: str


@dataclass(frozen=True)
class Seal:
    """The version, the parties as they are written, the readings chosen, and what the protocol rests on.

    `guidance` and `notes` are the digests of the book's advice and of an organisation's own notes; an older
    seal has none. `standing` is empty where only the short form was found; `digest` then is the one written.
    """

    version: str
    sender: str
    receiver: str
    readings: Mapping[str, str]
    guidance: str
    notes: str
    standing: tuple[Standing, ...]
    digest: str

    @property
    def sha256(self) -> str:
        """Return the whole SHA-256 of everything that is sealed; `digest` is its beginning."""
        told = [self.version, self.sender, self.receiver, _chosen(self.readings)]
        told += [f"{one.citation}={one.digest}" for one in self.standing]
        # A seal from before advice and notes were sealed keeps the digest that it had.
        told += [f"guidance={self.guidance}", f"notes={self.notes}"] if self.guidance else []
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    @property
    def short(self) -> str:
        """Return the seal on one line, short enough for the metadata of any format."""
        parties = [self.version, self.sender, self.receiver, _chosen(self.readings)]
        beside = [self.guidance, self.notes] if self.guidance else []
        return ":".join([MARK, *parties, self.digest, *beside])

    @property
    def text(self) -> str:
        """Return the whole seal: the short form, then a line per provision."""
        lines = (f"{one.citation} = {one.wording} {one.digest}" for one in self.standing)
        return "\n".join([self.short, *lines])


def seal_of(
    order: DecisionOrder,
    law: LawVersion,
    parties: tuple[str | None, str],
    readings: Mapping[str, str],
    guidance: str,
    notes: str,
) -> Seal:
    """Return the seal of a protocol; `readings` are those that somebody chose instead of the book's own.

    `guidance` and `notes` are the digests of advice and own notes, which an approval covers too.
    """
    sender, receiver = parties[0] or UNNAMED, parties[1]
    standing = standing_of(order.citations(), law)
    unsigned = Seal(law.id, sender, receiver, readings, guidance, notes, standing, "")
    return replace(unsigned, digest=FIRST + unsigned.sha256[:SHORT_DIGITS])


def notes_digest(notes: Notes) -> str:
    """Return the digest of what an organisation's notes say, leaving out who has approved what."""
    if notes == NO_NOTES:
        return UNNAMED
    told = [notes.organisation, notes.edition, [[one.at, one.kind, one.text] for one in notes.notes]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()[:DIGITS]


def standing_of(citations: Iterable[str], law: LawVersion) -> tuple[Standing, ...]:
    """Return the wordings of provisions in a version, with their digests, in the order of citations."""
    wordings = [law.wordings[citation] for citation in sorted(citations)]
    return tuple(Standing(one.citation, one.id, digest_of(one)) for one in wordings)


def digest_of(wording: Wording) -> str:
    """Return the digest of what a wording says and asks; comments in its file and examples do not count."""
    elements = [
        [name, one.quote, dict(one.means), one.kind, one.condition_text]
        for name, one in wording.elements.items()
    ]
    grounds = [[name, asdict(one)] for name, one in wording.grounds.items()]
    limits = [[name, asdict(one)] for name, one in wording.limits.items()]
    told = json.dumps([wording.citation, elements, grounds, limits], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def _chosen(readings: Mapping[str, str]) -> str:
    return ",".join(f"{name}={one}" for name, one in sorted(readings.items())) or UNNAMED
