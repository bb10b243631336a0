"""Which wordings hold together: on a day, under a proposal, or with some of the amendments made."""

from datetime import date
from functools import cache
from itertools import combinations

import pytest

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Amendment, StatuteBook
from lawmodel.pipeline import open_book
from lawmodel.statutebook.law_version_from_book import (
    UnknownVersion,
    UnusableDay,
    cut_at,
    cut_version,
    hybrid,
    path_of_days,
)
from tests.command_line import LIGHTHOUSE

AMENDMENTS = ("plain-words", "all-year", "weighing")


@cache
def book() -> StatuteBook:
    return open_book(LIGHTHOUSE).book


def on(day: str) -> LawVersion:
    return cut_at(book(), date.fromisoformat(day), day)


def with_made(*names: str) -> LawVersion:
    """The first Act with only these amendments of the reform made."""
    made: list[Amendment] = [one for one in book().manifests["reformed"].amendments if one.id in names]
    return hybrid(book(), cut_version(book(), "first"), cut_version(book(), "reformed"), made, "some")


def substance(law: LawVersion) -> dict[str, object]:
    """What the law says, whatever its wordings are called."""
    return {citation: wording.parts() for citation, wording in law.wordings.items()}


# --- days ---


@pytest.mark.parametrize(
    ("day", "wording"),
    [
        ("1990-05-31", None),
        ("1990-06-01", "1990-06-01"),
        ("2002-12-31", "1990-06-01"),
        ("2003-01-01", "2003-01-01"),
        ("2100-01-01", "2003-01-01"),
    ],
)
def test_a_wording_holds_from_its_first_day_to_its_last(day: str, wording: str | None) -> None:
    found = on(day).wordings.get("LKA 4")
    assert (found and found.id) == wording


def test_before_the_first_act_there_is_no_law() -> None:
    assert on("1900-01-01").wordings == {}


def test_a_proposal_is_never_law_by_its_date() -> None:
    assert "LKA 10" not in on("2100-01-01").wordings


def test_a_date_names_a_version() -> None:
    assert substance(cut_version(book(), "2004-01-01")) == substance(cut_version(book(), "reformed"))


def test_the_newest_version_is_cut_on_the_last_day_that_anything_began() -> None:
    assert cut_version(book(), "now").day == date(2010, 1, 1)


@pytest.mark.parametrize("name", ["last", "2004", ""])
def test_what_is_neither_version_nor_date_is_unknown(name: str) -> None:
    with pytest.raises(UnknownVersion):
        cut_version(book(), name)


@pytest.mark.parametrize("name", ["2004-13-01", "2004-02-30", "2004-1-1", "2004-01"])
def test_what_is_almost_a_date_is_no_version(name: str) -> None:
    with pytest.raises(UnusableDay) as refused:
        cut_version(book(), name)
    assert (refused.value.kind, refused.value.name) == ("no_such_date", name)


def test_the_law_is_known_from_the_first_day_of_the_book_on() -> None:
    assert cut_version(book(), "1990-06-01").wordings["LKA 4"].id == "1990-06-01"


def test_a_day_before_the_book_gives_no_law_rather_than_part_of_it() -> None:
    with pytest.raises(UnusableDay) as refused:
        cut_version(book(), "1990-05-31")
    assert (refused.value.kind, refused.value.first) == ("before_the_book", "1990-06-01")


def test_the_path_goes_through_every_day_on_which_the_law_changes() -> None:
    assert [str(day) for day in path_of_days(book(), date(2000, 1, 1))] == [
        *("2000-01-01", "2003-01-01", "2010-01-01"),
    ]


def test_sections_are_cited_in_the_order_of_the_act() -> None:
    sections = [citation for citation in book().provisions if citation.startswith("LKA")]
    assert sections == [f"LKA {number}" for number in range(1, 11)]


# --- proposals ---


def test_a_version_carries_its_proposals_on_top_of_the_law_of_its_day() -> None:
    plain, proposed = cut_version(book(), "reformed"), cut_version(book(), "green-paper")
    changed = {c for c, wording in proposed.wordings.items() if wording != plain.wordings.get(c)}
    assert changed == {"LKA 6", "LKA 10"}
    assert set(plain.wordings) <= set(proposed.wordings)


def test_a_proposal_stands_in_the_place_of_what_it_would_replace() -> None:
    assert cut_version(book(), "green-paper").wordings["LKA 6"].proposal == "green-paper"
    assert cut_version(book(), "reformed").wordings["LKA 6"].proposal is None


# --- some of the amendments ---


def test_with_no_amendment_made_the_earlier_law_stands() -> None:
    assert substance(with_made()) == substance(cut_version(book(), "first"))


def test_with_every_amendment_made_the_later_law_stands() -> None:
    assert substance(with_made(*AMENDMENTS)) == substance(cut_version(book(), "reformed"))


def test_new_words_alone_leave_the_requirement_of_winter() -> None:
    ground = with_made("plain-words").wordings["LKA 4"]
    assert ground.grounds["harbour_watch"].needs == ("master", "season", "danger")
    assert ground.elements["danger"] == cut_version(book(), "reformed").wordings["LKA 4"].elements["danger"]


def test_showing_all_year_alone_leaves_the_old_words() -> None:
    wording = with_made("all-year").wordings["LKA 4"]
    assert wording.grounds["harbour_watch"].needs == ("master", "danger")
    assert wording.elements["danger"] == cut_version(book(), "first").wordings["LKA 4"].elements["danger"]


def test_an_enacted_provision_comes_with_its_amendment_only() -> None:
    assert {"LKA 7", "LKA 8"} <= set(with_made("weighing").wordings)
    assert {"LKA 7", "LKA 8"}.isdisjoint(with_made("plain-words", "all-year").wordings)


@pytest.mark.parametrize("made", [*combinations(AMENDMENTS, 1), *combinations(AMENDMENTS, 2)])
def test_amendments_touch_only_the_provisions_they_name(made: tuple[str, ...]) -> None:
    touched = {
        citation
        for one in book().manifests["reformed"].amendments
        if one.id in made
        for citation in one.changes
    }
    before, after = substance(cut_version(book(), "first")), substance(with_made(*made))
    assert {
        citation for citation in {**before, **after} if before.get(citation) != after.get(citation)
    } == touched


def test_a_wording_mixed_with_an_unseen_one_was_not_seen() -> None:
    manifest = book().manifests["green-paper"]
    before, after = cut_version(book(), "reformed"), cut_version(book(), "green-paper")
    mixed = hybrid(book(), before, after, manifest.amendments, "some")
    assert not mixed.wordings["LKA 6"].text_seen
    assert mixed.wordings["LKA 4"].text_seen
