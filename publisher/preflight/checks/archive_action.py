"""Links and bookmarks lead somewhere, and do nothing else."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.actions import actions

FORBIDDEN = {
    *("Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition"),
    *("Trans", "GoTo3DView"),
}
TURNS = {"NextPage", "PrevPage", "FirstPage", "LastPage"}


@rule("archive-action", hint="take the action out")
def check(document: Document) -> Faults:
    """Links and bookmarks lead somewhere, and do nothing else (ISO 19005, 6.6.1).

    What starts programs, plays, hides or sends depends on what the file cannot hold.
    """
    for page, action in actions(document):
        kind, name = named(action.get("/S")), named(action.get("/N"))
        if kind in FORBIDDEN:
            yield page, f"there is an action {kind}"
        elif kind == "Named" and name not in TURNS:
            yield page, f"there is an action {name}"
