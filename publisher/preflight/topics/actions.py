"""Actions: what links, bookmarks and events of a file do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.objects import dictionary, entries, identity, listed
from publisher.preflight.topics.annotations import bookmarks

MAX_NEXT = 100  #: actions that follow one another

Placed = Iterator[tuple[int | None, Any]]  #: with the page, counted from 1


def actions(document: Document) -> Placed:
    """Yield every action with its page, those that follow another and those of events too."""
    for page, first in _begun(document):
        yield from ((page, action) for action in _chained(first))


def events(document: Document) -> Iterator[int | None]:
    """Yield the page of whatever has additional actions; None for the file as a whole."""
    yield from (page for page, owner in _owners(document) if "/AA" in owner)


def has_scripts(document: Document) -> bool:
    """Whether the file has scripts of its own, which run when it is opened."""
    return "/JavaScript" in dictionary(document.root.get("/Names"))


def _begun(document: Document) -> Placed:
    yield None, document.root.get("/OpenAction")
    for page, owner in _owners(document):
        yield page, owner.get("/A")
        yield from ((page, action) for _, action in entries(owner.get("/AA"))[:MAX_NEXT])
    yield from ((None, item.get("/A")) for item in bookmarks(document))


def _owners(document: Document) -> Placed:
    """Yield what may have actions, but for bookmarks."""
    yield None, document.root
    for page in document.pages:
        yield page.number, page.obj
    yield from ((page.number, annotation) for page, annotation in document.annotations())
    fields = listed(dictionary(document.root.get("/AcroForm")).get("/Fields"))[:MAX_TREE]
    yield from ((None, dictionary(field)) for field in fields)


def _chained(first: Any) -> Iterator[Any]:
    stack, seen = [first], set[tuple[int, int]]()
    for _ in range(MAX_NEXT):
        if not stack:
            return
        action = stack.pop()
        if isinstance(action, Dictionary) and (identity(action) not in seen):
            seen |= {identity(action)} - {(0, 0)}
            yield action
            stack += listed(action.get("/Next"))[:MAX_NEXT]
