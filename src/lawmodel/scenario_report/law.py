"""Heading 5: the law, requirement by requirement, in two columns."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from lawmodel.documents.parts import (
    Heading,
    Part,
    Span,
    Spans,
    Style,
    Table,
    WordingColumns,
    WordingRow,
    bullets,
    plain,
    text_of,
)
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted
from lawmodel.report import page_change
from lawmodel.report.overview import ground_name
from lawmodel.report.page_change import Changed
from lawmodel.scenario_report.told import Told, sentences

SIDES = ("before", "after")
PROPOSED = "proposed"
"""The status of a wording that nobody has enacted."""
CLASSES = ("opened", "closed")
Change = Mapping[str, Any]


def law_in_force(told: Told) -> Iterator[Part]:
    """Yield what the change comes to, provision by provision, and the wordings side by side."""
    change = told.changed
    if change is None:
        yield from sentences(told.say("one_version"))
        yield _carrying(told)
        yield told.author("law")
        return
    yield from sentences(told.say("law_about"), *page_change.verdict_sentences(change))
    provisions = page_change.provision_table(change)
    caption = told.say("provisions_caption", signs=provisions.caption, **change.names)
    yield told.table(provisions, ("changed", "compared"), "provisions", caption)
    amendments = page_change.amendment_table(change)
    if amendments is not None:
        yield told.table(amendments, "changed", "amendments")
    yield from _classes(told, change)
    yield Heading(told.say("wordings"), 2)
    yield from sentences(told.say("wordings_about"))
    for provision in change.data["provisions"]:
        columns = wording_columns(told, provision)
        if columns.rows:
            yield columns
    yield told.author("law")


def _carrying(told: Told) -> Table:
    """Return the provisions that carry outcomes under the one version, by how often they do."""
    version = told.versions[-1]
    ranked = sorted(version["grounds"].items(), key=lambda one: (-one[1], one[0]))
    rows = tuple(
        (ground_name(name, told.book, told.language), told.percent(count / version["cases"]))
        for name, count in ranked
    )
    caption = told.say("carrying_caption", number=told.whole(len(rows)).text)
    head = (told.say("ground"), told.say("counted.share"))
    return Table(caption, head, rows, told.source("compared"), "carrying")


def _classes(told: Told, change: Changed) -> Iterator[Part]:
    """Yield the classes of cases that become allowed or no longer are, those that were drawn first."""
    for side in CLASSES:
        classes = change.data["classes"][side]
        drawn, _ = page_change.by_drawn(classes)
        if not classes:
            continue
        yield Heading(told.say(f"classes.{side}"), 2)
        yield bullets([_with_size(told, one) for one in drawn] or [told.say("classes.none_drawn")])
        if len(drawn) < len(classes):
            left = len(classes) - len(drawn)
            yield from sentences(counted(told.language, "scenario_report.classes.not_drawn", left))


def _with_size(told: Told, one: Change) -> str:
    size = one["turned"]
    cases = told.whole(size["cases"]).text
    if "weighted" in size:
        weighted = told.whole(size["weighted"]).text
        cases = phrase(told.language, "change.weighted", cases=cases, weighted=weighted)
    drawn = told.whole(told.results.changed["inputs"]["cases"]).text if told.results.changed else ""
    return told.say("classes.drawn", sentence=one["sentence"][told.language], cases=cases, drawn=drawn)


def wording_columns(told: Told, provision: Change) -> WordingColumns:
    """Return a changed provision in two columns, a row per requirement."""
    rows = tuple(_row(told, one, role_of(provision, one["id"])) for one in provision["elements"])
    title = page_change.provision_title(provision, told.language)
    sides = [_side(told, provision, side) for side in SIDES]
    return WordingColumns(title, sides[0], sides[1], rows, told.source("changed"))


def _side(told: Told, provision: Change, side: str) -> str:
    wordings = ", ".join(dict.fromkeys(one["enacted_by"] for one in provision[side]))
    # What is enacted already is no proposal, and what it replaced is no longer in force.
    proposed = any(one["status"] == PROPOSED for one in provision["after"])
    column = told.say(f"column.{'proposed' if proposed else 'enacted'}.{side}")
    return ": ".join(filter(None, [column, wordings]))


def role_of(provision: Change, element: str) -> str:
    """Return whether an element makes an exception (`exception`), a limit (`limit`), or neither."""
    parts = {
        name: [side for one in provision[name] for side in (one["before"], one["after"]) if side]
        for name in ("grounds", "limits")
    }
    if any(element in ground["needs"] for ground in parts["grounds"]):
        return ""
    if any(element in ground["unless"] for ground in parts["grounds"]):
        return "exception"
    return "limit" if any(element in limit["when"] for limit in parts["limits"]) else ""


def _row(told: Told, change: Change, role: str) -> WordingRow:
    old, new = change["before"], change["after"]
    cells = _cell(told, old, new, Style.DROPPED), _cell(told, new, old, Style.ADDED)
    became = change["became"]
    if text_of(cells[0]) == text_of(cells[1]):
        # What differs is in the encoding only: nobody can read it in the words.
        label = _say(told, "became", "same")
    elif role and became in ("added", "dropped"):
        label = told.say(f"{role}.{became}")
    else:
        label = _say(told, "became", became)
    return WordingRow(label, *cells)


def _cell(told: Told, own: Change | None, other: Change | None, mark: Style) -> Spans:
    if own is None:
        return plain("\u2013")
    if own["quote"] is None:
        words = own["means"][told.language]
        return (Span(words), Span(f" ({told.say('paraphrase')})", Style.EMPHASIS))
    beside = None if other is None else other["quote"]
    # Words can be told apart only where both texts have been seen.
    marked = (
        (Span(own["quote"]),) if other is not None and beside is None else _marked(own["quote"], beside, mark)
    )
    return (Span("\u201d"), *marked, Span("\u201d"))


def _marked(own: str, other: str | None, mark: Style) -> Spans:
    if other is None:
        return (Span(own, mark),)
    mine, theirs = own.split(), other.split()
    spans = []
    for kind, first, last, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        words = " ".join(mine[first:last])
        if words:
            ending = " " if last < len(mine) else ""
            spans.append(Span(words, Style.PLAIN if kind == "equal" else mark))
            spans.append(Span(ending))
    return tuple(spans)


def _say(told: Told, group: str, name: str) -> str:
    return phrase(told.language, f"change_page.{group}.{name}")
