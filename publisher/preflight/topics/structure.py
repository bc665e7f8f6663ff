"""The structure tree of tagged files: what elements there are, in the order of reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pikepdf import Dictionary

from publisher.preflight.finding import Skip
from publisher.preflight.objects import dictionary, identity, listed, named, text

if TYPE_CHECKING:
    from publisher.preflight.document import Document

MAX_ELEMENTS = 200_000
MAX_KIDS = 2_000_000  #: of all elements, with pieces of marked content
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
    """The elements in the order of reading, and what they hold of the pages."""

    elements: list[Element] = field(default_factory=list)
    holders: dict[tuple[int, int], Element] = field(default_factory=dict)  #: by annotation
    #: The numbers of marked content that elements own, by the page or form that holds it.
    owned: dict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    whole: bool = True  #: False if the tree is larger or deeper than is read


def read_structure(root: Any, pages: Mapping[tuple[int, int], int]) -> Structure:
    """Return the structure tree of a catalogue; `pages` are numbers by the pages' objects."""
    tree = dictionary(root.get("/StructTreeRoot"))
    roles, found = _Roles(dictionary(tree.get("/RoleMap"))), Structure()
    stack: list[tuple[Any, Element | None]] = [(kid, None) for kid in _kids(tree)]
    seen: set[tuple[int, int]] = set()
    left = MAX_KIDS
    while stack and found.whole:
        node, parent = stack.pop()
        if not isinstance(node, Dictionary) or "/S" not in node:
            _hold(found, node, parent)
        elif len(found.elements) >= MAX_ELEMENTS or (parent and parent.depth >= MAX_DEPTH):
            found.whole = False
        elif identity(node) == (0, 0) or identity(node) not in seen:
            seen.add(identity(node))
            kids = _kids(node)
            element = _element(node, parent, kids, roles, pages)
            found.elements.append(element)
            left -= len(kids)
            found.whole = left >= 0
            stack += [(kid, element) for kid in kids]
    return found


def elements(document: Document) -> list[Element]:
    """Return the elements of a file's structure, none if it is not tagged.

    Raises `Skip` if there are more than can be read.
    """
    return _read(document).elements


def holder(document: Document, annotation: Any) -> Element | None:
    """Return the element that an annotation belongs to; None if it is in no structure."""
    return _read(document).holders.get(identity(annotation))


def is_owned(document: Document, stream: Any, number: int) -> bool:
    """Tell whether an element owns marked content of a page or form, by its number."""
    return number in _read(document).owned.get(identity(stream), ())


def is_tagged(document: Document) -> bool:
    """Whether a file has a structure that could be asked for more."""
    return isinstance(document.root.get("/StructTreeRoot"), Dictionary)


def _read(document: Document) -> Structure:
    if not document.structure.whole:
        raise Skip(f"the structure has more than {MAX_ELEMENTS} elements, or nests too deep")
    return document.structure


def _kids(node: Any) -> list[Any]:
    """Return what an element holds, the last first, as a stack wants it."""
    return listed(node.get("/K"))[::-1]


def _hold(found: Structure, node: Any, parent: Element | None) -> None:
    """Keep that an element holds an annotation, or marked content of a page or of a form."""
    if parent is None:
        return
    number, where = node, parent.obj.get("/Pg")
    if isinstance(node, Dictionary):
        if named(node.get("/Type")) == "OBJR":
            found.holders.setdefault(identity(node.get("/Obj")), parent)
        number, where = node.get("/MCID"), node.get("/Stm", node.get("/Pg", where))
    if isinstance(number, int):
        found.owned[identity(where)].add(number)


def _element(
    node: Any,
    parent: Element | None,
    kids: list[Any],
    roles: _Roles,
    pages: Mapping[tuple[int, int], int],
) -> Element:
    page = pages.get(identity(node.get("/Pg")))
    if page is None and kids:  # that of the first marked content in it which names one
        page = pages.get(identity(dictionary(kids[-1]).get("/Pg")))
    if page is None and parent is not None:
        page = parent.page
    kind = roles[named(node.get("/S"))]
    return Element(kind, node, page, parent.depth + 1 if parent else 0)


class _Roles(dict[str, str]):
    """What types stand for, by their names; those of a role map that goes in circles stay."""

    def __init__(self, held: Any) -> None:
        self._held = held

    def __missing__(self, kind: str) -> str:
        found = kind
        for _ in range(MAX_ROLES):
            if not (mapped := named(self._held.get(f"/{found}")) if found else ""):
                break
            found = mapped
        self[kind] = found
        return found
