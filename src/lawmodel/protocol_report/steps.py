"""The steps of a protocol as parts of a document: questions, ways and requirements, what to write down."""

from collections.abc import Iterator

from lawmodel.concepts.wording import Effect
from lawmodel.documents.parts import (
    BulletList,
    Heading,
    Notice,
    Paragraph,
    Part,
    Span,
    Style,
    Table,
    Tone,
    bullets,
    paragraph,
    plain,
)
from lawmodel.protocol.decision_order import Route, StopLine, numbered
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.guidance import GuidedStep
from lawmodel.protocol.requirement import Requirement
from lawmodel.protocol_report.words import (
    Sources,
    effect_words,
    in_words,
    kind_words,
    means_listed,
    needed_words,
    note_spans,
    one_stop,
    question_words,
    quoted,
    say,
    way_words,
)


def step_parts(protocol: Protocol, sources: Sources, language: str) -> Iterator[Part]:
    """Yield every step in order, with its advice, its ways and what to write down."""
    teller = _Teller(protocol, sources, language)
    for number, step in enumerate(protocol.guidance.steps, start=1):
        yield from teller.step(number, step)


class _Teller:
    """One protocol on its way into words, and the questions it has put so far."""

    def __init__(self, protocol: Protocol, sources: Sources, language: str) -> None:
        self.protocol = protocol
        self.sources = sources
        self.language = language
        self.numbers = numbered(protocol.order)
        self.put: set[int] = set()
        self.routes = {step.id: step.routes for step in protocol.order.steps}
        self.last_of_law = protocol.order.steps[-1].id

    def step(self, number: int, step: GuidedStep) -> Iterator[Part]:
        language = self.language
        title = say(language, "step.heading", number=number, title=step.title[language])
        yield Heading(title, level=2, anchor=f"step-{step.id}")
        if step.question is not None:
            asked = Span(f"{say(language, 'step.question')}: ", Style.STRONG)
            told = f"{step.question[language]}{'' if step.exit is None else f' {step.exit[language]}.'}"
            yield Paragraph((asked, Span(told)))
        if step.points:
            yield BulletList(tuple(self.sources.cited(point, language) for point in step.points))
        yield from self.notes_at(step.id)
        if step.plan.is_of_law:
            yield from self.ways(step, self.routes[step.id])
        if step.id == self.protocol.guidance.balance_step:
            yield from self.balance()
        if step.record is not None:
            record = Span(f"{say(language, 'step.record')}: ", Style.STRONG)
            yield Paragraph((record, Span(step.record[language])))

    def ways(self, step: GuidedStep, routes: tuple[Route, ...]) -> Iterator[Part]:
        if not routes:
            yield paragraph(say(self.language, "step.no_routes"))
        for route in routes:
            yield from self.way(route)
        for effect in (Effect.BINDS, Effect.OBLIGES, Effect.PERMITS):
            if any(route.effect is effect for route in routes):
                yield Paragraph((Span(say(self.language, f"step.yes_{effect.value}"), Style.STRONG),))
        if step.id == self.last_of_law:
            yield Paragraph((Span(say(self.language, "step.last"), Style.STRONG),))

    def way(self, route: Route) -> Iterator[Part]:
        language = self.language
        fresh = self.is_new(route)
        mark = f"{say(language, 'route.fresh')}: " if fresh else ""
        yield Heading(f"{mark}{in_words(route.title, language)} ({route.citation})", level=3)
        caption = say(
            language,
            "route.caption",
            citation=route.citation,
            title=route.title[language],
            effect=effect_words(route.effect, language),
        )
        head = tuple(
            say(language, f"route.{column}") for column in ("number", "question", "words", "needed", "kind")
        )
        yield Table(caption, head, tuple(self.row(one, marked=not fresh) for one in route.requirements))
        for place in (route.address, *(one.address for one in route.requirements)):
            yield from self.notes_at(place)
        for address in route.closed_by:
            line = self.protocol.order.stop_lines[address]
            told = say(language, "step.closed_by", title=line.title[language], citation=line.citation)
            yield Notice(told, stop_line_told(line, self.protocol, language), Tone.STOP)

    def row(self, one: Requirement, *, marked: bool) -> tuple[str, ...]:
        return (
            self.number(one, marked=marked),
            question_words(one, self.protocol, self.language),
            quoted(one, self.language),
            needed_words(one, self.protocol, self.language),
            kind_words(one, self.protocol, self.language),
        )

    def is_new(self, route: Route) -> bool:
        return self.protocol.earlier is not None and route.address in self.protocol.earlier.new_routes

    def number(self, one: Requirement, *, marked: bool) -> str:
        """Return the number of a question, that it was put before, and whether a change brought it.

        On a way that is new itself the questions are not marked.
        """
        if one.settled is not None:
            return say(self.language, "route.settled")
        number = self.numbers[one.address]
        told = say(self.language, "route.again", number=number) if number in self.put else str(number)
        self.put.add(number)
        earlier = self.protocol.earlier if marked else None
        if earlier is not None and one.address in earlier.changed:
            return f"{told} {say(self.language, 'route.changed')}"
        if earlier is not None and one.address in earlier.new:
            return f"{told} {say(self.language, 'route.fresh')}"
        return told

    def balance(self) -> Iterator[Part]:
        language, guidance = self.language, self.protocol.guidance
        served = dict.fromkeys(
            one.element.means[language]
            for one in self.protocol.order.requirements()
            if one.settled is None and set(one.facts) & set(guidance.informs)
        )
        if served:
            yield paragraph(say(language, "balance.informs"))
            yield bullets(tuple(served))
        head = tuple(
            say(language, f"balance.{column}") for column in ("about", "shared", "not_shared", "own")
        )
        rows = tuple(
            (
                f"{row.about[language]} {self.sources.number(row.source[language], row.status)}",
                row.shared[language],
                row.not_shared[language],
                say(language, "balance.write"),
            )
            for row in guidance.balance
        )
        yield Table(say(language, "balance.caption"), head, rows)

    def notes_at(self, place: str) -> Iterator[Part]:
        for note in self.protocol.notes.at(place):
            yield Paragraph(note_spans(note, self.language))


def stop_line_told(line: StopLine, protocol: Protocol, language: str) -> tuple[tuple[Span, ...], ...]:
    """Return when a stop line applies, what keeps it from closing, what it yields to, in sentences."""
    routes = protocol.order.routes
    told = [say(language, "stops.reaches", when=means_listed(line.when, protocol, language))]
    if line.only_if:
        told.append(say(language, "stops.except", only_if=means_listed(line.only_if, protocol, language)))
    if line.lifted_by:
        named = "; ".join(way_words(routes[one], language) for one in line.lifted_by)
        told.append(say(language, "stops.lifted", routes=named))
    if line.closes:
        named = "; ".join(way_words(routes[one], language) for one in line.closes)
        told.append(say(language, "stops.closes", routes=named))
    if line.in_place_of is not None:
        told.append(say(language, "stops.cited", citation=line.in_place_of))
    return tuple(plain(one_stop(one)) for one in told)
