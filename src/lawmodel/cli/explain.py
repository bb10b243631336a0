"""The command that explains one case."""

from pathlib import Path

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, parsed_readings
from lawmodel.cli.options import common, reading_option, stop
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import compare_data, explanation_data, explanation_text


@click.command(epilog="Example: lawmodel explain --facts case.yaml --version 2025-04 --version 2025-12")
@click.option("--facts", type=click.Path(path_type=Path), help="A file with the facts of one case.")
@click.option("--vignette", help="Id of a worked case of the book.")
@click.option("--version", "versions", multiple=True, help="Version id or date; may be repeated.")
@reading_option
@click.option("--trace", "full", is_flag=True, help="Show every ground and every element.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@common
def explain(
    facts: Path | None,
    vignette: str | None,
    versions: tuple[str, ...],
    reading: tuple[str, ...],
    full: bool,
    json_wanted: bool,
    lang: str,
    book: Path | None,
) -> None:
    """Explain one case: why, why not, what still matters, what would turn it, what the wording changed."""
    if (facts is None) == (vignette is None):
        stop([phrase(lang, "cli.facts_or_vignette")])
    opened = pipeline.open_book(book_root(book))
    if facts is not None:
        case, title, case_id = pipeline.case_from(opened, facts), phrase(lang, "explain.own_case"), facts.stem
        note = phrase(lang, "assess.own_case")
    else:
        worked = pipeline.vignette_named(opened, str(vignette))
        case, title, case_id = pipeline.StatedCase(worked.facts), worked.title[lang], worked.id
        note = opened.book.note[lang]
    named = versions or pipeline.standard_versions(opened)
    found = pipeline.explanations(opened, case, named, parsed_readings(reading))
    if json_wanted:
        click.echo(compare_data.as_json(explanation_data.explanation_data(case_id, found, opened.book)))
        return
    text = explanation_text.explanation_text(title, found, opened.book, lang, note=note, full=full)
    click.echo(text, nl=False)
