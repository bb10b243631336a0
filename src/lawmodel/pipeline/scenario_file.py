"""A request written down as a scenario file, so that somebody else can ask for the same."""

from lawmodel.concepts.vocabulary import Text
from lawmodel.pipeline.comparing import Request
from lawmodel.statutebook.yaml_file import as_yaml


def scenario_text(request: Request, title: Text) -> str:
    """Return the scenario file of a request: what is left to the book's own choice is left out."""
    asked = {
        "title": dict(title),
        "versions": list(request.versions),
        "population": request.population,
        "cases": request.cases,
        "seed": request.seed,
        "stream": request.stream,
        "by": request.by,
        "readings": dict(request.readings or {}),
        "practice": request.practice,
        "levers": list(request.levers),
        "assume": dict(request.assumed),
        "draws": request.draws,
    }
    said = {name: value for name, value in asked.items() if value not in (None, {}, [])}
    return as_yaml(said)
