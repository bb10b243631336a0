"""The pages of the dashboard, in the order of its menu."""

from lawmodel.dashboard.main import Page, show

show(
    [
        Page("overview", address="oversikt"),
    ]
)
