"""The picture of the rule graph answers to a click, and remembers it."""

from collections.abc import Callable
from urllib.parse import parse_qs

from tests.browser.visitor import Visitor
from tests.extras import needed

needed("streamlit")

from lawmodel.phrases.catalogue import phrase  # noqa: E402

SIDES = {"lang": "sv", "from": "2025-04", "to": "2025-12"}
BOX, OTHER = "+ OSL 10:15a: intresset bakom sekretessen väger över", "OSL 10:19: stoppa ett trafikbrott"


def click(visitor: Visitor, box: str) -> None:
    visitor.page.locator(f'g.mark-rect path[aria-label="{box}"]').click()
    visitor.rest()


def heading(visitor: Visitor) -> str:
    return str(visitor.page.locator(".stMain h2").first.inner_text())


def test_a_click_on_a_box_shows_its_node_and_a_link_shows_it_to_somebody_else(
    arrive: Callable[[], Visitor],
) -> None:
    visitor, other = arrive(), arrive()
    visitor.open("regelgraf", SIDES)
    assert heading(visitor) == phrase("sv", "graph.changes_title")
    click(visitor, BOX)
    assert heading(visitor) == BOX
    assert parse_qs(visitor.choices)["nod"] == ["OSL 10:15a#balance"]
    other.follow(visitor.page.url)
    assert heading(other) == BOX
    click(visitor, OTHER)
    assert heading(visitor) == OTHER
    visitor.page.go_back()
    visitor.rest()
    assert heading(visitor) == BOX
    assert visitor.barriers() == []
    assert visitor.faults == []
