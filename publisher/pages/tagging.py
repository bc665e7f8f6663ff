"""Tagging: which box of a laid-out part is whose, and what of it is read.

WeasyPrint 70 tags box by box: a paragraph that goes on in the next column is two, a list's halves
lie in one another, every box within a link is a link. Here a part is tagged element by element,
before it is painted: what the HTML hides, ornaments, and the heads that a table repeats are
painted as artifacts, and everything else as content of the element that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint.pdf
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from publisher.pages.nodes import SVG, Leaf, Node, is_hidden

_SVG_TITLE = "{http://www.w3.org/2000/svg}title"
_SAID = "data-said"  #: an attribute: what is said in place of the text
_NAMED = ("marker",)  #: pseudo-elements that mean something by themselves
_ORNAMENTAL = ("before", "after")  #: those that are ornaments if they hold no word


class Tagging:
    """The elements of a laid-out document and the marked content that each has in the PDF."""

    def __init__(self, document: Document) -> None:
        self.root = Node("html", {})
        self.numbers: dict[int, int] = {}  #: MCIDs by `id` of the box, once it is painted
        self._nodes: dict[tuple[int, str], Node] = {}
        self._read: dict[int, str] = {}  # boxes by `id` that hold content, and what is said
        self._order: dict[int, int] = {}
        for page, laid in enumerate(document.pages):
            for box in laid._page_box.children:
                if not isinstance(box, boxes.MarginBox):
                    self._number(box.element)
                    self._walk(box, self.root, page, "", False)

    @contextmanager
    def marking(self) -> Iterator[None]:
        """Have WeasyPrint mark content as it was decided, and leave the structure to others."""
        originals = (weasyprint.pdf.add_tags, Stream.marked, Stream.artifact)
        marks = _Marks(self._read)
        weasyprint.pdf.add_tags = lambda pdf, document, version, streams: self._keep(streams)
        Stream.marked, Stream.artifact = marks.marked(), marks.artifact()
        try:
            yield
        finally:
            weasyprint.pdf.add_tags, Stream.marked, Stream.artifact = originals

    def _keep(self, streams: list[Any]) -> None:
        for stream in streams:
            self.numbers.update((id(box), mark["mcid"]) for box, mark in stream._tags.items())

    def _number(self, root: Any) -> None:
        """Note the places of all elements in the HTML, and its language."""
        if not self._order:
            self._order = {id(element): place for place, element in enumerate(root.iter())}
            self.root = Node("html", dict(root.attrib))

    def _walk(self, box: Any, node: Node, page: int, language: str, hidden: bool) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        element = box.element
        pseudo = ""
        if element is not None:
            tag, _, pseudo = box.element_tag.partition("::")
            node, hidden = self._place(box, node, (tag, pseudo), language, hidden)
            node.boxes.append((page, box))
            language = element.get("lang") or language
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            if not hidden and not _is_ornament(box, pseudo):
                self._read[id(box)] = element.get(_SAID, "") if element is not None else ""
                node.kids.append(Leaf(page, box, getattr(box, "text", "")))
        else:
            for child in getattr(box, "children", ()):
                self._walk(child, node, page, language, hidden)

    def _place(
        self, box: Any, parent: Node, name: tuple[str, str], language: str, hidden: bool
    ) -> tuple[Node, bool]:
        """Return the node of a box, and whether it is hidden."""
        element, (tag, pseudo) = box.element, name
        if tag in ("html", "body"):
            return self.root, hidden
        pseudo = pseudo if pseudo in _NAMED else ""
        node = self._nodes.get((id(element), pseudo))
        again = node is not None
        if node is None:
            node = self._nodes[id(element), pseudo] = self._made(box, tag, pseudo, language)
            parent.kids.append(node)
        if isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer):
            hidden = hidden or again  # it is repeated where the table goes on
        return node, hidden or is_hidden(tag, node.attributes, node.title)

    def _made(self, box: Any, tag: str, pseudo: str, language: str) -> Node:
        element = box.element
        if pseudo:
            return Node(pseudo, {}, self._order.get(id(element), 0))
        title = element.find(_SVG_TITLE) if tag == SVG else None
        return Node(
            tag,
            dict(element.attrib),
            self._order.get(id(element), 0),
            own if (own := element.get("lang", "")) != language else "",
            str(box.style["list_style_type"]),
            (title.text or "") if title is not None else "",
        )


class _Marks:
    """What stands in for the two functions by which WeasyPrint marks content."""

    def __init__(self, read: dict[int, str]) -> None:
        self._read = read
        self._within = False  # a text: what is drawn there belongs to it, as its underline

    def marked(self) -> Any:
        """Return what marks the content of a box: as its own, or as an artifact."""

        @contextmanager
        def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
            if stream._tags is None:
                yield
                return
            if id(box) in self._read:
                number = len(stream._tags)
                stream._tags[box] = {"mcid": number}
                properties = pydyf.Dictionary({"MCID": number})
                if said := self._read[id(box)]:
                    properties["ActualText"] = pydyf.String(said)
                stream.begin_marked_content(tag, properties)
            else:
                stream.begin_marked_content("Artifact")
            self._within = True
            try:
                yield
            finally:
                self._within = False
                stream.end_marked_content()

        return marked

    def artifact(self) -> Any:
        """Return what marks an artifact, but for one within other content."""

        @contextmanager
        def artifact(stream: Any) -> Iterator[None]:
            marks = stream._tags is not None and not self._within
            if marks:
                stream.begin_marked_content("Artifact")
            try:
                yield
            finally:
                if marks:
                    stream.end_marked_content()

        return artifact


def _is_ornament(box: Any, pseudo: str) -> bool:
    """Whether a text was added by a sheet and says nothing: a dot, a dash, an arrow, a mark."""
    text = getattr(box, "text", "")
    return pseudo in _ORNAMENTAL and not any(letter.isalnum() for letter in text)
