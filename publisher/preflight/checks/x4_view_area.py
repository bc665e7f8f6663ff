"""Viewers show and print the medium or the bleed, so that proofs are whole."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, named

AREAS = ("ViewArea", "ViewClip", "PrintArea", "PrintClip")


@rule("x4-view-area", hint="let viewers show and print the trim, bleed or media box")
def check(document: Document) -> Faults:
    """Viewers show and print the medium or the bleed, so that proofs are whole (PDFlib)."""
    preferences = dictionary(document.root.get("/ViewerPreferences"))
    for key in AREAS:
        area = named(preferences.get(f"/{key}", None))
        if f"/{key}" in preferences and area not in ("MediaBox", "BleedBox"):
            yield None, f"{key} of the viewer preferences is neither MediaBox nor BleedBox"
