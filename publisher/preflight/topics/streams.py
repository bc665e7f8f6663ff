"""Streams: pictures, forms and other data, and how they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.document import Document
from publisher.preflight.objects import listed, named


def streams(document: Document) -> Iterator[tuple[int | None, Any]]:
    """Yield every stream of the file, with the first page that places it, and inline images."""
    pages = document.survey.first_pages
    yield from ((pages.get(stream.objgen), stream) for stream in document.streams)
    yield from document.survey.met("inline image")


def packed_with_lzw(document: Document) -> Iterator[int | None]:
    """Yield the page of each stream that is packed with LZW."""
    for page, stream in streams(document):
        if any(named(each) in ("LZWDecode", "LZW") for each in listed(stream.get("/Filter"))):
            yield page


def outside(document: Document) -> Iterator[int | None]:
    """Yield the page of each stream whose data lie outside the file."""
    for page, stream in streams(document):
        if "/F" in stream:
            yield page


def is_locked(document: Document) -> bool:
    """Whether a file is encrypted, by any method, even if anybody can open it."""
    return bool(document.pdf.is_encrypted) or "/Encrypt" in document.pdf.trailer
