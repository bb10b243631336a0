"""The command that writes a scenario as a report: Word, PDF, HTML, Excel, Markdown, or a bundle."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from lawmodel import pipeline
from lawmodel.cli.files import UnreadableResult, book_root, parsed_day, write_bytes
from lawmodel.cli.options import common, format_of, stop
from lawmodel.documents.missing import MissingExtra
from lawmodel.documents.parts import Document
from lawmodel.phrases.catalogue import phrase

FORMATS = ("docx", "pdf", "html", "xlsx", "bundle", "md")


@click.command(epilog="Example: lawmodel report enacted-2025 --format docx --lang sv --out report.docx")
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Told by the name of the file if left out; .zip is a bundle.",
)
@click.option("--out", "out_file", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--date", "day", help="The day the report bears, for example 2026-01-31; none if left out.")
@click.option("--author", default="", help="Whose report it is.")
@click.option("--template", type=click.Path(path_type=Path), help="A Word file whose styles are used.")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@common
def report(
    scenarios: tuple[str, ...],
    form: str | None,
    out_file: Path | None,
    day: str | None,
    author: str,
    template: Path | None,
    processes: int,
    lang: str,
    book: Path | None,
) -> None:
    """Write a scenario as material for an impact assessment; further scenarios are set beside the first."""
    if out_file is None:
        suffix = "zip" if form == "bundle" else form or "docx"
        stop([phrase(lang, "cli.report_without_out", suffix=suffix)])
    wanted = format_of(form, out_file, FORMATS, lang)
    if template is not None and wanted != "docx":
        stop([phrase(lang, "cli.template_only_word")])
    issued = parsed_day(day)
    opened = pipeline.open_book(book_root(book))
    try:
        content = _written(opened, scenarios, wanted, issued, author, template, processes, lang)
    except (MissingExtra, ModuleNotFoundError):
        stop([phrase(lang, "cli.missing_extra", extra="report")])
    write_bytes(out_file, content)
    click.echo(phrase(lang, "cli.written", file=out_file), err=True)


def _written(
    opened: pipeline.OpenBook,
    scenarios: tuple[str, ...],
    form: str,
    issued: date | None,
    author: str,
    template: Path | None,
    processes: int,
    lang: str,
) -> bytes:
    # Charts and tables load pandas-sized libraries: only this command pays for them.
    from lawmodel.scenario_report.bundle import NotPortable, bundle_of, practice_beside
    from lawmodel.scenario_report.library_lock import lock_text
    from lawmodel.scenario_report.report import report_of
    from lawmodel.scenario_report.results import results_of, scenario_of

    named = [scenario_of(opened, pipeline.scenario_path(opened, name)) for name in scenarios]
    try:
        # Asked first, so that nobody waits for a report that cannot be packed.
        beside = practice_beside(named) if form == "bundle" else {}
    except NotPortable as refused:
        raise UnreadableResult("not_portable", str(refused)) from None

    def told(step: str) -> None:
        words = phrase(lang, f"scenario_report.step.{step}")
        if sys.stderr.isatty():
            click.echo(phrase(lang, "cli.progress_report", step=words), err=True)

    found = [
        results_of(opened, one, processes=processes, languages=(lang,), told=told, whole=not place)
        for place, one in enumerate(named)
    ]
    document = report_of(found[0], lang, issued, author=author, form=form, others=found[1:])
    if form == "bundle":
        return bundle_of(document, found, lock_text(), beside)
    return _writer(form, template)(document)


def _writer(form: str, template: Path | None) -> Callable[[Document], bytes]:
    from lawmodel.documents.as_docx import UnreadableTemplate, as_docx
    from lawmodel.documents.writers import WRITERS

    def word(document: Document) -> bytes:
        try:
            return as_docx(document, None if template is None else template.read_bytes())
        except (UnreadableTemplate, OSError):
            raise UnreadableResult("template_unreadable", str(template)) from None

    return word if form == "docx" else WRITERS[form]
