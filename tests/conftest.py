"""What is said when all tests have run."""

from collections import Counter
from typing import Any

import pytest

BROWSER_TESTS = "tests/browser/"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say plainly that tests in a browser were left out, and why, where they were."""
    left_out = [
        report for report in terminalreporter.getreports("skipped") if report.nodeid.startswith(BROWSER_TESTS)
    ]
    for reason, number in Counter(map(reason_of, left_out)).items():
        terminalreporter.write_line(
            f"BROWSER TESTS WERE SKIPPED: {number} of them, because {reason}.", yellow=True, bold=True
        )


def reason_of(report: pytest.TestReport) -> str:
    """Return why a test was skipped, in the words of whoever skipped it."""
    words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return words.removeprefix("Skipped: ")
