"""Joining structure trees: one document, one parent tree, one element for each part."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_HEADING = re.compile("/H[1-6]")
_PARTS = ("/Art", "/Sect")  #: what a part of the issue is by itself


class StructureTree:
    """The structure tree of a master under way."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._parents = Array()
        self._next = 0
        self._ids: list[pikepdf.Object] = []  # of notes: name, element, name …
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self.root.K = Array([self._document])

    def add(self, fragment: pikepdf.Pdf, pages: list[pikepdf.Page], heading: str = "") -> None:
        """Hang the tree of a fragment, whose pages are already in the master, below the document.

        A part is the one story or section that it holds, or a section of several. `heading` is
        the title of the issue's section that begins with it; where no page prints it as a heading,
        the structure alone has one.
        """
        if "/StructTreeRoot" not in fragment.Root:
            return
        tree = self._pdf.copy_foreign(fragment.Root.StructTreeRoot)
        element = _part(tree.K[0])
        element.P = self._document
        if heading and not any(inner.S == "/H2" for inner in elements(element)):
            self._document.K.append(self._heading(heading))
        self._document.K.append(element)
        self._ids.extend(tree.get("/IDTree", Dictionary(Names=Array())).Names)
        self._number(tree.ParentTree.Nums, pages)

    def _heading(self, title: str) -> pikepdf.Object:
        """Return the heading of a section that has no page of its own."""
        return self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.H2, P=self._document, ActualText=String(title))
        )

    def promote_headings(self) -> None:
        """Make the highest heading a first one, in a part that stands alone (PDF/UA, 7.4.2)."""
        headings = [e for e in elements(self.root.K) if _HEADING.fullmatch(str(e.S))]
        rise = min((int(str(heading.S)[2]) for heading in headings), default=1) - 1
        for heading in headings:
            heading.S = Name(f"/H{int(str(heading.S)[2]) - rise}")

    def close(self) -> None:
        """Write the parent tree once all fragments are in."""
        tree = self._pdf.make_indirect(Dictionary(Nums=self._parents))
        self.root.ParentTree = tree
        self.root.ParentTreeNextKey = self._next
        if self._ids:
            self.root.IDTree = self._pdf.make_indirect(Dictionary(Names=_sorted(self._ids)))
        self._pdf.Root.StructTreeRoot = self.root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _number(self, numbers: pikepdf.Object, pages: list[pikepdf.Page]) -> None:
        """Give the fragment's entries of the parent tree the next free numbers."""
        base = self._next
        entries = list(numbers)
        for key, value in zip(entries[::2], entries[1::2], strict=True):
            self._parents.append(base + int(key))
            self._parents.append(value)
            self._next = max(self._next, base + int(key) + 1)
        for page in pages:
            if "/StructParents" in page.obj:
                page.obj.StructParents = base + int(page.obj.StructParents)
            for annotation in page.obj.get("/Annots", Array()):
                if "/StructParent" in annotation:
                    annotation.StructParent = base + int(annotation.StructParent)


def _sorted(names: list[pikepdf.Object]) -> Array:
    """Return the pairs of a name tree in the order of their names."""
    pairs = sorted(zip(names[::2], names[1::2], strict=True), key=lambda pair: bytes(pair[0]))
    return Array(item for pair in pairs for item in pair)


def _part(document: pikepdf.Object) -> pikepdf.Object:
    """Return the only story or section below a fragment's document, or that made a section."""
    kids = kids_of(document)
    if len(kids) == 1 and kids[0].S in _PARTS:
        return kids[0]
    document.S = Name.Sect
    return document


def elements(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield every structure element below some children, in no particular order."""
    stack = list(kids) if isinstance(kids, Array) else [kids]
    while stack:
        element = stack.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            stack += kids_of(element)


def kids_of(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the children of a structure element, written as one or as several."""
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]
