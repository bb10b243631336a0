"""What stands after the steps of a protocol: stop lines, readings, examples, what changed, advice."""

from collections.abc import Iterator

from lawmodel.concepts.outcome import Outcome
from lawmodel.documents.parts import (
    BulletList,
    Heading,
    Notice,
    Part,
    Table,
    Tone,
    bullets,
    paragraph,
    plain,
)
from lawmodel.outcomes.rival_readings import terms_asked
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.decision_order import DecisionOrder, Route, StopLine
from lawmodel.protocol.drafted import Protocol, WorkedExample
from lawmodel.protocol.requirement import Requirement
from lawmodel.protocol_report.steps import stop_line_told
from lawmodel.protocol_report.words import Sources, quoted, say, way_words
from lawmodel.report.assess_report import beside_words


def assessments(protocol: Protocol, sources: Sources, language: str) -> Iterator[Part]:
    """Yield what is written down for each assessment, and the assessments there are."""
    found: dict[str, list[str]] = {}
    for one in protocol.order.requirements():
        if one.is_assessment and one.settled is None:
            cited = found.setdefault(one.element.means[language], [])
            cited.extend([] if one.citation in cited else [one.citation])
    yield Heading(say(language, "assessments.heading"))
    yield paragraph(say(language, "assessments.intro", number=len(found)))
    yield BulletList(tuple(sources.cited(point, language) for point in protocol.guidance.assessments))
    head = (say(language, "assessments.assessment"), say(language, "assessments.at"))
    rows = tuple((means, ", ".join(citations)) for means, citations in found.items())
    yield Table(say(language, "assessments.caption"), head, rows)


def stop_lines(protocol: Protocol, language: str) -> Iterator[Part]:
    """Yield the limits that can close a way, or be cited in place of the prohibition."""
    if protocol.order.stop_lines:
        yield Heading(say(language, "stops.heading"))
        yield paragraph(say(language, "stops.intro"))
    for line in protocol.order.stop_lines.values():
        title = f"{line.citation}: {line.title[language]}"
        yield Notice(title, stop_line_told(line, protocol, language), Tone.STOP)


def readings(protocol: Protocol, language: str) -> Iterator[Part]:
    """Yield the open legal questions about what the protocol rests on: the reading chosen, and the others."""
    resting, asked, rows = set(protocol.order.citations()), terms_asked(protocol.law), []
    for name, question in protocol.book.questions.items():
        terms = {term for reading in question.readings.values() for term in reading.sets}
        if resting & set(question.concerns) and terms & asked:
            chosen = protocol.order.readings[0][name]
            others = [one.title[language] for key, one in question.readings.items() if key != chosen]
            told = question.readings[chosen].title[language]
            rows.append((question.text[language], told, "; ".join(others)))
    if rows:
        yield Heading(say(language, "readings.heading"))
        yield paragraph(say(language, "readings.intro"))
        head = tuple(say(language, f"readings.{column}") for column in ("question", "chosen", "others"))
        yield Table(say(language, "readings.caption"), head, tuple(rows))


def examples(protocol: Protocol, language: str) -> Iterator[Part]:
    """Yield the worked cases between the parties with the model's answer."""
    yield Heading(say(language, "examples.heading"))
    if not protocol.examples:
        yield paragraph(say(language, "examples.none"))
        return
    yield paragraph(say(language, "examples.intro"))
    head = tuple(say(language, f"examples.{column}") for column in ("case", "answer", "ground", "why"))
    rows = tuple(_example(one, language) for one in protocol.examples)
    yield Table(say(language, "examples.caption"), head, rows)


def _example(one: WorkedExample, language: str) -> tuple[str, ...]:
    """Return a worked case; what is open says what it hinges on, and never an answer."""
    grounds = ", ".join(one.answer.grounds)
    if one.followed.outcome is Outcome.OPEN:
        grounds = "; ".join(each.element.means[language] for each in one.followed.hinges_on)
    others = [beside_words(other, language) for other in one.answer.beside]
    answer = "; ".join([phrase(language, f"assess.outcomes.{one.answer.outcome.value}"), *others])
    vignette = one.vignette
    return f"{vignette.id}: {vignette.title[language]}", answer, grounds, vignette.why[language]


