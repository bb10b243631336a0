"""What each amendment does by itself, on the page as in the command."""

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard import results  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES  # noqa: E402
from lawmodel.report.overview import Overview  # noqa: E402
from lawmodel.report.page_change import Changed, amendment_table  # noqa: E402
from tests.dashboard.page_shown import FEW, ROOT  # noqa: E402

SIDES = ("pre-2025", "2025-12")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_the_words_of_the_command(language: str) -> None:
    opened = results.opened_book(ROOT)
    request = pipeline.Request(SIDES, cases=int(FEW))
    data, counted = results.changed(opened, request), results.compared(opened, request)
    table = amendment_table(Changed(data, Overview(counted, opened.book, language), opened.book, language))
    assert table is not None
    printed = lawmodel("change", *SIDES, "--cases", FEW, "--lang", language, "--book", ROOT).out
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    steps = data["verdicts"]["amendments"]
    for step, (title, *words) in zip(steps, table.rows, strict=True):
        [line] = [one for one in lines if one.startswith(f"{step['amendment']}: {title} ")]
        assert line == " ".join([f"{step['amendment']}: {title}", *map(str, words)])
