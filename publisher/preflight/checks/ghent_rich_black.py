"""Text in rich black keeps within an amount of ink."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Colour
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import amounts
from publisher.preflight.topics.shown import shown

RICH = 0.85  #: of black, from which on text with other inks in it is rich black


@rule("ghent-rich-black", hint="set text in black alone", status=Status.WARN)
def check(document: Document) -> Faults:
    """Text in rich black keeps within an amount of ink (Ghent R0015).

    Heavy ink fills the counters of letters, sets off on the next sheet and dries late.
    """
    most = document.limits.rich_black
    yield from few(
        Fault(page, f"black text of {_ink(mark.colour):.0%} ink; {most:.0%} are the most", mark.box)
        for page, mark in shown(document, "text")
        if amounts(mark.colour).get("Black", 0.0) >= RICH and _ink(mark.colour) > most
    )


def _ink(colour: Colour) -> float:
    return round(sum(amounts(colour).values()), 3)
