"""What a change and the same change the other way round must say of one another."""

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.classes import CaseClass
from lawmodel.change.verdicts import Compared, Direction, SettingVerdicts, Verdicts

MIRRORED = {
    Direction.EQUAL: Direction.EQUAL,
    Direction.WIDER: Direction.NARROWER,
    Direction.NARROWER: Direction.WIDER,
    Direction.INCOMPARABLE: Direction.INCOMPARABLE,
}


def same_both_ways(forth: ChangeAnalysis, back: ChangeAnalysis) -> None:
    """Wider is narrower on the way back, and what is opened is closed."""
    assert set(forth.verdicts) == set(back.verdicts)
    for setting, found in forth.verdicts.items():
        assert _directions(found, turned=True) == _directions(back.verdicts[setting]), setting
    for one, other in (
        (forth.classes.opened, back.classes.closed),
        (forth.classes.closed, back.classes.opened),
        (forth.classes.duties_new, back.classes.duties_gone),
        (forth.classes.duties_gone, back.classes.duties_new),
    ):
        assert {_told(forth, c) for c in one} == {_told(back, c) for c in other}


def _directions(found: SettingVerdicts, *, turned: bool = False) -> dict[object, object]:
    def told(verdicts: Verdicts) -> dict[object, object]:
        return {kind: _direction(one, turned=turned) for kind, one in verdicts.items()}

    sides = {lineage: (lineage.before, lineage.after) for lineage in found.provisions}
    provisions = {
        sides[lineage][::-1] if turned else sides[lineage]: told(one)
        for lineage, one in found.provisions.items()
    }
    return {"whole": told(found.overall), **provisions}


def _direction(one: Compared, *, turned: bool) -> Direction:
    return MIRRORED[one.direction] if turned else one.direction


def _told(found: ChangeAnalysis, one: CaseClass) -> object:
    size = found.size(one)
    return (
        one.ground,
        one.counterpart,
        one.stopped_by,
        one.each,
        len(one.boxes),
        size.share,
        size.turned_share,
    )
