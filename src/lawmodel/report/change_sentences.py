"""A class of cases as a sentence: what stopped it in the other wording, in the words of the encoding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.classes import CaseClass
from lawmodel.concepts.condition import ElementHolds, Some, facts_asked, leaves
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.wording import Effect, Element, Ground
from lawmodel.outcomes.diagrams import NO
from lawmodel.phrases.catalogue import LANGUAGES, phrase
from lawmodel.report.answers import answer_label

MOST_VALUES = 4
"""Answers of a question at most that a sentence lists."""

OPENED, CLOSED, DUTY_NEW, DUTY_GONE = "opened", "closed", "duty_new", "duty_gone"
FORTH = (OPENED, DUTY_NEW)
"""The sides on which a class is in the later law."""


@dataclass(frozen=True)
class Claim:
    """That an element, ground or limit is met, or not, in the law that holds the class or in the other."""

    holding: bool
    address: str
    met: bool


@dataclass(frozen=True)
class Fragment:
    """One part of a sentence: its words, by language, and what it claims of every case of the class."""

    words: Mapping[str, str]
    claims: tuple[Claim, ...]
    answers: Mapping[str, frozenset[int]] = field(default_factory=dict)


def class_sentence(analysis: ChangeAnalysis, one: CaseClass, side: str, language: str) -> str:
    """Return what a class of the opened, the closed or the duties comes to, in one sentence."""
    here, _ = _laws(analysis, side)
    citation, ground = _ground(here, one.ground)
    named = {"citation": citation, "title": ground.title[language]}
    if one.counterpart is None:
        kind = "duty" if one.effect is Effect.OBLIGES else "ground"
        return _say(language, f"{side}.{kind}", **named, when=_when(here, one.ground, language))
    parts = [part.words[language] for part in fragments(analysis, one, side)]
    what = joined_by("and" if one.each else "or", parts, language)
    return _say(language, f"{side}.case", **named, what=what)


def fragments(analysis: ChangeAnalysis, one: CaseClass, side: str) -> list[Fragment]:
    """Return a part of the sentence for each thing that stops the class in the other law."""
    here, other = _laws(analysis, side)
    return [_fragment(analysis, one, address, here, other) for address in one.stopped_by]


def _laws(analysis: ChangeAnalysis, side: str) -> tuple[LawVersion, LawVersion]:
    """Return the law that holds a class, and the other."""
    laws = (analysis.laws.after, analysis.laws.before)
    return laws if side in FORTH else laws[::-1]


def _fragment(
    analysis: ChangeAnalysis, one: CaseClass, address: str, here: LawVersion, other: LawVersion
) -> Fragment:
    citation, _, part = address.partition("#")
    wording = other.wordings[citation]
    if part in wording.limits:
        title = wording.limits[part].title
        words = _words("limit", citation=citation, title=title)
        return Fragment(words, (Claim(False, address, True),))
    _, ground = _ground(here, one.ground)
    old = wording.elements[part]
    place = one.ground.partition("#")[0]
    mine = here.wordings[place].elements.get(part)
    if one.counterpart is not None and part in _ground(other, one.counterpart)[1].unless:
        return Fragment(_words("exception", old=old.means), (Claim(False, address, True),))
    missing = Claim(False, address, False)
    if mine is None or part not in ground.needs:
        return Fragment(_words("missing", old=old.means), (missing,))
    asked = _answers(analysis, one, old)
    if asked is not None:
        name, codes = asked
        fact = analysis.laws.book.vocabulary[name]
        values = {
            language: joined_by(
                "or", [answer_label(fact, code, language) for code in sorted(codes)], language
            )
            for language in LANGUAGES
        }
        return Fragment(_words("answer", fact=fact.label, values=values), (missing,), {name: codes})
    now, before = _told_apart(mine, old, here.wordings[place].elements, wording.elements)
    claims = [missing, *(Claim(False, f"{citation}#{element.id}", False) for element in before)]
    if not before:
        words = _words("alternative", new=_quoted(now))
        claims += [Claim(True, f"{place}#{element.id}", True) for element in now[:1] if len(now) == 1]
        return Fragment(words, tuple(claims))
    claims.append(Claim(True, f"{place}#{part}", True))
    return Fragment(_words("changed", new=_quoted(now), old=_quoted(before)), tuple(claims))


def _answers(analysis: ChangeAnalysis, one: CaseClass, old: Element) -> tuple[str, frozenset[int]] | None:
    """Return the only fact that a requirement asks, and the few answers that the cases of a class have."""
    asked = facts_asked(old.condition)
    if len(asked) != 1 or any(isinstance(leaf, ElementHolds) for leaf in leaves(old.condition)):
        return None
    [name] = asked
    symbolic = analysis.laws.symbolic
    if symbolic.apart[name].fact.is_ordered:
        return None
    codes = frozenset(
        code
        for place, group in enumerate(symbolic.apart[name].groups)
        if symbolic.diagrams.given(one.region, {name: place}) != NO
        for code in group
    )
    return (name, codes) if len(codes) <= MOST_VALUES else None


def _told_apart(
    mine: Element, old: Element, here: Mapping[str, Element], other: Mapping[str, Element]
) -> tuple[list[Element], list[Element]]:
    """Return the elements that make two requirements differ: parts of a plain "or", else the two.

    No element of the other wording where it only lacks some of the parts.
    """
    mine_parts, old_parts = _alternatives(mine), _alternatives(old)
    if mine_parts is None or old_parts is None:
        return [mine], [old]
    now = [here[name] for name in mine_parts if not _asks_the_same(here[name], other.get(name))]
    before = [other[name] for name in old_parts if not _asks_the_same(other[name], here.get(name))]
    return (now, before) if now else ([mine], [old])


def _asks_the_same(one: Element, other: Element | None) -> bool:
    return other is not None and one.condition == other.condition


def _alternatives(element: Element) -> list[str] | None:
    """Return the elements of which one is enough; None for any other condition."""
    condition = element.condition
    parts = condition.parts if isinstance(condition, Some) else (condition,)
    named = [part.element for part in parts if isinstance(part, ElementHolds)]
    return named if len(named) == len(parts) else None


def _ground(law: LawVersion, address: str) -> tuple[str, Ground]:
    citation, _, name = address.partition("#")
    return citation, law.wordings[citation].grounds[name]


def _when(law: LawVersion, address: str, language: str) -> str:
    """Return everything that a ground asks for."""
    citation, ground = _ground(law, address)
    elements = law.wordings[citation].elements
    needs = "; ".join(elements[name].means[language] for name in ground.needs)
    if not ground.unless:
        return needs
    unless = joined_by("or", [elements[name].means[language] for name in ground.unless], language)
    return _say(language, "unless", needs=needs, unless=unless)


def _words(key: str, **details: Mapping[str, str] | str) -> dict[str, str]:
    return {
        language: _say(
            language,
            key,
            **{name: one if isinstance(one, str) else one[language] for name, one in details.items()},
        )
        for language in LANGUAGES
    }


def _quoted(elements: Sequence[Element]) -> dict[str, str]:
    return {
        language: joined_by(
            "or", [_say(language, "quoted", words=element.means[language]) for element in elements], language
        )
        for language in LANGUAGES
    }


def joined_by(joint: str, words: Sequence[str], language: str) -> str:
    """Return words in a row with "and" or "or" before the last of them."""
    *first, last = words
    return _say(language, joint, first=", ".join(first), last=last) if first else last


def _say(language: str, key: str, **details: object) -> str:
    return phrase(language, f"change.class.{key}", **details)


def every_class(analysis: ChangeAnalysis) -> Iterator[tuple[str, CaseClass]]:
    """Yield every class with its side."""
    classes = analysis.classes
    for side, some in (
        (OPENED, classes.opened),
        (CLOSED, classes.closed),
        (DUTY_NEW, classes.duties_new),
        (DUTY_GONE, classes.duties_gone),
    ):
        yield from ((side, one) for one in some)
