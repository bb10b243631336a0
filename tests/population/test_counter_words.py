"""Chance is a function of seed, variable and case number, and the same function on every machine."""

import hashlib
from itertools import islice

import numpy as np
import pytest

from lawmodel.population.counter_words import words
from tests.population.philox import philox, words_from

ALL_ONES = 2**64 - 1


def first_words(seed: int, variable: str, size: int) -> list[int]:
    key = int.from_bytes(hashlib.sha256(f"{seed}/{variable}".encode()).digest()[:16], "little")
    return [word >> 32 for word in islice(words_from(0, key), size)]


def test_the_algorithm_written_here_gives_the_published_answers() -> None:
    nothing = (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B)
    everything = (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0)
    assert philox((0, 0, 0, 0), (0, 0)) == nothing
    assert philox((ALL_ONES, ALL_ONES, ALL_ONES, ALL_ONES), (ALL_ONES, ALL_ONES)) == everything


@pytest.mark.parametrize(
    ("seed", "variable"), [(1, "first/core/age"), (2, "first/core/age"), (1, "x"), (10**20, "å")]
)
def test_the_words_are_those_of_the_published_algorithm(seed: int, variable: str) -> None:
    assert words(seed, variable, 0, 50).tolist() == first_words(seed, variable, 50)


def test_a_case_far_out_gets_the_word_of_its_own_counter() -> None:
    far = 4 * 10**12
    key = int.from_bytes(hashlib.sha256(b"1/age").digest()[:16], "little")
    expected = [word >> 32 for word in islice(words_from(far // 4, key), 10)][3:]
    assert words(1, "age", far + 3, 7).tolist() == expected


def test_the_first_ten_of_ten_are_the_first_ten_of_a_hundred_thousand() -> None:
    assert words(1, "age", 0, 10).tobytes() == words(1, "age", 0, 100_000)[:10].tobytes()


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 64, 999])
def test_any_split_into_blocks_gives_the_same_bytes(size: int) -> None:
    blocks = [words(1, "age", first, min(size, 1000 - first)) for first in range(0, 1000, size)]
    assert np.concatenate(blocks).tobytes() == words(1, "age", 0, 1000).tobytes()


@pytest.mark.parametrize(
    ("one", "other"),
    [((1, "age"), (1, "sender")), ((1, "age"), (2, "age")), ((1, "stream/a"), (1, "stream/b"))],
)
def test_two_variables_or_two_seeds_have_nothing_to_do_with_each_other(
    one: tuple[int, str], other: tuple[int, str]
) -> None:
    size = 100_000
    together = np.corrcoef(words(*one, 0, size).astype(np.float64), words(*other, 0, size).astype(np.float64))
    assert abs(together[0, 1]) < 4 / np.sqrt(size)


def test_neighbouring_cases_have_nothing_to_do_with_each_other() -> None:
    drawn = words(1, "age", 0, 100_001).astype(np.float64)
    assert abs(np.corrcoef(drawn[:-1], drawn[1:])[0, 1]) < 4 / np.sqrt(100_000)
