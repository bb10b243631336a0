"""A version, a date or a set of amendments to the wordings that then hold together."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Amendment, StatuteBook
from lawmodel.concepts.wording import Element, Ground, Limit, Wording

Part = TypeVar("Part", Element, Ground, Limit)


ALMOST_A_DATE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?")


class UnknownVersion(LookupError):
    """Raised for a version that is neither in the book nor a date."""


class UnusableDay(LookupError):
    """Raised for a date that gives no law: `no_such_date`, or `before_the_book` with its first day."""

    def __init__(self, kind: str, name: str, first: date) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.first = first.isoformat()


def cut_version(book: StatuteBook, version_id: str) -> LawVersion:
    """Return the law under a version's name, or on a date written 2025-07-01.

    Raises UnknownVersion if the book has no such version and the name is no date, UnusableDay if it is a
    date before the book's first day or almost one.
    """
    manifest = book.manifests.get(version_id)
    if manifest is None:
        return cut_at(book, _day_in_book(book, version_id), version_id)
    day = manifest.cut or book.newest_day()
    return replace(cut_at(book, day, version_id, manifest.proposals), title=manifest.title)


def cut_at(book: StatuteBook, day: date, version_id: str, proposals: Collection[str] = ()) -> LawVersion:
    """Return the law on a day, with the wordings of proposals in place of what they would replace."""
    wordings: dict[str, Wording] = {}
    for citation, provision in book.provisions.items():
        proposed = [w for w in provision.wordings if w.proposal in proposals and w.proposal is not None]
        in_force = [w for w in provision.wordings if w.in_force_on(day)]
        if proposed or in_force:
            wordings[citation] = (proposed or in_force)[-1]
    return LawVersion(version_id, {"sv": version_id, "en": version_id}, day, wordings)


def path_of_days(book: StatuteBook, first: date) -> tuple[date, ...]:
    """Return every day from the first on when the law changes: the month-by-month path."""
    starts = {w.starts for w in book.wordings() if w.proposal is None and w.starts > first}
    return (first, *sorted(starts))


def hybrid(
    book: StatuteBook, before: LawVersion, after: LawVersion, amendments: Iterable[Amendment], version_id: str
) -> LawVersion:
    """Return the earlier law with only these amendments made, part by part.

    A part that an amendment adds or replaces is taken from the later law; whether a ground needs a part
    follows the law that the part is taken from.
    """
    changed: dict[str, set[str]] = {}
    whole: dict[str, str] = {}
    for amendment in amendments:
        for citation, change in amendment.changes.items():
            changed.setdefault(citation, set()).update(change.parts)
            if change.kind in ("enacted", "repealed"):
                whole[citation] = change.kind
    wordings: dict[str, Wording] = {}
    for citation in book.provisions:
        old, new = before.wordings.get(citation), after.wordings.get(citation)
        wording = old
        if whole.get(citation) == "enacted":
            wording = new
        elif whole.get(citation) == "repealed":
            wording = None
        elif old is not None and new is not None and changed.get(citation):
            wording = _mixed(old, new, changed[citation])
        if wording is not None:
            wordings[citation] = wording
    return LawVersion(version_id, {"sv": version_id, "en": version_id}, None, wordings)


def _mixed(old: Wording, new: Wording, taken: set[str]) -> Wording:
    elements = _parts(old.elements, new.elements, taken)
    grounds = {
        name: replace(
            ground,
            needs=_members(old.grounds.get(name), new.grounds.get(name), "needs", taken),
            unless=_members(old.grounds.get(name), new.grounds.get(name), "unless", taken),
        )
        for name, ground in _parts(old.grounds, new.grounds, taken).items()
    }
    limits = {
        name: replace(
            limit,
            when=_members(old.limits.get(name), new.limits.get(name), "when", taken),
            only_if=_members(old.limits.get(name), new.limits.get(name), "only_if", taken),
        )
        for name, limit in _parts(old.limits, new.limits, taken).items()
    }
    seen = old.text_seen and new.text_seen
    mixed_id = f"{old.id}+{new.id}"
    return replace(old, id=mixed_id, elements=elements, grounds=grounds, limits=limits, text_seen=seen)


def _parts(old: Mapping[str, Part], new: Mapping[str, Part], taken: set[str]) -> dict[str, Part]:
    kept = {name: part for name, part in old.items() if name not in taken}
    return kept | {name: part for name, part in new.items() if name in taken}


def _members(
    old: Ground | Limit | None, new: Ground | Limit | None, key: str, taken: set[str]
) -> tuple[str, ...]:
    """Return the elements a ground lists: amended ones as the new law lists them, others as the old."""
    before: tuple[str, ...] = getattr(old, key) if old is not None else ()
    after: tuple[str, ...] = getattr(new, key) if new is not None else ()
    if old is None or new is None:
        return before or after
    return tuple(e for e in before if e not in taken) + tuple(e for e in after if e in taken)


def _day_in_book(book: StatuteBook, version_id: str) -> date:
    try:
        day = date.fromisoformat(version_id)
    except ValueError:
        if ALMOST_A_DATE.fullmatch(version_id):
            raise UnusableDay("no_such_date", version_id, book.covers_from) from None
        raise UnknownVersion(version_id) from None
    if day < book.covers_from:
        raise UnusableDay("before_the_book", version_id, book.covers_from)
    return day
