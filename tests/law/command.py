"""The command line, asked in this process."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from lawmodel.cli import app
from tests.law.book import ROOT


def asked(*words: str, root: Path = ROOT) -> Result:
    return CliRunner().invoke(app, [*words, "--book", str(root)])


@cache
def told(*words: str, root: Path = ROOT) -> Any:
    """The JSON that a command prints; asked once for the same words."""
    result = asked(*words, "--json", root=root)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
