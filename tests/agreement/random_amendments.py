"""Amendments that nobody made: random laws in a row, every difference between two put down to one of them."""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Amendment, Change, StatuteBook, VersionManifest
from lawmodel.concepts.wording import Provision, Review
from lawmodel.statutebook.amendment_cover import differences
from tests.agreement.random_law import WORDS, random_books

DAYS = (date(2025, 1, 15), date(2025, 7, 15), date(2026, 1, 15))
VERSIONS = ("one", "two", "three")
MOST_AMENDMENTS = 3


@dataclass(frozen=True)
class AmendedBook:
    """A book of three versions, and two of them to go between."""

    book: StatuteBook
    before: str
    after: str


@st.composite
def amended_books(draw: st.DrawFn) -> AmendedBook:
    """The second version amends the first; the third amends the second, or the first like a rival of it."""
    one = draw(random_books(versions=3))
    laws = [_in_force(law, place) for place, law in enumerate(one.laws)]
    bases = [None, 0, draw(st.sampled_from([0, 1]))]
    manifests = {}
    for place, (law, base) in enumerate(zip(laws, bases, strict=True)):
        made = () if base is None else draw(amendments(laws[base], law, DAYS[place]))
        manifests[law.id] = VersionManifest(
            law.id, WORDS, WORDS, DAYS[place], None if base is None else VERSIONS[base], (), True, made
        )
    wordings: dict[str, list[object]] = {}
    for law in laws:
        for citation, wording in law.wordings.items():
            wordings.setdefault(citation, []).append(wording)
    provisions = {
        citation: Provision(citation, "X", WORDS, Review("reviewed", by="nobody"), True, tuple(some))  # type: ignore[arg-type]
        for citation, some in sorted(wordings.items())
    }
    before, after = draw(st.sampled_from([(a, b) for a in VERSIONS for b in VERSIONS if a != b]))
    return AmendedBook(replace(one.book, provisions=provisions, manifests=manifests), before, after)


def _in_force(law: LawVersion, place: int) -> LawVersion:
    """The law with each of its wordings in force around its own day only."""
    day = DAYS[place]
    wordings = {
        citation: replace(wording, id=f"{VERSIONS[place]}", starts=day, ends=day)
        for citation, wording in law.wordings.items()
    }
    return replace(law, id=VERSIONS[place], wordings=wordings)


@st.composite
def amendments(draw: st.DrawFn, before: LawVersion, after: LawVersion, day: date) -> tuple[Amendment, ...]:
    number = draw(st.integers(1, MOST_AMENDMENTS))
    parts: list[dict[str, set[str]]] = [{} for _ in range(number)]
    kinds: list[dict[str, str]] = [{} for _ in range(number)]
    for (citation, part), kind in differences(before, after).items():
        maker = draw(st.integers(0, number - 1))
        kinds[maker][citation] = "parts" if part else kind
        parts[maker].setdefault(citation, set()).update({part} if part else set())
    return tuple(
        Amendment(
            f"{after.id}-{place}",
            WORDS,
            day,
            "nobody",
            {citation: Change(kind, frozenset(parts[place][citation])) for citation, kind in made.items()},
            (f"{after.id}-0",) if place and draw(st.integers(0, 5)) == 0 else (),
        )
        for place, made in enumerate(kinds)
    )
