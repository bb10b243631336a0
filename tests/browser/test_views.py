"""A view can be left, gone back to and handed on: the address says all there is to know of it."""

from collections.abc import Callable

from tests.browser.visitor import Visitor, title_of
from tests.extras import needed

needed("streamlit")

from lawmodel.dashboard.main import PAGES  # noqa: E402
from lawmodel.phrases.catalogue import phrase  # noqa: E402

Arrive = Callable[[], Visitor]


def test_going_back_and_forward_restores_what_was_seen(visitor: Visitor) -> None:
    visitor.open(choices={"lang": "sv"})
    first = visitor.scenario
    visitor.choose(phrase("sv", "dashboard.after"), 1)
    second = visitor.scenario
    visitor.page.go_back()
    visitor.rest()
    back = visitor.scenario
    visitor.page.go_forward()
    visitor.rest()
    assert (back, visitor.scenario) == (first, second)
    assert first != second


def test_a_copied_link_shows_somebody_else_the_same_view(arrive: Arrive) -> None:
    one, other = arrive(), arrive()
    one.open(choices={"lang": "sv", "seed": "7", "q-konkreta": "lower"})
    one.choose(phrase("sv", "dashboard.before"), 1)
    other.follow(one.page.url)
    assert other.scenario == one.scenario
    assert other.choices == one.choices
    assert "q-konkreta=lower" in other.choices


def test_a_link_made_in_one_language_can_be_read_in_the_other(visitor: Visitor) -> None:
    visitor.open(choices={"lang": "en", "from": "2025-04"})
    visitor.page.get_by_text("Svenska", exact=True).click()
    visitor.rest()
    assert visitor.language == "sv"
    assert "from=2025-04" in visitor.choices
    assert visitor.page.locator("h1").first.inner_text() == phrase("sv", "overview.title")


def test_what_was_chosen_beside_one_page_holds_on_the_next(visitor: Visitor) -> None:
    visitor.open(choices={"lang": "sv", "from": "2025-04", "seed": "7"})
    seen = visitor.scenario
    for page in PAGES[1:]:
        visitor.page.get_by_role("link", name=phrase("sv", f"{page.name}.page"), exact=True).click()
        visitor.page.get_by_role("heading", level=1, name=title_of(page, "sv")).wait_for()
        assert f"/{page.address}?" in visitor.page.url
        assert "from=2025-04" in visitor.choices
        assert "seed=7" in visitor.choices
        assert visitor.scenario == seen


def test_the_first_page_answers_to_its_name_and_to_none(visitor: Visitor) -> None:
    view = {"lang": "en", "from": "2025-04", "seed": "7"}
    visitor.open(choices=view)
    seen, choices = visitor.scenario, visitor.choices
    visitor.open(PAGES[0].address, view)
    assert (visitor.scenario, visitor.choices) == (seen, choices)
    assert visitor.page.get_by_role("dialog").count() == 0
