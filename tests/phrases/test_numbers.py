"""Numbers as each language writes them."""

import pytest

from lawmodel.phrases.numbers import MINUS, THIN, decimal, percent, whole


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("sv", 0, "0"),
        ("en", 999, "999"),
        ("sv", 1000, f"1{THIN}000"),
        ("en", 1000, "1,000"),
        ("sv", -1234567, f"{MINUS}1{THIN}234{THIN}567"),
        ("en", -5, f"{MINUS}5"),
    ],
)
def test_whole_numbers(language: str, number: int, written: str) -> None:
    assert whole(language, number) == written


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("sv", 1.5, "1,50"),
        ("en", 1.5, "1.50"),
        ("sv", -12345.678, f"{MINUS}12{THIN}345,68"),
        ("en", 12345.678, "12,345.68"),
    ],
)
def test_decimals(language: str, number: float, written: str) -> None:
    assert decimal(language, number) == written


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert decimal("sv", -0.001) == "0,00"


@pytest.mark.parametrize(("language", "written"), [("sv", f"21,8{THIN}%"), ("en", "21.8%")])
def test_shares_are_written_as_per_cent(language: str, written: str) -> None:
    assert percent(language, 0.218) == written
