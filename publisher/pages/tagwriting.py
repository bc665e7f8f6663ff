"""Tag writing: the elements of a part become the structure tree of its fragment."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.pages.nodes import Element, Leaf, Node, numbering
from publisher.pages.semantics import structure_of
from publisher.pages.tagging import Tagging

_PT = 0.75  #: pt in a px of CSS
_PRINTED = 4  #: the flag that PDF/A asks of every annotation that may be seen
_TOUCH = 0.5  #: pt by which one link may stand out of another and still be part of it


def write_tags(pdf: pikepdf.Pdf, tagging: Tagging) -> None:
    """Give a painted fragment its structure tree, and keep of its links what that tells of."""
    _Writer(pdf, tagging).write()


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf, tagging: Tagging) -> None:
        self._pdf, self._root, self._mcids = pdf, tagging.root, tagging.numbers
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]
        self._links: list[list[pikepdf.Object]] = [[] for _ in self._pages]
        self._held: list[pikepdf.Object] = []  # elements of annotations, in order
        self._ids: dict[str, pikepdf.Object] = {}

    def write(self) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(structure_of(self._root), tree)])
        numbers: list[Any] = []
        for index, owners in enumerate(self._owners):
            numbers += [index, Array([owners[number] for number in sorted(owners)])]
        for number, element in enumerate(self._held, start=len(self._pages)):
            numbers += [number, element]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        if self._ids:
            names = [part for name in sorted(self._ids) for part in (String(name), self._ids[name])]
            tree.IDTree = self._pdf.make_indirect(Dictionary(Names=Array(names)))
        self._pdf.Root.StructTreeRoot = tree
        for page, links in zip(self._pages, self._links, strict=True):
            _keep(page, links)

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + element.kind), P=parent)
        )
        first = next((kid.page for kid in element.kids if isinstance(kid, Leaf)), None)
        if first is not None:
            made.Pg = self._pages[first]
        self._describe(element, made)
        kids = [self._kid(kid, first, made) for kid in element.kids]
        if element.kind == "Link" and element.node:
            kids += self._annotations(element, element.node, made)
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Leaf, first: int | None, parent: pikepdf.Object) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        number = self._mcids[id(kid.box)]
        self._owners[kid.page][number] = parent
        if kid.page == first:
            return number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=number)

    def _describe(self, element: Element, made: pikepdf.Object) -> None:
        for key, text in (
            ("/Lang", element.language),
            ("/Alt", element.alt),
            ("/ActualText", element.actual),
            ("/ID", element.id),
        ):
            if text:
                made[key] = String(text)
        if element.id:
            self._ids.setdefault(element.id, made)
        attributes = self._attributes(element)
        if attributes is not None:
            made.A = attributes

    def _attributes(self, element: Element) -> Dictionary | None:
        node = element.node
        if node is None:
            return None
        if element.kind == "Figure":
            return self._outline(node)
        if element.kind == "L" and (name := numbering(node)) != "None":
            return Dictionary(O=Name.List, ListNumbering=Name("/" + name))
        if element.kind in ("TH", "TD"):
            return _cell(element.kind, node)
        return None

    def _outline(self, node: Node) -> Dictionary | None:
        """Return where a picture stands: its box in pt of the page's user space."""
        page, box = node.boxes[0]
        height = float(self._pages[page].TrimBox[3])  # from its foot, where user space begins
        left, top = box.content_box_x() * _PT, height - box.content_box_y() * _PT
        sides = (left, top - box.height * _PT, left + box.width * _PT, top)
        return Dictionary(
            O=Name.Layout, Placement=Name.Block, BBox=Array([round(side, 2) for side in sides])
        )

    def _annotations(
        self, element: Element, node: Node, made: pikepdf.Object
    ) -> list[pikepdf.Object]:
        """Return references to the areas of a link; one that lies within another goes."""
        text = element.alt or " ".join("".join(leaf.text for leaf in node.leaves).split())
        kept: list[tuple[int, pikepdf.Object]] = []
        for page, box in _areas(node):
            area = self._pdf.get_object(box.link_annotation.number, 0)
            if any(page == other and _lies_in(area, whole) for other, whole in kept):
                continue
            if text:
                area.Contents = String(text)
            area.F = _PRINTED
            area.StructParent = len(self._pages) + len(self._held)
            kept.append((page, area))
            self._held.append(made)
            self._links[page].append(area)
        return [Dictionary(Type=Name.OBJR, Obj=area, Pg=self._pages[page]) for page, area in kept]


def _areas(node: Node) -> list[tuple[int, Any]]:
    """Return the boxes that are areas of a link, its own before those within it."""
    own = [pair for pair in node.boxes if pair[1].link_annotation]
    inner = [pair for kid in node.nodes for pair in _areas(kid)]
    return own + inner


def _lies_in(area: pikepdf.Object, whole: pikepdf.Object) -> bool:
    left, bottom, right, top = _sides(whole)
    x, y, end, head = _sides(area)
    across = left - _TOUCH <= x and end <= right + _TOUCH
    return across and bottom - _TOUCH <= y and head <= top + _TOUCH


def _sides(area: pikepdf.Object) -> tuple[float, float, float, float]:
    x, y, end, head = (float(side) for side in area.Rect)
    return min(x, end), min(y, head), max(x, end), max(y, head)


def _cell(kind: str, node: Node) -> Dictionary | None:
    """Return the attributes of a table's cell: what a header heads, and how far a cell reaches."""
    found = Dictionary(O=Name.Table)
    if kind == "TH":
        found.Scope = Name.Row if node.attributes.get("scope") == "row" else Name.Column
    box = node.boxes[0][1]
    if box.colspan != 1:
        found.ColSpan = box.colspan
    if box.rowspan != 1:
        found.RowSpan = box.rowspan
    return found if len(found) > 1 else None


def _keep(page: pikepdf.Object, links: list[pikepdf.Object]) -> None:
    if links:
        page.Annots = Array(links)
    elif "/Annots" in page:
        del page["/Annots"]
