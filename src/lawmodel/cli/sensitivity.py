"""The command that asks how sure a figure is: sensitivity."""

import sys
from pathlib import Path
from typing import Any

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, parsed_assumptions, parsed_readings
from lawmodel.cli.options import common, many, practice_options, reading_option, stop
from lawmodel.phrases.catalogue import phrase
from lawmodel.pipeline import sensing
from lawmodel.report import compare_data, sensitivity_data, sensitivity_text
from lawmodel.uncertainty.sobol import MissingStats

LONG_RUN = 20_000
"""Cases from which progress is shown on stderr: the model is run over them some thousand times."""
SAMPLES = ["0", *(str(2**power) for power in range(6, 13))]
"""Points for Sobol indices: a power of two, and enough to tell an index from 0; or none."""

drawing = many(
    click.option(
        "--cases", type=click.IntRange(1, 10_000_000), default=sensing.SENSED_CASES, show_default=True
    ),
    click.option("--seed", type=click.IntRange(0), default=pipeline.DEFAULT_SEED, show_default=True),
    click.option("--population", help="Id of a recipe; the book's own if left out."),
    click.option("--stream", help="This stream; the core if left out."),
)
spread = many(
    click.option("--sobol/--no-sobol", default=True, help="Whose spread it is; takes the extra stats."),
    click.option(
        "--samples", type=click.Choice(SAMPLES), default=str(sensing.SENSED_SAMPLES), show_default=True
    ),
)


@click.command(epilog="Example: lawmodel sensitivity pre-2025 2025-12 --practice law-only --lang en")
@click.argument("before")
@click.argument("after")
@practice_options
@drawing
@reading_option
@spread
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def sensitivity(
    before: str,
    after: str,
    lever: tuple[str, ...],
    assume: tuple[str, ...],
    reading: tuple[str, ...],
    sobol: bool,
    samples: str,
    processes: int,
    json_wanted: bool,
    lang: str,
    book: Path | None,
    **asked: Any,
) -> None:
    """Say what moves a change, and what would have to be true for it to vanish."""
    opened = pipeline.open_book(book_root(book))
    request = pipeline.Request(
        versions=(before, after),
        readings=parsed_readings(reading),
        levers=lever,
        assumed=parsed_assumptions(assume),
        **asked,
    )
    try:
        found = _sensed(opened, request, int(samples) if sobol else 0, processes, lang)
    except MissingStats as missing:
        stop([phrase(lang, "cli.missing_extra", extra=missing.extra)])
    except sensing.NoRatio:
        stop([phrase(lang, "sensitivity.nothing_before", before=before)])
    if json_wanted:
        click.echo(compare_data.as_json(sensitivity_data.sensitivity_data(found, opened.book)))
    else:
        click.echo(sensitivity_text.sensitivity_text(found, opened.book, lang), nl=False)


def _sensed(
    opened: pipeline.OpenBook, request: pipeline.Request, samples: int, processes: int, lang: str
) -> sensing.Sensed:
    if request.cases < LONG_RUN:
        return sensing.sensed_of(opened, request, samples=samples, processes=processes)
    label = phrase(lang, "sensitivity.progress")
    with click.progressbar(length=1, label=label, file=sys.stderr, show_eta=False) as bar:

        def told(made: int, most: int) -> None:
            bar.length = most
            bar.update(made - bar.pos)

        return sensing.sensed_of(opened, request, samples=samples, processes=processes, progress=told)
