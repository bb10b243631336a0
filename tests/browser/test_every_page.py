"""Every page, in a browser and in both languages, keeps what was promised to whoever reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from tests.extras import needed

needed("streamlit")

from lawmodel.dashboard.main import PAGES, Page  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES  # noqa: E402
from tests.browser.visitor import Visitor, title_of  # noqa: E402

ERRORS = ", ".join(
    f"[data-testid='st{kind}']" for kind in ("Exception", "AlertContentError", "AlertContentWarning")
)
VIEWS = [(page, language) for page in PAGES for language in LANGUAGES]


@dataclass(frozen=True)
class Seen:
    """What one visit to a page showed."""

    title: str
    language: str
    faults: list[str]
    calls_elsewhere: list[str]
    barriers: list[str]
    errors_shown: list[str]
    headings: list[int]
    too_wide: list[str]


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: f"{view[0].address}-{view[1]}")
def view(request: Any) -> tuple[Page, str]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def seen(view: tuple[Page, str], browser: Any, dashboard: str) -> Iterator[Seen]:
    page, language = view
    visitor = Visitor(browser, dashboard)
    visitor.open(page.address, {"lang": language})
    yield Seen(
        title=visitor.page.locator("h1").first.inner_text(),
        language=visitor.language,
        faults=visitor.faults,
        calls_elsewhere=visitor.calls_elsewhere,
        barriers=visitor.barriers(),
        errors_shown=visitor.page.locator(ERRORS).all_inner_texts(),
        headings=visitor.headings(),
        too_wide=visitor.too_wide_when_narrow(),
    )
    visitor.leave()


def test_it_shows_its_title_and_no_error(view: tuple[Page, str], seen: Seen) -> None:
    assert seen.title == title_of(*view)
    assert seen.errors_shown == []


def test_it_says_which_language_it_is_in(view: tuple[Page, str], seen: Seen) -> None:
    assert seen.language == view[1]


def test_nothing_goes_wrong_in_the_browser(seen: Seen) -> None:
    assert seen.faults == []


def test_nothing_leaves_the_machine(seen: Seen) -> None:
    assert seen.calls_elsewhere == []


def test_it_meets_wcag_as_far_as_a_machine_can_tell(seen: Seen) -> None:
    assert seen.barriers == []


def test_its_headings_begin_with_its_title_and_leave_out_no_level(seen: Seen) -> None:
    assert seen.headings[0] == 1
    assert all(level <= above + 1 for above, level in pairwise(seen.headings))


def test_it_needs_no_scrolling_sideways_in_a_narrow_window(seen: Seen) -> None:
    assert seen.too_wide == []
