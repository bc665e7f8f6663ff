"""Open references: what a text says of pages is filled in when the folios are known.

`{page:slug}` in an article, and `page("slug")` in a template, become a mark that survives
Markdown and Jinja; the pages step puts the folio in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _CLOSE = "\ue010", "\ue011"
_WRITTEN = re.compile(r"\{page:([^{}\s]*)\}")
_SPACE_BEFORE = re.compile(r"(?<=\w) (?=\{page:)")  #: a folio stays with the word before it
_MARK = re.compile(f"{_OPEN}([a-z0-9-]+){_CLOSE}")


def page_mark(slug: str) -> str:
    """Return the mark that stands for the folio on which `slug` begins."""
    return f"{_OPEN}{slug}{_CLOSE}"


def written_references(text: str) -> list[str]:
    """Return the slugs that a Markdown text asks the pages of."""
    return _WRITTEN.findall(text)


def mark_references(text: str) -> str:
    """Return the text with each `{page:slug}` as a mark; marks of its own are taken out."""
    text = text.replace(_OPEN, "").replace(_CLOSE, "")
    text = _SPACE_BEFORE.sub("\u00a0", text)
    return _WRITTEN.sub(lambda match: page_mark(match[1]), text)


def asked_pages(html: str) -> frozenset[str]:
    """Return the slugs whose pages a rendered text asks for."""
    return frozenset(_MARK.findall(html))


def fill_pages(html: str, folio: Callable[[str], str]) -> str:
    """Return the text with `folio(slug)` in the place of each mark."""
    return _MARK.sub(lambda match: folio(match[1]), html)
