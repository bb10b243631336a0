"""What two files, or two parts of one, get wrong together. One fault, one function."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from difflib import get_close_matches
from itertools import pairwise

from lawmodel.concepts.condition import TermIs, facts_asked, leaves
from lawmodel.concepts.problem import Problem
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Wording
from lawmodel.statutebook.amendment_cover import amendment_problems

LONGEST_QUOTE_IN_WORDS = 40
"""Words of a quote at most: the operative words, never a whole section."""


def problems_across(book: StatuteBook) -> Iterator[Problem]:
    """Yield every fault that shows only when files are read together; `place` locates it in its file."""
    for wording in book.wordings():
        for fault in WORDING_FAULTS:
            yield from fault(wording, book)
    yield from dates_that_do_not_meet(book)
    yield from questions_about_unknown_provisions(book)
    yield from versions_on_unknown_ground(book)
    yield from versions_before_the_book(book)
    yield from proposals_that_collide(book)
    yield from vignettes_of_unknown_versions(book)
    yield from vignettes_of_one_name(book)
    yield from amendment_problems(book)


def _problem(wording: Wording, kind: str, place: tuple[str | int, ...], **details: object) -> Problem:
    return Problem(wording.file, 1, kind, {**details, "place": place})


def _nearest(word: str, book: StatuteBook) -> str:
    grounds = (f"{wording.citation} {ground}" for wording in book.wordings() for ground in wording.grounds)
    return next(iter(get_close_matches(word, [*book.provisions, *grounds], n=1)), "")


def names_used_twice(wording: Wording, book: StatuteBook) -> Iterator[Problem]:
    """One name must mean one thing: elements, grounds, limits, facts and terms."""
    sections = {"elements": wording.elements, "grounds": wording.grounds, "limits": wording.limits}
    terms = {t for q in book.questions.values() for r in q.readings.values() for t in r.sets}
    taken = set(book.vocabulary.facts) | terms | {"bound"}
    for section, parts in sections.items():
        for name in parts:
            if name in taken:
                yield _problem(wording, "name_twice", (section, name), name=name)
        taken |= set(parts)


def quotes_that_are_missing(wording: Wording, _: StatuteBook) -> Iterator[Problem]:
    """An element of a text that was seen quotes its words."""
    for name, element in wording.elements.items():
        if wording.text_seen and not (element.quote or "").strip():
            yield _problem(wording, "quote_missing", ("elements", name), element=name)


def quotes_of_texts_not_seen(wording: Wording, _: StatuteBook) -> Iterator[Problem]:
    """A text that was not seen cannot be quoted."""
    for name, element in wording.elements.items():
        if not wording.text_seen and element.quote is not None:
            yield _problem(wording, "quote_of_unseen_text", ("elements", name, "quote"), element=name)


def quotes_that_are_elided(wording: Wording, _: StatuteBook) -> Iterator[Problem]:
    """A quote is the words as they stand, one after the other."""
    for name, element in wording.elements.items():
        if element.quote and ("..." in element.quote or "…" in element.quote or "[" in element.quote):
            yield _problem(wording, "quote_elided", ("elements", name, "quote"), element=name)


def quotes_that_are_too_long(wording: Wording, _: StatuteBook) -> Iterator[Problem]:
    """Only the operative words are quoted."""
    for name, element in wording.elements.items():
        words = len((element.quote or "").split())
        if words > LONGEST_QUOTE_IN_WORDS:
            place = ("elements", name, "quote")
            longest = LONGEST_QUOTE_IN_WORDS
            yield _problem(wording, "quote_too_long", place, element=name, words=words, longest=longest)


def kinds_that_do_not_fit(wording: Wording, book: StatuteBook) -> Iterator[Problem]:
    """An element that asks an assessment is one; one that asks only terms is a reading."""
    for name, element in wording.elements.items():
        asked = [book.vocabulary[fact] for fact in facts_asked(element.condition)]
        only_terms = not asked and any(isinstance(leaf, TermIs) for leaf in leaves(element.condition))
        if not asked and not only_terms:
            continue
        fitting = "reading" if only_terms else "fact"
        if any(fact.is_assessment for fact in asked):
            fitting = "assessment"
        if element.kind != fitting:
            yield _problem(
                wording, "kind_does_not_fit", ("elements", name, "kind"), element=name, fitting=fitting
            )


def references_to_nothing(wording: Wording, book: StatuteBook) -> Iterator[Problem]:
    """Every provision or ground that is named exists in some version."""
    lists: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [
        (("relations", index, "to"), relation.to) for index, relation in enumerate(wording.relations)
    ]
    for name, limit in wording.limits.items():
        lists += [
            (("limits", name, "closes"), limit.closes),
            (("limits", name, "yields_to"), limit.yields_to),
        ]
        if limit.in_place_of:
            lists.append((("limits", name, "in_place_of"), (limit.in_place_of,)))
    for place, names in lists:
        for name in names:
            if not _exists(name, book):
                yield _problem(
                    wording, "reference_to_nothing", place, name=name, nearest=_nearest(name, book)
                )


def _exists(name: str, book: StatuteBook) -> bool:
    if name in book.provisions:
        return True
    citation, _, ground = name.rpartition(" ")
    provision = book.provisions.get(citation)
    return provision is not None and any(ground in w.grounds for w in provision.wordings)


def silence_without_reason(wording: Wording, _: StatuteBook) -> Iterator[Problem]:
    """A wording decides something, or says why it does not; never both."""
    decides = bool(wording.grounds or wording.limits)
    if not decides and wording.decides_nothing_because is None:
        yield _problem(wording, "decides_nothing", ())
    if decides and wording.decides_nothing_because is not None:
        yield _problem(wording, "decides_after_all", ("decides",))


def file_names_that_mislead(wording: Wording, _: StatuteBook) -> Iterator[Problem]:
    """The file is named by the first day, or by the proposal."""
    expected = wording.proposal or wording.starts.isoformat()
    if wording.id != expected:
        yield _problem(wording, "file_name_misleads", ("in_force",), expected=expected)
    if (wording.status == "proposed") != (wording.proposal is not None):
        yield _problem(wording, "proposal_not_named", ("status",))


def examples_of_nothing(wording: Wording, book: StatuteBook) -> Iterator[Problem]:
    """An example speaks of a ground or limit of its wording, and of readings that exist."""
    known = [*wording.grounds, *wording.limits]
    for index, example in enumerate(wording.examples):
        for name in example.then:
            if name not in known:
                nearest = next(iter(get_close_matches(name, known, n=1)), "")
                place = ("examples", index, "then", name)
                yield _problem(wording, "unknown_ground", place, name=name, nearest=nearest)
        for question, reading in example.readings.items():
            place = ("examples", index, "readings", question)
            if question not in book.questions:
                yield _problem(
                    wording, "unknown_question", place, name=question, known=", ".join(book.questions)
                )
            elif reading not in book.questions[question].readings:
                known_readings = ", ".join(book.questions[question].readings)
                yield _problem(wording, "unknown_reading", place, reading=reading, known=known_readings)


def dates_that_do_not_meet(book: StatuteBook) -> Iterator[Problem]:
    """Wordings of one provision follow each other without overlap or gap."""
    for provision in book.provisions.values():
        enacted = [wording for wording in provision.wordings if wording.proposal is None]
        for wording in enacted:
            if wording.ends is not None and wording.ends < wording.starts:
                yield _problem(wording, "ends_before_it_starts", ("in_force",))
        for earlier, later in pairwise(enacted):
            details = {"earlier": earlier.file, "day": later.starts.isoformat()}
            if earlier.ends is None or earlier.ends >= later.starts:
                yield _problem(later, "dates_overlap", ("in_force",), **details)
            elif earlier.starts <= earlier.ends < later.starts - timedelta(days=1):
                yield _problem(later, "dates_leave_gap", ("in_force",), **details)


def questions_about_unknown_provisions(book: StatuteBook) -> Iterator[Problem]:
    """A reading concerns provisions that the book has."""
    for question in book.questions.values():
        for citation in question.concerns:
            if citation not in book.provisions:
                file = f"assumptions/readings/{question.id}.yaml"
                details = {"name": citation, "nearest": _nearest(citation, book), "place": ("concerns",)}
                yield Problem(file, 1, "reference_to_nothing", details)


def versions_on_unknown_ground(book: StatuteBook) -> Iterator[Problem]:
    """A version builds on a version that exists and carries proposals that exist."""
    proposals = {wording.proposal for wording in book.wordings() if wording.proposal}
    for manifest in book.manifests.values():
        file = f"versions/{manifest.id}.yaml"
        if manifest.base is not None and manifest.base not in book.manifests:
            nearest = next(iter(get_close_matches(manifest.base, book.manifests, n=1)), "")
            yield Problem(
                file, 1, "unknown_version", {"name": manifest.base, "nearest": nearest, "place": ("base",)}
            )
        for proposal in manifest.proposals:
            if proposal not in proposals:
                details = {"name": proposal, "place": ("proposals",)}
                yield Problem(file, 1, "unknown_proposal", details)


def versions_before_the_book(book: StatuteBook) -> Iterator[Problem]:
    """Before the book's first day some provisions are missing, so no version is cut there."""
    for manifest in book.manifests.values():
        if manifest.cut is not None and manifest.cut < book.covers_from:
            details = {"name": manifest.cut.isoformat(), "first": book.covers_from.isoformat()}
            yield Problem(
                f"versions/{manifest.id}.yaml", 1, "before_the_book", {**details, "place": ("cut",)}
            )


