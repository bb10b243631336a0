"""A file for an organisation's own notes, with every place that a note can be at, as comments."""

from collections.abc import Iterator

from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol_report.words import say


def notes_template(protocol: Protocol, language: str) -> str:
    """Return the text of an empty file of notes: steps, ways and requirements with what each is about."""
    return "\n".join(_lines(protocol, language)) + "\n"


def _lines(protocol: Protocol, language: str) -> Iterator[str]:
    yield f"# {say(language, 'template.about')}"
    yield f"organisation: {say(language, 'organisation')}"
    yield 'edition: "1"'
    yield f"# {say(language, 'template.approved')}"
    yield "#   - {by: , organisation: , date: , digest: }"
    yield "approved: []"
    yield f"# {say(language, 'template.notes')}"
    yield '#   - {at: "", kind: note, text: ""}'
    yield "notes: []"
    yield f"# {say(language, 'template.places')}"
    for step in protocol.guidance.steps:
        yield f'#   "{step.id}": {_one_line(step.title[language])}'
    for route in protocol.order.routes.values():
        yield f'#   "{route.address}": {_one_line(route.title[language])}'
    for address, means in _requirements(protocol, language).items():
        yield f'#   "{address}": {_one_line(means)}'


def _requirements(protocol: Protocol, language: str) -> dict[str, str]:
    return {one.address: one.element.means[language] for one in protocol.order.requirements()}


def _one_line(text: str) -> str:
    return " ".join(text.split())
