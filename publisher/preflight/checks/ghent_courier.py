"""No text is in Courier."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.objects import dictionary, named
from publisher.preflight.topics.shown import shown

TAG = 7  #: characters of the tag of a subset, as in "ABCDEF+Courier"


@rule("ghent-courier", hint="see whether the font was meant, and embed it", status=Status.WARN)
def check(document: Document) -> Faults:
    """No text is in Courier: it is what programs take when a font is missing (Ghent R0014)."""
    yield from few(
        Fault(page, "text is set in Courier, which may stand for a missing font", mark.box)
        for page, mark in shown(document, "text")
        if _name(document, mark) == "Courier"
    )


def _name(document: Document, mark: Mark) -> str:
    """Return the name of the font that text is set in, without the tag of a subset."""
    font = dictionary(None if mark.thing is None else document.survey.things[mark.thing])
    name = named(font.get("/BaseFont"))
    return name[TAG:] if name[TAG - 1 : TAG] == "+" else name
