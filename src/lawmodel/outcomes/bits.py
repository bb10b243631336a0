"""Findings of many cases as two rows of bits: met, and possibly met."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint8]
"""One bit per case, eight cases per byte; bits after the last case mean nothing."""


EIGHT_TIMES_YES = 255
"""A byte with every bit set."""


@dataclass(frozen=True)
class Planes:
    """The findings of one address in a block: met is (1, 1), open is (0, 1), not met is (0, 0).

    Where nothing is open both rows are the same array, and operators work once instead of twice.
    """

    met: Bits
    possible: Bits

    @property
    def is_settled(self) -> bool:
        """Say whether no case is open (by construction, not by search)."""
        return self.met is self.possible


def packed(mask: NDArray[np.bool_]) -> Bits:
    """Return a mask as bits."""
    return np.packbits(mask)


def unpacked(bits: Bits, size: int) -> NDArray[np.uint8]:
    """Return bits as one byte of 0 or 1 per case."""
    return np.unpackbits(bits, count=size)


def settled_planes(bits: Bits) -> Planes:
    """Return planes in which nothing is open."""
    return Planes(bits, bits)


def same_in_all(holds: bool, size: int) -> Planes:
    """Return the same settled finding for every case."""
    return settled_planes(np.full((size + 7) // 8, EIGHT_TIMES_YES if holds else 0, dtype=np.uint8))


def both(one: Planes, other: Planes) -> Planes:
    """Return what "and" concludes: the minimum of the findings."""
    met = one.met & other.met
    if one.is_settled and other.is_settled:
        return settled_planes(met)
    return Planes(met, one.possible & other.possible)


def either(one: Planes, other: Planes) -> Planes:
    """Return what "or" concludes: the maximum of the findings."""
    met = one.met | other.met
    if one.is_settled and other.is_settled:
        return settled_planes(met)
    return Planes(met, one.possible | other.possible)


def mirrored(one: Planes) -> Planes:
    """Return what "not" concludes."""
    not_possible = ~one.possible
    if one.is_settled:
        return settled_planes(not_possible)
    return Planes(not_possible, ~one.met)


def count(bits: Bits, size: int) -> int:
    """Return the number of cases whose bit is set."""
    whole, rest = divmod(size, 8)
    total = int(np.bitwise_count(bits[:whole]).sum())
    if rest:
        total += int(bits[whole] >> (8 - rest)).bit_count()
    return total
