"""Compare: up to four versions, each with its practice and levers, against the same measures."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard import frame
from lawmodel.dashboard.choices import View, current_view, page_choice, page_choice_of_several
from lawmodel.dashboard.results import compared, law_only
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import whole
from lawmodel.report import page_alternatives as report
from lawmodel.report.command_lines import command_line
from lawmodel.report.overview import Overview, unseen

NONE, BESIDE = "none", "beside"


def show(view: View) -> None:
    """Show the page: what to compare, then the matrix."""
    frame.begin(view, "alternatives")
    with st.container(key="alternatives"):
        columns = st.columns(len(report.LETTERS), gap="medium")
    requests: list[pipeline.Request] = []
    for place, column in enumerate(columns):
        with column:
            asked = _chosen(view, place, requests[0].versions[0] if requests else None)
        requests += [] if asked is None else [asked]
    st.markdown(phrase(view.language, "dashboard.this_page_only"))
    with st.spinner(phrase(view.language, "dashboard.working")):
        answers = [compared(view.opened, request) for request in requests]
    alternatives = [
        report.Alternative(_title(view, request), Overview(data, view.opened.book, view.language))
        for request, data in zip(requests, answers, strict=True)
    ]
    shown = report.matrix(alternatives, view.language)
    for one, other in report.equal_columns(shown):
        _say_equal(view, requests, one, other)
    st.html(report.html_matrix(shown))
    st.markdown(phrase(view.language, "practice.levels"))
    commands = "\n".join(command_line("compare", request, view.language) for request in requests)
    frame.end(view, "alternatives", answers[-1]["inputs"], commands)


def _say(view: View, key: str, **details: object) -> str:
    return phrase(view.language, f"alternatives.{key}", **details)


def _chosen(view: View, place: int, first: str | None) -> pipeline.Request | None:
    """Return what a column is of: the comparison from the first column's version; None for nothing."""
    letter = report.LETTERS[place]
    st.header(_say(view, "column", letter=letter), anchor=False)
    version = _version(view, place, letter)
    if version == NONE:
        return None
    practice = _practice(view, letter)
    levers = _levers(view, letter)
    asked = view.request(first or version, version)
    return replace(asked, practice=practice, levers=tuple(levers))


def _version(view: View, place: int, letter: str) -> str:
    manifests = view.opened.book.manifests
    optional = place > 1
    default = NONE if optional else BESIDE
    allowed = [default, *manifests]
    beside = NONE if optional else (view.before, view.after)[place]

    def title(version: str) -> str:
        if version == NONE:
            return _say(view, "nothing")
        return _say(view, "beside") if version == BESIDE else manifests[version].title[view.language]

    def draw(key: str) -> None:
        label = _say(view, "version", letter=letter)
        st.selectbox(label, allowed, format_func=title, key=key, persist_state="session")

    chosen = str(page_choice(f"version-{letter.lower()}", allowed, default, draw))
    return beside if chosen == BESIDE else chosen


def _practice(view: View, letter: str) -> str:
    names = pipeline.practice_titles(view.opened)
    allowed = [BESIDE, *names]

    def title(practice: str) -> str:
        if practice == BESIDE:
            return _say(view, "beside")
        return names[practice][view.language]

    def draw(key: str) -> None:
        label = _say(view, "practice", letter=letter)
        st.selectbox(label, allowed, format_func=title, key=key, persist_state="session")

    chosen = str(page_choice(f"practice-{letter.lower()}", allowed, BESIDE, draw))
    return view.practice if chosen == BESIDE else chosen


def _levers(view: View, letter: str) -> list[str]:
    names = pipeline.lever_names(view.opened)

    def draw(key: str) -> None:
        st.multiselect(
            _say(view, "levers", letter=letter),
            list(names),
            format_func=lambda name: names[name][view.language],
            key=key,
            placeholder=phrase(view.language, "practice_page.no_levers"),
            persist_state="session",
        )

    return page_choice_of_several(f"lever-{letter.lower()}", list(names), (), draw)


def _say_equal(view: View, requests: Sequence[pipeline.Request], one: int, other: int) -> None:
    """Say whether two columns with the same figures are one version, or two that answer every case alike."""
    pair = [requests[place].versions[-1] for place in (one, other)]
    letters = {"one": report.LETTERS[one], "other": report.LETTERS[other]}
    if pair[0] == pair[1]:
        st.info(_say(view, "same_version", **letters))
        return
    found = Overview(compared(view.opened, law_only(view.request(*pair))), view.opened.book, view.language)
    if not found.moved:
        cases = whole(view.language, view.cases)
        same = _say(view, "same_answers", cases=cases, **found.names, **letters)
        st.info(" ".join(filter(None, [same, unseen(found)])))


def _title(view: View, request: pipeline.Request) -> str:
    """Return what a column is called: version, practice and levers."""
    version = view.opened.book.manifests[request.versions[-1]].title
    practice = pipeline.practice_titles(view.opened)[str(request.practice)]
    levers = pipeline.lever_names(view.opened)
    parts = [version, practice, *(levers[lever] for lever in request.levers)]
    return " + ".join(part[view.language] for part in parts)


if __name__ == "__main__":
    show(current_view())
