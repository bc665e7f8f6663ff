"""All that paints can be read to its end."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Broken
from publisher.preflight.finding import Faults, rule


@rule("x4-content", hint="save the file again with the program that made it")
def check(document: Document) -> Faults:
    """All that paints can be read to its end: what cannot be read, nobody can vouch for.

    Operators are those of ISO 32000-1, annex A; nothing draws itself (8.10.1).
    """
    for page, said in document.survey.said():
        if isinstance(said, Broken):
            yield page, said.message
