"""One dashboard and one browser for all the tests in a browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.server import running_dashboard
from tests.browser.visitor import Visitor, people_with_one_browser
from tests.extras import needed, needed_browser

HERE = "tests/browser/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests on one worker, so that one server is enough."""
    for item in items:
        if item.nodeid.startswith(HERE):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that runs."""
    needed("streamlit")
    with running_dashboard(tmp_path_factory.mktemp("dashboard") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium without a window, the same for all."""
    playwright, place = needed("playwright.sync_api"), needed_browser()
    with playwright.sync_playwright() as started:
        people = people_with_one_browser(started, place)
        yield people
        people.browser.close()


@pytest.fixture
def visitor(browser: Any, dashboard: str) -> Iterator[Visitor]:
    """Somebody with a browser window of their own."""
    visitor = Visitor(browser, dashboard)
    yield visitor
    visitor.leave()


@pytest.fixture
def arrive(browser: Any, dashboard: str) -> Iterator[Callable[[], Visitor]]:
    """As many visitors as one asks for."""
    here: list[Visitor] = []

    def one_more() -> Visitor:
        here.append(Visitor(browser, dashboard))
        return here[-1]

    yield one_more
    for visitor in here:
        visitor.leave()
