"""A protocol as a document: what it is for, one page to see it all, the steps, what stands behind."""

import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lawmodel.documents.parts import (
    Code,
    Document,
    FillIn,
    Heading,
    Part,
    Table,
    paragraph,
)
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.notes import NO_NOTES
from lawmodel.protocol_report.back import (
    advice,
    assessments,
    examples,
    own_notes,
    readings,
    scope,
    since,
    stop_lines,
)
from lawmodel.protocol_report.chart import flow_figure
from lawmodel.protocol_report.steps import step_parts
from lawmodel.protocol_report.words import Sources, say


def protocol_document(protocol: Protocol, language: str, issued: date | None = None) -> Document:
    """Return a protocol as a document that bears a day; without a signature it says that it is a draft."""
    sender, receiver = protocol.party("sender", language), protocol.party("receiver", language)
    law = protocol.law.title[language]
    title = (
        say(language, "title", sender=sender, receiver=receiver)
        if sender
        else say(language, "title_receiver", receiver=receiver)
    )
    status = status_words(protocol, language)
    notes = protocol.notes
    facts = [
        (say(language, "status"), status),
        (say(language, "law"), f"{law} ({protocol.law.id})"),
        *([(say(language, "sender"), sender)] if sender else []),
        (say(language, "receiver"), receiver),
        *([(say(language, "organisation"), notes.organisation)] if notes.organisation else []),
        *([(say(language, "edition"), notes.edition)] if notes.edition else []),
        (say(language, "digest"), protocol.seal.digest),
    ]
    return Document(
        title=title,
        language=language,
        parts=tuple(_anchored(_parts(protocol, language))),
        issued=issued,
        subtitle=say(language, "subtitle", version=law),
        author=notes.organisation,
        facts=tuple(facts),
        footer=f"{status} · {law} · {protocol.seal.digest}",
        digest=protocol.seal.digest,
        keywords=(protocol.seal.short,),
    )


def status_words(protocol: Protocol, language: str) -> str:
    """Return who has approved this very protocol, or that it is a draft that nobody has reviewed."""
    named = ", ".join(f"{one.by}, {one.organisation}, {one.date}" for one in protocol.approvals)
    return f"{say(language, 'signed')}: {named}" if named else say(language, "draft")


def _parts(protocol: Protocol, language: str) -> Iterator[Part]:
    sources = Sources()
    yield from scope(protocol, language)
    yield Heading(say(language, "chart.heading"), new_page=True)
    yield paragraph(say(language, "chart.open"))
    yield flow_figure(protocol, language)
    yield Heading(phrase(language, "protocol.step.all"), anchor="steps", new_page=True)
    yield from step_parts(protocol, sources, language)
    yield from assessments(protocol, sources, language)
    yield from stop_lines(protocol, language)
    yield from _who_decides(language)
    yield from readings(protocol, language)
    yield from examples(protocol, language)
    yield from since(protocol, language)
    yield from own_notes(protocol, language)
    yield from advice(protocol, sources, language)
    yield from _approval(protocol, language)
    yield from _rests_on(protocol, language)


def _anchored(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts, each heading of the first level with a place that the contents can lead to."""
    for number, part in enumerate(parts):
        if isinstance(part, Heading) and part.level == 1 and not part.anchor:
            part = replace(part, anchor=f"part-{number}")
        yield part


def _who_decides(language: str) -> Iterator[Part]:
    yield Heading(say(language, "who.heading"))
    yield paragraph(say(language, "who.text"))
    fields = tuple((say(language, f"who.{one}"), "") for one in ("decides", "asked", "theirs"))
    yield FillIn(say(language, "who.heading"), fields)


def _approval(protocol: Protocol, language: str) -> Iterator[Part]:
    yield Heading(say(language, "approval.heading"))
    yield paragraph(f"{say(language, 'status')}: {status_words(protocol, language)}")
    older = [one for one in protocol.notes.approved if one not in protocol.approvals]
    if older:
        named = ", ".join(f"{one.by} {one.date} ({one.digest})" for one in older)
        yield paragraph(say(language, "approval.older", names=named))
    known = {"organisation": protocol.notes.organisation}
    fields = tuple(
        (say(language, f"approval.{one}"), known.get(one, ""))
        for one in ("by", "organisation", "date", "signature")
    )
    yield FillIn(say(language, "approval.title"), fields)


def _rests_on(protocol: Protocol, language: str) -> Iterator[Part]:
    doubts: dict[str, list[str]] = {}
    for flag in protocol.flags:
        told = phrase(language, f"protocol.flag.{flag.kind}")
        doubts.setdefault(flag.citation, []).append(told)
    yield Heading(say(language, "rests.heading"))
    yield paragraph(say(language, "rests.intro"))
    head = tuple(say(language, f"rests.{column}") for column in ("citation", "since", "digest", "doubts"))
    rows = tuple(
        (one.citation, one.wording, one.digest, "; ".join(doubts.get(one.citation, [])))
        for one in protocol.seal.standing
    )
    yield Table(say(language, "rests.caption"), head, rows)
    yield paragraph(f"{say(language, 'rests.check')}:")
    yield Code(f"lawmodel protocol --status {say(language, 'rests.file')}")
    yield paragraph(f"{say(language, 'rests.again')}:")
    yield Code(command(protocol, language))
    yield paragraph(f"{say(language, 'rests.seal')}:")
    yield Code(protocol.seal.text)
    yield paragraph(f"{say(language, 'rests.sha256')}:")
    yield Code(protocol.seal.sha256)


def command(protocol: Protocol, language: str) -> str:
    """Return the command that makes the protocol again, as one would type it."""
    seal = protocol.seal
    words = ["lawmodel", "protocol", seal.version]
    if protocol.guidance.sender is not None:
        words += ["--sender", seal.sender]
    words += ["--receiver", seal.receiver]
    for name, reading in sorted(protocol.readings.items()):
        words += ["--reading", f"{name}={reading}"]
    manifest = protocol.book.manifests.get(seal.version)
    base = manifest.base if manifest is not None else None
    if protocol.earlier is not None and protocol.earlier.earlier != base:
        words += ["--against", protocol.earlier.earlier]
    words += [] if protocol.notes == NO_NOTES else ["--notes", "notes.yaml"]
    return shlex.join([*words, "--lang", language, "--format", "docx", "--out", say(language, "rests.file")])
