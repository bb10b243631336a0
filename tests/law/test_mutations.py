"""Nothing in the book is idle: whatever is deleted from a wording, an example or a worked case notices."""

from functools import cache

import pytest

from lawmodel.concepts.wording import Example, Wording
from lawmodel.outcomes.examples import example_problems, law_of_wording
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.from_law_version import Structure, address_of, grounds_named, under_readings
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.law.book import STANDARD, book, read, structure, structure_of_wording, wording
from tests.law.mutants import Mutant, can_meet, elements_asked_by_others, is_law, mutants_of, mutated

VERSIONS = tuple(book().manifests)
LAWS = {version: cut_version(book(), version) for version in VERSIONS}
IN_SOME_VERSION = [w for w in book().wordings() if any(w in law.wordings.values() for law in LAWS.values())]
MUTANTS = [mutant for one in IN_SOME_VERSION for mutant in mutants_of(one)]


EXEMPT = {
    "OSL 10:23 2025-04-01: floor_against_young_ground without in_place_of OSL 8:1": (
        "it replaces a citation only under a reading, where no worked case goes; "
        "test_readings has the case: the bar on petty crime is cited where it is read to reach young people"
    ),
}


@cache
def can_decide(mutant: Mutant) -> bool:
    """An entry of a limit decides only if some possible case meets both the limit and a ground it names."""
    if not mutant.deleted.startswith(("without closes", "without yields_to")):
        return str(mutant) not in EXEMPT
    limit, name = address_of(mutant.citation, mutant.part), mutant.deleted.split(" ", 2)[2]
    return any(
        can_meet(structure(version), limit, ground)
        for version, law in LAWS.items()
        if is_law(mutant, law)
        for ground in grounds_named((name,), law)
    )


def an_own_example_notices(mutant: Mutant) -> bool:
    law = mutated(structure_of_wording(mutant.citation, mutant.wording), mutant)
    return an_example_notices(wording(mutant.citation, mutant.wording), law)


def an_example_notices(one: Wording, law: Structure) -> bool:
    return any(fails(one, example, law) for example in one.examples)


def fails(one: Wording, example: Example, law: Structure) -> bool:
    return any(True for _ in example_problems(one, example, law))


def a_worked_case_notices(mutant: Mutant) -> bool:
    versions = [version for version in STANDARD if is_law(mutant, LAWS[version])]
    return any(a_worked_case_of_the_version_notices(mutant, version) for version in versions)


def a_worked_case_of_the_version_notices(mutant: Mutant, version: str) -> bool:
    law = under_readings(mutated(structure(version), mutant), {})
    for vignette in book().vignettes:
        before, after = verdict(read(version).chosen, vignette.facts), verdict(law, vignette.facts)
        if (before.outcome, before.grounds) != (after.outcome, after.grounds):
            return True
    return False


def an_example_elsewhere_notices(mutant: Mutant) -> bool:
    """Examples of other wordings, where their law holds the mutated wording."""
    for other in book().wordings():
        if other.examples and is_law(mutant, law_of_wording(other, book())):
            law = mutated(structure_of_wording(other.citation, other.id), mutant)
            if an_example_notices(other, law):
                return True
    return False


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if can_decide(m)], ids=str)
def test_deleting_a_part_is_noticed(mutant: Mutant) -> None:
    noticed = (
        an_own_example_notices(mutant)
        or a_worked_case_notices(mutant)
        or an_example_elsewhere_notices(mutant)
    )
    assert noticed, "add an example to the wording that would fail without this part"


def test_only_parts_that_exist_are_exempt() -> None:
    assert set(EXEMPT) <= {str(mutant) for mutant in MUTANTS}


def test_an_entry_of_a_limit_that_meets_no_case_with_it_cannot_decide() -> None:
    """OSL 10:20 is about an immediate intervention, which is not yet information on a committed crime."""
    idle = [str(mutant) for mutant in MUTANTS if not can_decide(mutant) and str(mutant) not in EXEMPT]
    assert "OSL 10:23 2025-04-01: only_if_floor without yields_to OSL 10:20" in idle


@pytest.mark.parametrize("one", IN_SOME_VERSION, ids=lambda w: f"{w.citation} {w.id}")
def test_every_element_of_a_wording_is_used(one: Wording) -> None:
    used = {e for g in one.grounds.values() for e in (*g.needs, *g.unless)}
    used |= {e for limit in one.limits.values() for e in (*limit.when, *limit.only_if)}
    used |= elements_asked_by_others(one)
    assert set(one.elements) - used == set() or one.decides_nothing_because
