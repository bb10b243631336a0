"""The pages of the dashboard, in the order of its menu."""

from lawmodel.dashboard.main import Page, show

show(
    [
        Page("overview", address="oversikt"),
        Page("change", address="andring"),
        Page("graph", address="regelgraf"),
        Page("outcomes", address="utfall"),
        Page("case", address="arende"),
        Page("population", address="population", section="basis"),
        Page("assumptions", address="antaganden", section="basis"),
        Page("practice", address="praxis"),
        Page("uncertainty", address="osakerhet"),
        Page("alternatives", address="jamfor"),
        Page("reports", address="rapport", section="out"),
        Page("protocols", address="protokoll", section="out"),
    ]
)
