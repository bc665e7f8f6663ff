"""Open references: what a text says of pages is filled in when the folios are known.

`{page:slug}` in an article, and `page("slug")` in a template, become a mark that survives
Markdown and Jinja; the pages step puts the folio in its place. A mark of several names, as an index
has them, becomes the folios of all of them: each once, and each a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_OPEN, _CLOSE, _AND = "\ue010", "\ue011", "\ue012"
_WRITTEN = re.compile(r"\{page:([^{}\s]*)\}")
_SPACE_BEFORE = re.compile(r"(?<=\w) (?=\{page:)")  #: a folio stays with the word before it
_MARK = re.compile(f"{_OPEN}([a-z0-9-]+|(?:{_AND}[a-z0-9-]+)+){_CLOSE}")
_MADE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_SPACED = re.compile(f"\u00a0(?={_OPEN})")


def page_mark(slug: str) -> str:
    """Return the mark that stands for the folio on which `slug` begins."""
    return f"{_OPEN}{slug}{_CLOSE}"


def pages_mark(names: Sequence[str]) -> str:
    """Return the mark that stands for the folios of all these names, with a link to each."""
    return page_mark("".join(f"{_AND}{name}" for name in names))


def mark_references(text: str) -> str:
    """Return the text with each `{page:slug}` as a mark; marks of its own are taken out."""
    text = text.translate(dict.fromkeys(map(ord, (_OPEN, _CLOSE, _AND))))
    text = _SPACE_BEFORE.sub("\u00a0", text)
    return _WRITTEN.sub(lambda match: page_mark(match[1]), text)


def unmark_references(text: str) -> str:
    """Return a marked text as it was written: in code, `{page:slug}` stands for itself."""
    return _MADE.sub(lambda match: f"{{page:{match[1]}}}", _SPACED.sub(" ", text))


def marked_references(text: str) -> Iterator[tuple[str, int]]:
    """Yield the slugs that a marked text asks the pages of, and where in it."""
    for match in _MADE.finditer(text):
        yield match[1], match.start()


def asked_pages(html: str) -> frozenset[str]:
    """Return the slugs whose pages a rendered text asks for."""
    return frozenset(name for mark in _MARK.findall(html) for name in _names(mark))


def fill_pages(html: str, folio: Callable[[str], str]) -> str:
    """Return the text with `folio(slug)` in the place of each mark."""
    return _MARK.sub(lambda match: _filled(match[1], folio), html)


def _names(mark: str) -> list[str]:
    return mark.removeprefix(_AND).split(_AND)


def _filled(mark: str, folio: Callable[[str], str]) -> str:
    if not mark.startswith(_AND):
        return folio(mark)
    first: dict[str, str] = {}
    for name in _names(mark):
        first.setdefault(folio(name), name)
    return ", ".join(f'<a href="article:{name}">{page}</a>' for page, name in first.items())
