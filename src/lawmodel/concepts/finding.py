"""What the law concludes about one requirement in one case: not met, open or met."""

from collections.abc import Iterable
from enum import IntEnum


class Finding(IntEnum):
    """Ordered, so that `and` is the minimum, `or` the maximum and `not` mirrors."""

    NOT_MET = 0
    OPEN = 1
    MET = 2


def all_of(findings: Iterable[Finding]) -> Finding:
    """Return what "and" concludes; nothing asked is met.

    >>> all_of([Finding.MET, Finding.OPEN]).name
    'OPEN'
    """
    return min(findings, default=Finding.MET)


def any_of(findings: Iterable[Finding]) -> Finding:
    """Return what "or" concludes; nothing offered is not met.

    >>> any_of([Finding.NOT_MET, Finding.OPEN]).name
    'OPEN'
    """
    return max(findings, default=Finding.NOT_MET)


def opposite(finding: Finding) -> Finding:
    """Return what "not" concludes.

    >>> opposite(Finding.OPEN).name
    'OPEN'
    """
    return Finding(2 - finding)


def settled(holds: bool) -> Finding:
    """Return the finding of a question that has been answered."""
    return Finding.MET if holds else Finding.NOT_MET
