"""Somebody who looks at the dashboard, and notices what a person would not."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from lawmodel.phrases.catalogue import catalogue, phrase
from tests.browser.server import HOST, address_of

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 45_000
WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 320, "height": 800}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]

AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const charts = document.querySelectorAll('[data-testid="stVegaLiteChart"]');
  const drawn = document.querySelectorAll('[data-testid="stVegaLiteChart"] svg.marks');
  return app && app.dataset.testScriptState === 'notRunning'
    && document.querySelector('h1, [data-testid="stException"]') && drawn.length >= charts.length
    && !document.querySelector('[data-testid="stSpinner"], [data-testid="stSkeleton"]');
}"""
# From a page that is not the first, Streamlit's own script feels its way to the root of the server.
FEELING_ITS_WAY = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll('.stMain')]
  .filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => `${box.className || box.tagName}: ${box.scrollWidth} > ${box.clientWidth}`)"""


def title_of(page: Any, language: str) -> str:
    """Return the title of a page; where a report has taken its name, its title is under a longer one."""
    longer = f"{page.name}_page"
    has_own = "title" in catalogue(language).get(longer, {})
    return phrase(language, f"{longer if has_own else page.name}.title")


def people_with_one_browser(playwright: Any, place: str) -> Any:
    """Return a Chromium without a window; its windows share the files it has fetched, and nothing else."""
    browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
    return browser.new_context(viewport=WIDE, locale="sv-SE")


class Visitor:
    """A window of one person: what went wrong in it, and where it called."""

    def __init__(self, people: Any, dashboard: str) -> None:
        self.dashboard = dashboard
        self.faults: list[str] = []
        self.calls_elsewhere: list[str] = []
        self.page = people.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("request", lambda request: self._call(request.url))
        self.page.on("websocket", lambda socket: self._call(socket.url))

    def _hear(self, message: Any) -> None:
        place = str(message.location.get("url"))
        if message.type == "error" and not FEELING_ITS_WAY.search(place):
            self.faults.append(f"{message.text} ({place})")

    def _call(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob") and parts.hostname != HOST:
            self.calls_elsewhere.append(address)

    def open(self, page: str = "", choices: Mapping[str, str] | None = None) -> None:
        """Go to a page with choices, and wait until it is all there."""
        self.follow(address_of(self.dashboard, page, choices))

    def follow(self, link: str) -> None:
        """Go to an address, and wait until the page is all there."""
        self.page.goto(link)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is being worked out or drawn; twice, because a script may start another."""
        for _ in range(2):
            self.page.wait_for_function(AT_REST)
            self.page.wait_for_timeout(150)

    @property
    def language(self) -> str:
        """The language that the page says it is in."""
        return str(self.page.evaluate("document.documentElement.lang"))

    @property
    def scenario(self) -> str:
        """The line under the title: what is looked at."""
        return str(self.page.locator(".stMain [data-testid='stMarkdown'] p").first.inner_text())

    @property
    def choices(self) -> str:
        """What the address says after its question mark."""
        return urlsplit(self.page.url).query

    def barriers(self) -> list[str]:
        """Return what of WCAG 2.1 A and AA the page breaks, rule by rule, with the first place."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, options={"runOnly": STANDARDS}).response["violations"]
        return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]

    def headings(self) -> list[int]:
        """Return the levels of the headings, in the order in which they are read."""
        levels = self.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
            "all => all.map(one => one.tagName)"
        )
        return [int(level[1]) for level in levels]

    def too_wide_when_narrow(self) -> list[str]:
        """Return what has to be scrolled sideways in a window 320 pixels wide."""
        self.page.set_viewport_size(NARROW)
        self.rest()
        found = [str(box) for box in self.page.evaluate(TOO_WIDE)]
        self.page.set_viewport_size(WIDE)
        return found

    def choose(self, label: str, place: int) -> None:
        """Choose what stands at a place in a list beside the page; the list goes by its label."""
        self.page.locator("section.stSidebar, [data-testid='stSidebar']").get_by_role(
            "combobox", name=label
        ).click()
        self.page.get_by_role("option").nth(place).click()
        self.rest()

    def leave(self) -> None:
        """Close the window."""
        self.page.close()
