"""The command for tables of one's own: template, check, data dictionary, schema."""

from pathlib import Path

import click

from lawmodel import pipeline
from lawmodel.cli.files import UnreadableResult, book_root, write_bytes, write_text
from lawmodel.cli.options import common, stop
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.phrases.catalogue import phrase
from lawmodel.pipeline import OpenBook
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.from_table import cases_from_table
from lawmodel.population.recipe import Recipe
from lawmodel.report import compare_data, data_dictionary, table_report, table_template

EXAMPLES = 2
FILE = click.Path(path_type=Path)


@click.command(epilog="Example: lawmodel table --check cases.csv")
@click.option("--template", type=FILE, help="Write a table with two example rows: .csv or .parquet.")
@click.option("--check", type=FILE, help="Check a table: .csv or .parquet.")
@click.option("--dictionary", type=FILE, help="Write what every column means: .md or .csv.")
@click.option("--schema", is_flag=True, help="Print the columns, types and limits as JSON.")
@click.option("--population", "recipe_id", help="Id of a recipe, for its attributes; else the book's own.")
@click.option("--json", "json_wanted", is_flag=True, help="Print what a check found as JSON.")
@common
def table(
    template: Path | None,
    check: Path | None,
    dictionary: Path | None,
    schema: bool,
    recipe_id: str | None,
    json_wanted: bool,
    lang: str,
    book: Path | None,
) -> None:
    """Make or check a table of your own cases. Nothing in it is kept or sent."""
    if sum(map(bool, (template, check, dictionary, schema))) != 1:
        stop([phrase(lang, "cli.table_wants_one")])
    opened = pipeline.open_book(book_root(book))
    recipe = pipeline.recipe_named(opened, recipe_id)
    try:
        if check is not None:
            _check(check, opened, recipe, json_wanted, lang)
        elif template is not None:
            _write_template(template, opened, recipe, lang)
        elif dictionary is not None:
            _write_dictionary(dictionary, opened, recipe, lang)
        else:
            variables = {**opened.book.vocabulary.facts, **recipe.attributes}
            click.echo(compare_data.as_json(table_template.table_schema(variables, lang)))
    except ModuleNotFoundError:
        stop([phrase(lang, "cli.missing_extra", extra="app")])


def _check(path: Path, opened: OpenBook, recipe: Recipe, json_wanted: bool, lang: str) -> None:
    found = cases_from_table(path, opened.book.vocabulary, recipe.attributes)
    if json_wanted:
        click.echo(compare_data.as_json(table_report.table_data(found, lang)))
    if found.problems:
        stop(table_report.table_lines(found, lang))
    if not json_wanted:
        variables = {**opened.book.vocabulary.facts, **recipe.attributes}
        click.echo(table_report.table_text(found, variables, lang))


def _write_template(path: Path, opened: OpenBook, recipe: Recipe, lang: str) -> None:
    vocabulary = opened.book.vocabulary
    examples = draw_cases(recipe, recipe.core, vocabulary, seed=pipeline.DEFAULT_SEED, first=0, size=EXAMPLES)
    rows = table_template.template_rows(examples, {**vocabulary.facts, **recipe.attributes})
    written = {".csv": table_template.template_csv, ".parquet": table_template.template_parquet}
    content = written[_suffix(path, list(written))](rows)
    _refuse_to_replace(path, content)
    write_bytes(path, content)
    click.echo(phrase(lang, "cli.written", file=path), err=True)


def _write_dictionary(path: Path, opened: OpenBook, recipe: Recipe, lang: str) -> None:
    suffix = _suffix(path, [".md", ".csv"])
    rows = data_dictionary.dictionary_rows(recipe, opened.book.vocabulary, lang)
    if suffix == ".csv":
        text = data_dictionary.dictionary_csv(rows)
    else:
        text = data_dictionary.dictionary_markdown(rows, recipe, lang)
    write_text(path, [text])
    click.echo(phrase(lang, "cli.written", file=path), err=True)


def _suffix(path: Path, known: list[str]) -> str:
    suffix = path.suffix.lower()
    if suffix not in known:
        raise FaultyFiles([Problem(str(path), 1, "table_suffix", {"known": ", ".join(known)})])
    return suffix


def _refuse_to_replace(path: Path, content: bytes) -> None:
    """A template must not wipe out a table that somebody has filled in."""
    if path.is_file() and path.stat().st_size and path.read_bytes() != content:
        raise UnreadableResult("already_there", str(path))
