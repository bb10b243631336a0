"""The command that drafts an advisory protocol, and the one that asks whether one still stands."""

from datetime import datetime
from pathlib import Path

import click

from lawmodel import pipeline
from lawmodel.cli.files import UnreadableResult, book_root, parsed_readings, write_bytes
from lawmodel.cli.options import common, reading_option, stop
from lawmodel.documents import as_docx, as_html, as_markdown
from lawmodel.documents.missing import MissingExtra
from lawmodel.documents.parts import Document
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol_report.document import protocol_document, status_words
from lawmodel.protocol_report.status import status_lines

WRITERS = {"docx": as_docx.as_docx, "html": as_html.as_html, "md": as_markdown.as_markdown}
FORMATS = tuple(WRITERS)


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
@click.option("--date", "issued", type=click.DateTime(["%Y-%m-%d"]), help="The day that it bears.")
@click.option("--against", help="The earlier version it is held against; its base if left out.")
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
    issued: datetime | None,
    against: str | None,
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
    if (
        version is None
        or receiver is None
        or out is None
        or (sender is None and pipeline.has_senders(opened))
    ):
        stop([phrase(lang, "cli.protocol.incomplete")])
    wanted = form or out.suffix.removeprefix(".")
    if wanted not in FORMATS:
        stop([phrase(lang, "cli.protocol.no_format", file=out, formats=", ".join(FORMATS))])
    try:
        drafted = pipeline.protocol_of(
            opened, version, sender, receiver, parsed_readings(reading), notes=notes, against=against
        )
    except pipeline.NoSuchParties:
        stop([phrase(lang, "cli.protocol.no_such_parties", sender=sender, receiver=receiver)])
    day = issued.date() if issued else drafted.law.day or opened.book.newest_day()
    write_bytes(out, _written(protocol_document(drafted, lang, day), wanted, lang))
    stray = drafted.notes.stray(drafted.order, drafted.guidance.by_id)
    told = phrase(
        lang,
        "protocol.told.written",
        file=out,
        status=status_words(drafted, lang),
        digest=drafted.seal.digest,
    )
    click.echo(told, err=True)
    if stray:
        click.echo(phrase(lang, "protocol.told.stray", number=len(stray)), err=True)


def _written(document: Document, form: str, lang: str) -> bytes:
    try:
        return WRITERS[form](document)
    except MissingExtra as missing:
        stop([phrase(lang, "cli.protocol.missing_extra", extra=missing.extra, form=form)])


def _tell_status(opened: pipeline.OpenBook, path: Path, lang: str) -> None:
    """Print whether a protocol stands; exit code 1 if it does not, or if newer law differs from it."""
    try:
        found = pipeline.protocol_status(opened, path)
    except pipeline.NoSeal:
        stop([phrase(lang, "cli.protocol.no_seal", file=path)])
    except OSError:
        raise UnreadableResult("cannot_read", str(path)) from None
    for line in status_lines(found, opened.book, lang):
        click.echo(line)
    if not found.stands or found.newer:
        raise SystemExit(1)
