"""An explanation as plain data: the trace format that others build on."""

from collections.abc import Sequence
from typing import Any

from lawmodel import __version__
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.explanation.answers import OtherReading, changed_readings
from lawmodel.explanation.contrast import Contrast, ElementApart
from lawmodel.explanation.explained import Explained
from lawmodel.explanation.flips import Flip
from lawmodel.explanation.grounds import GroundTrace, LimitTrace, Part
from lawmodel.explanation.questions import OpenQuestion
from lawmodel.explanation.trace_shape import SCHEMA
from lawmodel.outcomes.rival_readings import terms_asked
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.report.explanation_words import sentence, spans


def explanation_data(case_id: str, found: Sequence[Explained], book: StatuteBook) -> dict[str, Any]:
    """Return one case explained under versions, as `ExplanationShape` describes it."""
    case = found[0].case
    facts = {name: book.vocabulary[name].decoded(code) for name, code in sorted(case.facts.items())}
    return {
        "schema": SCHEMA,
        "case": {"id": case_id, "facts": facts, "unsettled": sorted(case.unsettled)},
        "versions": [_Version(one, book).data() for one in found],
        "inputs": {
            "model_version": __version__,
            "book": book.digests["book"],
            "readings": book.digests["readings"],
        },
    }


def finding_word(finding: Finding) -> str:
    """Return a finding as files write it."""
    return finding.name.lower().replace("_", " ")


def _words(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.value for outcome in outcomes]


class _Version:
    """One version of one case."""

    def __init__(self, one: Explained, book: StatuteBook) -> None:
        self.one = one
        self.book = book
        self.law = one.version.read.law

    def data(self) -> dict[str, Any]:
        one, answer = self.one, self.one.answer
        decoded = self.decoded
        return {
            "id": one.id,
            "title": dict(self.law.title),
            "reading": self.reading(),
            "outcome": answer.outcome.value,
            "possible": _words(answer.possible),
            "outcome_under_reading": answer.under_chosen.value,
            "sentence": {language: sentence(one, self.book, language) for language in LANGUAGES},
            "grounds": [_ground(ground) for ground in one.grounds.holding],
            "limits_in_place": [_limit(limit) for limit in one.grounds.in_place],
            "may_hold": [_ground(ground) for ground in one.grounds.may_hold],
            "failed": [_ground(ground) for ground in one.grounds.failed],
            "reason": [{"fact": name, "value": decoded(name, one.case.facts[name])} for name in one.reason],
            "asked_under": changed_readings(answer.asked.law, answer.left),
            "still_matters": [self.question(question) for question in one.matters],
            "next_question": None if one.question is None else self.question(one.question),
            "flips": [self.flip(flip) for flip in one.flips],
            "contrast": None if one.contrast is None else _contrast(one.contrast),
            "other_readings": [self.other(other) for other in answer.others],
            "trace": {address: finding_word(found) for address, found in answer.trace.findings.items()},
            "flags": [{"kind": flag.kind, "citation": flag.citation} for flag in one.flags],
        }

    def reading(self) -> dict[str, str]:
        """Return the chosen readings of the questions that the version leaves open."""
        asked = terms_asked(self.law)
        chosen = self.one.version.read.chosen.readings
        return {
            name: reading
            for name, reading in chosen.items()
            if asked & self.book.questions[name].readings[reading].sets.keys()
        }

    def decoded(self, name: str, code: int) -> Any:
        return self.book.vocabulary[name].decoded(code)

    def question(self, one: OpenQuestion) -> dict[str, Any]:
        fact = self.book.vocabulary[one.fact]
        return {
            "fact": one.fact,
            "label": dict(fact.label),
            "question": dict(fact.question),
            "impact": {
                answer: _words(impact.outcomes)
                for impact in one.impact
                for answer in _answers(fact, impact.answers)
            },
            "outcomes_left": round(float(one.expected), 6),
            "doubt": round(one.doubt, 6),
            "asked_by": [self.asked_by(address) for address in one.asked_by],
            "unsettled": one.cannot_be_settled,
        }

    def asked_by(self, address: str) -> dict[str, Any]:
        citation, _, name = address.partition("#")
        element = self.law.wordings[citation].elements[name]
        return {
            "citation": citation,
            "element": name,
            "quote": element.quote,
            "means": dict(element.means),
        }

    def flip(self, flip: Flip) -> dict[str, Any]:
        changes = [
            {
                "fact": change.fact,
                "label": dict(self.book.vocabulary[change.fact].label),
                "from": self.decoded(change.fact, change.before),
                "to": [self.decoded(change.fact, code) for code in change.after],
            }
            for change in flip.changes
        ]
        return {"to": _words(flip.to), "changes": changes}

    def other(self, one: OtherReading) -> dict[str, Any]:
        questions = self.book.questions
        titles: dict[str, Text] = {
            name: questions[name].readings[reading].title for name, reading in one.readings.items()
        }
        return {
            "reading": dict(one.readings),
            "title": {name: dict(title) for name, title in titles.items()},
            "counts": one.counts,
            "outcome": one.outcome.value,
            "possible": _words(one.possible),
            "turns_on": [self.asked_by(address) for address in one.turns_on],
        }


