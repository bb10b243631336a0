"""The words an explanation is made of: outcomes, grounds, answers, and its one sentence."""

from collections.abc import Iterable, Sequence

from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Fact
from lawmodel.explanation.explained import Explained
from lawmodel.explanation.flips import FactChange
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.answers import answer_label


def say(language: str, key: str, /, **details: object) -> str:
    """Return a phrase about explanations."""
    return phrase(language, f"explain.{key}", **details)


def outcome_words(outcomes: Iterable[Outcome], language: str, conjunction: str = "or") -> str:
    """Return outcomes as alternatives, or all of them with another conjunction."""
    return listed((phrase(language, f"assess.outcomes.{one}") for one in outcomes), conjunction, language)


def listed(words: Iterable[str], conjunction: str, language: str) -> str:
    """Return words in a row, the last after "and" or "or"."""
    *first, last = words
    joined = say(language, conjunction)
    return f"{', '.join(first)} {joined} {last}" if first else last


def spans(fact: Fact, codes: Sequence[int]) -> list[tuple[int, int]]:
    """Return codes as stretches from first to last; only numbers are joined."""
    found: list[tuple[int, int]] = []
    for code in sorted(codes):
        if fact.kind == "integer" and found and code >= 0 and found[-1][1] == code - 1 >= 0:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def answer_words(fact: Fact, codes: Sequence[int], language: str, conjunction: str = "or") -> str:
    """Return answers as people read them, any of several as alternatives; or joined otherwise."""
    words = [
        answer_label(fact, first, language)
        + (f"–{answer_label(fact, last, language)}" if last > first else "")
        for first, last in spans(fact, codes)
    ]
    return listed(words, conjunction, language)


def stated_words(names: Sequence[str], one: Explained, book: StatuteBook, language: str) -> str:
    """Return stated facts with their answers: `Label: answer; Label: answer`."""
    vocabulary, facts = book.vocabulary, one.case.facts
    return "; ".join(
        f"{vocabulary[name].label[language]}: {answer_label(vocabulary[name], facts[name], language)}"
        for name in names
    )


def change_words(changes: Sequence[FactChange], book: StatuteBook, language: str) -> str:
    """Return what would be otherwise, and what it is."""
    parts = []
    for change in changes:
        fact = book.vocabulary[change.fact]
        new, old = answer_words(fact, change.after, language), answer_label(fact, change.before, language)
        parts.append(say(language, "change", fact=fact.label[language], new=new, old=old))
    return listed(parts, "and", language)


def sentence(one: Explained, book: StatuteBook, language: str) -> str:
    """Return the outcome in one sentence, with what carries it."""
    answer = one.answer
    version = one.version.read.law.title[language]
    if answer.outcome not in SETTLED:
        between = outcome_words(answer.possible, language, "and")
        key = "open_in_a_reading" if answer.asked is not answer.left else answer.outcome
        return say(language, f"sentence.{key}", version=version, outcomes=between)
    return say(
        language,
        f"sentence.{_way(one)}",
        version=version,
        outcome=outcome_words([answer.outcome], language),
        grounds=carrying_words(one, book, language),
    )


def _way(one: Explained) -> str:
    """Return how an outcome is carried: by grounds, by the want of any, or by one whatever is unknown."""
    if one.answer.trace.outcome is not one.answer.under_chosen:
        return "whatever"
    return "by_grounds" if _carrying(one) else "nothing_prohibits"


def _carrying(one: Explained) -> list[tuple[str, str]]:
    grounds = one.grounds.every
    named = [(limit.citation, limit.address) for limit in one.grounds.in_place]
    carrying = [ground for ground in grounds if ground.carries]
    if one.answer.trace.outcome is not one.answer.under_chosen:
        # What holds in every completion carries it alone; only where nothing does is it one or the other.
        carrying = [ground for ground in carrying if one.answer.left.certain(ground.address)] or carrying
    return named + [(ground.citation, ground.address) for ground in carrying]


def carrying_words(one: Explained, book: StatuteBook, language: str) -> str:
    """Return what carries an outcome: each provision with the title of its ground."""
    titles = {g.address: g.title for g in one.grounds.every}
    titles |= {limit.address: limit.title for limit in one.grounds.in_place}
    named = [f"{citation} ({titles[address][language]})" for citation, address in _carrying(one)]
    conjunction = "or" if _way(one) == "whatever" else "and"
    return listed(named or [book.nothing_prohibits_label[language]], conjunction, language)
