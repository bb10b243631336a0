"""What may be missing on somebody's machine: its tests are then left out, but never where CI is set."""

import os
import shutil
from importlib import import_module
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NAMED_BROWSER = "LAWMODEL_CHROMIUM"
NO_BROWSER = f"there is no Chromium here (looked for {', '.join(BROWSERS)}; {NAMED_BROWSER} may name one)"


def needed(library: str) -> Any:
    """Return a library of an extra; without it skip the test, or fail where no test may be left out."""
    if os.environ.get("CI"):
        return import_module(library)
    return pytest.importorskip(library)


def needed_browser() -> str:
    """Return where Chromium is; without it skip the test, or fail where no test may be left out."""
    named = os.environ.get(NAMED_BROWSER)
    found = [named] if named else [place for name in BROWSERS if (place := shutil.which(name))]
    if found:
        return found[0]
    if os.environ.get("CI"):
        pytest.fail(NO_BROWSER, pytrace=False)
    pytest.skip(NO_BROWSER)
