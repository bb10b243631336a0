"""Words on the command line that no command understands, told in the reader's language."""

import re
from difflib import get_close_matches

import click
from click.exceptions import NoArgsIsHelpError

from lawmodel.phrases.catalogue import phrase


def usage_line(error: click.UsageError, words: list[str], language: str) -> str:
    """Return what is wrong with the words given, and what could be written instead."""
    match error:
        case click.NoSuchOption():
            known = [name for one in _parameters(error) for name in one.opts if name.startswith("--")]
            return _unknown("option", error.option_name, known, language)
        case click.MissingParameter(param=click.Argument() as argument):
            told = phrase(language, f"cli.argument.{argument.name}")
            return phrase(
                language, "cli.usage.missing_argument", words=told, name=argument.human_readable_name
            )
        case click.MissingParameter():
            return phrase(language, "cli.usage.missing", name=_name(error.param))
        case click.BadParameter():
            wanted = _wanted(error.param, language)
            return phrase(language, "cli.usage.does_not_fit", name=_name(error.param), wanted=wanted)
        case click.BadOptionUsage():
            has_one = any(word.startswith(f"{error.option_name}=") for word in words)
            key = "takes_no_value" if has_one else "wants_a_value"
            return phrase(language, f"cli.usage.{key}", name=error.option_name)
        case _:
            return _unknown_word(error, words, language)


def help_asked_for(error: click.UsageError) -> str | None:
    """Return the help text if no words were given at all."""
    return error.ctx.get_help() if isinstance(error, NoArgsIsHelpError) and error.ctx else None


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else []


def _unknown_word(error: click.UsageError, words: list[str], language: str) -> str:
    """Return the line for a command that is not there, or for one word too many."""
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        commands = error.ctx.command.list_commands(error.ctx)
        word = next((word for word in words if not word.startswith("-")), "")
        return _unknown("command", word, commands, language)
    extra = re.search(r"\((.*)\)", error.message)
    return phrase(language, "cli.usage.too_many", words=extra[1] if extra else " ".join(words))


def _unknown(kind: str, name: str, known: list[str], language: str) -> str:
    nearest = next(iter(get_close_matches(name, known, n=1)), "")
    key = f"cli.usage.unknown_{kind}" if nearest else f"cli.usage.unknown_{kind}_no_hint"
    return phrase(language, key, name=name, nearest=nearest, known=", ".join(known))


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _wanted(parameter: click.Parameter | None, language: str) -> str:
    """Return what a parameter can be, in words."""
    match parameter.type if parameter else None:
        case click.Choice(choices=choices):
            return phrase(language, "cli.usage.one_of", known=", ".join(map(str, choices)))
        case click.IntRange(min=low, max=None):
            return phrase(language, "cli.usage.from", low=low)
        case click.IntRange(min=low, max=high):
            return phrase(language, "cli.usage.from_to", low=low, high=high)
        case _:
            return phrase(language, "cli.usage.something_else")
