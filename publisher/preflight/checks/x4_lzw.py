"""Nothing is packed with LZW, which PDF/X gave up for its patents."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import packed_with_lzw


@rule("x4-lzw", hint="save the file again with Flate compression")
def check(document: Document) -> Faults:
    """Nothing is packed with LZW, which PDF/X gave up for its patents (callas)."""
    for page in packed_with_lzw(document):
        yield page, "a stream is compressed with LZW"
