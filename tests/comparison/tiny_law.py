"""Laws of a few lines over three yes-or-no facts, and amendments between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

import numpy as np

from lawmodel.concepts.condition import Bound, Condition, ElementHolds, Every, FactIs
from lawmodel.concepts.statute_book import Amendment, Change, StatuteBook, VersionManifest
from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.concepts.wording import Effect, Element, Ground, Limit, Provision, Review, Wording
from lawmodel.population.cases import Cases
from tests.agreement.random_law import WORDS, book_over

FACTS = ("p", "q", "r")
OLD, NEW = date(2025, 1, 1), date(2025, 7, 1)


@dataclass(frozen=True)
class Section:
    """What a provision says: conditions by element, elements by ground with an effect, limits."""

    elements: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, tuple[Effect, tuple[str, ...]]] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()


Law = Mapping[str, Section]


def limit(name: str, when: str, closes: str, yields_to: str = "") -> Limit:
    lifted = (yields_to,) if yields_to else ()
    return Limit(name, WORDS, (when,), yields_to=lifted, closes=(closes,))


def asks(text: str) -> Condition:
    """Read `p`, `bound`, `#element` and sums of them with `and`."""
    parts = [_one(word) for word in text.split(" and ")]
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _one(word: str) -> Condition:
    if word == "bound":
        return Bound()
    return ElementHolds(word[1:]) if word.startswith("#") else FactIs(word, frozenset({1}))


def wording(citation: str, section: Section, starts: date) -> Wording:
    elements = {
        name: Element(name, None, WORDS, "fact", asks(text), text, "verified")
        for name, text in section.elements.items()
    }
    grounds = {name: Ground(name, WORDS, effect, needs) for name, (effect, needs) in section.grounds.items()}
    written = (citation, starts.isoformat(), starts, starts, None, "", (), "in force", "", "verified")
    limits = {one.id: one for one in section.limits}
    return Wording(*written, text_seen=True, file="x.yaml", elements=elements, grounds=grounds, limits=limits)


def book(old: Law, new: Law, amendments: Mapping[str, Mapping[str, Change]], **requires: str) -> StatuteBook:
    """A book of two versions, `old` and `new`; `requires` says which amendment another needs first."""
    made = tuple(
        Amendment(name, WORDS, NEW, "nobody", changes, (requires[name],) if name in requires else ())
        for name, changes in amendments.items()
    )
    manifests = {
        "old": VersionManifest("old", WORDS, WORDS, OLD, None, (), True, ()),
        "new": VersionManifest("new", WORDS, WORDS, NEW, "old", (), True, made),
    }
    provisions = {
        citation: Provision(
            citation,
            "X",
            WORDS,
            Review("reviewed", by="nobody"),
            True,
            tuple(
                wording(citation, law[citation], day)
                for law, day in ((old, OLD), (new, NEW))
                if citation in law and not (day == NEW and old.get(citation) == new[citation])
            ),
        )
        for citation in dict.fromkeys([*old, *new])
    }
    lasting = {c: _lasting(one) if old.get(c) == new.get(c) else one for c, one in provisions.items()}
    facts = {name: Fact(name, "boolean", "fact", WORDS, WORDS, WORDS, "never") for name in FACTS}
    return replace(book_over(Vocabulary(facts), (), ()), provisions=lasting, manifests=manifests)


def _lasting(provision: Provision) -> Provision:
    return replace(provision, wordings=tuple(replace(w, ends=None) for w in provision.wordings))


def every_case() -> Cases:
    """Each of the eight ways in which three facts can be."""
    rows = np.array(list(product((0, 1), repeat=len(FACTS))), dtype=np.int16)
    return Cases("every", 0, len(rows), {name: rows[:, k] for k, name in enumerate(FACTS)})
