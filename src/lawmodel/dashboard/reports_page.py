"""Reports: the view, or a scenario of the book, as material for an impact assessment in five formats."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard import frame
from lawmodel.dashboard.choices import View, current_view, page_choice, page_choice_of_several
from lawmodel.dashboard.exports import Export, may_export, offer, show_document
from lawmodel.dashboard.results import asked_of, compared, law_only
from lawmodel.documents.as_html import as_html
from lawmodel.phrases.catalogue import phrase
from lawmodel.pipeline.scenario_file import scenario_text
from lawmodel.scenario_report.library_lock import lock_text
from lawmodel.scenario_report.report import SECTIONS, command_of, report_of
from lawmodel.scenario_report.results import STEPS, Results, Scenario, results_of, scenario_of

THIS_VIEW = "view"
MOST_BESIDE = 3
MADE, DONE = "_report", "_report_steps"
FORMATS = ("docx", "pdf", "html", "xlsx", "bundle")


@dataclass(frozen=True)
class Wish:
    """What a report is to be about, whose it is and which day it bears."""

    scenarios: tuple[Scenario, ...]
    language: str
    author: str
    issued: date | None


def show(view: View) -> None:
    """Show what can be chosen, then the report of it: made when asked for, since it takes a while."""
    frame.begin(view, "reports")
    st.markdown(_say(view, "about"))
    inputs = compared(view.opened, law_only(view.request()))["inputs"]
    wish = _wish(view)
    _show_report(view, wish)
    frame.end(view, "reports", inputs, _command(view, wish))


def view_as_scenario(view: View) -> Scenario:
    """Return the scenario of a view, by way of the file that somebody else can ask for it with."""
    titles = [view.opened.book.manifests[name].title for name in (view.before, view.after)]
    title = {language: " → ".join(one[language] for one in titles) for language in titles[0]}
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{view.before}-{view.after}.yaml"
        path.write_text(scenario_text(view.request(), title), encoding="utf-8")
        return scenario_of(view.opened, path)


def _say(view: View, key: str, **details: object) -> str:
    return phrase(view.language, f"reports.{key}", **details)


def _wish(view: View) -> Wish:
    own = {name: pipeline.scenario_path(view.opened, name) for name in pipeline.scenario_ids(view.opened)}
    stored = {name: scenario_of(view.opened, path) for name, path in own.items()}
    ids = tuple(stored)

    def title(name: str) -> str:
        return _say(view, "this_view") if name == THIS_VIEW else stored[name].title[view.language]

    def draw(key: str) -> None:
        words = _say(view, "scenario")
        st.selectbox(words, [THIS_VIEW, *ids], format_func=title, key=key, persist_state="session")

    def draw_beside(key: str) -> None:
        st.multiselect(
            _say(view, "beside"),
            ids,
            format_func=title,
            key=key,
            max_selections=MOST_BESIDE,
            help=_say(view, "beside_help"),
            placeholder=_say(view, "beside_none"),
            persist_state="session",
        )

    chosen = page_choice("scenario", (THIS_VIEW, *ids), THIS_VIEW, draw)
    beside = [name for name in page_choice_of_several("beside", ids, (), draw_beside) if name != chosen]
    first = view_as_scenario(view) if chosen == THIS_VIEW else stored[chosen]
    author, day = st.columns(2)
    # Whose report it is stays out of the address: a link may go to somebody else.
    name = author.text_input(_say(view, "author"), max_chars=120, help=_say(view, "author_help"))
    issued = day.date_input(_say(view, "day"), value=None, format="YYYY-MM-DD", help=_say(view, "day_help"))
    scenarios = (first, *(stored[name] for name in beside))
    return Wish(scenarios, view.language, name.strip(), issued if isinstance(issued, date) else None)


def _show_report(view: View, wish: Wish) -> None:
    key = asked_of(view.opened, *(one.request for one in wish.scenarios))
    if st.button(_say(view, "make"), type="primary"):
        st.session_state[MADE] = key, _results(view, wish)
    made = st.session_state.get(MADE)
    if made is None or made[0] != key:
        st.info(_say(view, "not_made"))
        headings = [phrase(view.language, f"scenario_report.heading.{name}") for name in SECTIONS]
        with st.expander(_say(view, "headings")):
            st.markdown("\n".join(f"{number}. {one}" for number, one in enumerate(headings)))
        return
    found: Sequence[Results] = made[1]
    if may_export(view.language):
        offer([_export(view, wish, found, form) for form in FORMATS], "report-files")
    first = wish.scenarios[0]
    words = _say(view, "scenario_file")
    st.download_button(words, first.text, f"{first.id}.yaml", "application/yaml", on_click="ignore")
    show_document(as_html(_document(wish, found, "html")), _say(view, "preview"))


def _results(view: View, wish: Wish) -> list[Results]:
    """Return the results behind a report; whatever is done already stays so if somebody stops half-way."""
    done: dict[tuple[str, str], Any] = st.session_state.setdefault(DONE, {})
    bar = st.progress(0.0, _say(view, "begun"))
    every = len(STEPS) * len(wish.scenarios)
    found = []
    for place, one in enumerate(wish.scenarios):
        asked = asked_of(view.opened, one.request)

        def told(step: str, place: int = place) -> None:
            words = phrase(view.language, f"scenario_report.step.{step}")
            part = (place * len(STEPS) + STEPS.index(step)) / every
            bar.progress(part, _say(view, "step", step=words))

        def kept(step: str, make: Callable[[], Any], asked: str = asked) -> Any:
            if (asked, step) not in done:
                done[asked, step] = make()
            return done[asked, step]

        found.append(results_of(view.opened, one, told=told, kept=kept, whole=not place))
    bar.empty()
    done.clear()
    return found


def _document(wish: Wish, found: Sequence[Results], form: str) -> Any:
    others = list(found[1:])
    return report_of(found[0], wish.language, wish.issued, author=wish.author, form=form, others=others)


def _export(view: View, wish: Wish, found: Sequence[Results], form: str) -> Export:
    name = "-".join(one.id for one in wish.scenarios)
    return Export(
        form,
        f"lawmodel-{name}",
        partial(_written, wish, found, form),
        phrase(view.language, f"exports.{form}"),
    )


def _written(wish: Wish, found: Sequence[Results], form: str) -> bytes:
    # The writers load large libraries, which may be absent.
    from lawmodel.documents.writers import WRITERS
    from lawmodel.scenario_report.bundle import bundle_of, practice_beside

    document = _document(wish, found, form)
    return (
        bundle_of(document, found, lock_text(), practice_beside(wish.scenarios))
        if form == "bundle"
        else WRITERS[form](document)
    )


def _command(view: View, wish: Wish) -> str:
    named = [one.named for one in wish.scenarios]
    return command_of(named, view.language, "docx", wish.issued, wish.author)


if __name__ == "__main__":
    show(current_view())
