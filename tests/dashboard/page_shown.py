"""Pages run without a browser, and everything that is read on them."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
FEW = "1000"


def page_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, language: str = "sv", root: Path = ROOT, **address: str
) -> AppTest:
    """Return the dashboard with one page only, of few cases unless the address says otherwise."""
    monkeypatch.setattr(sys, "argv", ["main.py", str(root), language])
    script = f"from lawmodel.dashboard.main import Page, show\nshow([Page({name!r}, address={name!r})])"
    app = AppTest.from_string(script, default_timeout=120)
    for key, value in {"cases": FEW, **address}.items():
        app.query_params[key] = value
    return app.run()


def words_on(app: AppTest) -> str:
    """Return everything that is read on the page, as one text with plain spaces."""
    shown = [*app.title, *app.header, *app.subheader, *app.markdown, *app.code, *app.info, *app.get("html")]
    text = "\n".join(str(getattr(one, "value", None) or one.proto.body) for one in shown)
    return text.replace("\u00a0", " ").replace('<span class="ends">', "")
