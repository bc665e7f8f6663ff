"""Files within the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.objects import dictionary, entries, identity, items, listed, named, text

RELATIONSHIPS = (
    *("Source", "Data", "Alternative", "Supplement", "Unspecified"),
    *("EncryptedPayload", "FormData", "Schema"),
)


def attachments(document: Document) -> Iterator[tuple[int | None, Any]]:
    """Yield the specifications of embedded files, each once, with the page it is pinned to."""
    seen: set[tuple[int, int]] = set()
    for page, each in _named(document):
        held = dictionary(each)
        if "/EF" in held and (identity(held) == (0, 0) or identity(held) not in seen):
            seen.add(identity(held))
            yield page, held


def faults_of(specification: Any) -> Iterator[str]:
    """Yield what an embedded file fails to say of itself."""
    if not all(text(specification.get(key)) for key in ("/F", "/UF")):
        yield "has no name (/F and /UF)"
    if named(specification.get("/AFRelationship")) not in RELATIONSHIPS:
        yield "does not say how it belongs to the file (/AFRelationship)"
    files = [dictionary(each) for _, each in entries(specification.get("/EF"))]
    if not all(named(each.get("/Subtype")) for each in files):
        yield "does not say of which type it is (/Subtype)"


def _named(document: Document) -> Iterator[tuple[int | None, Any]]:
    tree = dictionary(document.root.get("/Names")).get("/EmbeddedFiles")
    yield from ((None, each) for each in _leaves(tree))
    yield from ((None, each) for each in listed(document.root.get("/AF"))[:MAX_TREE])
    for page, annotation in document.annotations():
        if named(annotation.get("/Subtype")) == "FileAttachment":
            yield page.number, annotation.get("/FS")


def _leaves(tree: Any) -> Iterator[Any]:
    """Yield the values of a name tree; a branch that was met before is passed over."""
    stack, seen = [tree], set[tuple[int, int]]()
    while stack and len(seen) < MAX_TREE:
        node = stack.pop()
        if isinstance(node, Dictionary) and identity(node) not in seen:
            seen |= {identity(node)} - {(0, 0)}
            yield from items(node.get("/Names"))[1 : 2 * MAX_TREE : 2]
            stack += reversed(items(node.get("/Kids"))[:MAX_TREE])
