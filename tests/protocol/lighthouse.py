"""The keepers' book, and the protocols made of it."""

from dataclasses import replace
from functools import cache

from lawmodel.concepts.law_version import LawVersion
from lawmodel.outcomes.rival_readings import ReadLaw, read_law
from lawmodel.pipeline.advising import guidance_of, order_of_read, parties_named
from lawmodel.pipeline.opening import law_named
from lawmodel.protocol.decision_order import DecisionOrder
from lawmodel.protocol.guidance import Guidance
from tests.explanation.lighthouse import book, opened

ASKERS = ("rescue_service", "harbour_master", "shipowner", "stranger")
VERSIONS = ("first", "reformed", "green-paper")


@cache
def guidance() -> Guidance:
    return guidance_of(opened())


@cache
def read(version: str) -> ReadLaw:
    return read_law(law_named(opened(), version), book(), {})


@cache
def order(version: str, asker: str) -> DecisionOrder:
    return order_for(read(version), asker)


def order_for(law: ReadLaw, asker: str) -> DecisionOrder:
    parties = parties_named(opened(), guidance(), None, asker)
    return order_of_read(opened(), guidance(), law, parties)


def without_element(law: LawVersion, address: str) -> LawVersion:
    """A law in which a requirement was never written."""
    citation, _, name = address.partition("#")
    wording = law.wordings[citation]

    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in names if one != name)

    grounds = {
        key: replace(ground, needs=left(ground.needs), unless=left(ground.unless))
        for key, ground in wording.grounds.items()
    }
    limits = {
        key: replace(limit, when=left(limit.when), only_if=left(limit.only_if))
        for key, limit in wording.limits.items()
    }
    elements = {key: one for key, one in wording.elements.items() if key != name}
    new = replace(wording, elements=elements, grounds=grounds, limits=limits)
    return replace(law, wordings={**law.wordings, citation: new})
