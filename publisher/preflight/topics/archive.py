"""PDF/A: what a file claims to be, and the device colours that it would have to explain."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.spaces import DEVICE
from publisher.preflight.topics.uses import BLENDS

#: The levels that each part of PDF/A knows; "" for none.
LEVELS = {"1": ("A", "B"), "2": ("A", "B", "U"), "3": ("A", "B", "U"), "4": ("", "E", "F")}


def archive_part(document: Document) -> int | None:
    """Return the part of PDF/A that a file claims to keep; None if there is no such claim."""
    part = (document.packet or {}).get("pdfaid:part", "")
    return int(part) if part in LEVELS else None


def claims_of(document: Document) -> set[str]:
    """Return the levels of accessible files that one claims: "A" and "U" of PDF/A, and "UA"."""
    packet = document.packet or {}
    levels = {packet.get("pdfaid:conformance", "").upper()} if archive_part(document) else set()
    return (levels & {"A", "U"}) | ({"UA"} if packet.get("pdfuaid:part") else set())


def device_families(document: Document) -> set[str]:
    """Return the device spaces that pages paint in."""
    return {
        layer.family
        for use in document.colours
        if use.kind not in BLENDS
        for layer in use.space.layers()
        if layer.family in DEVICE
    }
