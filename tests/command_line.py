"""The command line as a person meets it: words in, an exit code and two texts out."""

import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from lawmodel.cli import main

LIGHTHOUSE = Path(__file__).resolve().parent / "lighthouse"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def lawmodel(*words: object) -> Answer:
    """Run one command in this process."""
    out, err, code = StringIO(), StringIO(), 0
    with (
        patch.object(sys, "argv", ["lawmodel", *map(str, words)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, out.getvalue(), err.getvalue())


def at_the_lighthouse(*words: object) -> Answer:
    """Run one command on the lighthouse book, in English."""
    return lawmodel(*words, "--book", LIGHTHOUSE, "--lang", "en")
