"""The protocol of a version for two parties, and whether one that was made still stands."""

from collections.abc import Mapping
from pathlib import Path

from lawmodel.concepts.vocabulary import CaseFacts, Fact
from lawmodel.explanation.answer_shares import answer_shares
from lawmodel.outcomes.flags import flags_of_law
from lawmodel.outcomes.rival_readings import Assessment, ReadLaw, assess, completions_of, read_law
from lawmodel.pipeline.assessing import facts_from
from lawmodel.pipeline.explaining import common_cases
from lawmodel.pipeline.opening import OpenBook, UnknownName, checked_readings, law_named
from lawmodel.protocol.decision_order import DecisionOrder
from lawmodel.protocol.drafted import Protocol, WorkedExample
from lawmodel.protocol.guidance import Guidance
from lawmodel.protocol.guidance_from_file import read_guidance
from lawmodel.protocol.notes import NO_NOTES
from lawmodel.protocol.notes_from_file import read_notes
from lawmodel.protocol.order_from_law import NoSuchParties, decision_order
from lawmodel.protocol.seal import DIGITS, UNNAMED, Seal, notes_digest, seal_of
from lawmodel.protocol.seal_from_file import NoSeal, seal_from_file
from lawmodel.protocol.since_before import SinceBefore, since_before
from lawmodel.protocol.standing import Status, status_of
from lawmodel.protocol.walk import Followed, followed

__all__ = [
    "NoSeal",
    "NoSuchParties",
    "OtherParties",
    "Protocol",
    "follow",
    "guidance_of",
    "has_senders",
    "order_of_read",
    "parties_named",
    "protocol_of",
    "protocol_status",
]


class OtherParties(ValueError):
    """Raised for a case between others than the parties of a protocol; names its facts that differ."""


def guidance_of(opened: OpenBook) -> Guidance:
    """Return what the protocols of a book say beside the law.

    Raises FaultyFiles.
    """
    return read_guidance(opened.root, opened.book.vocabulary)


def has_senders(opened: OpenBook) -> bool:
    """Say whether a protocol of a book must name who sends.

    Raises FaultyFiles.
    """
    return guidance_of(opened).sender is not None


def parties_named(opened: OpenBook, guidance: Guidance, sender: str | None, receiver: str) -> CaseFacts:
    """Return the facts that say who sends and who receives.

    Raises UnknownName for a party that the vocabulary does not have.
    """
    vocabulary = opened.book.vocabulary
    named = {guidance.receiver: receiver}
    if guidance.sender is not None:
        named = {guidance.sender: sender or "", **named}
    return {name: _code(vocabulary[name], value) for name, value in named.items()}


def _code(fact: Fact, value: str) -> int:
    try:
        return fact.encoded(value)
    except ValueError:
        raise UnknownName("party", value, fact.values) from None


def order_of_read(opened: OpenBook, guidance: Guidance, read: ReadLaw, parties: CaseFacts) -> DecisionOrder:
    """Return the order of decisions of a law that is read, between two parties.

    Raises NoSuchParties where no case can be between them.
    """
    drawn, vocabulary = common_cases(opened), opened.book.vocabulary
    return decision_order(
        read, vocabulary, parties, guidance.plans, lambda law: answer_shares(law.apart, drawn)
    )


def protocol_of(
    opened: OpenBook,
    version: str,
    sender: str | None,
    receiver: str,
    readings: Mapping[str, str],
    *,
    notes: Path | None = None,
    against: str | None = None,
) -> Protocol:
    """Return the protocol of a version for two parties, with an organisation's own notes if it has any.

    It is held against the version `against`, else against the one it is built on. Raises UnknownName,
    FaultyFiles, or NoSuchParties where no case can be between the parties.
    """
    guidance = guidance_of(opened)
    parties = parties_named(opened, guidance, sender, receiver)
    read = _read(opened, version, readings)
    order = order_of_read(opened, guidance, read, parties)
    own = NO_NOTES if notes is None else read_notes(opened.root, notes)
    resting = set(order.citations())
    return Protocol(
        opened.book,
        read.law,
        guidance,
        order,
        dict(readings),
        seal_of(order, read.law, (sender, receiver), readings, guidance.digest[:DIGITS], notes_digest(own)),
        _examples(opened, read, order),
        _since(opened, guidance, order, against or _before(opened, version), readings),
        own,
        tuple(flag for flag in flags_of_law(read.law, opened.book) if flag.citation in resting),
    )


def _read(opened: OpenBook, version: str, readings: Mapping[str, str]) -> ReadLaw:
    return read_law(law_named(opened, version), opened.book, checked_readings(opened, readings))


def _before(opened: OpenBook, version: str) -> str | None:
    manifest = opened.book.manifests.get(version)
    return manifest.base if manifest is not None else None


def _examples(opened: OpenBook, read: ReadLaw, order: DecisionOrder) -> tuple[WorkedExample, ...]:
    """Return the worked cases between the parties, each followed and answered."""
    settling = completions_of(read, opened.book)
    between = [
        vignette
        for vignette in opened.book.vignettes
        if all(vignette.facts.get(name) == code for name, code in order.parties.items())
    ]
    return tuple(
        WorkedExample(one, followed(order, one.facts), assess(read, one.facts, opened.book, settling))
        for one in between
    )


def _since(
    opened: OpenBook,
    guidance: Guidance,
    order: DecisionOrder,
    earlier: str | None,
    readings: Mapping[str, str],
) -> SinceBefore | None:
    if earlier is None:
        return None
    before = order_of_read(opened, guidance, _read(opened, earlier, readings), order.parties)
    return since_before(before, order)


def follow(opened: OpenBook, protocol: Protocol, path: Path) -> tuple[Followed, Assessment]:
    """Return where a protocol leads in the case of a file, and what the engine says, with other readings.

    What the file does not state is a question left open.

    Raises FaultyFiles, also for facts that cannot be true together; OtherParties for a case between others.
    """
    facts, vocabulary = facts_from(opened, path), opened.book.vocabulary
    parties = protocol.order.parties
    others = [name for name, code in parties.items() if facts.get(name, code) != code]
    if others:
        raise OtherParties(", ".join(f"{name}: {vocabulary[name].decoded(facts[name])}" for name in others))
    read, known = _read(opened, protocol.law.id, protocol.readings), {**facts, **parties}
    return followed(protocol.order, known), assess(read, known, opened.book)


def protocol_status(opened: OpenBook, path: Path) -> Status:
    """Return whether a protocol that was made still stands.

    It is made again: of the same version, and of the law on the newest day that the book knows. What an
    organisation noted itself is not in it, and is taken to be as it was. Raises
    NoSeal for a file that is no protocol, OSError for one that cannot be read, UnknownName for one of
    another book.
    """
    seal = seal_from_file(path)
    newest = opened.book.newest_day().isoformat()
    now, later = (_sealed_now(opened, seal, version) for version in (seal.version, newest))
    return status_of(seal, now, later, guidance_of(opened).digest[:DIGITS])


def _sealed_now(opened: OpenBook, seal: Seal, version: str) -> Seal:
    guidance = guidance_of(opened)
    sender = None if seal.sender == UNNAMED else seal.sender
    parties = parties_named(opened, guidance, sender, seal.receiver)
    read = _read(opened, version, seal.readings)
    order = order_of_read(opened, guidance, read, parties)
    return seal_of(order, read.law, (sender, seal.receiver), seal.readings, seal.guidance, seal.notes)
