"""Tables of tagged files: their rows and cells, and what cells say of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import String

from publisher.preflight.document import Document
from publisher.preflight.objects import dictionary, listed, named
from publisher.preflight.topics.structure import Element, elements

CELLS = ("TH", "TD")
MAX_SPAN = 1_000  #: columns or rows, as browsers have it


@dataclass(slots=True)
class Table:
    """A table with the cells of its rows; a table within one of them is another."""

    element: Element
    rows: list[list[Element]] = field(default_factory=list)

    @property
    def cells(self) -> Iterator[Element]:
        """Its cells, row by row."""
        return (cell for row in self.rows for cell in row)


def tables(document: Document) -> list[Table]:
    """Return the tables of a file's structure. Raises `Skip` if there is more than can be read."""
    found: list[Table] = []
    opened: list[Table] = []
    for element in elements(document):
        while opened and opened[-1].element.depth >= element.depth:
            opened.pop()
        if element.kind == "Table":
            opened.append(Table(element))
            found.append(opened[-1])
        elif opened and element.kind == "TR":
            opened[-1].rows.append([])
        elif opened and opened[-1].rows and element.kind in CELLS:
            opened[-1].rows[-1].append(element)
    return found


def widths(table: Table, classes: Any) -> list[int]:
    """Return how many columns each row fills, with cells that reach into it from above."""
    found: list[int] = []
    ending: Counter[int] = Counter()  # columns from above, by the row that they no longer reach
    above = 0
    for at, row in enumerate(table.rows):
        above -= ending[at]
        own = 0
        for cell in row:
            columns, rows = (span(cell, key, classes) for key in ("/ColSpan", "/RowSpan"))
            own += columns
            ending[at + rows] += columns
        above += own
        found.append(above)
    return found


def span(cell: Element, key: str, classes: Any) -> int:
    """Return over how many columns ("/ColSpan") or rows ("/RowSpan") a cell reaches."""
    held = attribute(cell, key, classes)
    return min(max(held, 1), MAX_SPAN) if isinstance(held, int) else 1


def unheaded(table: Table, classes: Any) -> list[Element]:
    """Return the header cells of which nothing says what they are the headers of."""
    named_by = {
        bytes(id)
        for cell in table.cells
        for id in listed(attribute(cell, "/Headers", classes))
        if isinstance(id, String)
    }
    return [
        cell
        for cell in table.cells
        if cell.kind == "TH" and not _is_scoped(cell, classes) and _id(cell) not in named_by
    ]


def classes_of(document: Document) -> Any:
    """Return the classes of attributes that elements may refer to, by name."""
    return dictionary(dictionary(document.root.get("/StructTreeRoot")).get("/ClassMap"))


def attribute(element: Element, key: str, classes: Any) -> Any:
    """Return an attribute for tables that an element has, itself or by its class; else None."""
    own = listed(element.obj.get("/A"))
    named_ones = (named(each) for each in listed(element.obj.get("/C")))
    lent = [each for name in named_ones if name for each in listed(classes.get(f"/{name}"))]
    for held in map(dictionary, (*own, *lent)):
        if held.get("/O") == "/Table" and key in held:
            return held.get(key)
    return None


def _is_scoped(cell: Element, classes: Any) -> bool:
    return named(attribute(cell, "/Scope", classes)) in ("Row", "Column", "Both")


def _id(cell: Element) -> bytes | None:
    held = cell.obj.get("/ID")
    return bytes(held) if isinstance(held, String) else None
