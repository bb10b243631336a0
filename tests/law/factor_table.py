"""Which factors act on which stage, as a table in docs/practice-odd.md: `make golden` writes it."""

from lawmodel.practice.model import Stage
from lawmodel.statutebook.from_files import read_named
from tests.law.book import ROOT
from tests.law.generated_tables import document_with, table

DOCUMENT = ROOT / "docs" / "practice-odd.md"
FACTORS = ROOT / "assumptions" / "practice" / "factors"


def factor_table() -> str:
    """Return a row per stage: the id and title of each factor with an effect on it."""
    acting: dict[Stage, dict[str, str]] = {stage: {} for stage in Stage}
    for path in sorted(FACTORS.glob("*.yaml")):
        for name, factor in read_named(ROOT, path).data["factors"].items():
            for effect in factor.get("effects", ()):
                acting[Stage(effect["stage"])][name] = f"{name} {factor['title']['en']}"
    rows = (
        [f"`{stage}`", "; ".join(acting[stage][name] for name in sorted(acting[stage]))] for stage in acting
    )
    return table(("stage", "factors"), rows)


if __name__ == "__main__":
    DOCUMENT.write_text(document_with(DOCUMENT, factor_table()), encoding="utf-8", newline="")
