"""Every element of the law is met by some worked case and not by another, as far as the law lets it."""

from functools import cache

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.explanation.answers import ReadVersion, read_versions
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.reference import verdict
from tests.law.book import STANDARD, book, read, structure

BOTH = {Finding.MET, Finding.NOT_MET}
SINCE_APRIL = ("2025-04", "sou-2024-63", "2025-12")

ALWAYS_MET = {
    "OSL 10:18a#one_person": (
        STANDARD,
        "as we read the section, it covers information that concerns somebody else too; "
        "only the other reading of `two-persons-18a` lets a case fail it",
    ),
    "OSL 10:21#stage": (
        SINCE_APRIL,
        "every stage of a crime counts since April 2025; "
        "that an attempt is not punishable has no fact of its own",
    ),
}
NEVER_MET = {
    "OSL 10:23#reaches_general_ground": (
        SINCE_APRIL,
        "it holds the reading of `10-23`, by default that the grounds stand side by side; "
        "v51 is contested over it",
    ),
    "OSL 10:23#reaches_young": (
        SINCE_APRIL,
        "it holds the reading of `10-23-18a`, by default that the bar does not reach 10:18a; "
        "the other reading is beside r34",
    ),
}
LEFT = {**ALWAYS_MET, **NEVER_MET}


@cache
def found(version: str) -> dict[str, set[Finding]]:
    """What the worked cases of a version make of each of its elements."""
    cases = [one for one in book().vignettes if version in one.expected]
    traces = [verdict(read(version).chosen, one.facts).findings for one in cases]
    return {address: {trace[address] for trace in traces} for address in structure(version).elements}


@cache
def diagrams_of(version: str) -> ReadVersion:
    (one,) = read_versions([read(version)], book().vocabulary)
    return one


@pytest.mark.parametrize("version", STANDARD)
def test_only_what_the_law_does_not_let_is_left_unexercised(version: str) -> None:
    left = {address for address, seen in found(version).items() if not seen >= BOTH}
    assert left == {address for address, (versions, _) in LEFT.items() if version in versions}


@pytest.mark.parametrize("version", STANDARD)
def test_what_is_left_is_what_no_possible_case_could_show(version: str) -> None:
    """Under the chosen readings, over every case that the book does not call impossible."""
    one = diagrams_of(version)
    diagrams, possible = one.symbolic.diagrams, one.symbolic.possible
    for address, (versions, reason) in LEFT.items():
        if version in versions:
            met = one.chosen.met(address)
            missing = diagrams.opposite(met) if address in ALWAYS_MET else met
            assert diagrams.both(missing, possible) == NO, f"a case can show {address} by now: {reason}"
