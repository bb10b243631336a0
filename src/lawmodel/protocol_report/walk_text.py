"""One case followed through a protocol, question by question, in lines."""

from collections.abc import Iterator

from lawmodel.concepts.finding import Finding, opposite
from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.rival_readings import Assessment
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.decision_order import Route, StopLine, numbered
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.walk import Asked, Followed
from lawmodel.protocol_report.words import means_words, one_stop, question_words, say, way_words
from lawmodel.report.assess_report import beside_words

ANSWERS = {Finding.MET: "yes", Finding.NOT_MET: "no", Finding.OPEN: "open"}


def walk_lines(protocol: Protocol, found: Followed, answer: Assessment, language: str) -> Iterator[str]:
    """Yield each way that was tried with the questions put on it and the answers, then the end.

    An end that hinges on an assessment, or on how the law is read, names that and no answer. Last come the
    other readings that would change it, as `assess` tells them.
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
        told = f"{one.citation}: {means_words(one, language)}. {question_words(one, protocol, language)}"
        yield f"- {one_stop(told)}"
    if found.outcome is not Outcome.CONTESTED:
        yield from (beside_words(other, language) for other in answer.beside)


def _told(asked: Asked, protocol: Protocol, language: str) -> str:
    """Return a question and whether what the way needs is met; of one that bars, that it is not so."""
    one, finding = asked.requirement, asked.finding
    answer = say(language, f"walk.{ANSWERS[opposite(finding) if one.bars else finding]}")
    line = protocol.order.stop_lines.get(asked.at)
    ends = "closes" if line is None else "off"
    leaves = asked.stops and (line is None or one in line.when)
    told = f" {say(language, f'walk.{ends}')}" if leaves else ""
    means = means_words(one, language)
    return f"{question_words(one, protocol, language)} ({means}): {answer}{told}"


def _end(found: Followed, language: str) -> str:
    outcomes = ", ".join(phrase(language, f"assess.outcomes.{one.value}") for one in found.possible)
    if found.outcome in (Outcome.OPEN, Outcome.CONTESTED):
        return say(language, f"walk.end_{found.outcome.value}", outcomes=outcomes)
    return say(language, "walk.end", outcome=outcomes, grounds=", ".join(found.grounds))
