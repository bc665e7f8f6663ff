"""Only pictures are left to be converted by the printer, and they say from what."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, rule
from publisher.preflight.spaces import Space
from publisher.preflight.topics.shown import shown
from publisher.preflight.topics.uses import LATE, what

PICTURES = ("CalRGB", "Lab")  #: spaces that pictures may be in


@rule("ghent-late-pictures", hint="convert it to the inks of the printing condition")
def check(document: Document) -> Faults:
    """Only pictures are left to be converted by the printer, and they say from what (Ghent R0028).

    A picture may be RGB with a profile, calibrated RGB or Lab. Everything else is in inks, since
    each program converts text and tints in its own way.
    """
    uses: dict[tuple[int, str, Space], Mark] = {}
    for page, mark in shown(document):
        uses.setdefault((page, mark.kind, mark.colour.space), mark)
    for (page, _, space), mark in uses.items():
        late = [layer for layer in space.layers() if layer.family in LATE]
        if late and not (mark.kind == "image" and all(map(_is_fit, late))):
            yield Fault(page, f"{what(mark)} is in {late[0]}, not in inks", mark.box)


def _is_fit(space: Space) -> bool:
    return space.family in PICTURES or (space.family == "ICCBased" and space.components == 3)
