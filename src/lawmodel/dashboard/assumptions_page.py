"""Assumptions and method: what is believed, what that does, and what the model cannot be used for."""

from functools import partial

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard.assume_one import show_one_changed
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.frame import begin, end, show_table
from lawmodel.dashboard.results import Answer, assumed, calibrated
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted, decimal, whole
from lawmodel.pipeline.assumed import KINDS
from lawmodel.report import page_assumptions as report
from lawmodel.report.assumptions_data import assumptions_csv
from lawmodel.report.assumptions_text import STATUSES
from lawmodel.report.command_lines import command_line
from lawmodel.report.page_population import calibration_table

EVERYTHING = "all"
# Effects of thousands of numbers are measured on as many cases as the command takes by itself.
MEASURED_ON = 20_000


def show(view: View) -> None:
    """Show the page: the register first, then a value that can be moved, then how far all of it carries."""
    begin(view, "assumptions")
    request = pipeline.Request(cases=MEASURED_ON, seed=view.seed, population=view.population)
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = assumed(view.opened, request)
    _register(view, data)
    show_one_changed(view, data["entries"])
    _validation(view)
    _sources(view, data)
    for part in ("limits", "accessibility"):
        _heading(view, part)
        st.markdown("\n".join(f"- {line}" for line in report.lines(view.language, part)))
    _terms(view)
    _changelog(view)
    command = command_line("assumptions", request, view.language)
    end(view, "assumptions", data["inputs"], command)


def _say(view: View, key: str, **details: object) -> str:
    return report.say(view.language, key, **details)


def _heading(view: View, key: str) -> None:
    st.header(_say(view, f"{key}_title"), anchor=False)
    st.markdown(_say(view, f"{key}_about"))


def _register(view: View, data: Answer) -> None:
    _heading(view, "register")
    headline = data["headline"]
    manifests = view.opened.book.manifests
    if headline["ratio"] is not None:
        before, after = (
            manifests[headline[end]].title[view.language] for end in ("from_version", "to_version")
        )
        ratio = decimal(view.language, headline["ratio"])
        cases = whole(view.language, data["inputs"]["cases"])
        st.markdown(_say(view, "headline_is", before=before, after=after, ratio=ratio, cases=cases))
    show_table(report.status_table(data["entries"], view.language))
    left, middle, right = st.columns(3)
    with left:
        kind = _choice(view, "kind", tuple(KINDS), "assumptions.kinds")
    with middle:
        status = _choice(view, "status", STATUSES, "statuses")
    with right:
        find = str(page_choice("find", (), "", lambda key: _find(view, key)))
    chosen = report.chosen_entries(data["entries"], view.language, kind=kind, status=status, find=find)
    if chosen:
        show_table(report.register_table(chosen, view.language))
    else:
        st.info(_say(view, "nothing_found"))
    _downloads(view, data, chosen)


def _downloads(view: View, data: Answer, chosen: list[report.Entry]) -> None:
    language = view.language
    for key, entries in (("download_chosen", chosen), ("download_all", data["entries"])):
        st.download_button(
            _say(view, key, entries=counted(language, "basis.downloaded", len(entries))),
            partial(assumptions_csv, entries, language),
            f"lawmodel-{key.rpartition('_')[2]}.csv",
            "text/csv",
            on_click="ignore",
            key=key,
        )


def _choice(view: View, name: str, values: tuple[str, ...], words: str) -> str | None:
    """Return the kind or status asked for; None for all."""

    def word(value: str) -> str:
        if value == EVERYTHING:
            return phrase(view.language, "assumptions.everything")
        return phrase(view.language, f"{words}.{value.replace(' ', '_')}")

    def draw(key: str) -> None:
        st.selectbox(_say(view, name), (EVERYTHING, *values), format_func=word, key=key)

    chosen = str(page_choice(name, (EVERYTHING, *values), EVERYTHING, draw))
    return None if chosen == EVERYTHING else chosen


def _find(view: View, key: str) -> None:
    st.text_input(_say(view, "find"), key=key, max_chars=60, help=_say(view, "find_help"))


def _validation(view: View) -> None:
    _heading(view, "validation")
    if view.recipe.persons is None:
        st.info(phrase(view.language, "people.no_persons"))
        return
    with st.spinner(phrase(view.language, "dashboard.working")):
        found = calibrated(view.opened, view.request())
    show_table(calibration_table(found, view.language))


def _sources(view: View, data: Answer) -> None:
    _heading(view, "sources")
    show_table(report.source_table(data["entries"], view.language))


def _terms(view: View) -> None:
    _heading(view, "terms")
    recipe = view.recipe
    facts = {**view.opened.book.vocabulary.facts, **recipe.attributes}
    show_table(report.term_table(facts.values(), view.language))


def _changelog(view: View) -> None:
    _heading(view, "changelog")
    path = view.opened.root / "CHANGELOG.md"
    if not path.is_file():
        st.info(_say(view, "no_changelog"))
        return
    # Headings of the file would stand outside the order of the page's own.
    text = "\n".join(
        f"**{line.lstrip('# ')}**" if line.startswith("#") else line
        for line in path.read_text("utf-8").splitlines()
    )
    with st.expander(_say(view, "changelog_title")):
        st.markdown(text)


if __name__ == "__main__":
    show(current_view())
