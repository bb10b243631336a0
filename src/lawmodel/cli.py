"""The command line: parse, ask the pipeline, print. Bad input ends in clear lines and exit code 2."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from lawmodel import __version__, pipeline
from lawmodel.cli_files import (
    UnreadableResult,
    book_root,
    parsed_readings,
    write_text,
)
from lawmodel.comparison.run import Comparison
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.phrases.catalogue import DEFAULT_LANGUAGE, LANGUAGES, phrase
from lawmodel.report import assess_report, cases_csv, compare_data, compare_text, versions_report
from lawmodel.report.problems import problem_lines

BAD_INPUT = 2
LONG_RUN = 400_000
"""Cases in all from which progress is shown on stderr."""

Decorated = Callable[..., Any]


def common(command: Decorated) -> Decorated:
    """Add the options that every command has."""
    language = click.option(
        "--lang", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, help="sv or en."
    )
    book = click.option("--book", type=click.Path(path_type=Path), help="Folder of another statute book.")
    return language(book(command))


def many(*options: Decorated) -> Callable[[Decorated], Decorated]:
    """Add several options to a command."""

    def add(command: Decorated) -> Decorated:
        for option in reversed(options):
            command = option(command)
        return command

    return add


drawing = many(
    click.option(
        "--cases", type=click.IntRange(1, 1_000_000_000), default=pipeline.DEFAULT_CASES, show_default=True
    ),
    click.option("--seed", type=click.IntRange(0), default=pipeline.DEFAULT_SEED, show_default=True),
    click.option("--population", help="Id of a recipe; the book's own if left out."),
    click.option("--stream", help="Only this stream."),
)
reading_option = click.option("--reading", multiple=True, help="QUESTION=READING; may be repeated.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def app() -> None:
    """What a change in the law does: versions of a statute, run over synthetic cases."""


@app.command(epilog="Example: lawmodel compare pre-2025 2025-04 --cases 20000 --reading konkreta=lower")
@click.argument("versions", nargs=-1)
@drawing
@reading_option
@click.option("--by", help="Split every stream by a fact or attribute, for example sender.")
@click.option("--path", is_flag=True, help="Compare the law of every day on which it changed.")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Also write the counts to a file.")
@common
def compare(
    versions: tuple[str, ...],
    reading: tuple[str, ...],
    path: bool,
    processes: int,
    json_wanted: bool,
    csv_file: Path | None,
    lang: str,
    book: Path | None,
    **asked: Any,
) -> None:
    """Run the cases through versions (ids or dates) and show how disclosure volumes shift."""
    opened = pipeline.open_book(book_root(book))
    versions = versions or (pipeline.days_of_change(opened) if path else ())
    request = pipeline.Request(versions=versions, readings=parsed_readings(reading), **asked)
    comparison = _compared(opened, request, processes, lang)
    if csv_file is not None:
        write_text(csv_file, [compare_data.as_csv(compare_data.comparison_data(comparison, opened.book))])
    if json_wanted:
        click.echo(compare_data.as_json(compare_data.comparison_data(comparison, opened.book)))
    else:
        click.echo(compare_text.comparison_text(comparison, opened.book, lang), nl=False)


@app.command(epilog="Example: lawmodel run scenarios/enacted-2025.yaml")
@click.argument("scenario")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@common
def run(scenario: str, processes: int, lang: str, book: Path | None) -> None:
    """Run a scenario file, or a scenario of the book by its id, and print the comparison as JSON."""
    opened = pipeline.open_book(book_root(book))
    request = pipeline.scenario_from(opened, pipeline.scenario_path(opened, scenario))
    comparison = _compared(opened, request, processes, lang)
    click.echo(compare_data.as_json(compare_data.comparison_data(comparison, opened.book)))


@app.command(epilog="Example: lawmodel assess --facts case.yaml --version 2025-12")
@click.option("--facts", type=click.Path(path_type=Path), help="A file with the facts of one case.")
@click.option("--vignettes", type=click.Path(path_type=Path), help="A file of worked cases.")
@click.option("--version", "versions", multiple=True, help="Version id or date; may be repeated.")
@reading_option
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def assess(
    facts: Path | None,
    vignettes: Path | None,
    versions: tuple[str, ...],
    reading: tuple[str, ...],
    json_wanted: bool,
    lang: str,
    book: Path | None,
) -> None:
    """Say what each version makes of one case, or of worked cases (the book's own if no file is named)."""
    opened = pipeline.open_book(book_root(book))
    readings = parsed_readings(reading)
    if facts is not None and vignettes is not None:
        _stop([phrase(lang, "cli.facts_or_vignettes")])
    if facts is not None:
        case = {facts.stem: pipeline.facts_from(opened, facts)}
        chosen = versions or pipeline.standard_versions(opened)
        found = list(pipeline.answers(opened, case, chosen, readings))
    else:
        worked = pipeline.vignettes_from(opened, vignettes)
        found = list(pipeline.vignette_answers(opened, worked, versions, readings))
    if json_wanted:
        click.echo(compare_data.as_json(assess_report.answers_data(found)))
    else:
        click.echo(assess_report.answers_text(found, opened.book, lang))
    if not all(answer.is_as_expected for answer in found):
        sys.exit(1)


@app.command(epilog="Example: lawmodel draw --cases 10 --stream young-people --csv cases.csv")
@drawing
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), required=True)
@common
def draw(csv_file: Path, lang: str, book: Path | None, **asked: Any) -> None:
    """Draw cases and write them to a file, a row per case."""
    opened = pipeline.open_book(book_root(book))
    study = pipeline.study_of(
        opened, pipeline.Request(versions=pipeline.standard_versions(opened)[:1], **asked)
    )
    write_text(csv_file, cases_csv.cases_as_csv(study))
    click.echo(phrase(lang, "cli.written", file=csv_file), err=True)


