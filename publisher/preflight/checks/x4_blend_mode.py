"""Blend modes are those of ISO 32000-1, 11.3.5."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import listed, named

BLEND_MODES = {
    *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"),
    *("ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"),
    *("Hue", "Saturation", "Color", "Luminosity"),
}


@rule("x4-blend-mode", hint="use the blend modes of PDF 1.6")
def check(document: Document) -> Faults:
    """Blend modes are those of ISO 32000-1, 11.3.5: others are Normal to some readers."""
    for page, state in document.survey.met("state"):
        for mode in listed(state.get("/BM")):
            if named(mode) not in BLEND_MODES:
                yield page, f'a graphics state has an unknown blend mode "{named(mode)[:40]}"'
