"""Annotations and bookmarks: what acts or answers, which paper does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.objects import dictionary, named, number

HIDDEN = 2  #: flag of an annotation


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


def links(document: Document) -> Iterator[tuple[int, Any]]:
    """Yield the links that can be seen, each with its page."""
    for page, annotation in document.annotations():
        hidden = int(number(annotation.get("/F")) or 0) & HIDDEN
        if named(annotation.get("/Subtype")) == "Link" and not hidden:
            yield page.number, annotation
