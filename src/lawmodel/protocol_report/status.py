"""Whether a protocol still stands, in lines."""

from collections.abc import Iterable, Iterator

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.protocol.standing import Moved, Status
from lawmodel.protocol_report.words import say


def status_lines(status: Status, book: StatuteBook, language: str) -> Iterator[str]:
    """Yield whether law and advice under a protocol are as they were, and whether newer law differs."""
    seal = status.seal
    manifest = book.manifests.get(seal.version)
    version = seal.version if manifest is None else manifest.title[language]
    if status.stands:
        yield say(language, "told.stands", version=version, digest=seal.digest)
    else:
        yield say(language, "told.stands_not")
        yield from _moves(status.moved, language)
        if not status.is_whole:
            yield say(language, "told.short_only")
    if status.newer:
        yield say(language, "told.newer", day=status.newest, version=version)
        yield from _moves(status.newer, language)
    else:
        yield say(language, "told.newest")
    if status.advised is not None:
        yield say(language, "told.advised" if status.advised else "told.advised_not")
    yield say(language, "told.notes_unseen")


def _moves(moves: Iterable[Moved], language: str) -> Iterator[str]:
    for one in moves:
        key = f"told.moved_{one.fate.value}"
        if one.wording is None:
            yield f"- {say(language, key, citation=one.citation)}"
        else:
            yield f"- {say(language, key, citation=one.citation, wording=one.wording)}"
