"""Joining structure trees: one document, one parent tree, one element for each part."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.pages.mending import elements

_HEADING = re.compile("/H[1-6]")
_GROUPS = ("/Art", "/Sect", "/Part")  #: wrappers that WeasyPrint repeats on every page


class StructureTree:
    """The structure tree of a master under way."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._parents = Array()
        self._next = 0
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self.root.K = Array([self._document])

    def add(self, fragment: pikepdf.Pdf, pages: list[pikepdf.Page], group: str) -> None:
        """Hang the tree of a fragment, whose pages are already in the master, below the document.

        `group` is the element type that holds the part, e.g. `/Art`.
        """
        if "/StructTreeRoot" not in fragment.Root:
            return
        tree = self._pdf.copy_foreign(fragment.Root.StructTreeRoot)
        element = tree.K[0]
        element.S, element.P = Name(group), self._document
        element.K = Array(_flattened(element))
        self._document.K.append(element)
        self._number(tree.ParentTree.Nums, pages)

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


def _flattened(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the children of an element, those of its page-wise wrappers in their place."""
    children: list[pikepdf.Object] = []
    for child in element.K:
        if child.get("/S") in _GROUPS:
            for grandchild in child.get("/K", Array()):
                if isinstance(grandchild, Dictionary) and "/S" in grandchild:
                    grandchild.P = element
                children.append(grandchild)
        else:
            children.append(child)
    return children
