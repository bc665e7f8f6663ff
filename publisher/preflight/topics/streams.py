"""PDF/X-4: images, forms and other streams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.document import Document


def streams(document: Document) -> Iterator[tuple[int | None, Any]]:
    """Yield every stream of the file, with the first page that places it, and inline images."""
    pages = document.survey.first_pages
    yield from ((pages.get(stream.objgen), stream) for stream in document.streams)
    yield from document.survey.met("inline image")
