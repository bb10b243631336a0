"""The first view that is shipped is the one that would be worked out, and no other view is taken for it."""

import json
from dataclasses import replace

from tests.extras import needed

needed("streamlit")

from lawmodel.dashboard.first_view import SHIPPED, key_of, shipped_answer  # noqa: E402
from lawmodel.dashboard.results import key_in_shipment, opened_book  # noqa: E402
from tests.dashboard.first_view import asked, worked_out  # noqa: E402
from tests.dashboard.page_shown import ROOT  # noqa: E402


def test_what_is_shipped_is_what_would_be_worked_out() -> None:
    assert json.loads(SHIPPED.read_text("utf-8")) == worked_out(), "write it anew: make golden"


def test_only_the_first_view_finds_something_shipped() -> None:
    opened = opened_book(ROOT)
    for request, question in asked(opened):
        assert shipped_answer(key_in_shipment(opened, request, question)) is not None
        for another in ({"seed": request.seed + 1}, {"readings": {"konkreta": "lower"}}):
            other = key_in_shipment(opened, replace(request, **another), question)
            assert shipped_answer(other) is None


def test_an_edited_book_has_another_key() -> None:
    assert key_of("one book", "asked", "compare") != key_of("another book", "asked", "compare")
