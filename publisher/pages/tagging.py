"""Tagging: code is told from text, where WeasyPrint 70 tags `code` and `pre` as nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.pdf import tags

_TAGS = {"code": "Code", "pre": "P"}  #: ISO 32000-1, 14.8.4.4: code stands in a paragraph
_plain = tags._get_pdf_tag


@contextmanager
def tagged_code() -> Iterator[None]:
    """Tag code as code for as long as this lasts."""
    try:
        tags._get_pdf_tag = lambda element: _TAGS.get(element) or _plain(element)
        yield
    finally:
        tags._get_pdf_tag = _plain
