"""Headings 10 to 14: data protection, the child, equality, local self-government, Union law."""

from collections.abc import Iterator

from lawmodel.documents.parts import Cell, Part, Table
from lawmodel.report.overview import ground_name
from lawmodel.scenario_report.affected import OF_CHILDREN, OF_EQUALITY, group_tables, quantity_table
from lawmodel.scenario_report.told import Told, sentences

DUTY_AND_PERMISSION = ("required", "permitted")


def data_protection(told: Told) -> Iterator[Part]:
    """Yield on which grounds information goes, and how often it is recorded and told to the person."""
    yield from sentences(told.say("data_protection_about"))
    yield grounds(told)
    yield quantity_table(told, ("informed", "logged", "reidentified"), "records")
    yield told.author("data_protection")


def grounds(told: Told) -> Table:
    """Return how many cases each provision carries in each version, the most frequent first."""
    totals: dict[str, float] = {}
    for column in told.columns:
        for name, count in column.version["grounds"].items():
            totals[name] = max(totals.get(name, 0.0), count)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            ground_name(name, told.book, told.language),
            *(told.whole(column.version["grounds"].get(name, 0)) for column in told.columns),
        )
        for name in sorted(totals, key=lambda name: (-totals[name], name))
    )
    head = (told.say("ground"), *(column.title for column in told.columns))
    return Table(told.say("grounds_caption"), head, rows, told.source("compared"), "grounds")


def child(told: Told) -> Iterator[Part]:
    """Yield disclosures by age."""
    yield from sentences(told.say("child_about"))
    yield from group_tables(told, OF_CHILDREN)
    yield told.author("child")


def equality(told: Told) -> Iterator[Part]:
    """Yield disclosures by sex and kind of municipality."""
    yield from sentences(told.say("equality_about"))
    yield from group_tables(told, OF_EQUALITY)
    yield told.author("equality")


def self_government(told: Told) -> Iterator[Part]:
    """Yield how much is duty and how much permission."""
    yield from sentences(told.say("self_government_about"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            column.title,
            *(
                told.percent(column.version["outcomes"][one] / column.version["cases"])
                for one in DUTY_AND_PERMISSION
            ),
        )
        for column in told.columns
    )
    head = tuple(told.say(f"duty.{name}") for name in ("version", *DUTY_AND_PERMISSION))
    yield Table(told.say("duty.caption"), head, rows, told.source("compared"), "duty_and_permission")
    yield told.author("self_government")


def union_law(told: Told) -> Iterator[Part]:
    """Yield the author's place: the model knows no Union law."""
    yield from sentences(told.say("union_law_about"))
    yield told.author("union_law")