def proposals_that_collide(book: StatuteBook) -> Iterator[Problem]:
    """A version carries at most one proposed wording of a provision."""
    for manifest in book.manifests.values():
        for citation, provision in book.provisions.items():
            proposed = [w.proposal for w in provision.wordings if w.proposal in manifest.proposals]
            if len(proposed) > 1:
                details = {"citation": citation, "proposals": ", ".join(sorted(filter(None, proposed)))}
                file = f"versions/{manifest.id}.yaml"
                yield Problem(file, 1, "proposals_collide", {**details, "place": ("proposals",)})


def vignettes_of_unknown_versions(book: StatuteBook) -> Iterator[Problem]:
    """A worked case states what versions of the book say."""
    for index, vignette in enumerate(book.vignettes):
        for version in vignette.expected:
            if version not in book.manifests:
                nearest = next(iter(get_close_matches(version, book.manifests, n=1)), "")
                place = ("cases", index, "expected", version)
                details = {"name": version, "nearest": nearest, "place": place}
                yield Problem("statutes/vignettes.yaml", 1, "unknown_version", details)


def vignettes_of_one_name(book: StatuteBook) -> Iterator[Problem]:
    """Two worked cases with one name would be taken for one."""
    seen: set[str] = set()
    for index, vignette in enumerate(book.vignettes):
        if vignette.id in seen:
            details = {"name": vignette.id, "place": ("cases", index, "id")}
            yield Problem("statutes/vignettes.yaml", 1, "name_twice", details)
        seen.add(vignette.id)


WORDING_FAULTS: tuple[Callable[[Wording, StatuteBook], Iterator[Problem]], ...] = (
    names_used_twice,
    quotes_that_are_missing,
    quotes_of_texts_not_seen,
    quotes_that_are_elided,
    quotes_that_are_too_long,
    kinds_that_do_not_fit,
    references_to_nothing,
    silence_without_reason,
    file_names_that_mislead,
    examples_of_nothing,
)
