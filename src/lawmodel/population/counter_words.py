"""Chance as a pure function of seed, variable and case number (Philox 4x64, Salmon et al. 2011)."""

import hashlib

import numpy as np
from numpy.typing import NDArray

WORDS_PER_COUNTER = 4
SCALE = 2**32
"""Shares are compared as whole numbers out of this many."""


def words(seed: int, variable: str, first: int, size: int) -> NDArray[np.uint32]:
    """Return one 32-bit word for each of the cases `first` to `first + size - 1`.

    The same case gets the same word whatever the block it is drawn in.
    """
    key = int.from_bytes(hashlib.sha256(f"{seed}/{variable}".encode()).digest()[:16], "little")
    counter, skipped = divmod(first, WORDS_PER_COUNTER)
    generator = np.random.Philox(key=key, counter=counter)
    raw = generator.random_raw(skipped + size)[skipped:]
    return (raw >> np.uint64(32)).astype(np.uint32)
