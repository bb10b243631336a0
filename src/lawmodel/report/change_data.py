"""The analysis of a change as plain data: the JSON that others build on."""

from collections.abc import Iterator, Mapping
from typing import Any

from lawmodel import __version__
from lawmodel.change.analysis import ChangeAnalysis, Size
from lawmodel.change.classes import CaseClass
from lawmodel.change.collisions import Collision
from lawmodel.change.counted import Count
from lawmodel.change.flips import Flip
from lawmodel.change.rival_collisions import RivalCollision
from lawmodel.change.two_laws import CHOSEN, Setting
from lawmodel.change.verdicts import Compared, Lineage, StepVerdicts, join_of
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.flags import flags_of_law
from lawmodel.outcomes.reference import verdict
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.pipeline.changing import ChangeStudy
from lawmodel.report.change_sentences import CLOSED, DUTY_GONE, DUTY_NEW, OPENED, class_sentence
from lawmodel.report.change_steps import step_data, step_title
from lawmodel.report.change_wordings import wordings_data
from lawmodel.report.compare_data import digest_of_data
from lawmodel.rulegraph.from_law_version import chosen_readings

SCHEMA = "lawmodel.change/1"


def change_data(study: ChangeStudy, analysis: ChangeAnalysis) -> dict[str, Any]:
    """Return the analysis of a change as the contract's JSON.

    A null case beside a direction is a proof that there is none. Shares are exact: of all possible cases,
    every value of every fact counting the same.
    """
    return _Data(study, analysis).data()


