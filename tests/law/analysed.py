"""Changes between versions of the real law, compiled and analysed once for all tests."""

from functools import cache

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.two_laws import TwoLaws, two_laws
from lawmodel.pipeline import Request, change_path
from lawmodel.pipeline.changing import ChangeStudy, change_of, change_study_of
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.law.book import NEIGHBOURS, book, opened

__all__ = ["NEIGHBOURS", "analysis", "laws_between", "study"]


@cache
def laws_between(before: str, after: str, *chosen: tuple[str, str]) -> TwoLaws:
    """Both laws in every setting; what is chosen is written (question, reading)."""
    path = change_path(opened(), before, after)
    return two_laws(book(), cut_version(book(), before), cut_version(book(), after), path, dict(chosen))


@cache
def study(before: str, after: str, *chosen: tuple[str, str]) -> ChangeStudy:
    return change_study_of(opened(), Request((before, after), cases=5000, readings=dict(chosen)))


@cache
def analysis(before: str, after: str, *chosen: tuple[str, str]) -> ChangeAnalysis:
    return change_of(study(before, after, *chosen))
