"""The command that makes the figures of a view again, as one would type it."""

import shlex
from collections.abc import Sequence

from lawmodel.pipeline.comparing import Request


def command_line(command: str, request: Request, language: str, others: Sequence[str] = ()) -> str:
    """Return a command with everything that a request asks for said; only `compare` draws assumptions."""
    words = [
        "lawmodel",
        command,
        *request.versions,
        "--cases",
        str(request.cases),
        "--seed",
        str(request.seed),
    ]
    asked = {
        "population": request.population,
        "stream": request.stream,
        "practice": request.practice,
        "draws": request.draws if command == "compare" and request.practice is not None else None,
    }
    for name, value in asked.items():
        if value is not None:
            words += [f"--{name}", str(value)]
    for question, reading in (request.readings or {}).items():
        words += ["--reading", f"{question}={reading}"]
    for lever in request.levers:
        words += ["--lever", lever]
    for parameter, number in request.assumed.items():
        words += ["--assume", f"{parameter}={number:g}"]
    if request.by is not None:
        words += ["--by", request.by]
    return shlex.join([*words, *others, "--lang", language])
