"""Numbers as each language writes them, and how many there are of something."""

from lawmodel.phrases.catalogue import phrase

THIN = "\u00a0"
MINUS = "\u2212"
DIGITS = 2
"""The digits that count in a number that rests on assumed ranges."""


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


def counted(language: str, key: str, number: int) -> str:
    """Return how many there are of something; the phrase for one has a key of its own.

    >>> counted("en", "graph.count.node", 1), counted("en", "graph.count.node", 2)
    ('1 node', '2 nodes')
    """
    return (
        phrase(language, f"{key}_one")
        if number == 1
        else phrase(language, key, number=whole(language, number))
    )


def about(language: str, number: float) -> str:
    """Return a number that an uncertain model gives: two digits that count, and no fractions of a case.

    >>> about("en", 7806053), about("en", 115.2), about("en", 38.1), about("en", 3.8), about("en", 0.2)
    ('7,800,000', '120', '38', '4', '0')
    """
    digits = len(str(abs(round(number))))
    return whole(language, round(number, min(0, DIGITS - digits)))


def small_percent(language: str, share: float, places: int = 1) -> str:
    """Return a share as per cent; one that would be written as nothing, but is something, as under the least.

    >>> small_percent("en", 0.00048), small_percent("en", 0), small_percent("sv", 0.218)
    ('under 0.1%', '0.0%', '21,8\\xa0%')
    """
    least = 10.0 ** -(places + 2)
    if 0 < share < least / 2:
        return phrase(language, "number.under", least=percent(language, least, places))
    return percent(language, share, places)
