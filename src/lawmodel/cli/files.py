"""What the command line touches outside the book: where it is, output files, the dashboard's process."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path


class UnreadableResult(Exception):
    """Raised for input or output that the command line cannot use: a kind of message, about what, and why."""

    def __init__(self, kind: str, what: str, why: str = "") -> None:
        super().__init__(what)
        self.kind = kind
        self.what = what
        self.why = why


def book_root(given: Path | None) -> Path:
    """Return the book's folder: the one named, the checkout one stands in, or the copy in the package."""
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "statutes" / "facts.yaml").is_file():
            return folder
    package = Path(__file__).parent.parent
    packed = package / "book"
    return packed if packed.is_dir() else package.parent.parent


def parsed_day(written: str | None) -> date | None:
    """Return the day that is written, if any.

    Raises UnreadableResult for what is no day.
    """
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError:
        raise UnreadableResult("bad_date", written or "") from None


def parsed_readings(readings: tuple[str, ...]) -> dict[str, str]:
    """Return QUESTION=READING as a mapping.

    Raises UnreadableResult for a word without `=`, or a question read in two ways.
    """
    parsed: dict[str, str] = {}
    for one in readings:
        question, equals, reading = one.partition("=")
        if not equals:
            raise UnreadableResult("reading_without_equals", one)
        if parsed.get(question, reading) != reading:
            raise UnreadableResult("reading_twice", question)
        parsed[question] = reading
    return parsed


def parsed_assumptions(assumed: tuple[str, ...]) -> dict[str, float]:
    """Return PARAMETER=VALUE as a mapping.

    Raises UnreadableResult for a word that is not so written.
    """
    parsed: dict[str, float] = {}
    for one in assumed:
        parameter, _, value = one.partition("=")
        try:
            parsed[parameter] = float(value)
        except ValueError:
            raise UnreadableResult("assumption_without_value", one) from None
    return parsed


def write_text(path: Path, texts: Iterable[str]) -> None:
    """Write a file in UTF-8 with plain line ends, piece by piece.

    Raises UnreadableResult if it cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(texts)
    except OSError as error:
        raise UnreadableResult("cannot_write", str(path), _why(error)) from None


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file as it is.

    Raises UnreadableResult if it cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnreadableResult("cannot_write", str(path), _why(error)) from None


def _why(error: OSError) -> str:
    """Return the phrase for why a file cannot be written."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "no_folder"
        case PermissionError():
            return "not_allowed"
        case IsADirectoryError():
            return "is_a_folder"
        case _:
            return "other"


def start_dashboard(port: int, lang: str, root: Path) -> int:
    """Run the dashboard until it is stopped, bound to this machine and silent to others; return its code.

    Raises ModuleNotFoundError if the app extra is not installed.
    """
    if find_spec("streamlit") is None:
        raise ModuleNotFoundError("streamlit")
    flags = {
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.headless": "true",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "viewer",
        "client.showErrorLinks": "false",
        "theme.base": "light",
    }
    command = [sys.executable, "-m", "lawmodel.dashboard.server", str(root.resolve()), lang]
    # The look is in .streamlit: beside the page in the wheel, at the top of a checkout.
    package = Path(__file__).parent.parent
    home = None if (package / "dashboard" / ".streamlit").is_dir() else package.parent.parent
    return subprocess.call([*command, *(f"--{name}={value}" for name, value in flags.items())], cwd=home)
