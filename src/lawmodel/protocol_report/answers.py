"""The answers that meet a requirement, whether it asks one question or several."""

from collections.abc import Mapping

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.finding import Finding, settled
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.outcomes.reference import condition_finding
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.requirement import Requirement
from lawmodel.report.explanation_words import answer_words
from lawmodel.rulegraph.rule_graph import BOUND

Way = tuple[tuple[str, tuple[int, ...]], ...]
"""Questions with the answers each may have; the requirement is met where all of them are so answered."""

ALWAYS: tuple[Way, ...] = ((),)
NEVER: tuple[Way, ...] = ()
UNITS = ("years", "months")
LETTERS = "abcdefgh"


def questions_of(one: Requirement) -> tuple[str, ...]:
    """Return what a requirement asks, in the order put: whether the information is secret, then its facts."""
    return (BOUND, *one.facts) if one.asks_secrecy else one.facts


def lettered(place: int, of: int, words: str) -> str:
    """Return words with the letter of their question, where there are several."""
    return f"{LETTERS[place]}) {words}" if of > 1 else words


def answers_that_meet(one: Requirement, test: Condition, vocabulary: Vocabulary, language: str) -> str:
    """Return the answers that meet a requirement under one reading; nothing if the parties settle it."""
    asked = questions_of(one)
    if one.settled is not None:
        return ""
    ways = _ways(test, Finding.NOT_MET if one.bars else Finding.MET, asked, vocabulary, {})
    if ways in (ALWAYS, NEVER):
        return phrase(language, f"protocol.route.{'any' if ways == ALWAYS else 'none'}")

    def told(name: str, codes: tuple[int, ...]) -> str:
        return lettered(asked.index(name), len(asked), _answers(name, codes, vocabulary, language))

    both, either = (f" {phrase(language, f'protocol.{word}')} " for word in ("and", "or"))
    # A comma before "or" where letters stand, since answers are themselves joined by it.
    return ("," * (len(asked) > 1) + either).join(
        both.join(told(name, codes) for name, codes in way) for way in ways
    )


def _ways(
    test: Condition,
    wanted: Finding,
    asked: tuple[str, ...],
    vocabulary: Vocabulary,
    known: Mapping[str, int],
) -> tuple[Way, ...]:
    """Return the ways to meet a test, question by question; answers that lead on alike stand together."""
    secret = settled(bool(known[BOUND])) if BOUND in known else Finding.OPEN
    found = condition_finding(test, known, {BOUND: secret})
    if found is not Finding.OPEN:
        return ALWAYS if found is wanted else NEVER
    name, rest = asked[0], asked[1:]
    branches: dict[tuple[Way, ...], tuple[int, ...]] = {}
    for code in _codes(name, vocabulary):
        ways = _ways(test, wanted, rest, vocabulary, {**known, name: code})
        branches[ways] = (*branches.get(ways, ()), code)
    if len(branches) == 1:
        return next(iter(branches))
    enough = branches.pop(ALWAYS, ())
    alone: tuple[Way, ...] = (((name, enough),),) if enough else ()
    if enough and len(branches) == 1:
        # Where one answer is enough, the other questions are the only other way.
        return (*alone, *next(iter(branches)))
    return (*alone, *(((name, codes), *way) for ways, codes in branches.items() for way in ways))


def _codes(name: str, vocabulary: Vocabulary) -> range:
    return range(2) if name == BOUND else vocabulary[name].codes()


def _answers(name: str, codes: tuple[int, ...], vocabulary: Vocabulary, language: str) -> str:
    if name == BOUND:
        return phrase(language, f"protocol.route.{'secret' if codes == (1,) else 'not_secret'}")
    fact = vocabulary[name]
    if fact.unit in UNITS and list(codes) == list(range(codes[0], codes[-1] + 1)):
        bound = "from" if codes[-1] == fact.highest else "to" if codes[0] == fact.lowest else "between"
        told = {"least": codes[0]} if bound == "from" else {"most": codes[-1]}
        told = {"least": codes[0], "most": codes[-1]} if bound == "between" else told
        return phrase(language, f"protocol.{fact.unit}.{bound}", **told)
    left = [code for code in fact.codes() if code not in codes]
    if fact.kind == "category" and len(left) < len(codes):
        return phrase(language, "protocol.route.all_but", answers=answer_words(fact, left, language, "and"))
    return answer_words(fact, codes, language)
