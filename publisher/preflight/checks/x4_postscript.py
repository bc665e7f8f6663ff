"""No PostScript is passed through."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Said
from publisher.preflight.finding import Faults, rule


@rule("x4-postscript", hint="export it again without embedded PostScript")
def check(document: Document) -> Faults:
    """No PostScript is passed through: it could paint anything (ISO 15930-7)."""
    for page, _ in document.survey.met("postscript"):
        yield page, "the page places a fragment of PostScript"
    for page, form in document.survey.met("form"):
        if form.get("/Subtype2") == "/PS" or "/PS" in form:
            yield page, "a form holds PostScript"
    for page, said in document.survey.said():
        if said == Said("operator", "PS"):
            yield page, "the content holds PostScript"
