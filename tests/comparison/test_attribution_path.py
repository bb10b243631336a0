"""Which amendments lie between two versions, which must come first, and which cases each can matter to."""

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from lawmodel.comparison.attribution import attributed
from lawmodel.comparison.attribution_measure import ALLOWED
from lawmodel.comparison.attribution_path import ChangePath, NotAttributable, path_between
from lawmodel.comparison.attribution_table import Tabling
from lawmodel.concepts.condition import Condition
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Change, StatuteBook
from lawmodel.concepts.wording import Effect
from lawmodel.pipeline import open_book
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.command_line import LIGHTHOUSE
from tests.comparison.tiny_law import Law, Section, book, every_case, limit

ENACTED = Change("enacted")
SECRET = Section({"p1": "p"}, {"seal": (Effect.BINDS, ("p1",))})
CLOSED = Section({"b": "bound"}, {"no": (Effect.PROHIBITS, ("b",))})


def permitting(*needs: str, **elements: str) -> Section:
    return Section(elements, {"may": (Effect.PERMITS, needs)})


def parts(*names: str) -> Change:
    return Change("parts", frozenset(names))


@cache
def lighthouse() -> StatuteBook:
    return open_book(LIGHTHOUSE).book


def path(one: StatuteBook) -> ChangePath:
    return path_between(one, "old", "new")


def waiting(one: ChangePath) -> set[tuple[str, str, str]]:
    return {(p.before, p.after, p.why) for p in one.precedences}


def shapley(one: StatuteBook) -> dict[str, Fraction]:
    way = path(one)
    found = attributed(Tabling(way, {}, ALLOWED).table(every_case()), way.order)
    return {change.id: value for change, value in zip(way.changes, found.shapley, strict=True)}


# --- the way ---


def ids(before: str, after: str) -> list[tuple[str, bool]]:
    return [(change.id, change.undone) for change in path_between(lighthouse(), before, after).changes]


REFORM = ["plain-words", "all-year", "weighing"]


def test_the_way_to_a_later_version_makes_the_amendments_of_all_versions_between() -> None:
    assert ids("first", "now") == [(name, False) for name in [*REFORM, "new-name"]]


def test_the_way_back_undoes_the_last_amendment_first() -> None:
    assert ids("now", "first") == [(name, True) for name in ["new-name", *reversed(REFORM)]]


def test_between_rivals_what_one_proposes_is_undone_before_the_other_is_made() -> None:
    undone = [("young-captains", True), ("owners", True)]
    assert ids("green-paper", "now") == [*undone, ("new-name", False)]


def test_from_a_version_to_itself_there_is_no_way_to_go() -> None:
    assert ids("now", "now") == []


@pytest.mark.parametrize(("before", "after"), [("first", "now"), ("now", "first"), ("green-paper", "now")])
def test_the_way_begins_at_one_version_and_ends_at_the_other(before: str, after: str) -> None:
    way = path_between(lighthouse(), before, after)
    for version, done in ((before, ()), (after, range(len(way.changes)))):
        assert asked(way.law(done)) == asked(cut_version(lighthouse(), version))


def asked(law: LawVersion) -> dict[str, dict[str, Condition]]:
    """What each element of a law asks, whatever its words."""
    return {c: {name: e.condition for name, e in w.elements.items()} for c, w in law.wordings.items()}


def test_amendments_come_by_their_day_and_then_as_they_are_listed() -> None:
    one = lighthouse()
    manifest = one.manifests["reformed"]
    plain, *others = manifest.amendments
    late = replace(plain, in_force=plain.in_force.replace(year=2004))
    changed = replace(manifest, amendments=(late, *others))
    later = replace(one, manifests={**one.manifests, "reformed": changed})
    found = path_between(later, "first", "reformed")
    assert [change.id for change in found.changes] == ["all-year", "weighing", "plain-words"]


