"""One function per question: what the command line, the dashboard and reports ask."""

from lawmodel.explanation.answers import StatedCase
from lawmodel.pipeline.assessing import (
    answers,
    doubtful_vignettes,
    facts_from,
    graph_of,
    vignette_answers,
    vignettes_from,
)
from lawmodel.pipeline.attributing import (
    NotAttributable,
    attribution_of,
    attribution_study_of,
    change_path,
    disclosed_measure,
)
from lawmodel.pipeline.checking import (
    problems_of,
)
from lawmodel.pipeline.comparing import (
    DEFAULT_CASES,
    Request,
    comparison_of,
    levels_of,
    log_from,
    scenario_from,
    scenario_path,
    streams_named,
    study_of,
)
from lawmodel.pipeline.covering import (
    element_covers,
    elements_deciding,
    text_covers,
)
from lawmodel.pipeline.explaining import (
    can_be,
    case_from,
    contradictions,
    explanations,
    vignette_named,
)
from lawmodel.pipeline.moving import moved_cases
from lawmodel.pipeline.opening import (
    DEFAULT_SEED,
    FILE_KINDS,
    OpenBook,
    UnknownName,
    checked_readings,
    days_of_change,
    law_named,
    open_book,
    population_titles,
    recipe_named,
    schema_of,
    standard_versions,
)
from lawmodel.pipeline.own_cases import own_outcomes
from lawmodel.pipeline.populations import (
    PERSONS,
    calibrated_recipes,
    calibrations,
    changes_with_and_without,
    look_at_population,
)
from lawmodel.pipeline.practice_models import (
    Inert,
    consequences_of,
    default_practice,
    lever_names,
    months_looked_at,
    parameters_asked,
    practice_titles,
)
from lawmodel.pipeline.practising import DEFAULT_DRAWS, Practised, cases_for, practice_plan_of, practised_of
from lawmodel.practice.model import NotInUnit
from lawmodel.statutebook.law_version_from_book import UnusableDay

__all__ = [
    "DEFAULT_CASES",
    "DEFAULT_DRAWS",
    "DEFAULT_SEED",
    "FILE_KINDS",
    "PERSONS",
    "Inert",
    "NotAttributable",
    "NotInUnit",
    "OpenBook",
    "Practised",
    "Request",
    "StatedCase",
    "UnknownName",
    "UnusableDay",
    "answers",
    "attribution_of",
    "attribution_study_of",
    "calibrated_recipes",
    "calibrations",
    "can_be",
    "case_from",
    "cases_for",
    "change_path",
    "changes_with_and_without",
    "checked_readings",
    "comparison_of",
    "consequences_of",
    "contradictions",
    "days_of_change",
    "default_practice",
    "disclosed_measure",
    "doubtful_vignettes",
    "element_covers",
    "elements_deciding",
    "explanations",
    "facts_from",
    "graph_of",
    "law_named",
    "levels_of",
    "lever_names",
    "log_from",
    "look_at_population",
    "months_looked_at",
    "moved_cases",
    "open_book",
    "own_outcomes",
    "parameters_asked",
    "population_titles",
    "practice_plan_of",
    "practice_titles",
    "practised_of",
    "problems_of",
    "recipe_named",
    "scenario_from",
    "scenario_path",
    "schema_of",
    "standard_versions",
    "streams_named",
    "study_of",
    "text_covers",
    "vignette_answers",
    "vignette_named",
    "vignettes_from",
]