@app.command(epilog="Example: lawmodel check")
@common
def check(lang: str, book: Path | None) -> None:
    """Check the whole book: files, references, dates, amendments, examples, worked cases, populations."""
    root = book_root(book)
    problems = pipeline.problems_of(root)
    if problems:
        _stop(problem_lines(problems, lang))
    opened = pipeline.open_book(root)
    click.echo(versions_report.check_text(opened.book, lang))


@app.command(epilog="Example: lawmodel versions --lang en")
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def versions(json_wanted: bool, lang: str, book: Path | None) -> None:
    """List the versions, the amendments that lead to them, and the days on which the law changes."""
    opened = pipeline.open_book(book_root(book))
    if json_wanted:
        click.echo(compare_data.as_json(versions_report.versions_data(opened.book)))
    else:
        click.echo(versions_report.versions_text(opened.book, lang))


@app.command(epilog="Example: lawmodel graph 2025-12 --against 2025-04 --format dot")
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
        _stop([phrase(lang, "cli.missing_extra", extra=missing.extra)])


@app.command(epilog="Example: lawmodel schema wording > wording.schema.json")
@click.argument("kind", type=click.Choice(pipeline.FILE_KINDS))
@common
def schema(kind: str, **_: Any) -> None:
    """Print the JSON Schema of a kind of file, for editors."""
    click.echo(compare_data.as_json(pipeline.schema_of(kind)))


@app.command(name="app", epilog="Example: lawmodel app --port 8501")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@common
def dashboard(port: int, lang: str, book: Path | None) -> None:
    """Open the dashboard on this machine."""
    from lawmodel.cli_files import start_dashboard

    try:
        sys.exit(start_dashboard(port, lang, book_root(book)))
    except ModuleNotFoundError:
        _stop([phrase(lang, "cli.missing_extra", extra="app")])


def _compared(opened: pipeline.OpenBook, request: pipeline.Request, processes: int, lang: str) -> Comparison:
    study = pipeline.study_of(opened, request)
    total = study.cases * len(study.streams)
    if total < LONG_RUN:
        return pipeline.comparison_of(study, processes=processes)
    label = phrase(lang, "cli.progress")
    with click.progressbar(length=total, label=label, file=sys.stderr, show_eta=False) as bar:
        return pipeline.comparison_of(
            study, processes=processes, progress=lambda done, _: bar.update(done - bar.pos)
        )


def _stop(lines: list[str]) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(BAD_INPUT)


def main() -> None:
    """Run the command line; what users did wrong becomes lines, never a traceback."""
    lang = _language_asked(sys.argv)
    try:
        app()
    except FaultyFiles as faulty:
        _stop(problem_lines(faulty.problems, lang))
    except pipeline.UnknownName as unknown:
        key = "unknown_name" if unknown.nearest else "unknown_name_no_hint"
        known = ", ".join(unknown.known)
        kind = phrase(lang, f"cli.kind.{unknown.kind}")
        _stop(
            [phrase(lang, f"cli.{key}", kind=kind, name=unknown.name, nearest=unknown.nearest, known=known)]
        )
    except UnreadableResult as unreadable:
        _stop([phrase(lang, f"cli.{unreadable.kind}", what=unreadable.what)])


def _language_asked(arguments: list[str]) -> str:
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in LANGUAGES:
            return asked
    return DEFAULT_LANGUAGE
