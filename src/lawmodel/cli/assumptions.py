"""The command for what the model believes: assumptions."""

from pathlib import Path
from typing import Any

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, write_text
from lawmodel.cli.options import common, many
from lawmodel.phrases.catalogue import phrase
from lawmodel.pipeline import assumed
from lawmodel.report import assumptions_data, assumptions_text, compare_data

MEASURED_ON = 20_000
"""Cases from which effects are measured unless more are asked for."""

measuring = many(
    click.option("--population", help="Id of a recipe; the book's own if left out."),
    click.option("--cases", type=click.IntRange(100, 10_000_000), default=MEASURED_ON, show_default=True),
    click.option("--seed", type=click.IntRange(0), default=pipeline.DEFAULT_SEED, show_default=True),
)


@click.command(epilog="Example: lawmodel assumptions --kind reading --lang en")
@click.option("--kind", type=click.Choice(assumed.KINDS), help="Only entries of this kind.")
@measuring
@click.option("--practice", help="Id or file of a practice model: effects on what is disclosed, not allowed.")
@click.option("--no-effects", is_flag=True, help="Only list; measure no effect on the headline.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the register as JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Also write the register to a file.")
@common
def assumptions(
    kind: str | None,
    population: str | None,
    cases: int,
    seed: int,
    practice: str | None,
    no_effects: bool,
    json_wanted: bool,
    csv_file: Path | None,
    lang: str,
    book: Path | None,
) -> None:
    """List everything that is believed, with source and status, and what it does to the headline."""
    opened = pipeline.open_book(book_root(book))
    asked: dict[str, Any] = {"population": population, "cases": cases, "seed": seed}
    measured = None
    if not no_effects and practice is not None:
        measured = assumed.effects_on_disclosures(opened, practice, **asked)
    elif not no_effects:
        measured = assumed.effects_on_headline(opened, **asked)
    found = assumed.assumptions_of(opened, measured)
    entries = [one for one in found.entries if kind in (None, one.entry.kind)]
    data = assumptions_data.assumptions_data(found, entries, opened.book)
    if csv_file is not None:
        write_text(csv_file, [assumptions_data.assumptions_csv(data["entries"], lang)])
        click.echo(phrase(lang, "cli.written", file=csv_file), err=True)
    if json_wanted:
        click.echo(compare_data.as_json(data))
    else:
        click.echo(assumptions_text.assumptions_text(found, entries, lang))
