"""Commands that look at the book: check, versions, graph, schema, dashboard."""

import sys
from pathlib import Path
from typing import Any

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, start_dashboard
from lawmodel.cli.options import common, drawing_of, stop
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import compare_data, coverage_report, versions_report
from lawmodel.report.problems import problem_lines

DECIDED = 20_000
"""Cases of each stream of which `check --decisive` tells what decides them."""


@click.command(epilog="Example: lawmodel check --coverage --version 2025-12")
@click.option(
    "--coverage", is_flag=True, help="Show which elements worked cases exercise both ways, instead."
)
@click.option("--decisive", is_flag=True, help="Show how many drawn cases each element decides alone.")
@click.option(
    "--at-least",
    "least",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="With --decisive: list elements that decide fewer cases.",
)
@drawing_of(DECIDED)
@click.option("--text", type=click.Path(path_type=Path), help="Hold quotes against texts: citation: text.")
@click.option("--version", "versions", multiple=True, help="Version id or date for these three.")
@click.option("--json", "json_wanted", is_flag=True, help="Print these three as JSON.")
@common
def check(
    coverage: bool,
    decisive: bool,
    least: int,
    text: Path | None,
    versions: tuple[str, ...],
    json_wanted: bool,
    lang: str,
    book: Path | None,
    **drawn: Any,
) -> None:
    """Check the whole book: files, references, dates, amendments, examples, worked cases, populations."""
    root = book_root(book)
    if coverage or decisive or text is not None:
        opened = pipeline.open_book(root)
        names = versions or pipeline.standard_versions(opened)
        covers = pipeline.element_covers(opened, names) if coverage else {}
        request = pipeline.Request(versions=names, **drawn)
        decides = pipeline.elements_deciding(opened, request) if decisive else {}
        texts = () if text is None else pipeline.text_covers(opened, text, names[-1])
        if json_wanted:
            data = coverage_report.coverage_data(covers, decides, texts, opened.book)
            click.echo(compare_data.as_json(data))
            return
        laws = {name: pipeline.law_named(opened, name) for name in names}
        told = (
            coverage_report.coverage_text(covers, laws, opened.book, lang),
            coverage_report.deciding_text(decides, laws, request.cases, least, lang),
            coverage_report.text_coverage_text(texts, names[-1], lang),
        )
        click.echo("\n\n".join(filter(None, told)))
        return
    problems = pipeline.problems_of(root)
    if problems:
        stop(problem_lines(problems, lang))
    opened = pipeline.open_book(root)
    click.echo(versions_report.check_text(opened.book, lang))


@click.command(epilog="Example: lawmodel versions --lang en")
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def versions(json_wanted: bool, lang: str, book: Path | None) -> None:
    """List the versions, the amendments that lead to them, and the days on which the law changes."""
    opened = pipeline.open_book(book_root(book))
    if json_wanted:
        click.echo(compare_data.as_json(versions_report.versions_data(opened.book)))
    else:
        click.echo(versions_report.versions_text(opened.book, lang))


@click.command(epilog="Example: lawmodel graph 2025-12 --against 2025-04 --format dot")
@click.argument("version")
@click.option("--against", help="Show what differs from this version.")
@click.option("--format", "form", type=click.Choice(["dot", "json", "svg"]), default="dot", show_default=True)
@common
def graph(version: str, against: str | None, form: str, lang: str, book: Path | None) -> None:
    """Print the dependency graph of a version."""
    opened = pipeline.open_book(book_root(book))
    from lawmodel.report import graph_report

    drawn = pipeline.graph_of(opened, version, against)
    try:
        click.echo(graph_report.as_format(drawn, form, opened.book, lang))
    except graph_report.MissingExtra as missing:
        stop([phrase(lang, "cli.missing_extra", extra=missing.extra)])


@click.command(epilog="Example: lawmodel schema wording > wording.schema.json")
@click.argument("kind", type=click.Choice(pipeline.FILE_KINDS))
@common
def schema(kind: str, **_: Any) -> None:
    """Print the JSON Schema of a kind of file, for editors."""
    click.echo(compare_data.as_json(pipeline.schema_of(kind)))


@click.command(name="app", epilog="Example: lawmodel app --port 8501")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@common
def dashboard(port: int, lang: str, book: Path | None) -> None:
    """Open the dashboard on this machine."""
    try:
        sys.exit(start_dashboard(port, lang, book_root(book)))
    except ModuleNotFoundError:
        stop([phrase(lang, "cli.missing_extra", extra="app")])
