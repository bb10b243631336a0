"""The decisions of a protocol on one page: steps from the top down, and to the right where each leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.documents.parts import Figure
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.guidance import GuidedStep
from lawmodel.protocol_report.words import say
from lawmodel.report.colours import FONT, OUTCOME_COLOURS, RULE
from lawmodel.report.graph_marks import INK

WIDTH, BOX, GAP, LINE = 640, 300, 18, 17
EXIT_LEFT, EXIT = 360, 270
LETTERS, EXIT_LETTERS = 36, 32
"""Letters of a line in a box, so that none runs out of it."""
PAD = 10


@dataclass(frozen=True)
class Stage:
    """A step as the picture has it: its name, and the answers that end there with the look of each."""

    title: str
    exits: tuple[tuple[str, Outcome | None], ...]


def flow_figure(protocol: Protocol, language: str) -> Figure:
    """Return the decisions in order as a picture that fits a page; its words say the same."""
    stages = stages_of(protocol, language)
    onward = say(language, "chart.next")
    rows = tuple((one.title, "; ".join(words for words, _ in one.exits) or onward) for one in stages)
    caption = say(language, "chart.caption")
    told = " ".join(f"{title} → {leads}." for title, leads in rows)
    alt = say(language, "chart.alt", steps=told)
    return Figure(caption, alt, drawn(stages, alt))


def stages_of(protocol: Protocol, language: str) -> tuple[Stage, ...]:
    """Return the steps with the answers that end there; a step without routes leads on."""
    routes = {step.id: {route.effect for route in step.routes} for step in protocol.order.steps}
    last = protocol.order.steps[-1].id
    weighed = list(protocol.guidance.by_id).index(protocol.guidance.balance_step) + 1
    return tuple(
        Stage(
            f"{number}. {step.title[language]}",
            tuple(_exits(step, routes.get(step.id, set()), last, weighed, language)),
        )
        for number, step in enumerate(protocol.guidance.steps, start=1)
    )


def _exits(
    step: GuidedStep, effects: set[Effect], last: str, weighed: int, language: str
) -> list[tuple[str, Outcome | None]]:
    found: list[tuple[str, Outcome | None]] = []
    if step.exit is not None:
        found.append((step.exit[language], None))
    if effects & {Effect.BINDS, Effect.PROHIBITS}:
        found.append((say(language, "chart.secrecy_exit"), Outcome.PERMITTED))
    if Effect.OBLIGES in effects:
        found.append((say(language, "chart.obliges_exit"), Outcome.REQUIRED))
    if Effect.PERMITS in effects:
        found.append((say(language, "chart.permits_exit", step=weighed), Outcome.PERMITTED))
    if step.id == last:
        found.append((say(language, "chart.none_exit"), Outcome.PROHIBITED))
    return found


def drawn(stages: Sequence[Stage], alt: str) -> str:
    """Return the picture as SVG, every text escaped."""
    parts: list[str] = []
    top = PAD
    for place, stage in enumerate(stages):
        lines = wrap(stage.title, LETTERS)
        exits = [(wrap(words, EXIT_LETTERS), look) for words, look in stage.exits]
        beside = sum(_height(one) for one, _ in exits) + GAP // 2 * max(len(exits) - 1, 0)
        height = max(_height(lines), beside)
        parts += _box(PAD, top, BOX, height, lines, RULE, 1.5)
        at = top
        for words, look in exits:
            colour = INK if look is None else OUTCOME_COLOURS[look]
            middle = at + _height(words) / 2
            parts.append(_arrow(PAD + BOX, middle, EXIT_LEFT - 2, middle, colour))
            parts += _box(EXIT_LEFT, at, EXIT, _height(words), words, colour, 2.5)
            at += _height(words) + GAP // 2
        if place + 1 < len(stages):
            parts.append(_arrow(PAD + BOX / 2, top + height, PAD + BOX / 2, top + height + GAP - 2, INK))
        top += height + GAP
    whole = top - GAP + PAD
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{whole}" '
        f'viewBox="0 0 {WIDTH} {whole}" role="img"><title>{escape(alt)}</title>'
        f'<rect width="{WIDTH}" height="{whole}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


def _height(lines: Sequence[str]) -> int:
    return LINE * len(lines) + PAD + 4


def _box(
    left: float, top: float, width: float, height: float, lines: Sequence[str], colour: str, rule: float
) -> list[str]:
    first = top + (height - LINE * len(lines)) / 2 + 13
    words = [
        f'<text x="{left + PAD}" y="{first + LINE * place:g}" font-family="{escape(FONT)}" '
        f'font-size="13" fill="{INK}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    ]
    frame = (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="3" '
        f'fill="#FFFFFF" stroke="{colour}" stroke-width="{rule}"/>'
    )
    return [frame, *words]


def _arrow(left: float, top: float, right: float, bottom: float, colour: str) -> str:
    if top == bottom:
        head = f"{right:g},{bottom:g} {right - 7:g},{bottom - 4:g} {right - 7:g},{bottom + 4:g}"
    else:
        head = f"{right:g},{bottom:g} {right - 4:g},{bottom - 7:g} {right + 4:g},{bottom - 7:g}"
    return (
        f'<line x1="{left:g}" y1="{top:g}" x2="{right:g}" y2="{bottom:g}" '
        f'stroke="{colour}" stroke-width="1.5"/>'
        f'<polygon points="{head}" fill="{colour}"/>'
    )
