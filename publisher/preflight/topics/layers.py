"""PDF/X-4: layers (optional content), which must print the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.objects import dictionary, items


def configurations(document: Document) -> Iterator[Any]:
    """Yield the configurations of layers, the default one first."""
    properties = dictionary(document.root.get("/OCProperties"))
    if "/D" in properties:
        yield dictionary(properties.get("/D"))
    for configuration in items(properties.get("/Configs"))[:MAX_TREE]:
        yield dictionary(configuration)
