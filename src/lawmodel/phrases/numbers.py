"""Numbers as each language writes them."""

THIN = "\u00a0"
MINUS = "\u2212"


def whole(language: str, number: float) -> str:
    """Return a number rounded to a whole one, with its thousands apart.

    >>> whole("sv", 100000) == "100" + THIN + "000"
    True
    >>> whole("en", 100000)
    '100,000'
    """
    text = f"{abs(round(number)):,}"
    sign = MINUS if round(number) < 0 else ""
    return sign + (text.replace(",", THIN) if language == "sv" else text)


def decimal(language: str, number: float, places: int = 2) -> str:
    """Return a number with a fixed count of decimals.

    >>> decimal("sv", -1.5)
    '−1,50'
    """
    text = f"{abs(number):,.{places}f}"
    sign = MINUS if number < 0 and float(text.replace(",", "")) else ""
    if language == "sv":
        text = text.replace(",", THIN).replace(".", ",")
    return sign + text


def percent(language: str, share: float, places: int = 1) -> str:
    """Return a share as per cent.

    >>> percent("en", 0.218)
    '21.8%'
    """
    return decimal(language, share * 100, places) + (f"{THIN}%" if language == "sv" else "%")
