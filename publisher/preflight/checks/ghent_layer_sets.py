"""Layers have one configuration alone."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary


@rule("ghent-layer-sets", hint="leave the one configuration that is to be printed")
def check(document: Document) -> Faults:
    """Layers have one configuration alone: nobody tells the press which to take (Ghent R0034)."""
    if "/Configs" in dictionary(document.root.get("/OCProperties")):
        yield None, "the file has further configurations of its layers"
