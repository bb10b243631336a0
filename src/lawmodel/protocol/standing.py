"""Whether the law under a protocol still stands: in the book now, and on the newest day it knows."""

from dataclasses import dataclass
from enum import StrEnum

from lawmodel.protocol.seal import Seal


class Fate(StrEnum):
    """What became of a provision that a protocol rests on."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True)
class Moved:
    """A provision on which the protocol no longer rests as it did, and the wording it has now, if any."""

    citation: str
    fate: Fate
    wording: str | None


@dataclass(frozen=True)
class Status:
    """Whether a protocol stands: held against the same version, and against the newest law of the book.

    `advised` says whether the advice of the book is as it was; nothing where an older seal does not tell.
    `is_whole` says that single provisions could be compared; else only that something differs is known.
    """

    seal: Seal
    stands: bool
    moved: tuple[Moved, ...]
    newest: str
    newer: tuple[Moved, ...]
    is_whole: bool
    advised: bool | None

    @property
    def is_current(self) -> bool:
        """Say whether nothing that can be seen calls for making the protocol again."""
        return self.stands and not self.newer and self.advised is not False


def status_of(seal: Seal, now: Seal, newest: Seal, guidance: str) -> Status:
    """Return how a protocol stands to one made now, and to one made of the newest law of the book.

    Both bear the advice and notes of the seal, so that only law can part them; `guidance` is the advice now.
    """
    newer = moved(seal if seal.standing else now, newest)
    return Status(
        seal=seal,
        stands=seal.digest == now.digest,
        moved=moved(seal, now),
        newest=newest.version,
        newer=newer,
        is_whole=bool(seal.standing),
        advised=seal.guidance == guidance if seal.guidance else None,
    )


def moved(before: Seal, after: Seal) -> tuple[Moved, ...]:
    """Return the provisions whose wording is another, that came, or that are gone, by citation."""
    if not before.standing:
        return ()
    old = {one.citation: one for one in before.standing}
    new = {one.citation: one for one in after.standing}
    found = []
    for citation in sorted({*old, *new}):
        if citation not in new:
            found.append(Moved(citation, Fate.GONE, None))
        elif citation not in old:
            found.append(Moved(citation, Fate.ADDED, new[citation].wording))
        elif old[citation].digest != new[citation].digest:
            found.append(Moved(citation, Fate.CHANGED, new[citation].wording))
    return tuple(found)
