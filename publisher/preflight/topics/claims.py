"""What a file says of itself: the standards that it claims to keep."""

from __future__ import annotations

from typing import Any

from pikepdf import String

from publisher.preflight.document import Document

MAX_NAME = 40  #: characters of a claim that are told


def claims(document: Document) -> tuple[str, ...]:
    """Return the standards that a file claims to keep in its XMP packet and Info: "PDF/X-4" ….

    Editions of PDF/X-1a and PDF/X-3 carry their year, as in "PDF/X-1a:2001".
    """
    said = document.packet or {}
    found = [said.get("pdfxid:GTS_PDFXVersion", ""), _older(document.info, "/")]
    found.append(_older(said, "pdfx:"))
    if part := said.get("pdfaid:part", ""):
        found.append(f"PDF/A-{part}{said.get('pdfaid:conformance', '').lower()}")
    if part := said.get("pdfuaid:part", ""):
        found.append(f"PDF/UA-{part}")
    return tuple(dict.fromkeys(each[:MAX_NAME] for each in found if each))


def _older(held: Any, prefix: str) -> str:
    """Return the claim of PDF/X-1a or PDF/X-3; what is conformed to tells more than the version."""
    told = (held.get(f"{prefix}GTS_PDFX{key}") for key in ("Conformance", "Version"))
    return next((str(each) for each in told if isinstance(each, str | String) and str(each)), "")


def fitting(claimed: tuple[str, ...]) -> tuple[str, str]:
    """Return the name of the profile that suits what a file claims, and why it does."""
    for beginning, name in (("PDF/X", "x4"), ("PDF/A", "archive"), ("PDF/UA", "screen")):
        for claim in claimed:
            if claim.startswith(beginning):
                return name, f"the file claims {claim}"
    more = "resolution and ink are asked by others, for example --profile magazine"
    return "x4", f"the file claims no standard; what printers take is PDF/X-4; {more}"
