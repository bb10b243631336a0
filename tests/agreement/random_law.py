"""Law that nobody wrote, over a vocabulary that nobody uses: hypothesis strategies for statute books.

No law drawn here goes round in a circle. Provisions stand in an order; a condition asks only elements above
it in its wording; a limit yields only to grounds before those it closes; and secrecy binds through the first
provisions alone, whose elements do not ask whether anything binds.
"""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Relation,
    Some,
    TermIs,
)
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Question, Reading, StatuteBook
from lawmodel.concepts.vocabulary import NONE, Fact, Vocabulary
from lawmodel.concepts.wording import Effect, Element, Ground, Limit, Provision, Review, Wording

WORDS = {"sv": "ord", "en": "words"}
NOTHING_PROHIBITS = "nothing prohibits"
LEVEL, MODE = "level", "mode"
"""A term that an ordered fact is compared with, and a term that a condition asks by itself."""

USUAL_EFFECTS = [*[Effect.PROHIBITS] * 3, *[Effect.OBLIGES] * 2, *[Effect.PERMITS] * 2]


@dataclass(frozen=True)
class RandomBook:
    """A statute book, and the versions drawn over its vocabulary and questions."""

    book: StatuteBook
    laws: tuple[LawVersion, ...]


@st.composite
def facts(draw: st.DrawFn, name: str, kind: str) -> Fact:
    none_means = WORDS if draw(st.booleans()) else None
    values = tuple(f"v{k}" for k in range(draw(st.integers(2, 4)))) if kind in ("category", "ordinal") else ()
    lowest, highest = (3, draw(st.integers(5, 9))) if kind == "integer" else (0, 0)
    return Fact(
        name,
        kind,
        draw(st.sampled_from(["fact", "assessment"])),
        *(WORDS, WORDS, WORDS, "never"),
        values=values,
        lowest=lowest,
        highest=highest,
        none_means=none_means,
    )


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    kinds = ["category", "ordinal", "integer", "boolean"]
    kinds += draw(st.lists(st.sampled_from(kinds), max_size=3))
    named = [draw(facts(f"{kind}_{place}", kind)) for place, kind in enumerate(kinds)]
    return Vocabulary({fact.name: fact for fact in named})


def answers(fact: Fact) -> list[int]:
    """Every code that a case may show for a fact, unknown left out."""
    return [*fact.codes(), *([NONE] if fact.none_means is not None else [])]


@st.composite
def fact_conditions(draw: st.DrawFn, vocabulary: Vocabulary, with_terms: bool) -> Condition:
    fact = draw(st.sampled_from(list(vocabulary.facts.values())))
    if fact.is_ordered and draw(st.integers(0, 3)):
        relation = draw(st.sampled_from(list(Relation)))
        codes = fact.codes()
        against: int | str = draw(st.integers(codes.start - 1, codes.stop))
        if with_terms and draw(st.booleans()):
            against = LEVEL
        return FactCompares(fact.name, relation, against)
    listed = draw(st.sets(st.sampled_from(answers(fact)), min_size=1, max_size=3))
    return FactIs(fact.name, frozenset(listed))


@st.composite
def conditions(
    draw: st.DrawFn,
    vocabulary: Vocabulary,
    above: tuple[str, ...],
    *,
    may_ask_bound: bool,
    with_terms: bool,
    depth: int = 2,
) -> Condition:
    kinds = ["fact"] * 6 + ["constant"]
    kinds += ["element"] * 2 if above else []
    kinds += ["bound"] * 2 if may_ask_bound else []
    kinds += ["mode"] * 2 if with_terms else []
    kinds += ["every", "some", "negated"] * 2 if depth else []
    smaller = conditions(
        vocabulary, above, may_ask_bound=may_ask_bound, with_terms=with_terms, depth=depth - 1
    )
    match draw(st.sampled_from(kinds)):
        case "constant":
            return Constant(draw(st.booleans()))
        case "element":
            return ElementHolds(draw(st.sampled_from(above)))
        case "bound":
            return Bound()
        case "mode":
            return TermIs(MODE, frozenset(draw(st.sets(st.integers(0, 2), min_size=1, max_size=2))))
        case "every":
            return Every(tuple(draw(st.lists(smaller, max_size=3))))
        case "some":
            return Some(tuple(draw(st.lists(smaller, max_size=3))))
        case "negated":
            return Negated(draw(smaller))
        case _:
            return draw(fact_conditions(vocabulary, with_terms))


@st.composite
def elements(
    draw: st.DrawFn, vocabulary: Vocabulary, may_ask_bound: bool, with_terms: bool
) -> dict[str, Element]:
    made: dict[str, Element] = {}
    for place in range(draw(st.integers(1, 4))):
        asked = draw(conditions(vocabulary, tuple(made), may_ask_bound=may_ask_bound, with_terms=with_terms))
        kind = draw(st.sampled_from(["fact", "fact", "assessment"]))
        name = f"e{place}"
        made[name] = Element(name, None, WORDS, kind, asked, "", "verified")
    return made


