"""The versions of a book, the amendments that lead to them, and what a check found in order."""

from typing import Any

from lawmodel.concepts.statute_book import StatuteBook, VersionManifest
from lawmodel.phrases.catalogue import phrase
from lawmodel.statutebook.law_version_from_book import cut_version, path_of_days


def versions_data(book: StatuteBook) -> dict[str, Any]:
    """Return versions with their amendments, and the days from the first cut on when the law changes."""
    return {
        "schema": "lawmodel.versions/1",
        "versions": [_version(manifest, book) for manifest in book.manifests.values()],
        "path": [day.isoformat() for day in _path(book)],
    }


def _version(manifest: VersionManifest, book: StatuteBook) -> dict[str, Any]:
    law = cut_version(book, manifest.id)
    return {
        "id": manifest.id,
        "title": dict(manifest.title),
        "description": dict(manifest.description),
        "day": law.day.isoformat() if law.day else None,
        "base": manifest.base,
        "proposals": list(manifest.proposals),
        "standard": manifest.standard,
        "wordings": {citation: wording.id for citation, wording in law.wordings.items()},
        "amendments": [
            {
                "id": amendment.id,
                "title": dict(amendment.title),
                "in_force": amendment.in_force.isoformat(),
                "enacted_by": amendment.enacted_by,
                "changes": {
                    citation: sorted(change.parts) or change.kind
                    for citation, change in amendment.changes.items()
                },
            }
            for amendment in manifest.amendments
        ],
    }


def _path(book: StatuteBook) -> tuple[Any, ...]:
    cuts = [manifest.cut for manifest in book.manifests.values() if manifest.cut]
    return path_of_days(book, min(cuts)) if cuts else ()


def versions_text(book: StatuteBook, language: str) -> str:
    """Return the versions in words."""
    lines: list[str] = []
    for manifest in book.manifests.values():
        law = cut_version(book, manifest.id)
        lines.append(f"{manifest.id}  {law.day}  {manifest.title[language]}")
        lines.append(f"    {manifest.description[language].strip()}")
        lines += [
            f"    - {one.in_force}  {one.title[language]}  ({one.enacted_by})" for one in manifest.amendments
        ]
        lines.append("")
    lines.append(phrase(language, "versions.path", days=", ".join(day.isoformat() for day in _path(book))))
    return "\n".join(lines)


def check_text(book: StatuteBook, language: str) -> str:
    """Return what a check that found no problem has looked at."""
    wordings = book.wordings()
    counts = {
        "provisions": len(book.provisions),
        "wordings": len(wordings),
        "elements": sum(len(wording.elements) for wording in wordings),
        "examples": sum(len(wording.examples) for wording in wordings),
        "vignettes": len(book.vignettes),
        "versions": len(book.manifests),
        "unsigned": sum(not provision.review.is_signed for provision in book.provisions.values()),
    }
    return phrase(language, "versions.checked", **counts)
