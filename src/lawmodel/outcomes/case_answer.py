"""What a version says about one case, and whether that is what a worked case expects."""

from dataclasses import dataclass

from lawmodel.outcomes.rival_readings import Assessment


@dataclass(frozen=True)
class CaseAnswer:
    """What one version says about one case, beside what a worked case expects."""

    id: str
    assessment: Assessment
    expected: tuple[str, str] | None

    @property
    def is_as_expected(self) -> bool:
        """Say whether outcome and ground are those expected; `A against B` compares as a set."""
        if self.expected is None:
            return True
        outcome, ground = self.expected
        if self.assessment.outcome != outcome:
            return False
        if " against " in ground:
            return set(ground.split(" against ")) == set(self.assessment.grounds)
        return ground in (self.assessment.grounds or ("",))
