"""Everything read from the data folders, before any choice of date, proposal or reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lawmodel.concepts.condition import Condition, Negated, Some
from lawmodel.concepts.vocabulary import CaseFacts, Text, Vocabulary
from lawmodel.concepts.wording import Provision, Wording


@dataclass(frozen=True)
class Reading:
    """One answer to an open legal question: what its terms then mean."""

    id: str
    title: Text
    support: Text
    sets: Mapping[str, int]
    status: str
    source: str


@dataclass(frozen=True)
class Question:
    """An open legal question with its rival readings; where it counts, they make outcomes contested."""

    id: str
    text: Text
    counts: bool
    concerns: tuple[str, ...]
    default: str
    readings: Mapping[str, Reading]


@dataclass(frozen=True)
class Bridge:
    """An assumption that ties answers to one another: whenever `when` holds, `then` holds too."""

    id: str
    title: Text
    when: Condition
    then: Condition
    status: str
    source: str

    @property
    def condition(self) -> Condition:
        """Return what holds in every case that the assumption allows."""
        return Some((Negated(self.when), self.then))


@dataclass(frozen=True)
class Change:
    """What one amendment does to one provision."""

    kind: str
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Amendment:
    """One named change between two versions, over one or more provisions."""

    id: str
    title: Text
    in_force: date
    enacted_by: str
    changes: Mapping[str, Change]
    requires: tuple[str, ...] = ()


@dataclass(frozen=True)
class VersionManifest:
    """A cut through the book by date, or proposals on a base, and the amendments that lead there.

    `cut` is None for the newest day the book knows; `standard` versions are compared when none is named.
    """

    id: str
    title: Text
    description: Text
    cut: date | None
    base: str | None
    proposals: tuple[str, ...]
    standard: bool
    amendments: tuple[Amendment, ...]


@dataclass(frozen=True)
class Vignette:
    """A worked case: facts, and the outcome and ground expected under each version."""

    id: str
    title: Text
    why: Text
    facts: CaseFacts
    expected: Mapping[str, tuple[str, str]]
    text_seen: Mapping[str, bool]


@dataclass(frozen=True)
class StatuteBook:
    """Acts, provisions, vocabulary, readings, versions and worked cases, with the digest of their files.

    Before the day `covers_from` some provisions are missing, so the book knows no whole law.
    """

    name: Text
    note: Text
    nothing_prohibits: str
    nothing_prohibits_label: Text
    population: str
    covers_from: date
    acts: Mapping[str, Text]
    vocabulary: Vocabulary
    provisions: Mapping[str, Provision]
    questions: Mapping[str, Question]
    manifests: Mapping[str, VersionManifest]
    vignettes: tuple[Vignette, ...]
    digests: Mapping[str, str]
    bridges: Mapping[str, Bridge] = field(default_factory=dict)

    def newest_day(self) -> date:
        """Return the last day on which any wording the book knows comes into force."""
        return max(w.starts for w in self.wordings() if w.proposal is None)

    def wordings(self) -> tuple[Wording, ...]:
        """Return every wording of every provision, in the order of citations."""
        return tuple(w for provision in self.provisions.values() for w in provision.wordings)