def test_two_amendments_of_one_name_are_told_apart_by_their_versions() -> None:
    one = lighthouse()
    manifest = one.manifests["now"]
    renamed = replace(manifest, amendments=(replace(manifest.amendments[0], id="weighing"),))
    found = path_between(replace(one, manifests={**one.manifests, "now": renamed}), "first", "now")
    assert [c.id for c in found.changes][-2:] == ["reformed/weighing", "now/weighing"]


# --- what must come first ---

OPEN_TO_Q: Law = {"X 1": SECRET, "X 2": CLOSED, "X 3": permitting("a", a="q")}


def test_amendments_that_have_nothing_to_do_with_each_other_come_in_any_order() -> None:
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="r"), "X 4": permitting("a", a="p")}
    assert waiting(path(book(OPEN_TO_Q, new, {"one": {"X 3": parts("a")}, "two": {"X 4": ENACTED}}))) == set()


def test_an_amendment_waits_for_what_it_requires() -> None:
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="r"), "X 4": permitting("a", a="p")}
    made = {"one": {"X 3": parts("a")}, "two": {"X 4": ENACTED}}
    found = path(book(OPEN_TO_Q, new, made, one="two"))
    assert waiting(found) == {("two", "one", "requires")}
    assert [change.id for change in found.changes] == ["two", "one"]


def test_a_condition_waits_for_the_element_that_it_asks() -> None:
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="q and #b", b="r")}
    one = book(OPEN_TO_Q, new, {"asking": {"X 3": parts("a")}, "asked": {"X 3": parts("b")}})
    assert waiting(path(one)) == {("asked", "asking", "asks")}
    assert [change.id for change in path(one).changes] == ["asked", "asking"]


def test_an_element_is_dropped_only_when_nothing_asks_for_it_any_more() -> None:
    old = {**OPEN_TO_Q, "X 3": permitting("a", a="q and #b", b="r")}
    one = book(old, OPEN_TO_Q, {"drops": {"X 3": parts("b")}, "lets_go": {"X 3": parts("a")}})
    assert waiting(path(one)) == {("lets_go", "drops", "asks")}


def test_a_new_ground_waits_for_the_element_that_it_needs() -> None:
    two = {"may": (Effect.PERMITS, ("a",)), "might": (Effect.PERMITS, ("b",))}
    new = {**OPEN_TO_Q, "X 3": Section({"a": "q", "b": "r"}, two)}
    one = book(OPEN_TO_Q, new, {"ground": {"X 3": parts("might")}, "element": {"X 3": parts("b")}})
    assert waiting(path(one)) == {("element", "ground", "asks")}


def test_a_requirement_dropped_from_a_ground_waits_for_nothing() -> None:
    old = {**OPEN_TO_Q, "X 3": permitting("a", "b", a="q", b="r")}
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="p")}
    one = book(old, new, {"drops": {"X 3": parts("b")}, "words": {"X 3": parts("a")}})
    assert waiting(path(one)) == set()


def going_round() -> StatuteBook:
    """X 4 closes X 3 unless X 5 permits; in the new law X 6 closes X 5 unless X 3 permits."""
    both = {**OPEN_TO_Q, "X 5": permitting("a", a="r")}
    one_way = Section({"w": "p"}, {}, (limit("l", "w", "X 3", "X 5"),))
    other_way = Section({"w": "p"}, {}, (limit("l", "w", "X 5", "X 3"),))
    made = {"on": {"X 6": ENACTED}, "off": {"X 4": Change("repealed")}}
    return book({**both, "X 4": one_way}, {**both, "X 6": other_way}, made)


def test_an_amendment_waits_for_the_one_without_which_the_law_goes_round_in_a_circle() -> None:
    found = path(going_round())
    assert waiting(found) == {("off", "on", "circle")}
    assert [change.id for change in found.changes] == ["off", "on"]


