"""Every difference between a version and its base belongs to exactly one named amendment."""

from collections.abc import Iterator
from difflib import get_close_matches

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.problem import Problem
from lawmodel.concepts.statute_book import Amendment, StatuteBook, VersionManifest
from lawmodel.concepts.wording import Element, Ground, Limit, Wording
from lawmodel.statutebook.law_version_from_book import cut_version

Difference = tuple[str, str]
"""A citation and a part; the part is empty where a whole provision comes or goes."""


def amendment_problems(book: StatuteBook) -> Iterator[Problem]:
    """Yield amendments of what does not exist, and requirements of amendments that do not."""
    for manifest in book.manifests.values():
        if manifest.base in book.manifests:
            yield from _changes_of_nothing(manifest, book)
            yield from _unknown_requirements(manifest)


def uncovered_changes(book: StatuteBook) -> Iterator[Problem]:
    """Yield differences that no amendment makes, that two make, and changes that change nothing.

    The law runs all the same: only what is put down to amendments has to wait.
    """
    for manifest in book.manifests.values():
        if manifest.base is not None and manifest.base in book.manifests:
            before, after = cut_version(book, manifest.base), cut_version(book, manifest.id)
            yield from _uncovered(manifest, before, after)


def differences(before: LawVersion, after: LawVersion) -> dict[Difference, str]:
    """Return what differs between two versions: enacted, repealed, adds, drops, replaces, text only."""
    found: dict[Difference, str] = {}
    for citation in dict.fromkeys([*before.wordings, *after.wordings]):
        old, new = before.wordings.get(citation), after.wordings.get(citation)
        if old is None:
            found[citation, ""] = "enacted"
        elif new is None:
            found[citation, ""] = "repealed"
        elif old.id != new.id:
            parts = _part_differences(old, new)
            found |= {(citation, part): kind for part, kind in parts.items()}
            if not parts:
                found[citation, ""] = "text only"
    return found


def _part_differences(old: Wording, new: Wording) -> dict[str, str]:
    before, after = old.parts(), new.parts()
    found: dict[str, str] = {}
    for name in dict.fromkeys([*before, *after]):
        if name not in before:
            found[name] = "adds"
        elif name not in after:
            found[name] = "drops"
        elif not _same(before[name], after[name]):
            found[name] = "replaces"
    return found


def _same(old: Element | Ground | Limit, new: Element | Ground | Limit) -> bool:
    """Say whether a part is the same; a ground's lists follow its elements, so only its effect counts."""
    match old, new:
        case Element(), Element():
            quoted = old.quote is None or new.quote is None or old.quote == new.quote
            return quoted and old.condition == new.condition
        case Ground(), Ground():
            return old.effect == new.effect
        case Limit(), Limit():
            return (old.closes, old.yields_to, old.in_place_of) == (
                new.closes,
                new.yields_to,
                new.in_place_of,
            )
        case _:
            return False


def _uncovered(manifest: VersionManifest, before: LawVersion, after: LawVersion) -> Iterator[Problem]:
    file = f"versions/{manifest.id}.yaml"
    made: dict[Difference, list[str]] = {}
    for amendment in manifest.amendments:
        for difference in _made_by(amendment):
            made.setdefault(difference, []).append(amendment.id)
    there = differences(before, after)
    for (citation, part), kind in there.items():
        makers = made.get((citation, part), [])
        details: dict[str, object] = {"citation": citation, "part": part or kind, "base": manifest.base}
        if not makers:
            yield Problem(file, 1, "change_of_no_amendment", {**details, "place": ("amendments",)})
        elif len(makers) > 1:
            place = ("amendments", makers[1], "changes", citation)
            yield Problem(
                file,
                1,
                "change_of_two_amendments",
                {**details, "amendments": ", ".join(makers), "place": place},
            )
    for (citation, part), makers in made.items():
        place = ("amendments", makers[0], "changes", citation)
        stated = next(a for a in manifest.amendments if a.id == makers[0]).changes[citation].kind
        details = {"citation": citation, "amendment": makers[0], "place": place}
        if (citation, part) not in there:
            yield Problem(file, 1, "amendment_of_no_change", {**details, "part": part or stated})
        elif not part and there[citation, part] != stated:
            found = there[citation, part]
            yield Problem(file, 1, "another_change", {**details, "stated": stated, "found": found})


def _made_by(amendment: Amendment) -> Iterator[Difference]:
    for citation, change in amendment.changes.items():
        if change.kind == "parts":
            yield from ((citation, part) for part in sorted(change.parts))
        else:
            yield citation, ""


def _changes_of_nothing(manifest: VersionManifest, book: StatuteBook) -> Iterator[Problem]:
    for amendment in manifest.amendments:
        for citation in amendment.changes:
            if citation not in book.provisions:
                place = ("amendments", amendment.id, "changes", citation)
                nearest = next(iter(get_close_matches(citation, book.provisions, n=1)), "")
                details = {"name": citation, "nearest": nearest, "place": place}
                yield Problem(f"versions/{manifest.id}.yaml", 1, "reference_to_nothing", details)


def _unknown_requirements(manifest: VersionManifest) -> Iterator[Problem]:
    known = [amendment.id for amendment in manifest.amendments]
    for amendment in manifest.amendments:
        for required in amendment.requires:
            if required not in known:
                place = ("amendments", amendment.id, "requires")
                details = {"name": required, "known": ", ".join(known), "place": place}
                yield Problem(f"versions/{manifest.id}.yaml", 1, "unknown_amendment", details)
