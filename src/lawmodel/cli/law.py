"""Commands that run the law: over cases, over one case, over a scenario."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from lawmodel import pipeline
from lawmodel.cli.files import book_root, parsed_assumptions, parsed_readings, write_text
from lawmodel.cli.options import Finite, common, drawing, practice_options, reading_option, stop
from lawmodel.comparison.run import Comparison
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import assess_report, compare_data, compare_text, levels_report
from lawmodel.report.practice_data import with_practice
from lawmodel.report.practice_text import practice_text
from lawmodel.report.problems import problem_lines

LONG_RUN = 400_000
"""Cases in all from which progress is shown on stderr."""
LONG_PRACTICE = 2_000_000
"""Cases times draws from which it is shown for practice."""


@click.command(epilog="Example: lawmodel compare pre-2025 2025-04 --cases 20000 --reading konkreta=lower")
@click.argument("versions", nargs=-1)
@drawing
@reading_option
@click.option("--by", help="Split every stream by a fact or attribute, for example sender.")
@click.option("--path", is_flag=True, help="Compare the law of every day on which it changed.")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@practice_options
@click.option("--draws", type=click.IntRange(0, 10_000), help="Draws of the assumptions of practice (200).")
@click.option("--precision", type=Finite(0.1, 50), help="Draw cases until the half-width is this %.")
@click.option(
    "--log", "log_file", type=click.Path(path_type=Path), help="Your own count: a YAML file, see docs."
)
@click.option("--json", "json_wanted", is_flag=True, help="Print the result as JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Also write the counts to a file.")
@common
def compare(
    versions: tuple[str, ...],
    reading: tuple[str, ...],
    path: bool,
    processes: int,
    practice: str | None,
    lever: tuple[str, ...],
    assume: tuple[str, ...],
    draws: int | None,
    precision: float | None,
    log_file: Path | None,
    json_wanted: bool,
    csv_file: Path | None,
    lang: str,
    book: Path | None,
    **asked: Any,
) -> None:
    """Run the cases through versions (ids or dates) and show how disclosure volumes shift."""
    opened = pipeline.open_book(book_root(book))
    versions = versions or (pipeline.days_of_change(opened) if path else ())
    request = pipeline.Request(
        versions=versions,
        readings=parsed_readings(reading),
        practice=_practice_asked(opened, practice, (*lever, *assume), draws, precision),
        levers=lever,
        assumed=parsed_assumptions(assume),
        draws=pipeline.DEFAULT_DRAWS if draws is None else draws,
        **asked,
    )
    if precision is not None:
        cases = pipeline.cases_for(opened, request, precision / 100, processes=processes)
        request = replace(request, cases=cases)
    own = None if log_file is None else pipeline.log_from(opened, log_file)
    practised = _practised(opened, request, processes, lang)
    comparison = _compared(opened, request, processes, lang)
    scaled = None if own is None else (pipeline.levels_of(comparison, own), own)
    data = _data(opened, comparison, practised)
    if csv_file is not None:
        write_text(csv_file, [compare_data.as_csv(data)])
    if json_wanted:
        own_log = {} if scaled is None else {"own_log": levels_report.levels_data(*scaled)}
        click.echo(compare_data.as_json(data | own_log))
        return
    click.echo(compare_text.comparison_text(comparison, opened.book, lang), nl=False)
    if practised is not None:
        click.echo("\n" + practice_text(practised, lang), nl=False)
    if scaled is not None:
        click.echo("\n" + levels_report.levels_text(*scaled, lang))


@click.command(epilog="Example: lawmodel run scenarios/enacted-2025.yaml")
@click.argument("scenario")
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True)
@common
def run(scenario: str, processes: int, lang: str, book: Path | None) -> None:
    """Run a scenario file, or a scenario of the book by its id, and print the comparison as JSON."""
    opened = pipeline.open_book(book_root(book))
    request = pipeline.scenario_from(opened, pipeline.scenario_path(opened, scenario))
    practised = _practised(opened, request, processes, lang)
    comparison = _compared(opened, request, processes, lang)
    click.echo(compare_data.as_json(_data(opened, comparison, practised)))


@click.command(epilog="Example: lawmodel assess --facts case.yaml --version 2025-12")
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
        stop([phrase(lang, "cli.facts_or_vignettes")])
    if facts is not None:
        case = {facts.stem: pipeline.facts_from(opened, facts)}
        chosen = versions or pipeline.standard_versions(opened)
        found = list(pipeline.answers(opened, case, chosen, readings))
    else:
        worked = pipeline.vignettes_from(opened, vignettes)
        if vignettes is not None:
            for line in problem_lines(pipeline.doubtful_vignettes(opened, vignettes), lang):
                click.echo(line, err=True)
        found = list(pipeline.vignette_answers(opened, worked, versions, readings))
    if json_wanted:
        click.echo(compare_data.as_json(assess_report.answers_data(found)))
    else:
        click.echo(assess_report.answers_text(found, opened.book, lang, own=facts is not None))
    if not all(answer.is_as_expected for answer in found):
        sys.exit(1)


def _practice_asked(
    opened: pipeline.OpenBook, practice: str | None, added: tuple[str, ...], *numbers: float | None
) -> str | None:
    """Return the model that is named, or the book's own where only its draws or changes are asked for."""
    if practice is None and (added or any(number is not None for number in numbers)):
        return pipeline.default_practice(opened)
    return practice


def _practised(
    opened: pipeline.OpenBook, request: pipeline.Request, processes: int, lang: str
) -> pipeline.Practised | None:
    if request.practice is None:
        return None
    plan = pipeline.practice_plan_of(opened, request)
    if request.cases * (request.draws + 1) < LONG_PRACTICE:
        return pipeline.practised_of(plan, processes=processes)
    label = phrase(lang, "cli.progress_practice")
    with click.progressbar(length=request.cases, label=label, file=sys.stderr, show_eta=False) as bar:
        return pipeline.practised_of(
            plan, processes=processes, progress=lambda done, _: bar.update(done - bar.pos)
        )


def _data(
    opened: pipeline.OpenBook, comparison: Comparison, practised: pipeline.Practised | None
) -> dict[str, Any]:
    data = compare_data.comparison_data(comparison, opened.book)
    return data if practised is None else with_practice(data, practised)


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
