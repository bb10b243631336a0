"""Which conclusions are others when one open question is read otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.change.collisions import Conflict
from lawmodel.change.redundancy import never_holding, redundant_grounds
from lawmodel.change.rival_collisions import words_reaching
from lawmodel.change.two_laws import CHOSEN, Setting, TwoLaws
from lawmodel.change.verdicts import Direction, SettingVerdicts, join_of
from lawmodel.concepts.statute_book import Bridge

HOLDS = "holds"
DOES_NOT_HOLD = "does_not_hold"


@dataclass(frozen=True)
class Conclusion:
    """One thing that the analysis concludes: its kind, and what it is about."""

    kind: str
    about: tuple[str, ...] = ()
    effect: str = ""


@dataclass(frozen=True)
class Flip:
    """A conclusion that is another under one other reading; `reaching` are the words that then reach."""

    question: str
    reading: str
    conclusion: Conclusion
    chosen: str
    other: str
    reaching: tuple[str, ...] = ()


def flips(
    laws: TwoLaws,
    verdicts: Mapping[Setting, SettingVerdicts],
    conflicts: Mapping[Setting, set[Conflict]],
    bridges: Sequence[Bridge],
) -> tuple[Flip, ...]:
    """Return every conclusion that flips, question by question."""
    told = {
        setting: dict(_conclusions(laws, setting, verdicts[setting], conflicts[setting], bridges))
        for setting in conflicts
    }
    chosen = told[CHOSEN]
    found = []
    for setting, other in told.items():
        if setting.question is None or setting.reading is None:
            continue
        for one in dict.fromkeys([*chosen, *other]):
            was, becomes = (
                said.get(one, Direction.EQUAL if one.effect else DOES_NOT_HOLD) for said in (chosen, other)
            )
            if was != becomes:
                reaching = words_reaching(laws, one.about[0], setting) if one.kind == "collision" else ()
                found.append(Flip(setting.question, setting.reading, one, was, becomes, reaching))
    return tuple(found)


def _conclusions(
    laws: TwoLaws,
    setting: Setting,
    verdicts: SettingVerdicts,
    conflicts: set[Conflict],
    bridges: Sequence[Bridge],
) -> Iterator[tuple[Conclusion, str]]:
    """Yield what one setting concludes; a redundancy that follows from fewer bridges stands for more."""
    for kind, compared in verdicts.overall.items():
        yield Conclusion("verdict", (), kind), compared.direction
    yield Conclusion("verdict", (), "join"), join_of(verdicts.overall)
    for lineage, by_kind in verdicts.provisions.items():
        for kind, compared in by_kind.items():
            yield Conclusion("verdict", lineage.citations, kind), compared.direction
    symbolic, law = laws.symbolic, laws.pairs[setting].after
    for redundant in redundant_grounds(symbolic, law, bridges):
        yield Conclusion("redundant", (redundant.ground, *redundant.assuming)), HOLDS
    for ground in never_holding(symbolic, law):
        yield Conclusion("never", (ground,)), HOLDS
    for provision, ground in sorted(conflicts):
        yield Conclusion("collision", (provision, ground)), HOLDS