def some_of(names: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    if not names:
        return st.just(())
    listed = st.lists(st.sampled_from(names), min_size=least, max_size=most, unique=True)
    return listed.map(tuple)


@st.composite
def grounds(draw: st.DrawFn, asked: tuple[str, ...], effects: list[Effect]) -> dict[str, Ground]:
    names = [f"g{place}" for place in range(draw(st.integers(1, 2)))]
    return {
        name: Ground(
            name,
            WORDS,
            draw(st.sampled_from(effects)),
            needs=draw(some_of(asked, 1, 2)),
            unless=draw(some_of(asked, 0, 1)),
        )
        for name in names
    }


@st.composite
def limits(
    draw: st.DrawFn, asked: tuple[str, ...], named: list[str], first_to_close: int, prohibiting: list[str]
) -> dict[str, Limit]:
    """Draw limits; `named` are all grounds in order, and one may close those from `first_to_close` on."""
    made: dict[str, Limit] = {}
    for place in range(draw(st.sampled_from([0, 1, 1, 2]))):
        cut = draw(st.integers(first_to_close, len(named)))
        name = f"l{place}"
        made[name] = Limit(
            name,
            WORDS,
            when=draw(some_of(asked, 1, 2)),
            only_if=draw(some_of(asked, 0, 1)),
            yields_to=draw(some_of((*named[:cut], *_whole(named[:cut], named), "X 99"), 0, 2)),
            closes=draw(some_of((*named[cut:], *_whole(named[cut:], named), "X 99"), 0, 3)),
            in_place_of=draw(st.sampled_from([None, "X 99", *prohibiting * 2])),
        )
    return made


def _citations(named: list[str]) -> list[str]:
    return list(dict.fromkeys(name.rpartition(" ")[0] for name in named))


def _whole(part: list[str], named: list[str]) -> list[str]:
    """The provisions that have all their grounds in a part of the list."""
    outside = set(_citations([name for name in named if name not in part]))
    return [citation for citation in _citations(part) if citation not in outside]


@st.composite
def laws(draw: st.DrawFn, vocabulary: Vocabulary, law_id: str, with_terms: bool) -> LawVersion:
    binding, others = draw(st.integers(1, 2)), draw(st.integers(1, 4))
    citations = [f"X {number}" for number in range(1, binding + others + 1)]
    asked, routes = {}, {}
    for place, citation in enumerate(citations):
        asked[citation] = draw(elements(vocabulary, place >= binding, with_terms))
        effects = [*USUAL_EFFECTS, Effect.BINDS] if place < binding else USUAL_EFFECTS
        routes[citation] = draw(grounds(tuple(asked[citation]), effects))
    named = [f"{citation} {ground}" for citation, some in routes.items() for ground in some]
    bound_before = sum(len(routes[citation]) for citation in citations[:binding])
    prohibiting = [
        c for c, some in routes.items() if any(g.effect is Effect.PROHIBITS for g in some.values())
    ]
    wordings = {}
    for place, citation in enumerate(citations):
        first_to_close = 0 if place < binding else bound_before
        closing = draw(
            limits(tuple(asked[citation]), named, first_to_close, [c for c in prohibiting if c != citation])
        )
        wordings[citation] = wording(citation, asked[citation], routes[citation], closing)
    return LawVersion(law_id, WORDS, None, wordings)


def wording(
    citation: str, asked: dict[str, Element], routes: dict[str, Ground], closing: dict[str, Limit]
) -> Wording:
    written = (citation, f"{citation} now", date(2025, 1, 1), None, None, "", (), "in force", "", "verified")
    return Wording(*written, text_seen=True, file="x.yaml", elements=asked, grounds=routes, limits=closing)


@st.composite
def questions(draw: st.DrawFn, term: str, codes: st.SearchStrategy[int]) -> Question:
    names = ["r0", "r1", "r2"][: draw(st.integers(2, 3))]
    readings = {name: Reading(name, WORDS, WORDS, {term: draw(codes)}, "our reading", "") for name in names}
    default = draw(st.sampled_from(names))
    return Question(term, WORDS, draw(st.integers(0, 5)) > 0, (), default, readings)


@st.composite
def random_books(draw: st.DrawFn, versions: int = 1, with_terms: bool = True) -> RandomBook:
    vocabulary = draw(vocabularies())
    asked = (draw(questions(LEVEL, st.integers(0, 7))), draw(questions(MODE, st.integers(0, 2))))
    drawn = tuple(draw(laws(vocabulary, f"law {place}", with_terms)) for place in range(versions))
    return RandomBook(book_over(vocabulary, asked, drawn), drawn)


def book_over(
    vocabulary: Vocabulary, asked: tuple[Question, ...], drawn: tuple[LawVersion, ...]
) -> StatuteBook:
    citations = dict.fromkeys(citation for law in drawn for citation in law.wordings)
    return StatuteBook(
        *(WORDS, WORDS, NOTHING_PROHIBITS, WORDS, "", date.min, {}, vocabulary),
        provisions={
            citation: Provision(citation, "X", WORDS, Review("reviewed", by="nobody"), True, ())
            for citation in citations
        },
        questions={question.id: question for question in asked},
        manifests={},
        vignettes=(),
        digests={},
    )
