"""An explanation in words, in three layers: one sentence, the grounds with ticks and quotes, all findings."""

from collections.abc import Iterator, Mapping, Sequence

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Effect, Element
from lawmodel.explanation.answers import OtherReading, changed_readings
from lawmodel.explanation.contrast import Contrast, GroundApart, Why
from lawmodel.explanation.explained import Explained
from lawmodel.explanation.grounds import GroundTrace, LimitTrace, Part
from lawmodel.explanation.questions import OpenQuestion
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.explanation_words import (
    answer_words,
    carrying_words,
    change_words,
    listed,
    outcome_words,
    say,
    sentence,
    stated_words,
)

NEAREST = 3
"""Grounds that fail, shown before the full trace."""
MOST_FLIPS = 4
MOST_QUESTIONS = 8
TICK, CROSS, OPEN = "✓", "✗", "?"


def explanation_text(
    title: str, found: Sequence[Explained], book: StatuteBook, language: str, *, note: str, full: bool = False
) -> str:
    """Return one case explained under versions: all sentences first, then each version."""
    lines = [title, *(f"  {sentence(one, book, language)}" for one in found)]
    for one in found:
        lines += ["", *_Text(one, found, book, language).lines(full)]
    return "\n".join([*lines, "", note]) + "\n"


def explanation_parts(
    one: Explained, found: Sequence[Explained], book: StatuteBook, language: str
) -> dict[str, list[str]]:
    """Return what is said of one version in parts, each the lines that the screen shows; some are empty."""
    text = _Text(one, found, book, language, hints=False)
    chosen = [] if one.answer.outcome is one.answer.under_chosen else [text.under_chosen()]
    return {
        "sentence": [sentence(one, book, language), *chosen],
        "others": list(text.others()),
        "why": list(text.why()),
        "may_hold": list(text.may_hold(full=False)),
        "why_not": list(text.why_not(full=False)),
        "every_ground": list(text.why_not(full=True)),
        "matters": list(text.questions()),
        "flips": list(text.flips()),
        "contrast": [] if one.contrast is None else list(text.contrast(one.contrast)),
        "doubts": list(text.doubts()),
    }


