"""One case followed through a protocol, question by question, in lines."""

from collections.abc import Iterator

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.decision_order import Route, StopLine, numbered
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.walk import Asked, Followed
from lawmodel.protocol_report.words import question_words, say, way_words

ANSWERS = {Finding.MET: "yes", Finding.NOT_MET: "no", Finding.OPEN: "open"}


def walk_lines(protocol: Protocol, found: Followed, language: str) -> Iterator[str]:
    """Yield each way that was tried with the questions put on it and the answers, then the end.

    An end that hinges on an assessment, or on how the law is read, names that and no answer.
    """
    order, numbers = protocol.order, numbered(protocol.order)
    ways: dict[str, Route | StopLine] = {**order.routes, **order.stop_lines}
    at = ""
    for asked in found.chosen.asked:
        if asked.requirement.settled is not None:
            continue
        if asked.at != at:
            at = asked.at
            yield way_words(ways[at], language)
        yield f"  {numbers[asked.requirement.address]}. {_told(asked, protocol, language)}"
    yield _end(found, language)
    for one in found.hinges_on:
        yield f"- {one.citation}: {one.element.means[language]}. {question_words(one, protocol, language)}"


def _told(asked: Asked, protocol: Protocol, language: str) -> str:
    """Return a question and whether the requirement is met; one that bars says so."""
    answer = say(language, f"walk.{ANSWERS[asked.finding]}")
    closes = f" {say(language, 'walk.closes')}" if asked.stops else ""
    means = asked.requirement.element.means[language]
    return f"{question_words(asked.requirement, protocol, language)} ({means}): {answer}{closes}"


def _end(found: Followed, language: str) -> str:
    outcomes = ", ".join(phrase(language, f"assess.outcomes.{one.value}") for one in found.possible)
    if found.outcome in (Outcome.OPEN, Outcome.CONTESTED):
        return say(language, f"walk.end_{found.outcome.value}", outcomes=outcomes)
    return say(language, "walk.end", outcome=outcomes, grounds=", ".join(found.grounds))
