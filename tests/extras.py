"""Libraries of the extras: without one a test is left out on somebody's machine, never where CI is set."""

import os
from importlib import import_module
from typing import Any

import pytest


def needed(library: str) -> Any:
    """Return a library of an extra; without it skip the test, or fail where no test may be left out."""
    if os.environ.get("CI"):
        return import_module(library)
    return pytest.importorskip(library)
