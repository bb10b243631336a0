"""The page of a change: its verdict in sentences, what changes, and which cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Wording
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent, whole
from lawmodel.report.answers import answer_label
from lawmodel.report.change_text import share_words
from lawmodel.report.overview import English, Overview, Table, outcome_word

KINDS = ("may_or_must", "must")
SIDES = ("opened", "closed")
DUTIES = {"duty_new": "new", "duty_gone": "gone"}
ENDS = ("before", "after")
MOST_FACTS = 6
"""Facts at most that an example names: those that its class turns on."""


@dataclass(frozen=True)
class Changed:
    """The analysis of a change (the contract's data) with the comparison of its versions, in one language."""

    data: Mapping[str, Any]
    overview: Overview
    book: StatuteBook
    language: str

    def say(self, key: str, **details: object) -> str:
        """Return words of the page."""
        return phrase(self.language, f"change_page.{key}", **details)

    def direction(self, direction: str | None) -> str:
        """Return a direction in a word."""
        return "\u2013" if direction is None else phrase(self.language, f"change.direction.{direction}")

    @property
    def names(self) -> dict[str, str]:
        """Return the names of the two versions."""
        return self.overview.names

    @property
    def without(self) -> Mapping[str, Any] | None:
        """Return the verdicts with every open question left open; None if none is open."""
        found: list[Mapping[str, Any]] = self.data["verdicts"]["without_reading"]
        return max(found, key=lambda one: len(one["questions"]), default=None)


def verdict_sentences(change: Changed) -> list[str]:
    """Return what the change comes to: under the chosen readings, and without any."""
    verdicts = change.data["verdicts"]
    told = [
        change.say(f"verdict.{kind}.{verdicts[kind]['direction']}", **change.names)
        for kind in KINDS
        if kind in verdicts
    ]
    if change.without is not None:
        same = change.without["join"] == verdicts["join"]
        direction = change.direction(change.without["join"])
        told.append(change.say("without_same" if same else "without_other", direction=direction))
        chosen, opened = _joins(verdicts), _joins(change.without)
        hanging = [citation for citation in chosen if chosen[citation] != opened.get(citation)]
        if hanging:
            told.append(change.say("without_provisions", provisions=", ".join(hanging)))
    return told


def amendment_table(change: Changed) -> Table | None:
    """Return what each amendment by itself does to the whole law; None if none is named."""
    rows = []
    for one in change.data["verdicts"]["amendments"]:
        chosen, without = (_of_step(one.get(side)) for side in ("chosen", "without_reading"))
        words = (change.direction(chosen), change.direction(without or chosen))
        rows.append((one["title"][change.language], *words))
    if not rows:
        return None
    head = (change.say("table.amendment"), change.say("table.chosen"), change.say("table.without"))
    return Table(change.say("amendments_about"), head, tuple(rows), words=len(head))


def _of_step(step: Mapping[str, Any] | None) -> str | None:
    return None if step is None else str(step["join"])


def provision_key(provision: Mapping[str, Any]) -> str:
    """Return the stable name of a changed provision in the address."""
    return str(provision["citations"][-1])


def provision_title(provision: Mapping[str, Any], language: str) -> str:
    """Return a changed provision on one line: its sign, citations and heading."""
    named = " \u2192 ".join(provision["citations"])
    return f"{_sign(provision)} {named}: {provision['headings'][-1][language]}"


def first_shown(provisions: Sequence[Mapping[str, Any]]) -> str:
    """Return the provision to begin with: the first in which both wordings ask something else."""
    ranked = sorted(provisions, key=lambda p: (not p["bites"], not p["before"] or not p["after"]))
    return provision_key(ranked[0])


def provision_table(change: Changed) -> Table:
    """Return every changed provision: sign, direction with and without readings, share of cases."""
    joins, opened = _joins(change.data["verdicts"]), _joins(change.without or change.data["verdicts"])
    rows = []
    for provision in change.data["provisions"]:
        key = provision_key(provision)
        shares = [
            _shares(change, end, [one["citation"] for one in provision[side]])
            for end, side in zip(change.overview.ends, ENDS, strict=True)
        ]
        named = " \u2192 ".join(provision["citations"])
        heading = provision["headings"][-1][change.language]
        directions = (change.direction(joins.get(key)), change.direction(opened.get(key)))
        rows.append((f"{_sign(provision)} {named}", heading, *directions, *shares))
    columns = ("provision", "about", "chosen", "without")
    head = (*(change.say(f"table.{column}") for column in columns), *change.names.values())
    return Table(change.say("table.caption"), head, tuple(rows), words=len(columns))


def _sign(provision: Mapping[str, Any]) -> str:
    if not provision["before"]:
        return "+"
    return "\u0394" if provision["after"] else "\u2212"


def _joins(verdicts: Mapping[str, Any]) -> dict[str, str]:
    """Return the direction of each provision, under every citation that it has in the later law."""
    return {
        citation: one["join"] for one in verdicts["provisions"] for citation in one["after"] or one["before"]
    }


def _shares(change: Changed, version: Mapping[str, Any], citations: Sequence[str]) -> str:
    """Return the share of cases that each provision carries; several are named."""
    carrying = [citation for citation in citations if citation in version["grounds"]]
    shares = [_share(change, version, citation) for citation in carrying]
    if len(shares) > 1:
        shares = [f"{citation}: {share}" for citation, share in zip(carrying, shares, strict=True)]
    return "; ".join(shares) or "\u2013"


def _share(change: Changed, version: Mapping[str, Any], citation: str) -> str:
    numbers = (version["grounds"][citation], *version["intervals"]["grounds"][citation])
    share, low, high = (percent(change.language, number / version["cases"]) for number in numbers)
    return f"{share} ({low}\u2013{high})"


def sources(change: Changed, provision: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return where the wordings of a provision come from, as pairs of a heading and words."""
    told: list[tuple[str, str]] = []
    wordings = [(side, _wording(change.book, one)) for side in ENDS for one in provision[side]]
    for side, wording in wordings:
        told.append((column_title(change, provision, side), wording_name(change, wording)))
        if wording.preparatory_works:
            told.append((change.say("works"), ", ".join(wording.preparatory_works)))
        told.append((change.say("source"), English(wording.source)))
        if not wording.text_seen:
            told.append((change.say("text"), change.say("not_seen")))
    return told


def column_title(change: Changed, provision: Mapping[str, Any], side: str) -> str:
    """Return what the wordings of one side are to the newest day that the book knows."""
    wordings = [_wording(change.book, one) for one in provision[side]]
    if any(one.proposal for one in wordings):
        return change.say("column.proposed")
    if side == "after":
        return change.say("column.new")
    newest = change.book.newest_day()
    present = wordings and all(one.in_force_on(newest) for one in wordings)
    return change.say("column.present" if present else "column.earlier")


def wording_names(change: Changed, provision: Mapping[str, Any], side: str) -> list[str]:
    """Return the wordings of one side by citation and enactment."""
    return [wording_name(change, _wording(change.book, one)) for one in provision[side]]


def wording_name(change: Changed, wording: Wording) -> str:
    """Return a wording by its citation and enactment; that it is a proposal is said in the language."""
    mark = phrase("en", "change_page.proposal")
    return f"{wording.citation}, {wording.enacted_by.replace(mark, change.say('proposal'))}"


def _wording(book: StatuteBook, told: Mapping[str, Any]) -> Wording:
    return next(one for one in book.provisions[told["citation"]].wordings if one.id == told["wording"])


def sides(change: Changed) -> Iterator[tuple[str, Sequence[Mapping[str, Any]], str]]:
    """Yield each side of the classes: its heading, the classes that turn cases, and a word on the others."""
    classes = change.data["classes"]
    for side in (*SIDES, *DUTIES):
        found = classes["duties"][DUTIES[side]] if side in DUTIES else classes[side]
        folded = classes["no_difference"][side]
        if not found and (side in DUTIES or not change.data["provisions"]):
            continue
        versions = {"before": change.names["before"], "after": change.names["after"]}
        yield phrase(change.language, f"change.{side}", **versions), found, _folded(change, folded)


def _folded(change: Changed, classes: Sequence[Mapping[str, Any]]) -> str:
    if not classes:
        return ""
    grounds = ", ".join(dict.fromkeys(one["citation"] for one in classes))
    key = "change.folded" if len(classes) > 1 else "change.folded_one"
    return phrase(change.language, key, count=len(classes), grounds=grounds)


def by_drawn(classes: Iterable[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Return the classes that some drawn case is in, the largest first, and those that none is in."""
    ranked = sorted(classes, key=lambda one: (-one["turned"]["cases"], -one["turned"]["share"]))
    return [one for one in ranked if one["turned"]["cases"]], [
        one for one in ranked if not one["turned"]["cases"]
    ]


def class_list(change: Changed, classes: Iterable[Mapping[str, Any]]) -> str:
    """Return classes of cases as a list: a sentence, its size and an example; as HTML."""
    items = "".join(
        f"<li><p>{escape(one['sentence'][change.language])}</p>"
        f"<p>{escape(_size(change, one['turned']))}</p><p>{escape(_example(change, one))}</p></li>"
        for one in classes
    )
    return f'<ul class="classes">{items}</ul>'


def _size(change: Changed, size: Mapping[str, Any]) -> str:
    language = change.language
    cases = whole(language, size["cases"])
    if "weighted" in size:
        weighted = whole(language, size["weighted"])
        cases = phrase(language, "change.weighted", cases=cases, weighted=weighted)
    every = whole(language, change.data["inputs"]["cases"])
    return change.say("size", share=share_words(size["share"], language), cases=cases, all=every)


def _example(change: Changed, one: Mapping[str, Any]) -> str:
    """Return the witness by the answers that its class names, and its outcome before and after."""
    facts, language = one["witness"]["facts"], change.language
    boxes: list[dict[str, list[Any]]] = one["boxes"]
    box = next((b for b in boxes if all(facts.get(name) in b[name] for name in b)), {})
    vocabulary = change.book.vocabulary
    # The answers that leave most out say most.
    narrow = sorted(box, key=lambda name: len(box[name]) / max(1, len(vocabulary[name].codes())))
    chosen = set(narrow[:MOST_FACTS])
    told = "; ".join(
        f"{fact.label[language]}: {answer_label(fact, fact.encoded(facts[name]), language)}"
        for name, fact in vocabulary.facts.items()
        if name in chosen
    )
    outcomes = {side: outcome_word(word, language) for side, word in one["witness"]["outcomes"].items()}
    return change.say("example", facts=told, **outcomes)
