"""The structure tree of tagged files: what elements there are, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pikepdf import Dictionary

from publisher.preflight.finding import Skip
from publisher.preflight.objects import dictionary, identity, listed, named, text

if TYPE_CHECKING:
    from publisher.preflight.document import Document

MAX_ELEMENTS = 200_000
MAX_DEPTH = 500  #: elements within elements
MAX_ROLES = 16  #: types that stand for types

_HEADING = re.compile(r"H([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure."""

    kind: str  #: its type, after the role map: "P", "H1", "Figure" …
    obj: Any
    page: int | None  #: where it begins, counted from 1
    depth: int  #: of elements around it

    @property
    def level(self) -> int | None:
        """The level of a heading, from 1; None of anything else, and of plain H."""
        match = _HEADING.fullmatch(self.kind)
        return int(match[1]) if match else None

    def says(self, *keys: str) -> bool:
        """Whether one of some entries holds words: "/Alt", "/ActualText"."""
        return any(text(self.obj.get(key)).strip() for key in keys)


@dataclass(slots=True)
class Structure:
    """The elements in the order of reading, and which of them hold annotations."""

    elements: list[Element] = field(default_factory=list)
    holders: dict[tuple[int, int], Element] = field(default_factory=dict)  #: by annotation
    whole: bool = True  #: False if the tree is larger or deeper than is read


def read_structure(root: Any, pages: Mapping[tuple[int, int], int]) -> Structure:
    """Return the structure tree of a catalogue; `pages` are numbers by the pages' objects."""
    tree = dictionary(root.get("/StructTreeRoot"))
    roles, found = dictionary(tree.get("/RoleMap")), Structure()
    stack: list[tuple[Any, Element | None]] = _kids(tree, None)
    seen: set[tuple[int, int]] = set()
    while stack:
        node, parent = stack.pop()
        if not isinstance(node, Dictionary):
            continue  # the number of marked content
        if "/S" not in node:
            _hold(found, node, parent)
        elif len(found.elements) >= MAX_ELEMENTS or (parent and parent.depth >= MAX_DEPTH):
            found.whole = False
        elif identity(node) == (0, 0) or identity(node) not in seen:
            seen.add(identity(node))
            element = _element(node, parent, roles, pages)
            found.elements.append(element)
            stack += _kids(node, element)
    return found


def elements(document: Document) -> list[Element]:
    """Return the elements of a file's structure, none if it is not tagged.

    Raises `Skip` if there are more than can be read.
    """
    return _read(document).elements


def holder(document: Document, annotation: Any) -> Element | None:
    """Return the element that an annotation belongs to; None if it is in no structure."""
    return _read(document).holders.get(identity(annotation))


def is_tagged(document: Document) -> bool:
    """Whether a file has a structure that could be asked for more."""
    return isinstance(document.root.get("/StructTreeRoot"), Dictionary)


def within(tree: list[Element], at: int) -> Iterator[Element]:
    """Yield the elements inside the one at an index, at any depth."""
    for element in tree[at + 1 :]:
        if element.depth <= tree[at].depth:
            return
        yield element


def _read(document: Document) -> Structure:
    if not document.structure.whole:
        raise Skip(f"the structure has more than {MAX_ELEMENTS} elements, or nests too deep")
    return document.structure


def _kids(node: Any, parent: Element | None) -> list[tuple[Any, Element | None]]:
    """Return what an element holds, the last first, as a stack wants it."""
    kids = listed(node.get("/K"))[: MAX_ELEMENTS + 1]
    return [(kid, parent) for kid in reversed(kids)]


def _hold(found: Structure, node: Any, parent: Element | None) -> None:
    """Keep which element an annotation is referred to from."""
    if named(node.get("/Type")) == "OBJR" and parent is not None:
        found.holders.setdefault(identity(node.get("/Obj")), parent)


def _element(
    node: Any, parent: Element | None, roles: Any, pages: Mapping[tuple[int, int], int]
) -> Element:
    page = pages.get(identity(node.get("/Pg")), _first_page(node, pages))
    if page is None and parent is not None:
        page = parent.page
    return Element(_kind(node, roles), node, page, parent.depth + 1 if parent else 0)


def _first_page(node: Any, pages: Mapping[tuple[int, int], int]) -> int | None:
    """Return the page of the first marked content in an element that names one."""
    first = dictionary(next(iter(listed(node.get("/K"))[:1]), None))
    return pages.get(identity(first.get("/Pg")))


def _kind(node: Any, roles: Any) -> str:
    kind = named(node.get("/S"))
    for _ in range(MAX_ROLES):
        if not (mapped := named(roles.get(f"/{kind}")) if kind else ""):
            break
        kind = mapped
    return kind
