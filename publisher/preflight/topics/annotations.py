"""Annotations and bookmarks: what acts or answers, which paper does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.pages.geometry import Box
from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.objects import box, dictionary, named, number, upright

# Flags of annotations (ISO 32000-1, 12.5.3).
HIDDEN, PRINTED = 2, 4
UNSEEN = 1 | HIDDEN | 32 | 256  #: invisible, hidden, no view, toggled when the pointer is there

PLAYED = ("3D", "Sound", "Screen", "Movie", "RichMedia")


def bookmarks(document: Document) -> Iterator[Any]:
    """Yield the bookmarks, each once, however they are chained, up to `MAX_TREE`."""
    stack = [dictionary(document.root.get("/Outlines")).get("/First")]
    seen: set[tuple[int, int]] = set()
    while stack and len(seen) < MAX_TREE:
        item = stack.pop()
        if isinstance(item, Dictionary) and item.objgen not in seen:
            seen.add(item.objgen)
            yield item
            stack += [item.get("/Next"), item.get("/First")]


def place(document: Document, page: int, annotation: Any) -> Box | None:
    """Return where an annotation lies on a page, in pt; None if it does not say."""
    sides = box(annotation.get("/Rect"), document.pages[page - 1].unit)
    return sides and upright(sides)


def links(document: Document) -> Iterator[tuple[int, Any]]:
    """Yield the links that can be seen, each with its page."""
    for page, annotation in document.annotations():
        hidden = int(number(annotation.get("/F")) or 0) & HIDDEN
        if named(annotation.get("/Subtype")) == "Link" and not hidden:
            yield page.number, annotation


def outcasts(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the annotations that PDF/A does not allow, each with its page."""
    for page, annotation in document.annotations():
        kind, flags = named(annotation.get("/Subtype")), int(number(annotation.get("/F")) or 0)
        if kind in PLAYED:
            yield page.number, f"there is a {kind}, which needs a player"
        elif kind != "Popup" and (flags & UNSEEN or not flags & PRINTED):
            yield page.number, f"a {kind} is hidden, or not printed"
