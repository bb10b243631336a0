"""The register in the order of what its entries do to the headline."""

from lawmodel.assumptions.entry import Because, Effect, Entry, Kind, Method, Unit
from lawmodel.assumptions.ranking import by_status, ranked, unasked


def entry(
    entry_id: str, kind: Kind = Kind.POPULATION, unit: Unit = Unit.SHARE, status: str = "memory"
) -> Entry:
    return Entry(entry_id, kind, {}, (0.5,), unit, status, {}, "file", 1, ())


def effect(down: float | None, up: float | None) -> Effect:
    return Effect(2.0, down, up, Method.REWEIGHTED, 10)


REGISTER = [
    entry("a"),
    entry("b"),
    entry("c"),
    entry("d", Kind.READING),
    entry("e", Kind.DESIGN, Unit.PER_THOUSAND),
]


def test_the_size_of_an_effect_is_the_larger_of_its_two_moves() -> None:
    assert effect(1.5, 2.1).size == 0.5
    assert effect(None, 2.25).size == 0.25
    assert effect(None, None).size == 0.0


def test_what_moves_the_headline_most_comes_first_and_equals_by_id() -> None:
    found = ranked(REGISTER, {"c": effect(1.0, 2.0), "b": effect(2.0, 2.5), "a": effect(1.5, 2.0)})
    assert [(one.entry.id, one.rank) for one in found] == [
        ("c", 1),
        ("a", 2),
        ("b", 3),
        ("d", None),
        ("e", None),
    ]


def test_an_effect_of_nothing_is_measured_all_the_same() -> None:
    found = ranked(REGISTER, {"e": effect(2.0, 2.0)})
    assert (found[0].entry.id, found[0].rank) == ("e", 1)


def test_what_was_not_measured_says_why() -> None:
    found = {
        one.entry.id: one.because for one in ranked(REGISTER, {"a": effect(1, 1)}, {"b": Because.NO_CASE})
    }
    assert found == {
        "a": None,
        "b": Because.NO_CASE,
        "c": Because.ELSEWHERE,
        "d": Because.CHOSEN,
        "e": Because.PRECISION_ONLY,
    }


def test_without_effects_nothing_is_ranked() -> None:
    assert {(one.rank, one.because) for one in unasked(REGISTER)} == {(None, Because.NOT_ASKED)}


def test_entries_are_counted_by_kind_and_status() -> None:
    register = [entry("a"), entry("b", status="derived"), entry("c"), entry("d", Kind.READING)]
    assert by_status(unasked(register)) == {
        (Kind.POPULATION, "derived"): 1,
        (Kind.POPULATION, "memory"): 2,
        (Kind.READING, "memory"): 1,
    }