def _answers(fact: Fact, codes: Sequence[int]) -> list[str]:
    """Return answers as keys: true and false, values, numbers as `from-to`."""
    words = []
    for first, last in spans(fact, codes):
        word = str(fact.decoded(first)).lower() if fact.kind == "boolean" else str(fact.decoded(first))
        words.append(word if first == last else f"{word}-{fact.decoded(last)}")
    return words


def _element(part: Part) -> dict[str, Any]:
    return {
        "id": part.element.id,
        "citation": part.citation,
        "kind": part.element.kind,
        "quote": part.element.quote,
        "means": dict(part.element.means),
        "bars": part.bars,
        "finding": finding_word(part.finding),
        "stops": part.stops,
        "facts": list(part.facts),
    }


def _limit(limit: LimitTrace) -> dict[str, Any]:
    return {
        "id": limit.address.partition("#")[2],
        "citation": limit.citation,
        "title": dict(limit.title),
        "finding": finding_word(limit.closes),
        "elements": [_element(part) for part in limit.parts],
        "lifted_by": list(limit.lifted_by),
    }


def _ground(ground: GroundTrace) -> dict[str, Any]:
    return {
        "id": ground.address.partition("#")[2],
        "citation": ground.citation,
        "title": dict(ground.title),
        "effect": ground.effect.value,
        "finding": finding_word(ground.finding),
        "carries": ground.carries,
        "elements": [_element(part) for part in ground.parts],
        "limits": [_limit(limit) for limit in ground.limits],
        "stopped_by": [part.element.id for part in ground.stopped_by],
        "closed_by": [f"{limit.citation} {limit.address.partition('#')[2]}" for limit in ground.closed_by],
        "changes": ground.changes,
    }


def _contrast(one: Contrast) -> dict[str, Any]:
    grounds = [
        {
            "citation": ground.citation,
            "title": dict(ground.title),
            "effect": ground.effect.value,
            "holds_under": ground.holds_under,
            "fails_under": ground.fails_under,
            "certain": ground.certain,
            "why": ground.why.value,
            "elements": [_element_apart(part) for part in ground.elements],
            "limits": [_limit(limit) for limit in ground.limits],
        }
        for ground in one.grounds
    ]
    return {"version": one.before, "outcome": one.outcome_before.value, "same": one.same, "grounds": grounds}


def _element_apart(part: ElementApart) -> dict[str, Any]:
    other, found = part.other, part.other_finding
    return {
        "id": part.id,
        "quote": part.own.quote,
        "means": dict(part.own.means),
        "bars": part.bars,
        "finding": finding_word(part.finding),
        "other_quote": None if other is None else other.quote,
        "other_means": None if other is None else dict(other.means),
        "other_finding": None if found is None else finding_word(found),
        "reworded": part.is_reworded,
    }
