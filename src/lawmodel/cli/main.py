"""The program: its commands, and how bad input ends in clear lines and exit code 2."""

import sys
from pathlib import Path

import click

from lawmodel import __version__, pipeline
from lawmodel.cli import (
    assumptions,
    attribute,
    book,
    change,
    explain,
    law,
    population,
    protocol,
    report,
    sensitivity,
    table,
)
from lawmodel.cli.files import UnreadableResult, book_root
from lawmodel.cli.options import stop
from lawmodel.cli.unknown import other_way_round, shortened
from lawmodel.cli.usage import help_asked_for, usage_line
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.phrases.catalogue import DEFAULT_LANGUAGE, LANGUAGES, phrase
from lawmodel.report.problems import problem_lines

INTERRUPTED = 130
"""What a shell expects of a program that somebody stopped."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def app() -> None:
    """What a change in the law does: versions of a statute, run over synthetic cases."""


COMMANDS = (
    law.compare,
    law.run,
    attribute.attribute,
    change.change,
    law.assess,
    explain.explain,
    protocol.protocol,
    population.draw,
    population.population,
    population.calibration,
    assumptions.assumptions,
    sensitivity.sensitivity,
    table.table,
    report.report,
    book.check,
    book.versions,
    book.graph,
    book.schema,
    book.dashboard,
)
for command in COMMANDS:
    app.add_command(command)


def main() -> None:
    """Run the command line; what users did wrong becomes lines, never a traceback."""
    lang = _language_asked(sys.argv)
    try:
        app(standalone_mode=False)
    except click.UsageError as error:
        stop([help_asked_for(error) or usage_line(error, sys.argv[1:], lang)])
    except click.Abort:
        sys.exit(INTERRUPTED)
    except FaultyFiles as faulty:
        stop(problem_lines(faulty.problems, lang))
    except pipeline.UnknownName as unknown:
        key = (
            "unknown_name" if unknown.nearest else "unknown_name_no_hint" if unknown.known else "none_of_kind"
        )
        known = shortened(unknown, lang)
        kind = phrase(lang, f"cli.kind.{unknown.kind}")
        line = phrase(lang, f"cli.{key}", kind=kind, name=unknown.name, nearest=unknown.nearest, known=known)
        stop([other_way_round(unknown, _book_asked(sys.argv), lang) or line])
    except pipeline.UnusableDay as day:
        stop([phrase(lang, f"cli.{day.kind}", name=day.name, first=day.first)])
    except pipeline.NotAttributable as refused:
        stop([phrase(lang, f"attribute.refused.{refused.kind}", **refused.details)])
    except pipeline.Inert as inert:
        stop([phrase(lang, f"cli.inert.{inert.why}", name=inert.parameter, model=inert.model)])
    except pipeline.NotInUnit as wrong:
        details = {"name": wrong.parameter.id, "value": f"{wrong.value:g}", "unit": wrong.parameter.unit}
        stop(
            [
                phrase(
                    lang,
                    "cli.not_in_unit",
                    **details,
                    highest="∞" if wrong.highest is None else f"{wrong.highest:g}",
                )
            ]
        )
    except UnreadableResult as unreadable:
        why = phrase(lang, f"cli.why.{unreadable.why}") if unreadable.why else ""
        stop([phrase(lang, f"cli.{unreadable.kind}", what=unreadable.what, why=why)])


def _language_asked(arguments: list[str]) -> str:
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in LANGUAGES:
            return asked
    return DEFAULT_LANGUAGE


def _book_asked(arguments: list[str]) -> Path:
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if word == "--book" or word.startswith("--book="):
            return book_root(Path(following if word == "--book" else word.removeprefix("--book=")))
    return book_root(None)
