"""The words of a protocol: what a requirement asks, what opens a way, where advice comes from."""

from collections.abc import Iterable

from lawmodel.concepts.vocabulary import Text
from lawmodel.concepts.wording import Effect
from lawmodel.documents.parts import Span, Spans, Style, plain
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.decision_order import Route, StopLine
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.guidance import Point
from lawmodel.protocol.notes import Note
from lawmodel.protocol.requirement import Requirement
from lawmodel.protocol_report.answers import answers_that_meet, lettered, questions_of
from lawmodel.rulegraph.rule_graph import BOUND


def say(language: str, key: str, /, **details: object) -> str:
    """Return a phrase about protocols."""
    return phrase(language, f"protocol.{key}", **details)


def effect_words(effect: Effect, language: str) -> str:
    """Return what a way leads to: may, must, secret, may not."""
    return say(language, f"effect.{effect.value}")


def question_words(one: Requirement, protocol: Protocol, language: str) -> str:
    """Return what is asked, in the words of the vocabulary; what the parties settle is not asked."""
    if one.settled is not None:
        return say(language, "route.settled_by_reading" if one.by_reading else "route.settled_question")
    asked = [
        say(language, "route.secrecy") if name == BOUND else protocol.book.vocabulary[name].question[language]
        for name in questions_of(one)
    ]
    return " ".join(lettered(place, len(asked), words) for place, words in enumerate(asked))


def quoted(one: Requirement, language: str) -> str:
    """Return the words of the law that a requirement encodes, or that they were not seen."""
    return f"”{one.element.quote}”" if one.element.quote else say(language, "route.not_seen")


def needed_words(one: Requirement, protocol: Protocol, language: str) -> str:
    """Return what meets a requirement: as the encoding puts it, and the answers to its questions.

    Where lawyers read it in several ways the answers of the other readings follow.
    """
    told = means_words(one, language)
    ways = list(
        dict.fromkeys(answers_that_meet(one, test, protocol.book.vocabulary, language) for test in one.tests)
    )
    if not ways[0]:
        return told
    told = f"{told}. {say(language, 'route.answers', answers=ways[0])}"
    others = "; ".join(way for way in ways[1:] if way)
    return one_stop(f"{told} {say(language, 'route.otherwise', answers=others)}" if others else told)


def means_words(one: Requirement, language: str) -> str:
    """Return what must be so; of a requirement that bars, that it must not."""
    means = one.element.means[language]
    return say(language, "route.unless", means=means) if one.bars else means


def one_stop(words: str) -> str:
    """Return words in which the stop of an abbreviation also ends the sentence."""
    return words.replace("..", ".")


def kind_words(one: Requirement, protocol: Protocol, language: str) -> str:
    """Return whether an answer can be checked or must be judged, and the reading chosen where there are more.

    What is settled already is judged by nobody.
    """
    judged = one.is_assessment and one.settled is None
    told = say(language, "route.assessment" if judged else "route.fact")
    read = reading_words(one, protocol, language)
    return f"{told}; {read}" if read else told


def reading_words(one: Requirement, protocol: Protocol, language: str) -> str:
    """Return that lawyers read a requirement differently, and the reading chosen; nothing if they do not."""
    chosen = protocol.order.readings[0]
    asked = protocol.questions_at(one)
    named = [question.readings[chosen[question.id]].title[language] for question in asked]
    return say(language, "route.two_ways", readings="; ".join(named)) if named else ""


def means_listed(requirements: Iterable[Requirement], protocol: Protocol, language: str) -> str:
    """Return what several requirements mean, joined, with the reading chosen where there are more."""

    def told(one: Requirement) -> str:
        means, read = one.element.means[language], reading_words(one, protocol, language)
        return f"{means} ({read})" if read else means

    return f" {say(language, 'and')} ".join(told(one) for one in requirements)


def way_words(way: Route | StopLine, language: str) -> str:
    """Return a ground or a limit as it is named in running text."""
    return f"{way.citation} ({way.title[language]})"


def in_words(text: Text, language: str) -> str:
    """Return a text as a sentence begins."""
    words = text[language]
    return words[:1].upper() + words[1:]


def note_spans(note: Note, language: str) -> Spans:
    """Return an organisation's own note, marked as its own."""
    return (Span(f"{say(language, f'notes.{note.kind}')}: ", Style.STRONG), Span(note.text))


class Sources:
    """The sources of advice, each with the number it got when it was first cited."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}

    def cited(self, point: Point, language: str) -> Spans:
        """Return a piece of advice with the number of its source."""
        return plain(f"{point.text[language]} {self.number(point.source[language], point.status)}")

    def number(self, source: str, status: str) -> str:
        """Return the number of a source in brackets."""
        return f"[{self.numbers.setdefault((source, status), len(self.numbers) + 1)}]"
