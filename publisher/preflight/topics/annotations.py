"""PDF/X-4: nothing that acts or answers; paper does neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.objects import dictionary


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
