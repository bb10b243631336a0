"""The words that files are made of: days, identifiers, status words, texts in every language."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

CASES_UNLESS_SAID = 100_000
"""Cases of each stream in a scenario that does not say how many."""
DATE = r"^\d{4}-\d{2}-\d{2}$"
IDENTIFIER = r"^[a-zåäö][a-z0-9_åäö]*$"
LANGUAGES = ("sv", "en")

StatusWord = Literal["verified", "derived", "our reading", "memory", "uncertain", "assumption", "not found"]
Identifier = Annotated[str, Field(pattern=IDENTIFIER)]


class NoDay(ValueError):
    """Raised for a date that no calendar has."""


class NamedFault(ValueError):
    """Raised where a mapping contradicts itself; `kind` is the kind of problem."""

    kind = ""


class UnsignedReview(NamedFault):
    """Raised for a review that lacks who made it or when."""

    kind = "review_unsigned"


class SignedUnreviewed(NamedFault):
    """Raised for a signature under an encoding that is not reviewed."""

    kind = "signed_unreviewed"


class Missing(ValueError):
    """Raised where a text lacks a language."""


class UnknownLanguage(ValueError):
    """Raised where a text has a language that the model does not speak."""


def _in_the_calendar(day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise NoDay(day) from None
    return day


Day = Annotated[str, Field(pattern=DATE), AfterValidator(_in_the_calendar)]


def _in_every_language(text: dict[str, str]) -> dict[str, str]:
    missing = [language for language in LANGUAGES if not text.get(language, "").strip()]
    if missing:
        raise Missing(", ".join(missing))
    unknown = [language for language in text if language not in LANGUAGES]
    if unknown:
        raise UnknownLanguage(", ".join(unknown))
    return text


Words = Annotated[dict[str, str], AfterValidator(_in_every_language)]
