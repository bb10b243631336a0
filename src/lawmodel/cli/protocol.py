"""The command that drafts an advisory protocol, and the one that asks whether one still stands."""

from datetime import date
from pathlib import Path

import click

from lawmodel import pipeline
from lawmodel.cli.files import (
    UnreadableResult,
    book_root,
    parsed_day,
    parsed_readings,
    write_bytes,
    write_text,
)
from lawmodel.cli.options import common, format_of, reading_option, stop
from lawmodel.documents.missing import MissingExtra
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol_report.document import protocol_document, status_words
from lawmodel.protocol_report.notes_template import notes_template
from lawmodel.protocol_report.status import status_lines
from lawmodel.protocol_report.walk_text import walk_lines

FORMATS = ("docx", "pdf", "html", "md")


@click.command(
    epilog="Example: lawmodel protocol 2025-12 --sender social_services --receiver police --out routine.docx"
)
@click.argument("version", required=False)
@click.option("--sender", help="Who holds the information, as in statutes/facts.yaml.")
@click.option("--receiver", help="Who would get it, as in statutes/facts.yaml.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Told by the name of the file if left out."
)
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--notes", type=click.Path(path_type=Path), help="An organisation's own notes, a YAML file.")
@click.option("--date", "day", help="The day that it bears, for example 2026-01-31; none if left out.")
@click.option("--against", help="The earlier version it is held against; its base if left out.")
@click.option("--new-notes", type=click.Path(path_type=Path), help="Write an empty file of notes.")
@click.option("--facts", type=click.Path(path_type=Path), help="Follow it through the case of a file.")
@click.option("--status", type=click.Path(path_type=Path), help="A protocol to ask whether it still stands.")
@reading_option
@common
def protocol(
    version: str | None,
    sender: str | None,
    receiver: str | None,
    form: str | None,
    out: Path | None,
    notes: Path | None,
    day: str | None,
    against: str | None,
    new_notes: Path | None,
    facts: Path | None,
    status: Path | None,
    reading: tuple[str, ...],
    lang: str,
    book: Path | None,
) -> None:
    """Draft a protocol for weighing a disclosure, from the law itself; or ask whether one still stands."""
    opened = pipeline.open_book(book_root(book))
    if status is not None:
        _tell_status(opened, status, lang)
        return
    unnamed = sender is None and pipeline.has_senders(opened)
    nothing_asked = (out, new_notes, facts) == (None, None, None)
    if version is None or receiver is None or unnamed or nothing_asked:
        stop([phrase(lang, "cli.protocol.incomplete")])
    if new_notes is not None and new_notes.exists():
        stop([phrase(lang, "cli.protocol.notes_there", file=new_notes)])
    wanted = format_of(form, out, FORMATS, lang) if out is not None else ""
    try:
        drafted = pipeline.protocol_of(
            opened, version, sender, receiver, parsed_readings(reading), notes=notes, against=against
        )
    except pipeline.NoSuchParties:
        stop([phrase(lang, "cli.protocol.no_such_parties", sender=sender, receiver=receiver)])
    if facts is not None:
        _tell_walk(opened, drafted, facts, lang)
    if new_notes is not None:
        write_text(new_notes, [notes_template(drafted, lang)])
    if out is not None:
        write_bytes(out, _written(drafted, wanted, lang, parsed_day(day)))
        _tell_written(drafted, out, lang)


def _tell_walk(opened: pipeline.OpenBook, drafted: pipeline.Protocol, facts: Path, lang: str) -> None:
    try:
        found, answer = pipeline.follow(opened, drafted, facts)
    except pipeline.OtherParties as refused:
        stop([phrase(lang, "cli.protocol.other_parties", file=facts, facts=refused)])
    for line in walk_lines(drafted, found, answer, lang):
        click.echo(line)


def _tell_written(drafted: pipeline.Protocol, out: Path, lang: str) -> None:
    status = status_words(drafted, lang)
    told = phrase(lang, "protocol.told.written", file=out, status=status, digest=drafted.seal.digest)
    click.echo(told, err=True)
    stray = drafted.notes.stray(drafted.order, drafted.guidance.by_id)
    if stray:
        click.echo(phrase(lang, "protocol.told.stray", number=len(stray)), err=True)


def _written(drafted: pipeline.Protocol, form: str, lang: str, issued: date | None) -> bytes:
    # Writers of documents load large libraries: only this command pays for them.
    try:
        from lawmodel.documents.writers import WRITERS

        return WRITERS[form](protocol_document(drafted, lang, issued))
    except (MissingExtra, ModuleNotFoundError):
        stop([phrase(lang, "cli.missing_extra", extra="report")])


def _tell_status(opened: pipeline.OpenBook, path: Path, lang: str) -> None:
    """Print whether a protocol stands; exit code 1 if law or advice is another, or newer law differs."""
    try:
        found = pipeline.protocol_status(opened, path)
    except pipeline.NoSeal:
        stop([phrase(lang, "cli.protocol.no_seal", file=path)])
    except OSError:
        raise UnreadableResult("cannot_read", str(path)) from None
    for line in status_lines(found, opened.book, lang):
        click.echo(line)
    if not found.is_current:
        raise SystemExit(1)
