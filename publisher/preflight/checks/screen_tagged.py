"""The file is tagged."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary
from publisher.preflight.topics.structure import is_tagged


@rule("screen-tagged", hint="export the file again as tagged PDF")
def check(document: Document) -> Faults:
    """The file is tagged: without a structure nobody can hear what is what (ISO 14289-1, 7.1)."""
    if not is_tagged(document):
        yield None, "the file has no structure"
    elif dictionary(document.root.get("/MarkInfo")).get("/Marked") is not True:
        yield None, "the file does not say that it is tagged"