class _Text:
    """One version of one case, in one language; `hints` say which option of the command shows more."""

    def __init__(
        self,
        one: Explained,
        found: Sequence[Explained],
        book: StatuteBook,
        language: str,
        *,
        hints: bool = True,
    ) -> None:
        self.hints = hints
        self.one = one
        self.titles = {each.id: each.version.read.law.title[language] for each in found}
        self.book = book
        self.language = language

    def say(self, key: str, /, **details: object) -> str:
        return say(self.language, key, **details)

    def lines(self, full: bool) -> Iterator[str]:
        one = self.one
        yield f"{one.id} · {self.titles[one.id]}"
        yield sentence(one, self.book, self.language)
        if one.answer.outcome is not one.answer.under_chosen:
            yield self.under_chosen()
        yield from self.others()
        yield from self.why()
        yield from self.may_hold(full)
        yield from self.why_not(full)
        yield from self.questions()
        yield from self.flips()
        if one.contrast is not None:
            yield from self.contrast(one.contrast)
        yield from self.doubts()

    def under_chosen(self) -> str:
        under = self.one.answer.under_chosen
        if under is Outcome.OPEN:
            return self.say(
                "chosen_open", outcomes=outcome_words(self.one.answer.left.possible, self.language, "and")
            )
        grounds = carrying_words(self.one, self.book, self.language)
        return self.say("chosen", outcome=self.outcomes([under]), grounds=grounds)

    def outcomes(self, outcomes: Sequence[Outcome]) -> str:
        return outcome_words(outcomes, self.language)

    def why(self) -> Iterator[str]:
        one = self.one
        carrying = [ground for ground in one.grounds.every if ground.finding is Finding.MET or ground.carries]
        if carrying or one.grounds.in_place:
            yield self.say("why_open" if one.answer.under_chosen is Outcome.OPEN else "why")
        for limit in one.grounds.in_place:
            yield self.limit_head(limit)
            yield from (self.part(part, "    ") for part in limit.parts)
        for ground in carrying:
            yield from self.ground(ground, ground.parts)
        if one.reason:
            facts = stated_words(one.reason, one, self.book, self.language)
            key = "reason" if one.answer.outcome is one.answer.under_chosen else "reason_as_read"
            yield self.say(key, outcome=self.outcomes([one.answer.under_chosen]), facts=facts)

    def why_not(self, full: bool) -> Iterator[str]:
        yield from self.not_holding("why_not", self.one.grounds.failed, full)

    def may_hold(self, full: bool) -> Iterator[str]:
        waiting = [ground for ground in self.one.grounds.may_hold if not ground.carries]
        yield from self.not_holding("may_hold", waiting, full)

    def not_holding(self, heading: str, grounds: Sequence[GroundTrace], full: bool) -> Iterator[str]:
        """Yield grounds that do not hold as the case is known: the nearest, with what they wait for."""
        if not grounds:
            return
        yield self.say(heading)
        for ground in grounds if full else grounds[:NEAREST]:
            stopping = [part for part in ground.parts if part.stops or part.finding is Finding.OPEN]
            yield from self.ground(ground, ground.parts if full else stopping)
        if self.hints and not full and len(grounds) > NEAREST:
            yield "  " + self.say("farther", number=len(grounds) - NEAREST)

    def ground(self, ground: GroundTrace, parts: Sequence[Part]) -> Iterator[str]:
        effect = phrase(self.language, f"graph.outcome.{ground.effect}")
        if ground.effect is Effect.PROHIBITS:
            effect = self.say("unless_opened", effect=effect)
        title = ground.title[self.language]
        yield f"  {ground.citation}: " + self.say("ground", title=title, effect=effect)
        yield from (self.part(part, "    ") for part in parts)
        for limit in ground.limits:
            if limit.closes is not Finding.NOT_MET:
                key = "closed" if limit.closes is Finding.MET else "may_be_closed"
                yield "    " + self.say(key, provision=self.named(limit.citation, limit.title[self.language]))
                yield from (self.part(part, "      ") for part in limit.parts)

    def limit_head(self, limit: LimitTrace) -> str:
        return "  " + self.say("in_place", provision=limit.citation, title=limit.title[self.language])

    def named(self, citation: str, title: str) -> str:
        return f"{citation} ({title})"

    def part(self, part: Part, indent: str) -> str:
        """Return an element with its mark, its words, and the stated facts it was found by."""
        if part.finding is Finding.OPEN:
            mark, key = OPEN, "part.open"
        else:
            mark = CROSS if part.stops else TICK
            key = "part." + ("barred" if part.stops else "absent") if part.bars else "part.needed"
            key = "part.missing" if part.stops and not part.bars else key
        text = self.say(key, means=part.element.means[self.language])
        facts = stated_words(part.facts, self.one, self.book, self.language)
        return f"{indent}{mark} {text}{self.quote(part.element)}" + (f" [{facts}]" if facts else "")

    def quote(self, element: Element) -> str:
        return "" if element.quote is None else " – " + self.say("quote", words=element.quote)

    def questions(self) -> Iterator[str]:
        one = self.one
        if not one.matters:
            return
        vocabulary = self.book.vocabulary
        labels = [vocabulary[each.fact].label[self.language] for each in one.matters[:MOST_QUESTIONS]]
        more = len(one.matters) - len(labels)
        rest = [self.say("more_facts", number=more)] if more else []
        if one.answer.asked is not one.answer.left:
            readings = changed_readings(one.answer.asked.law, one.answer.left)
            yield self.say("asked_under", readings=self.read_so(readings))
        yield self.say("matters", facts=listed([*labels, *rest], "and", self.language))
        vain = [vocabulary[each.fact].label[self.language] for each in one.matters if each.cannot_be_settled]
        if vain:
            yield self.say("unsettled", facts=listed(vain, "and", self.language))
        if one.question is not None:
            yield from self.next_question(one.question)

    def next_question(self, question: OpenQuestion) -> Iterator[str]:
        fact = self.book.vocabulary[question.fact]
        yield self.say("ask", question=fact.question[self.language])
        if question.asked_by:
            citation, element = self.element(question.asked_by[0])
            means = element.means[self.language] + self.quote(element)
            yield "  " + self.say("asked_for", provision=citation, means=means)
        for impact in question.impact:
            answers = answer_words(fact, impact.answers, self.language)
            yield "  " + self.say("impact", answers=answers, outcomes=self.outcomes(impact.outcomes))

    def element(self, address: str) -> tuple[str, Element]:
        citation, _, name = address.partition("#")
        return citation, self.one.version.read.law.wordings[citation].elements[name]

    def flips(self) -> Iterator[str]:
        one = self.one
        if one.answer.under_chosen is Outcome.OPEN:
            return
        if not one.flips:
            yield self.say("no_flip")
            return
        yield self.say("flips")
        for flip in one.flips[:MOST_FLIPS]:
            changes = change_words(flip.changes, self.book, self.language)
            yield "  " + self.say("flip", outcome=self.outcomes(flip.to), changes=changes)
        if self.hints and len(one.flips) > MOST_FLIPS:
            yield "  " + self.say("more_flips", number=len(one.flips) - MOST_FLIPS)

    def others(self) -> Iterator[str]:
        if self.one.answer.others:
            yield self.say("others")
        for other in self.one.answer.others:
            yield "  " + self.other(other)

    def other(self, other: OtherReading) -> str:
        turning = [
            self.named(citation, element.means[self.language])
            for citation, element in map(self.element, other.turns_on)
        ]
        text = self.say(
            "other",
            readings=self.read_so(other.readings),
            outcome=self.outcomes(other.possible),
        )
        return text + (" " + self.say("turns_on", elements="; ".join(turning)) if turning else "")

    def read_so(self, readings: Mapping[str, str]) -> str:
        questions = self.book.questions
        read = [
            self.say(
                "read_so",
                question=questions[name].text[self.language],
                reading=questions[name].readings[reading].title[self.language],
            )
            for name, reading in readings.items()
        ]
        return listed(read, "and", self.language)

    def contrast(self, one: Contrast) -> Iterator[str]:
        outcome = phrase(self.language, f"assess.outcomes.{one.outcome_before}")
        key = "contrast_same" if one.same else "contrast"
        yield self.say(key, version=self.titles[one.before], outcome=outcome)
        for ground in one.grounds:
            yield from self.ground_apart(ground)

    def ground_apart(self, ground: GroundApart) -> Iterator[str]:
        named = self.named(ground.citation, ground.title[self.language])
        fails, holds = self.titles[ground.fails_under], self.titles[ground.holds_under]
        verb = self.say("apart.certain" if ground.certain else "apart.possible")
        yield "  " + self.say(f"apart.{ground.why}", ground=named, verb=verb, fails=fails, holds=holds)
        for part in ground.elements:
            key = "apart.open" if part.finding is Finding.OPEN else "apart.stops"
            key = "apart.bars" if part.bars and part.finding is Finding.MET else key
            yield "    " + self.say(key, means=part.own.means[self.language] + self.quote(part.own))
            if part.other is None:
                yield "      " + self.say("apart.not_asked", holds=holds)
            elif part.is_reworded:
                words = part.other.means[self.language] + self.quote(part.other)
                yield "      " + self.say("apart.instead", holds=holds, means=words)
        if ground.why is Why.LIMITS:
            for limit in ground.limits:
                title = self.named(limit.citation, limit.title[self.language])
                yield "    " + self.say("apart.closed", provision=title)

    def doubts(self) -> Iterator[str]:
        kinds: dict[str, list[str]] = {}
        for flag in self.one.flags:
            kinds.setdefault(flag.kind, []).append(flag.citation)
        for kind, cited in kinds.items():
            yield phrase(self.language, f"assess.flag.{kind}", provisions=", ".join(cited))
