"""Philox 4x64 with ten rounds, from the published algorithm (Salmon et al. 2011), on Python's own numbers."""

from collections.abc import Iterator

WORD = 2**64
MULTIPLIERS = (0xD2E7470EE14C6C93, 0xCA5A826395121157)
WEYL = (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)
ROUNDS = 10

Block = tuple[int, int, int, int]


def philox(counter: Block, key: tuple[int, int]) -> Block:
    """Return the four words that belong to a counter under a key."""
    for _ in range(ROUNDS):
        high0, low0 = divmod(MULTIPLIERS[0] * counter[0], WORD)
        high1, low1 = divmod(MULTIPLIERS[1] * counter[2], WORD)
        counter = (high1 ^ counter[1] ^ key[0], low1, high0 ^ counter[3] ^ key[1], low0)
        key = ((key[0] + WEYL[0]) % WORD, (key[1] + WEYL[1]) % WORD)
    return counter


def words_from(start: int, key: int) -> Iterator[int]:
    """Yield the words of the counters after `start`, four for each."""
    while True:
        start += 1
        counter = tuple((start >> shift) % WORD for shift in (0, 64, 128, 192))
        yield from philox(counter, (key % WORD, key >> 64))  # type: ignore[arg-type]