def test_what_cannot_come_first_has_no_value_alone() -> None:
    way = path(going_round())
    found = attributed(Tabling(way, {}, ALLOWED).table(every_case()), way.order)
    alone = dict(zip([c.id for c in way.changes], found.alone, strict=True))
    assert alone["on"] is None
    assert alone["off"] is not None
    assert found.interaction == found.total - alone["off"]


# --- what is refused ---


def refusal(one: StatuteBook, before: str = "old", after: str = "new") -> str:
    with pytest.raises(NotAttributable) as refused:
        path_between(one, before, after)
    return refused.value.kind


def test_versions_without_a_law_in_common_are_refused() -> None:
    assert refusal(lighthouse(), "2003-01-01", "now") == "no_common_law"


def test_amendments_that_each_need_the_other_first_are_refused() -> None:
    old = {**OPEN_TO_Q, "X 3": permitting("a", a="q and #c", c="r")}
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="q and #b", b="r")}
    made = {"one": {"X 3": parts("a", "c")}, "two": {"X 3": parts("b")}}
    assert waiting(path(book(old, new, made))) == {("two", "one", "asks")}
    swapped = {"one": {"X 3": parts("a")}, "two": {"X 3": parts("b", "c")}}
    assert refusal(book(old, new, swapped)) == "no_order"


def test_a_difference_that_no_amendment_makes_is_refused() -> None:
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="r"), "X 4": permitting("a", a="p")}
    assert refusal(book(OPEN_TO_Q, new, {"one": {"X 3": parts("a")}})) == "left_over"


# --- whom amendments can matter to ---


def test_an_amendment_of_a_limit_alone_is_seen() -> None:
    closing = Section({"w": "r"}, {}, (limit("l", "w", "X 3"),))
    one = book(OPEN_TO_Q, {**OPEN_TO_Q, "X 4": closing}, {"bar": {"X 4": ENACTED}})
    assert shapley(one) == {"bar": -1}


def test_an_amendment_of_what_a_limit_closes_is_seen() -> None:
    old = {**OPEN_TO_Q, "X 4": Section({"w": "r"}, {}, (limit("l", "w", "X 3"),))}
    new = {**OPEN_TO_Q, "X 4": Section({"w": "r"}, {}, (limit("l", "w", "X 9"),))}
    assert shapley(book(old, new, {"lets_go": {"X 4": parts("l")}})) == {"lets_go": 1}


def test_a_permission_of_what_another_amendment_makes_secret_is_seen() -> None:
    old = {"X 1": Section({"p1": "p and q"}, {"seal": (Effect.BINDS, ("p1",))}), "X 2": CLOSED}
    new = {"X 1": SECRET, "X 2": CLOSED, "X 3": permitting("a", a="bound and r")}
    one = book(old, new, {"secrecy": {"X 1": parts("p1")}, "permission": {"X 3": ENACTED}})
    # p alone and p with r become secret; then the permission opens p with r, and p with q and r.
    assert shapley(one) == {"secrecy": Fraction(-3, 2), "permission": Fraction(3, 2)}


def test_cases_that_two_amendments_open_are_shared_between_them() -> None:
    closed = {"X 1": SECRET, "X 2": CLOSED}
    new = {**closed, "X 3": permitting("a", a="q"), "X 4": permitting("a", a="r")}
    one = book(closed, new, {"for_q": {"X 3": ENACTED}, "for_r": {"X 4": ENACTED}})
    assert shapley(one) == {"for_q": Fraction(3, 2), "for_r": Fraction(3, 2)}


def test_an_amendment_of_words_that_decide_nothing_gets_nothing() -> None:
    new = {**OPEN_TO_Q, "X 3": permitting("a", a="q", unused="r"), "X 4": permitting("a", a="r")}
    one = book(OPEN_TO_Q, new, {"idle": {"X 3": parts("unused")}, "opens": {"X 4": ENACTED}})
    assert shapley(one) == {"idle": 0, "opens": 1}
