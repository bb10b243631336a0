"""`python -m benchmarks.pages`: how long each page takes to open, as a multiple of a bare Streamlit page.

Both are opened in the same Chromium, in the same run. Figures already worked out are kept by the dashboard;
the first lines say what it costs when they are not.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from lawmodel.dashboard.main import PAGES
from tests.browser.server import HOST, address_of, free_port, running_dashboard, wait_for
from tests.browser.visitor import AT_REST, Visitor, people_with_one_browser
from tests.extras import needed_browser

REPEATS = 5
BARE = Path(__file__).with_name("bare_page.py")
DEFAULT_CASES = {"cases": "100000"}


@contextmanager
def bare_page(log: Path) -> Iterator[str]:
    """Yield the address of a bare page."""
    port = free_port()
    flags = [f"--server.address={HOST}", f"--server.port={port}", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(BARE), *flags]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://{HOST}:{port}", process, log)
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def seconds(action: Callable[[], object], visitor: Visitor) -> float:
    """Return how long it takes until everything that an action asks for is drawn."""
    start = perf_counter()
    action()
    visitor.page.wait_for_function(AT_REST)
    return perf_counter() - start


def opened(browser: Any, address: str) -> float:
    """Return how long a page takes to open in a new window."""
    visitor = Visitor(browser, address)
    taken = seconds(lambda: visitor.page.goto(address), visitor)
    visitor.leave()
    return taken


def main() -> None:
    """Measure a bare page, the first view, and every page when its figures are there."""
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp())
    with (
        bare_page(folder / "bare.txt") as bare,
        running_dashboard(folder / "dashboard.txt") as dashboard,
        sync_playwright() as playwright,
    ):
        browser = people_with_one_browser(playwright, needed_browser())
        opened(browser, bare)
        plain = median(opened(browser, bare) for _ in range(REPEATS))
        print(f"a bare page: {plain:.2f} s\n{'page':42} {'seconds':>8} {'times a bare page':>18}")

        def show(name: str, taken: float) -> None:
            print(f"{name:42} {taken:8.2f} {taken / plain:18.1f}", flush=True)

        show("first view after the start", opened(browser, address_of(dashboard, "", DEFAULT_CASES)))
        later = address_of(dashboard, "", {**DEFAULT_CASES, "to": "2025-04"})
        show("first view of another version", opened(browser, later))
        for page in PAGES:
            place = address_of(dashboard, "" if page is PAGES[0] else page.address, DEFAULT_CASES)
            opened(browser, place)
            show(page.address, median(opened(browser, place) for _ in range(REPEATS)))
        browser.close()


if __name__ == "__main__":
    main()
