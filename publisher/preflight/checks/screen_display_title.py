"""The window shows the title and not the name of the file."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary


@rule("screen-display-title", hint="set DisplayDocTitle in the viewer preferences")
def check(document: Document) -> Faults:
    """The window shows the title and not the name of the file (ISO 14289-1, 7.1)."""
    preferences = dictionary(document.root.get("/ViewerPreferences"))
    if preferences.get("/DisplayDocTitle") is not True:
        yield None, "the window shows the name of the file in place of its title"
