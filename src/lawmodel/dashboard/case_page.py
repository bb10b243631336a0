"""One case: its answers, what each version says of it and why, and what would turn it."""

from dataclasses import replace
from html import escape

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.statute_book import Vignette
from lawmodel.concepts.vocabulary import Fact
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.frame import begin, end
from lawmodel.dashboard.results import Answer, explained
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import page_case as report
from lawmodel.report.indented_html import html_lines

VIGNETTE, FACT = "v", "f-"
LISTED = ("others", "matters", "why", "may_hold", "why_not", "flips")
HEADINGS = ("others", "why", "why_open", "may_hold", "why_not", "flips")


def show(view: View) -> None:
    """Show the page: the case, what is answered, and the answers of the law."""
    begin(view, "case")
    vignette = _choose(view)
    if vignette is not None:
        st.markdown(vignette.why[view.language])
    answers = _answers(view, vignette)
    vocabulary = view.opened.book.vocabulary
    before = report.words_of(vocabulary, vignette)
    is_changed = vignette is None or answers != before
    case = pipeline.StatedCase(*report.stated(vocabulary, answers))
    if vignette is not None and is_changed:
        changed = report.changed_words(vocabulary, answers, before, view.language)
        st.markdown(_say(view, "changed", facts=changed))
    if answers != before:
        st.button(_say(view, "again"), on_click=_forget, key="restore-answers")
    if is_changed and not pipeline.can_be(view.opened, case.facts):
        reasons = "; ".join(one[view.language] for one in pipeline.contradictions(view.opened, case.facts))
        key = "impossible_because" if reasons else "impossible"
        st.info(_say(view, key, because=reasons))
        return
    case_id = report.CASE if is_changed or vignette is None else vignette.id
    data = _explanation(view, case_id, case)
    if is_changed:
        st.markdown(_say(view, "file_note"))
        st.download_button(
            _say(view, "download"), report.case_file(answers), "case.yaml", "text/yaml", on_click="ignore"
        )
    recipe = pipeline.recipe_named(view.opened, view.population)
    versions = [version["id"] for version in data["versions"]]
    command = report.command(case_id, versions, view.readings, view.language, from_file=is_changed)
    end(view, "case", report.inputs_of(data, recipe.digest), command)


def _say(view: View, key: str, **details: object) -> str:
    return report.say(view.language, key, **details)


def _choose(view: View) -> Vignette | None:
    by_id = {vignette.id: vignette for vignette in view.opened.book.vignettes}

    def title(name: str) -> str:
        return by_id[name].title[view.language] if name in by_id else _say(view, "own")

    def draw(key: str) -> None:
        st.selectbox(
            _say(view, "choose"), [report.OWN, *by_id], format_func=title, key=key, on_change=_forget
        )

    chosen = page_choice(VIGNETTE, [report.OWN, *by_id], report.first_vignette(view.opened.book), draw)
    return by_id.get(str(chosen))


def _forget() -> None:
    """Leave the answers to what the worked case says."""
    for key in [key for key in st.session_state if str(key).startswith(FACT)]:
        del st.session_state[key]


def _answers(view: View, vignette: Vignette | None) -> dict[str, str]:
    """Show every question with its answer; return the words of all."""
    vocabulary = view.opened.book.vocabulary
    defaults = report.words_of(vocabulary, vignette)
    st.header(_say(view, "facts_title"), anchor=False)
    st.markdown(_say(view, "facts_about"))
    found: dict[str, str] = {}
    for group, facts in report.groups(vocabulary, vignette).items():
        with st.expander(_say(view, f"group.{group}")):
            columns = st.columns(2)
            for place, fact in enumerate(facts):
                with columns[place % 2]:
                    found[fact.name] = _ask(view, fact, defaults[fact.name])
    return {name: found[name] for name in vocabulary.facts}


def _ask(view: View, fact: Fact, default: str) -> str:
    allowed = report.allowed_words(fact)

    def draw(key: str) -> None:
        st.selectbox(
            fact.question[view.language],
            allowed,
            format_func=lambda word: report.word_label(fact, word, view.language),
            key=key,
            help=fact.meaning[view.language],
        )

    return str(page_choice(f"{FACT}{fact.name}", allowed, default, draw))


def _explanation(view: View, case_id: str, case: pipeline.StatedCase) -> Answer:
    # Nothing is drawn: one case is the same whatever the population, its size and its seed.
    request = view.request()
    request = replace(request, practice=None, draws=0, cases=1, seed=0, population=None, stream=None)
    with st.spinner(_say(view, "working")):
        found = explained(view.opened, request, case_id, case)
    data: Answer = found["data"]
    parts = found["words"][view.language]
    if view.changes_nothing:
        st.info(phrase(view.language, "dashboard.no_change"))
    st.header(_say(view, "answer_title"), anchor=False)
    for column, version, told in zip(
        st.columns(len(parts), gap="large"), data["versions"], parts, strict=True
    ):
        with column:
            _version(view, version, told)
    contrast = parts[-1]["contrast"]
    if contrast:
        st.subheader(contrast[0], anchor=False)
        _lines(contrast[1:])
    return data


def _lines(lines: list[str]) -> None:
    """Show lines, if there are any."""
    if lines:
        st.html(html_lines(lines))


def _version(view: View, version: Answer, told: dict[str, list[str]]) -> None:
    """Show what one version says of the case."""
    st.subheader(version["title"][view.language], anchor=False)
    st.html("".join(f'<p class="settled">{escape(line)}</p>' for line in told["sentence"]))
    headings = [phrase(view.language, f"explain.{key}") for key in HEADINGS]
    for part in filter(told.get, LISTED):
        first, *rest = told[part]
        if first in headings:
            st.markdown(f"**{first}**")
        _lines(rest if first in headings else told[part])
        if part == "matters":
            _answer_next(view, version)
        if part == "why_not":
            number = sum(not ground["carries"] for ground in version["failed"])
            with st.expander(_say(view, "every_ground", number=number)):
                _lines(told["every_ground"][1:])
    _lines(told["doubts"])


def _answer_next(view: View, version: Answer) -> None:
    """Let the question to ask next be answered where it stands."""
    question = version["next_question"]
    if question is None:
        return
    fact = view.opened.book.vocabulary[question["fact"]]
    key = f"next-{version['id']}-{fact.name}"

    def take() -> None:
        st.session_state[f"{FACT}{fact.name}"] = st.session_state[key]

    st.selectbox(
        f"{_say(view, 'answer_next')}: {fact.question[view.language]}",
        [word for word in report.allowed_words(fact) if word != report.UNKNOWN],
        index=None,
        placeholder=_say(view, "choose_answer"),
        format_func=lambda word: report.word_label(fact, word, view.language),
        key=key,
        on_change=take,
    )


if __name__ == "__main__":
    show(current_view())
