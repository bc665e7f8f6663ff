"""Transparency: whatever lets something below show through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import Document
from publisher.preflight.objects import dictionary, listed, named, number

OPAQUE_MODES = ("Normal", "Compatible")


def translucent(document: Document) -> Iterator[tuple[int, str]]:
    """Yield what is transparent, each with its page."""
    for each in document.pages:
        if _is_group(each.obj):
            yield each.number, "the page is a transparency group"
    for page, form in document.survey.met("form"):
        if _is_group(form):
            yield page, "a form is a transparency group"
    for page, image in document.survey.met("image", "inline image"):
        if "/SMask" in image:
            yield page, "a picture has a soft mask"
    for page, state in document.survey.met("state"):
        yield from ((page, fault) for fault in _of_state(state))


def _is_group(holder: Any) -> bool:
    return named(dictionary(holder.get("/Group")).get("/S")) == "Transparency"


def _of_state(state: Any) -> Iterator[str]:
    if isinstance(state.get("/SMask"), Dictionary):
        yield "a graphics state has a soft mask"
    if any((number(state.get(key, 1)) or 0.0) < 1 for key in ("/ca", "/CA")):
        yield "a graphics state is not opaque"
    if any(named(mode) not in OPAQUE_MODES for mode in listed(state.get("/BM"))):
        yield "a graphics state blends"
