"""Options that several commands have."""

import sys
from collections.abc import Callable, Sequence
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

import click

from lawmodel import pipeline
from lawmodel.phrases.catalogue import DEFAULT_LANGUAGE, LANGUAGES, phrase

BAD_INPUT = 2

Decorated = Callable[..., Any]


class Finite(click.FloatRange):
    """A number in a range; what is no number is not in it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number.

        Raises click's usage error for one outside the range, or none at all.
        """
        number = super().convert(value, param, ctx)
        if not isfinite(number):
            self.fail(f"{value!r} is not a finite number", param, ctx)
        return number


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


def drawing_of(cases: int) -> Callable[[Decorated], Decorated]:
    """Add the options that say which cases are drawn, so many of a stream unless told otherwise."""
    return many(
        click.option("--cases", type=click.IntRange(1, 1_000_000_000), default=cases, show_default=True),
        click.option("--seed", type=click.IntRange(0), default=pipeline.DEFAULT_SEED, show_default=True),
        click.option("--population", help="Id of a recipe; the book's own if left out."),
        click.option("--stream", help="Only this stream."),
    )


drawing = drawing_of(pipeline.DEFAULT_CASES)
practice_options = many(
    click.option("--practice", help="Id or file of a practice model: how a permission is used."),
    click.option("--lever", multiple=True, help="Id or file of a lever added to it; may be repeated."),
    click.option(
        "--assume", multiple=True, help="PARAMETER=VALUE taken as known, for example F13.known=0.8."
    ),
)
reading_option = click.option("--reading", multiple=True, help="QUESTION=READING; may be repeated.")


def stop(lines: list[str]) -> NoReturn:
    """End with lines that say what was wrong."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(BAD_INPUT)


def format_of(form: str | None, out: Path, formats: Sequence[str], lang: str) -> str:
    """Return the format of a file to write: the one named, else what its ending tells; both must agree."""
    ending = out.suffix.removeprefix(".").lower()
    told = "bundle" if ending == "zip" else ending
    wanted = form or told
    if wanted not in formats:
        stop([phrase(lang, "cli.no_format", file=out, formats=", ".join(formats))])
    if told in formats and told != wanted:
        stop([phrase(lang, "cli.other_format", file=out, format=wanted)])
    return wanted
