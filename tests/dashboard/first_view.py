"""What the first page shows as it opens: `make golden` ships it."""

import json
from typing import Any

from lawmodel.dashboard.choices import first_view
from lawmodel.dashboard.first_view import SHIPPED
from lawmodel.dashboard.overview_page import OF_WHOM
from lawmodel.dashboard.results import answer_to, key_in_shipment, law_only, opened_book
from lawmodel.dashboard.uncertainty_page import sensitivity_request
from lawmodel.pipeline import OpenBook, Request
from tests.dashboard.page_shown import ROOT


def asked(opened: OpenBook) -> list[tuple[Request, str]]:
    """Return the questions of the first page, in the order it asks them, and what moves its headline."""
    view = first_view(opened)
    request = view.request()
    return [
        (law_only(request), "compare"),
        (law_only(request), " ".join(("affected", *OF_WHOM))),
        (request, "compare"),
        (law_only(request), "attribute"),
        (request, "attribute"),
        (sensitivity_request(view), "sensitivity 0"),
    ]


def worked_out() -> dict[str, Any]:
    """Return the answers behind the first page, as JSON has them, by their keys."""
    opened = opened_book(ROOT)
    answers = {
        key_in_shipment(opened, request, question): answer_to(opened, request, question)
        for request, question in asked(opened)
    }
    return json.loads(json.dumps(answers))  # type: ignore[no-any-return]


if __name__ == "__main__":
    SHIPPED.write_text(json.dumps(worked_out(), ensure_ascii=False) + "\n", encoding="utf-8", newline="")
