"""No more spot inks are used than the press has."""

from __future__ import annotations

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, rule
from publisher.preflight.topics.inks import PROCESS
from publisher.preflight.topics.shown import shown

NO_SPOTS = (*PROCESS, "All", "None")  #: names of colorants that ask for no plate of their own


@rule("ghent-spots", hint="convert spot colours to the process inks")
def check(document: Document) -> Faults:
    """No more spot inks are used than the press has: each asks for a plate (Ghent R0020).

    The page of the finding is the first that uses one too many.
    """
    first: dict[str, tuple[int, Box]] = {}
    for page, mark in shown(document):
        for layer in mark.colour.space.layers():
            for name in layer.colorants:
                first.setdefault(name, (page, mark.box))
    spots = [name for name in first if name not in NO_SPOTS]
    most = document.limits.spots
    if most is not None and len(spots) > most:
        names = ", ".join(f'"{name}"' for name in spots)
        few = f"{len(spots)} spot ink{'s' * (len(spots) > 1)} ({names})"
        page, place = first[spots[most]]
        yield Fault(page, f"the file uses {few}; {most} are the most", place)
