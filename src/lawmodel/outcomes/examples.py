"""The examples in wordings, run: what does not come out as stated is a problem."""

from collections.abc import Iterator
from datetime import date

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.problem import Problem
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Example, Wording
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.from_law_version import Structure, address_of, structure_of, under_readings
from lawmodel.rulegraph.rule_graph import held
from lawmodel.statutebook.law_version_from_book import cut_at, cut_version

FINDING_WORDS = {Finding.MET: "met", Finding.NOT_MET: "not met", Finding.OPEN: "open"}


def failing_examples(book: StatuteBook) -> Iterator[Problem]:
    """Yield a problem for every example whose grounds or limits do not conclude what it states."""
    for wording in book.wordings():
        if not wording.examples:
            continue
        structure = structure_of(law_of_wording(wording, book), book)
        for example in wording.examples:
            yield from example_problems(wording, example, structure)


def law_of_wording(wording: Wording, book: StatuteBook) -> LawVersion:
    """Return the law in which a wording's examples hold.

    That is the first day on which it is in force and some version of the book begins, since earlier
    wordings of the provisions around it may be missing; for a proposal, the version that carries it.
    """
    if wording.proposal is not None:
        for manifest in book.manifests.values():
            if wording.proposal in manifest.proposals:
                return cut_version(book, manifest.id)
    earliest = min((m.cut for m in book.manifests.values() if m.cut), default=wording.starts)
    day: date = max(wording.starts, earliest)
    if wording.ends is not None:
        day = min(day, wording.ends)
    return cut_at(book, day, wording.id)


def example_problems(wording: Wording, example: Example, structure: Structure) -> Iterator[Problem]:
    """Yield a problem for every statement of an example that does not hold."""
    findings = verdict(under_readings(structure, example.readings), example.facts).findings
    for name, expected in example.then.items():
        found = findings[conclusion_address(wording, name)]
        if found is not expected:
            details = {
                "example": example.name,
                "ground": name,
                "expected": FINDING_WORDS[expected],
                "found": FINDING_WORDS[found],
            }
            yield Problem(wording.file, example.line, "example_fails", details)


def conclusion_address(wording: Wording, name: str) -> str:
    """Return where a ground (after limits) or a limit of a wording concludes."""
    address = address_of(wording.citation, name)
    return held(address) if name in wording.grounds else address
