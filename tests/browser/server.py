"""The dashboard as its command starts it, on a free port of this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PATIENCE = 60
FEW = "1000"


@contextmanager
def running_dashboard(log: Path) -> Iterator[str]:
    """Start the dashboard, yield its address when it answers, and stop it."""
    port = free_port()
    command = [sys.executable, "-m", "lawmodel", "app", "--port", str(port), "--book", str(ROOT)]
    # Nobody edits the program meanwhile; if somebody does, half of it must not be read anew.
    environment = {**os.environ, "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"}
    with log.open("wb") as out:
        # A session of its own, because the command starts the server as a child.
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            address = f"http://{HOST}:{port}"
            wait_for(address, process, log)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=10)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return when the server is healthy; fail with what it said if it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"the dashboard did not start:\n{log.read_text(errors='replace')}")


def address_of(dashboard: str, page: str = "", choices: Mapping[str, str] | None = None) -> str:
    """Return the address of a page with choices, over few cases unless they say otherwise."""
    return f"{dashboard}/{page}?{urlencode({'cases': FEW, **(choices or {})})}"
