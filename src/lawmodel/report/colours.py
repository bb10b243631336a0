"""The colours of outcomes and the letters of charts, for whoever draws with or without a library."""

from lawmodel.concepts.outcome import Outcome

RULE = "#D0D4D8"
PAPER = "#FFFFFF"
FONT = '"Source Sans", sans-serif'

OUTCOME_COLOURS = {
    Outcome.PROHIBITED: "#8C2D04",
    Outcome.PERMITTED: "#3D8FCB",
    Outcome.REQUIRED: "#08306B",
}
