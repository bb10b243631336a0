"""What every page stands in: language, choices beside it, address. Streamlit runs this file.

Its arguments are the folder of the book and the language to begin with.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

import streamlit as st

from lawmodel.concepts.problem import FaultyFiles
from lawmodel.dashboard.choices import choose_in_sidebar, language_chosen, say_what_was_dropped, show_link
from lawmodel.dashboard.results import opened_book
from lawmodel.phrases.catalogue import DEFAULT_LANGUAGE, LANGUAGES, phrase
from lawmodel.report.problems import problem_lines

FOLDER = Path(__file__).parent
ENTRIES = ("main.py", "app.py")


@dataclass(frozen=True)
class Page:
    """A page of the menu: the first word of its file and its phrases, and its place in the address."""

    name: str
    address: str
    section: str = "analysis"


PAGES = (
    Page("overview", address="oversikt"),
    Page("change", address="andring"),
    Page("graph", address="regelgraf"),
    Page("outcomes", address="utfall"),
    Page("case", address="arende"),
    Page("population", address="population", section="basis"),
    Page("assumptions", address="antaganden", section="basis"),
    Page("practice", address="praxis"),
    Page("uncertainty", address="osakerhet"),
    Page("alternatives", address="jamfor"),
    Page("reports", address="rapport", section="out"),
    Page("protocols", address="protokoll", section="out"),
)


def show(pages: Sequence[Page]) -> None:
    """Show the page that the address asks for, among these."""
    root, first_language = started_with(sys.argv)
    language = language_chosen(first_language)
    icon = str(FOLDER / "icon.svg")
    st.set_page_config(page_title=phrase(language, "overview.page"), page_icon=icon, layout="wide")
    st.html(FOLDER / "look.css")
    # Streamlit says the page is in English whatever it says.
    script = f"<script>document.documentElement.lang = '{language}'</script>"
    st.html(script, unsafe_allow_javascript=True)
    try:
        opened = opened_book(root)
        menu = _menu(pages, language)
        # Streamlit would have its first page at the root alone; a link calls it by its name too.
        at_root = _page(replace(pages[0], address="start"), language)
        unknown = page_not_known(st.context.url, pages)
        # Streamlit would cover the first page with a window in English.
        elsewhere = [_page(replace(pages[0], address=unknown), language)] if unknown else []
        page = st.navigation([at_root, *chain(*menu.values()), *elsewhere], position="hidden")
        _show_menu(menu, page)
        choose_in_sidebar(opened, language, page.url_path)
    except FaultyFiles as faulty:
        st.error(phrase(language, "dashboard.faulty"))
        st.code("\n".join(problem_lines(faulty.problems, language)), language=None, wrap_lines=True)
        return
    top = st.container()
    page.run()
    with top:
        if unknown:
            st.warning(phrase(language, "dashboard.no_page", page=unknown, first=page.title))
        say_what_was_dropped(opened, page.url_path)
    show_link()


def _menu(pages: Sequence[Page], language: str) -> "dict[str, list[st.Page]]":
    """Return the pages under the headings of the menu, in their order."""
    menu: dict[str, list[st.Page]] = {}
    for page in pages:
        heading = phrase(language, f"dashboard.menu_{page.section}")
        menu.setdefault(heading, []).append(_page(page, language))
    return menu


def _show_menu(menu: "dict[str, list[st.Page]]", here: "st.Page") -> None:
    """Draw the menu; Streamlit's own, with headings, is a list of what no list may hold (WCAG 1.3.1)."""
    with st.sidebar, st.container(gap="xxsmall", key="menu"):
        for heading, pages in menu.items():
            st.markdown(f"**{heading}**")
            for page in pages:
                st.page_link(here if here.title == page.title else page)


def _page(page: Page, language: str) -> "st.Page":
    title = phrase(language, f"{page.name}.page")
    return st.Page(FOLDER / f"{page.name}_page.py", title=title, url_path=page.address)


def page_not_known(address: str | None, pages: Sequence[Page]) -> str:
    """Return the name of the page that an address asks for if there is none such.

    >>> page_not_known("http://127.0.0.1:8501/utfal?lang=sv", [Page("outcomes", address="utfall")])
    'utfal'
    >>> page_not_known("http://127.0.0.1:8501/", [Page("outcomes", address="utfall")])
    ''
    """
    asked = unquote(urlsplit(address or "").path).strip("/").rpartition("/")[2]
    return "" if asked in {page.address for page in pages} else asked


def started_with(arguments: Sequence[str]) -> tuple[Path, str]:
    """Return the folder of the book and the first language; without arguments, this folder and Swedish.

    >>> started_with(["main.py", "/books/first", "en"])[1]
    'en'
    """
    given = list(arguments[1:]) if arguments and Path(arguments[0]).name in ENTRIES else []
    root = Path(given[0]) if given else Path.cwd()
    language = given[1] if len(given) > 1 and given[1] in LANGUAGES else DEFAULT_LANGUAGE
    return root, language


if __name__ == "__main__":
    show(PAGES)
