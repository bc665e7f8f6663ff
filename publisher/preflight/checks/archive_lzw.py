"""Nothing is packed with LZW."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import packed_with_lzw


@rule("archive-lzw", hint="save the file again with Flate compression")
def check(document: Document) -> Faults:
    """Nothing is packed with LZW, whose use was once bound by patents (ISO 19005, 6.1.7)."""
    for page in packed_with_lzw(document):
        yield page, "a stream is compressed with LZW"
