"""Commands that look at the population: draw, population, calibration."""

import sys
from pathlib import Path
from typing import Any

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, write_text
from lawmodel.cli.options import common, drawing
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import calibration_report, cases_csv, compare_data, population_report

LOOKED_AT = 20_000


@click.command(epilog="Example: lawmodel draw --cases 10 --stream young-people --csv cases.csv")
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


@click.command(epilog="Example: lawmodel population --lang en")
@click.option("--population", "recipe_id", help="Id of a recipe; the book's own if left out.")
@click.option("--cases", type=click.IntRange(100, 10_000_000), default=LOOKED_AT, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=pipeline.DEFAULT_SEED, show_default=True)
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def population(
    recipe_id: str | None, cases: int, seed: int, json_wanted: bool, lang: str, book: Path | None
) -> None:
    """Show what the cases look like: typical cases, dependences, distributions."""
    opened = pipeline.open_book(book_root(book))
    look = pipeline.look_at_population(opened, recipe_id, cases=cases, seed=seed)
    changes, versions = pipeline.changes_with_and_without(opened, look.recipe, cases=cases, seed=seed)
    if json_wanted:
        variables = {**opened.book.vocabulary.facts, **look.recipe.attributes}
        click.echo(compare_data.as_json(population_report.look_data(look, variables, changes)))
    else:
        click.echo(population_report.look_text(look, opened.book.vocabulary, changes, versions, lang))


@click.command(epilog="Example: lawmodel calibration --population calibrated-2024 --seed 1")
@click.option("--population", "recipe_ids", multiple=True, help="Id of a recipe; may be repeated.")
@click.option("--seed", "seeds", type=click.IntRange(0), multiple=True, default=(1, 2, 3), show_default=True)
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def calibration(
    recipe_ids: tuple[str, ...], seeds: tuple[int, ...], json_wanted: bool, lang: str, book: Path | None
) -> None:
    """Hold drawn persons against published figures; exit 1 if one that counts is missed."""
    opened = pipeline.open_book(book_root(book))
    recipes = pipeline.calibrated_recipes(opened, recipe_ids)
    found = pipeline.calibrations(opened, recipes, seeds)
    if json_wanted:
        data = calibration_report.calibration_data(found, recipes, pipeline.PERSONS)
        click.echo(compare_data.as_json(data))
    else:
        click.echo(calibration_report.calibration_text(found, lang))
    if any(one.verdict == "outside" for ones in found.values() for one in ones):
        sys.exit(1)
