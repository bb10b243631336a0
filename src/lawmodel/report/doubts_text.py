"""What must be said beside a comparison: texts not seen, encodings uncertain or unsigned."""

from collections.abc import Iterator, Sequence

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.outcomes.flags import flags_of_law
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import whole

COUNTED_ONLY = "not_reviewed"
"""So many provisions carry it that a number says more than a list."""


def doubts_lines(laws: Sequence[LawVersion], book: StatuteBook, language: str) -> Iterator[str]:
    """Yield a line per kind of doubt: the provisions of every version, then those of some versions only."""
    cited: dict[str, dict[str, list[str]]] = {}
    for law in laws:
        for flag in flags_of_law(law, book):
            cited.setdefault(flag.kind, {}).setdefault(flag.citation, []).append(law.id)
    versions = list(dict.fromkeys(law.id for law in laws))
    for kind, citations in sorted(cited.items()):
        named = whole(language, len(citations)) if kind == COUNTED_ONLY else _named(citations, versions)
        yield phrase(language, f"compare.flag.{kind}", provisions=named)


def _named(citations: dict[str, list[str]], versions: list[str]) -> str:
    groups: dict[tuple[str, ...], list[str]] = {}
    for citation, found in citations.items():
        groups.setdefault(tuple(dict.fromkeys(found)), []).append(citation)
    everywhere = groups.pop(tuple(versions), [])
    parts = [", ".join(everywhere)] if everywhere else []
    parts += [f"{', '.join(names)} ({', '.join(only)})" for only, names in groups.items()]
    return "; ".join(parts)
