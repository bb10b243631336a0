"""The protocol of a version for two parties: its order of decisions, and where a case ends in it."""

from collections.abc import Mapping

from lawmodel.concepts.vocabulary import CaseFacts, Fact
from lawmodel.explanation.answer_shares import answer_shares
from lawmodel.outcomes.rival_readings import ReadLaw, read_law
from lawmodel.pipeline.explaining import common_cases
from lawmodel.pipeline.opening import OpenBook, UnknownName, checked_readings, law_named
from lawmodel.protocol.decision_order import DecisionOrder
from lawmodel.protocol.guidance import Guidance
from lawmodel.protocol.guidance_from_file import read_guidance
from lawmodel.protocol.order_from_law import decision_order


def guidance_of(opened: OpenBook) -> Guidance:
    """Return what the protocols of a book say beside the law.

    Raises FaultyFiles.
    """
    return read_guidance(opened.root, opened.book.vocabulary)


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


def order_of(
    opened: OpenBook, guidance: Guidance, version: str, parties: CaseFacts, readings: Mapping[str, str]
) -> DecisionOrder:
    """Return the order of decisions under a version, between two parties.

    Raises UnknownName, or NoSuchParties where no case can be between them.
    """
    return order_of_read(opened, guidance, read_of(opened, version, readings), parties)


def read_of(opened: OpenBook, version: str, readings: Mapping[str, str]) -> ReadLaw:
    """Return a version under the chosen readings and their rivals.

    Raises UnknownName.
    """
    return read_law(law_named(opened, version), opened.book, checked_readings(opened, readings))


def order_of_read(opened: OpenBook, guidance: Guidance, read: ReadLaw, parties: CaseFacts) -> DecisionOrder:
    """Return the order of decisions of a law that is read, between two parties.

    Raises NoSuchParties where no case can be between them.
    """
    drawn = common_cases(opened)
    vocabulary = opened.book.vocabulary
    return decision_order(read, vocabulary, parties, guidance.plans, lambda law: answer_shares(law.apart, drawn))
