"""The register of the real book says in plain words that there is none of something."""

from pathlib import Path

import pytest

from lawmodel.assumptions.register import register_of
from lawmodel.pipeline import open_book

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("language", "without", "asked"),
    [
        ("sv", "Andel utan sekretessregel i alla fall", "Hur ofta ”Vad risken vilar på” är ”ingenting”"),
        ("en", "Share without secrecy rule in all cases", "How often “What the risk rests on” is “nothing”"),
    ],
)
def test_a_share_that_has_none_of_something_is_a_share_without_it(
    language: str, without: str, asked: str
) -> None:
    told = [entry.text[language] for entry in register_of(ROOT, open_book(ROOT).book.vocabulary)]
    assert without in told
    assert any(text.startswith(asked) for text in told)
