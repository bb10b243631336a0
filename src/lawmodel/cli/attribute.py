"""The command that puts a change between two versions down to its amendments."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, parsed_assumptions, parsed_readings
from lawmodel.cli.options import common, drawing, practice_options, reading_option
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import attribution_data, attribution_text, compare_data

LONG_RUN = 400_000
"""Cases from which progress is shown on stderr."""


@click.command(epilog="Example: lawmodel attribute pre-2025 2025-12 --cases 20000 --by age_band")
@click.argument("before")
@click.argument("after")
@drawing
@reading_option
@practice_options
@click.option("--by", help="Split the cases by a fact or attribute, for example sender.")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def attribute(
    before: str,
    after: str,
    reading: tuple[str, ...],
    practice: str | None,
    lever: tuple[str, ...],
    assume: tuple[str, ...],
    processes: int,
    json_wanted: bool,
    lang: str,
    book: Path | None,
    **asked: Any,
) -> None:
    """Put the change between two versions down to the amendments on the way (one stream; else the core)."""
    opened = pipeline.open_book(book_root(book))
    readings = parsed_readings(reading)
    if practice is None and (lever or assume):
        practice = pipeline.default_practice(opened)
    asked |= {"practice": practice, "levers": lever, "assumed": parsed_assumptions(assume)}
    request = pipeline.Request((before, after), readings=readings, **asked)
    study = pipeline.attribution_study_of(opened, request)
    if practice is not None:
        study = replace(study, measure=pipeline.disclosed_measure(opened, request))
    if study.cases < LONG_RUN:
        found = pipeline.attribution_of(study, processes=processes)
    else:
        label = phrase(lang, "cli.progress")
        with click.progressbar(length=study.cases, label=label, file=sys.stderr, show_eta=False) as bar:
            found = pipeline.attribution_of(
                study, processes=processes, progress=lambda done, _: bar.update(done - bar.pos)
            )
    if json_wanted:
        click.echo(compare_data.as_json(attribution_data.attribution_data(found, opened.book)))
    else:
        click.echo(attribution_text.attribution_text(found, opened.book, lang), nl=False)
