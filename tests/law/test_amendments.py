"""Named amendments: together they make the new law, apart each moves what it should and no more."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import Amendment, VersionManifest
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.from_law_version import compile_law, structure_of, under_readings
from lawmodel.statutebook.law_version_from_book import cut_version, hybrid
from tests.law.book import book, case, vignette
from tests.law.mutants import single_readings
from tests.law.population import concluded, differing

CASES = 20_000
MANIFESTS = {name: manifest for name, manifest in book().manifests.items() if manifest.base}
AMENDMENTS = [(version, one.id) for version, manifest in MANIFESTS.items() for one in manifest.amendments]
WORDS_ONLY = {
    *("18c-floor-words", "24-prison-words", "osl-25-1"),  # in 2025-04
    "21-act-renamed",  # in 2025-12
    *("notifying-bodies", "secrecy-of-notifications"),  # in today
}


def amendment(version: str, name: str) -> Amendment:
    return next(one for one in MANIFESTS[version].amendments if one.id == name)


def law_with(version: str, amendments: Iterable[Amendment]) -> LawVersion:
    """The law before a version with some of the amendments that lead to it."""
    before = cut_version(book(), str(MANIFESTS[version].base))
    return hybrid(book(), before, cut_version(book(), version), amendments, "hybrid")


def moved(one: LawVersion, other: LawVersion) -> dict[str, int]:
    """Per stream, the most cases that two laws see differently under the default readings or one other."""
    first, second = structure_of(one, book()), structure_of(other, book())
    choices = single_readings(book())
    graphs = [under_readings(law, choice) for choice in choices for law in (first, second)]
    return {
        stream: max(differing(found[k], found[k + 1], CASES) for k in range(0, len(found), 2))
        for stream, found in concluded(graphs, CASES).items()
    }


@pytest.mark.parametrize("version", MANIFESTS)
def test_all_amendments_of_a_version_make_that_version(version: str) -> None:
    whole = law_with(version, MANIFESTS[version].amendments)
    assert set(moved(cut_version(book(), version), whole).values()) == {0}


@pytest.mark.parametrize("version", MANIFESTS)
def test_without_its_amendments_a_version_is_its_base(version: str) -> None:
    base = cut_version(book(), str(MANIFESTS[version].base))
    assert law_with(version, []).wordings == base.wordings


@pytest.mark.parametrize(("version", "name"), [(v, n) for v, n in AMENDMENTS if n not in WORDS_ONLY])
def test_an_amendment_alone_moves_somebody(version: str, name: str) -> None:
    assert max(moved(law_with(version, []), law_with(version, [amendment(version, name)])).values()) > 0


@pytest.mark.parametrize(("version", "name"), [(v, n) for v, n in AMENDMENTS if n in WORDS_ONLY])
def test_new_words_alone_move_nobody(version: str, name: str) -> None:
    assert max(moved(law_with(version, []), law_with(version, [amendment(version, name)])).values()) == 0


# --- OSL 10:18a in April 2025 is three amendments ---


def allowed_by(facts: CaseFacts, *names: str, **readings: str) -> bool:
    law = law_with("2025-04", [amendment("2025-04", name) for name in names])
    return verdict(compile_law(law, book(), readings), facts).outcome is not Outcome.PROHIBITED


A_PATTERN_OF_SIGNS = case(subject_age=17, risk_basis="pattern")


def test_without_amendments_none_of_the_three_cases_is_allowed() -> None:
    assert not allowed_by(vignette("v08").facts)
    assert not allowed_by(vignette("v09").facts)
    assert not allowed_by(A_PATTERN_OF_SIGNS, konkreta="lower")


def test_dropping_the_help_requirement_frees_information_that_would_not_help() -> None:
    assert allowed_by(vignette("v08").facts, "18a-help")
    assert not allowed_by(vignette("v08").facts, "18a-term", "18a-customs")


def test_adding_customs_frees_what_customs_receives() -> None:
    assert allowed_by(vignette("v09").facts, "18a-customs")
    assert not allowed_by(vignette("v09").facts, "18a-term", "18a-help")


def test_the_new_term_frees_a_pattern_of_signs_where_it_is_read_as_laxer() -> None:
    assert allowed_by(A_PATTERN_OF_SIGNS, "18a-term", konkreta="lower")
    assert not allowed_by(A_PATTERN_OF_SIGNS, "18a-help", "18a-customs", konkreta="lower")


def test_the_new_term_frees_nobody_where_it_is_read_as_the_same() -> None:
    assert not allowed_by(A_PATTERN_OF_SIGNS, "18a-term", konkreta="same")


def test_the_new_term_bars_a_pattern_of_signs_where_it_is_read_as_stricter() -> None:
    assert allowed_by(A_PATTERN_OF_SIGNS, konkreta="higher")
    assert not allowed_by(A_PATTERN_OF_SIGNS, "18a-term", konkreta="higher")


# --- Any feasible set of amendments is a law ---


def feasible(manifest: VersionManifest, chosen: Iterable[str]) -> list[Amendment]:
    """The chosen amendments that have what they require among the chosen, in the order of the version."""
    kept = set(chosen)
    while lacking := {
        one.id for one in manifest.amendments if one.id in kept and not kept.issuperset(one.requires)
    }:
        kept -= lacking
    return [one for one in manifest.amendments if one.id in kept]


@pytest.mark.parametrize("version", MANIFESTS)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.data())
def test_any_feasible_set_of_amendments_settles_the_worked_cases(version: str, data: st.DataObject) -> None:
    manifest = MANIFESTS[version]
    chosen = data.draw(st.sets(st.sampled_from([one.id for one in manifest.amendments])))
    graph = compile_law(law_with(version, feasible(manifest, chosen)), book())
    for one in book().vignettes[::8]:
        assert verdict(graph, one.facts).outcome is not Outcome.OPEN


@pytest.mark.parametrize(("version", "name"), AMENDMENTS)
def test_an_amendment_alone_leaves_no_requirement_without_words(version: str, name: str) -> None:
    law = law_with(version, [amendment(version, name)])
    for wording in law.wordings.values():
        listed = {e for g in wording.grounds.values() for e in (*g.needs, *g.unless)}
        listed |= {e for limit in wording.limits.values() for e in (*limit.when, *limit.only_if)}
        assert listed <= set(wording.elements), wording.citation
