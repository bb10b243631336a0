"""The server of the dashboard: reads the book before anybody arrives, then lets Streamlit wait for them."""

import sys
from contextlib import suppress
from pathlib import Path

from streamlit.web import cli

from lawmodel import pipeline
from lawmodel.concepts.problem import FaultyFiles

# Not used here: what the first page needs is loaded before it is asked for.
from lawmodel.dashboard import overview_page  # noqa: F401
from lawmodel.dashboard.results import opened_book

SCRIPT = Path(__file__).with_name("main.py")


def main(root: str, language: str, *flags: str) -> None:
    """Serve the book in a folder; `flags` are Streamlit's."""
    with suppress(FaultyFiles):  # The page says what is wrong.
        opened = opened_book(Path(root))
        pipeline.recipe_named(opened, opened.book.population)
    sys.argv = ["streamlit", "run", str(SCRIPT), *flags, "--", root, language]
    cli.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
