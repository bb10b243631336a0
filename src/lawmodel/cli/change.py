"""The command that analyses a change between two versions."""

from pathlib import Path

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, parsed_readings
from lawmodel.cli.options import common, reading_option
from lawmodel.pipeline import changing
from lawmodel.report import change_data, change_text, compare_data


@click.command(epilog="Example: lawmodel change pre-2025 2025-04 --reading konkreta=lower")
@click.argument("before")
@click.argument("after")
@reading_option
@click.option(
    "--cases",
    type=click.IntRange(1, 10_000_000),
    default=changing.CHANGE_CASES,
    show_default=True,
    help="How many cases to count the classes in.",
)
@click.option("--seed", type=click.IntRange(0), default=pipeline.DEFAULT_SEED, show_default=True)
@click.option("--population", help="Id of a recipe; the book's own if left out.")
@click.option("--stream", help="Only this stream.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def change(
    before: str,
    after: str,
    reading: tuple[str, ...],
    cases: int,
    seed: int,
    population: str | None,
    stream: str | None,
    json_wanted: bool,
    lang: str,
    book: Path | None,
) -> None:
    """Say what a change does: wider or narrower, which cases, what is left to decide; proved, not sampled."""
    opened = pipeline.open_book(book_root(book))
    request = pipeline.Request((before, after), cases, seed, population, stream, parsed_readings(reading))
    study = changing.change_study_of(opened, request)
    analysis = changing.change_of(study)
    if json_wanted:
        click.echo(compare_data.as_json(change_data.change_data(study, analysis)))
    else:
        click.echo(change_text.change_text(study, analysis, lang), nl=False)
