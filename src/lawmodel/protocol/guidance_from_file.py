"""assumptions/protocol.yaml to the frame of protocols, with every problem in it."""

import hashlib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.concepts.wording import Effect
from lawmodel.protocol.decision_order import StepPlan
from lawmodel.protocol.guidance import BalanceRow, Guidance, GuidedStep, Point, Section
from lawmodel.protocol.schema import GuidanceFile, PointShape, StepShape
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

GUIDANCE = "assumptions/protocol.yaml"


def read_guidance(root: Path, vocabulary: Vocabulary) -> Guidance:
    """Return what the protocols of a book say beside the law.

    Raises FaultyFiles with every problem of the file: facts and steps that do not exist, effects of the
    law that no step has.
    """
    path = root / GUIDANCE
    file = read_named(root, path)
    shape = shaped(file, GuidanceFile)
    _problems(file, shape, vocabulary).raise_if_any()
    return Guidance(
        sender=shape.parties.sender,
        receiver=shape.parties.receiver,
        steps=tuple(_step(name, one) for name, one in shape.steps.items()),
        balance_step=shape.balance.step,
        informs=tuple(shape.balance.informs),
        balance=tuple(
            BalanceRow(one.about, one.shared, one.not_shared, one.status, one.source)
            for one in shape.balance.rows
        ),
        assessments=_points(shape.assessments),
        sections=tuple(Section(name, one.title, _points(one.points)) for name, one in shape.sections.items()),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def _step(name: str, shape: StepShape) -> GuidedStep:
    plan = StepPlan(name, tuple(Effect(one) for one in shape.routes), tuple(shape.asking))
    return GuidedStep(
        name, shape.title, shape.question, shape.exit, shape.record, _points(shape.points), plan
    )


def _points(shapes: Iterable[PointShape]) -> tuple[Point, ...]:
    return tuple(Point(one.text, one.status, one.source) for one in shapes)


def _problems(file: YamlFile, shape: GuidanceFile, vocabulary: Vocabulary) -> Problems:
    problems = Problems()

    def known(place: Place, name: str, among: Iterable[str]) -> None:
        names = tuple(among)
        if name not in names:
            nearest = next(iter(get_close_matches(name, names, n=1)), "")
            problems.add(file.problem(place, "unknown_in_protocol", name=name, nearest=nearest))

    for role, fact in (("sender", shape.parties.sender), ("receiver", shape.parties.receiver)):
        if fact is not None:
            known(("parties", role), fact, vocabulary.facts)
    for name, step in shape.steps.items():
        for fact in step.asking:
            known(("steps", name, "asking"), fact, vocabulary.facts)
    for fact in shape.balance.informs:
        known(("balance", "informs"), fact, vocabulary.facts)
    known(("balance", "step"), shape.balance.step, shape.steps)
    everywhere = {effect for step in shape.steps.values() if not step.asking for effect in step.routes}
    for effect in Effect:
        if effect.value not in everywhere:
            problems.add(file.problem(("steps",), "no_step_for_effect", effect=effect.value))
    return problems