class _Data:
    """One analysis, and the words of its two laws."""

    def __init__(self, study: ChangeStudy, analysis: ChangeAnalysis) -> None:
        self.study = study
        self.analysis = analysis
        self.laws = analysis.laws
        self.vocabulary = analysis.laws.book.vocabulary

    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "schema": SCHEMA,
            "from_version": self.laws.before.id,
            "to_version": self.laws.after.id,
            "verdicts": self.verdicts(),
            "provisions": wordings_data(self.analysis),
            "classes": self.classes(),
            "redundant": list(self.redundant()),
            "never": {"before": self.analysis.never_before, "after": self.analysis.never_after},
            "unused_facts": {"before": self.analysis.unused_before, "after": self.analysis.unused_after},
            "collisions": [self.collision(one) for one in self.analysis.collisions],
            "collisions_otherwise": [self.rival(one) for one in self.analysis.rival_collisions],
            "flips": [self.flip(one) for one in self.analysis.flips],
            "flags": [
                {"version": law.id, "kind": flag.kind, "citation": flag.citation}
                for law in (self.laws.before, self.laws.after)
                for flag in flags_of_law(law, self.laws.book)
            ],
            "inputs": self.inputs(),
        }
        data["inputs"]["result_digest"] = digest_of_data(data)
        return data

    def verdicts(self) -> dict[str, Any]:
        found = self.analysis.verdicts
        data = self.setting(CHOSEN, with_cases=True)
        data["readings"] = [
            {"question": setting.question, "reading": setting.reading, **self.setting(setting)}
            for setting in found
            if setting.question is not None
        ]
        data["without_reading"] = [
            {"questions": setting.left_open, **self.setting(setting, with_cases=True)}
            for setting in found
            if setting.left_open
        ]
        data["amendments"] = list(self.amendments())
        return data

    def setting(self, setting: Setting, *, with_cases: bool = False) -> dict[str, Any]:
        verdicts = self.analysis.verdicts[setting]

        def told(one: Compared) -> Any:
            if not with_cases:
                return one.direction.value
            cases = {"gained": self.case(one.gained, setting), "lost": self.case(one.lost, setting)}
            return {"direction": one.direction.value, **cases}

        return {
            **{kind.value: told(one) for kind, one in verdicts.overall.items()},
            "join": join_of(verdicts.overall).value,
            "provisions": [
                {
                    **_lineage(lineage),
                    **{kind.value: told(one) for kind, one in by_kind.items()},
                    "join": join_of(by_kind).value,
                }
                for lineage, by_kind in verdicts.provisions.items()
            ],
        }

    def amendments(self) -> Iterator[dict[str, Any]]:
        by_id: dict[str, list[StepVerdicts]] = {}
        for one in self.analysis.steps:
            by_id.setdefault(one.step.id, []).append(one)
        for name, steps in by_id.items():
            made, undone = steps[0].step.made, steps[0].step.undone
            data: dict[str, Any] = {
                "amendment": name,
                "title": {language: step_title(steps[0].step, language) for language in LANGUAGES},
                "undone": not made,
                "in_place_of": [change.id for change in undone] if made else [],
                "without_reading": None,
            }
            for one in steps:
                data["without_reading" if one.step.setting.left_open else "chosen"] = step_data(one)
            yield data

    def classes(self) -> dict[str, Any]:
        classes = self.analysis.classes
        sides = {
            OPENED: classes.opened,
            CLOSED: classes.closed,
            DUTY_NEW: classes.duties_new,
            DUTY_GONE: classes.duties_gone,
        }
        told = {
            side: [self.one_class(one, side) for one in some if one.is_kept] for side, some in sides.items()
        }
        return {
            "opened": told[OPENED],
            "closed": told[CLOSED],
            "duties": {"new": told[DUTY_NEW], "gone": told[DUTY_GONE]},
            "no_difference": {
                side: [self.one_class(one, side) for one in some if not one.is_kept]
                for side, some in sides.items()
            },
        }

    def one_class(self, one: CaseClass, side: str) -> dict[str, Any]:
        size = self.analysis.size(one)
        citation, _, ground = one.ground.partition("#")
        pair = self.laws.chosen
        outcomes = [verdict(law.graph, one.witness).outcome.value for law in (pair.before, pair.after)]
        return {
            "citation": citation,
            "ground": ground,
            "counterpart": one.counterpart,
            "effect": one.effect.value,
            "sentence": {
                language: class_sentence(self.analysis, one, side, language) for language in LANGUAGES
            },
            "stopped_by": list(one.stopped_by),
            "each": one.each,
            "boxes": [self.box(box) for box in one.boxes],
            "witness": {
                **(self.case(one.witness) or {}),
                "outcomes": {"before": outcomes[0], "after": outcomes[1]},
            },
            **_size(size),
            "already_by": list(one.covered_by),
        }

    def box(self, box: Mapping[str, frozenset[int]]) -> dict[str, list[Any]]:
        apart = self.laws.symbolic.apart
        return {
            name: [
                apart[name].fact.decoded(code)
                for code in sorted(code for place in places for code in apart[name].groups[place])
            ]
            for name, places in box.items()
        }

    def case(self, facts: CaseFacts | None, setting: Setting = CHOSEN) -> dict[str, Any] | None:
        """Return the answers as a file of facts has them, and beside them how every question is read.

        A question left open has its reading with these terms; the terms themselves where it has none.
        """
        if facts is None:
            return None
        readings: dict[str, Any] = dict(self.laws.chosen.after.graph.readings)
        if setting.question is not None:
            readings[setting.question] = setting.reading
        for name in setting.left_open:
            every = self.laws.book.questions[name].readings
            terms = {term: facts[term] for one in every.values() for term in one.sets if term in facts}
            fitting = (one.id for one in every.values() if terms.items() <= one.sets.items())
            readings[name] = next(fitting, terms)
        return {
            "facts": {
                name: self.vocabulary[name].decoded(code)
                for name, code in sorted(facts.items())
                if name in self.vocabulary.facts
            },
            "readings": readings,
        }

    def redundant(self) -> Iterator[dict[str, Any]]:
        bridges = self.laws.book.bridges
        for one in self.analysis.redundant:
            yield {
                "ground": one.redundant.ground,
                "beside": list(one.redundant.beside),
                "assuming": [
                    {
                        "id": name,
                        "title": dict(bridges[name].title),
                        "status": bridges[name].status,
                        "source": bridges[name].source,
                    }
                    for name in one.redundant.assuming
                ],
                "is_new": one.is_new,
                "settled": not one.redundant.assuming,
            }

    def collision(self, one: Collision) -> dict[str, Any]:
        return {
            "provision": one.provision,
            "ground": one.ground,
            "is_new": one.is_new,
            "settled": False,
            "questions": list(one.questions),
            "gone_under": [list(reading) for reading in one.gone_under],
            "fewer_under": [list(reading) for reading in one.fewer_under],
            "witness": self.case(one.witness),
        }

    def rival(self, one: RivalCollision) -> dict[str, Any]:
        return {
            "provision": one.provision,
            "ground": one.ground,
            "question": one.setting.question,
            "reading": one.setting.reading,
            "closes": one.closes,
            "reaching": list(one.reaching),
            "is_new": one.is_new,
            "settled": False,
            "witness": self.case(one.witness, one.setting),
        }

    def flip(self, one: Flip) -> dict[str, Any]:
        return {
            "question": one.question,
            "reading": one.reading,
            "conclusion": one.conclusion.kind,
            "about": list(one.conclusion.about),
            "effect": str(one.conclusion.effect),
            "chosen": str(one.chosen),
            "other": str(one.other),
            "reaching": list(one.reaching),
        }

    def inputs(self) -> dict[str, Any]:
        study, book = self.study, self.laws.book
        return {
            "model_version": __version__,
            "seed": study.seed,
            "cases": study.cases,
            "streams": [study.stream],
            "book": book.digests["book"],
            "population": {"id": study.recipe.id, "digest": study.recipe.digest},
            "readings": {
                "chosen": chosen_readings(book.questions, study.readings),
                "settled": dict(study.readings),
                "digest": book.digests["readings"],
            },
            "bridges": book.digests["bridges"],
            "practice": None,
        }


def _lineage(lineage: Lineage) -> dict[str, Any]:
    return {"before": list(lineage.before), "after": list(lineage.after)}


def _size(size: Size) -> dict[str, Any]:
    def told(count: Count) -> dict[str, Any]:
        weighted = {} if count.weighted is None else {"weighted": round(count.weighted, 1)}
        return {"cases": count.cases, **weighted}

    return {
        "share": float(size.share),
        "share_exact": str(size.share),
        **told(size.count),
        "turned": {
            "share": float(size.turned_share),
            "share_exact": str(size.turned_share),
            **told(size.turned),
        },
    }