def since(protocol: Protocol, language: str) -> Iterator[Part]:
    """Yield what the protocol asks otherwise than the one under the version before it."""
    earlier = protocol.earlier
    if earlier is None:
        return
    manifest = protocol.book.manifests.get(earlier.earlier)
    version = earlier.earlier if manifest is None else manifest.title[language]
    yield Heading(say(language, "since.heading", version=version), anchor="since")
    if earlier.is_empty:
        yield paragraph(say(language, "since.nothing"))
        return
    ways: dict[str, Route | StopLine] = {**protocol.order.routes, **protocol.order.stop_lines}
    fresh = set(earlier.new_routes)
    rows = [_way_row("new_route", ways[address], language) for address in earlier.new_routes]
    rows += [_way_row("gone_route", way, language) for way in earlier.gone_routes]
    asked = _outside(protocol.order, fresh)
    for what, addresses in (("changed", earlier.changed), ("new", earlier.new)):
        rows += [_row(what, asked[address], language) for address in addresses if address in asked]
    of_gone = {one.address for way in earlier.gone_routes for one in way.requirements}
    rows += [_row("gone", one, language) for one in earlier.gone if one.address not in of_gone]
    head = tuple(say(language, f"since.{column}") for column in ("what", "where", "words"))
    yield Table(say(language, "since.caption"), head, tuple(rows))


def _outside(order: DecisionOrder, fresh: set[str]) -> dict[str, Requirement]:
    """Return the requirements of ways that were there before; those of a new way are new with it."""
    found = [
        one for route in order.routes.values() if route.address not in fresh for one in route.requirements
    ]
    lines = [line for line in order.stop_lines.values() if line.address not in fresh]
    found += [one for line in lines for one in (*line.when, *line.only_if)]
    return {one.address: one for one in found}


def _way_row(what: str, way: Route | StopLine, language: str) -> tuple[str, ...]:
    return say(language, f"since.{what}"), way_words(way, language), ""


def _row(what: str, one: Requirement, language: str) -> tuple[str, ...]:
    where = f"{one.citation}: {one.element.means[language]}"
    return say(language, f"since.{what}"), where, quoted(one, language)


def advice(protocol: Protocol, sources: Sources, language: str) -> Iterator[Part]:
    """Yield the advice that belongs to no step, then every source that was cited."""
    for section in protocol.guidance.sections:
        yield Heading(section.title[language])
        yield BulletList(tuple(sources.cited(point, language) for point in section.points))
    yield Heading(say(language, "sources.heading"))
    yield paragraph(say(language, "sources.intro"))
    head = tuple(say(language, f"sources.{column}") for column in ("number", "source", "status"))
    rows = tuple(
        (f"[{number}]", source, phrase(language, f"statuses.{status.replace(' ', '_')}"))
        for (source, status), number in sources.numbers.items()
    )
    yield Table(say(language, "sources.caption"), head, rows)


def own_notes(protocol: Protocol, language: str) -> Iterator[Part]:
    """Yield the notes whose place is gone; the others stand where they belong."""
    stray = protocol.notes.stray(protocol.order, protocol.guidance.by_id)
    if not protocol.notes.notes:
        yield Heading(say(language, "notes.heading"))
        yield paragraph(say(language, "notes.none"))
    elif stray:
        yield Heading(say(language, "notes.stray"))
        yield paragraph(say(language, "notes.stray_why"))
        head = (say(language, "notes.at"), say(language, "notes.text"))
        yield Table(say(language, "notes.caption"), head, tuple((one.at, one.text) for one in stray))


def scope(protocol: Protocol, language: str) -> Iterator[Part]:
    """Yield what the protocol is for, what it is not, and how it is used."""
    order = protocol.order
    law = protocol.law.title[language]
    receiver, sender = protocol.party("receiver", language), protocol.party("sender", language)
    yield Heading(say(language, "scope.heading"))
    told = (say(language, "scope.advises_why"), protocol.book.note[language])
    yield Notice(say(language, "scope.advises"), tuple(plain(one) for one in told))
    if sender:
        yield paragraph(say(language, "scope.parties", sender=sender, receiver=receiver, version=law))
    else:
        yield paragraph(say(language, "scope.receiver_only", receiver=receiver, version=law))
    every = len(order.left_out) + len(order.routes)
    yield bullets(
        [
            say(language, "scope.how"),
            say(language, "scope.order"),
            say(language, "scope.left_out", number=len(order.left_out), all=every),
        ]
    )
