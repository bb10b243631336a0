"""Look up words by key and language."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("sv", "en")
DEFAULT_LANGUAGE = "sv"


def phrase(language: str, key: str, /, **details: object) -> str:
    """Return the words behind a dotted key, with details filled in.

    Raises KeyError for a key the catalogue does not have.
    """
    found: Any = catalogue(language)
    for step in key.split("."):
        found = found[step]
    return str(found).format(**details)


@cache
def catalogue(language: str) -> dict[str, Any]:
    """Return the whole catalogue of a language."""
    return tomllib.loads(files("lawmodel.phrases").joinpath(f"{language}.toml").read_text("utf-8"))
