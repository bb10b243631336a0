"""The command that makes the figures of a view again, as one would type it."""

import shlex
from collections.abc import Mapping, Sequence


def command_line(
    command: str,
    versions: Sequence[str],
    *,
    cases: int,
    seed: int,
    language: str,
    population: str | None = None,
    stream: str | None = None,
    practice: str | None = None,
    draws: int | None = None,
    readings: Mapping[str, str] | None = None,
    others: Sequence[str] = (),
) -> str:
    """Return a command with what differs from silence said."""
    words = ["lawmodel", command, *versions, "--cases", str(cases), "--seed", str(seed)]
    asked = {"population": population, "stream": stream, "practice": practice, "draws": draws}
    for name, value in asked.items():
        if value is not None:
            words += [f"--{name}", str(value)]
    for question, reading in (readings or {}).items():
        words += ["--reading", f"{question}={reading}"]
    return shlex.join([*words, *others, "--lang", language])
