"""Draw the pictures of the dashboard that the documents show, from the dashboard itself (needs Chromium).

    PYTHONPATH=. python docs/pictures/page_pictures.py

No test compares them: another version of a browser draws other pixels. Draw them again when pages change.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.server import address_of, running_dashboard
from tests.browser.visitor import Visitor, people_with_one_browser
from tests.extras import needed_browser

FOLDER = Path(__file__).resolve().parent
PICTURES = {
    "overview": ("oversikt", {}),
    "graph": ("regelgraf", {"from": "2025-04"}),
}
WINDOW = {"width": 1280, "height": 1160}
CASES = {"cases": "100000"}


def main() -> None:
    """Draw each picture in both languages."""
    with (
        TemporaryDirectory() as folder,
        running_dashboard(Path(folder) / "log.txt") as dashboard,
        sync_playwright() as playwright,
    ):
        people = people_with_one_browser(playwright, needed_browser())
        for name, (page, choices) in PICTURES.items():
            for language, ending in (("en", ".png"), ("sv", ".sv.png")):
                visitor = Visitor(people, dashboard)
                visitor.page.set_viewport_size(WINDOW)
                visitor.follow(address_of(dashboard, page, {**CASES, **choices, "lang": language}))
                visitor.page.screenshot(path=FOLDER / f"{name}{ending}")
                visitor.leave()
        people.browser.close()


if __name__ == "__main__":
    main()
