"""Every page says how large it is when cut."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-trim-box", hint="give each page a TrimBox, and no ArtBox")
def check(document: Document) -> Faults:
    """Every page says how large it is when cut: by a TrimBox or an ArtBox, not both (ISO 15930-7).

    Neither is inherited from the page tree.
    """
    for page in document.pages:
        held = [key for key in ("TrimBox", "ArtBox") if f"/{key}" in page.obj]
        if len(held) != 1:
            stated = "both TrimBox and ArtBox" if held else "neither TrimBox nor ArtBox"
            yield page.number, f"the page has {stated}"
