"""Nodes: the HTML of a part as it was laid out, and the structure elements to be.

What an element means by itself, HTML says by its name, or its author by a role of WAI-ARIA or
DPUB-ARIA; how elements fit together is for `semantics.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

SVG = "{http://www.w3.org/2000/svg}svg"

_KINDS = {
    "article": "Art", "section": "Sect", "nav": "Sect", "aside": "Sect", "main": "Part",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "a": "Link", "q": "Quote", "code": "Code",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody", "marker": "Lbl",
    "img": "Figure", SVG: "Figure", "figure": "Div", "figcaption": "Caption",
    "table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}  # fmt: skip
_ROLES = {
    "doc-toc": "TOC", "doc-footnote": "Note", "doc-endnote": "Note",
    "presentation": "", "none": "",
}  # fmt: skip
_LEVELS = tuple("123456")
_PLAIN_ROLES = ("presentation", "none")
_NUMBERINGS = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal",
    "upper-roman": "UpperRoman", "lower-roman": "LowerRoman",
    "upper-alpha": "UpperAlpha", "lower-alpha": "LowerAlpha",
    "upper-latin": "UpperAlpha", "lower-latin": "LowerAlpha",
}  # fmt: skip


@dataclass(eq=False, slots=True)
class Leaf:
    """A piece of marked content: the text or picture of one box."""

    page: int  #: counted from 0
    box: Any
    text: str = ""


@dataclass(eq=False, slots=True)
class Node:
    """An element of the HTML with all that was laid out of it, on whichever pages."""

    tag: str
    attributes: Mapping[str, str]
    order: int = 0  #: its place in the HTML
    language: str = ""  #: where it is another than around it
    marks: str = "none"  #: the kind of its list's markers, as in CSS
    title: str = ""  #: of a drawing
    kids: list[Node | Leaf] = field(default_factory=list)
    boxes: list[tuple[int, Any]] = field(default_factory=list)  #: with their pages, from 0

    @property
    def kind(self) -> str:
        """The structure type it has by itself; empty if it means nothing."""
        role = self.attributes.get("role", "")
        if role == "heading" and (level := self.attributes.get("aria-level", "")) in _LEVELS:
            return f"H{level}"
        return _ROLES.get(role, _KINDS.get(self.tag, ""))

    @property
    def nodes(self) -> list[Node]:
        """The nodes right below it."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def leaves(self) -> Iterator[Leaf]:
        """All content below it, in order."""
        for kid in self.kids:
            if isinstance(kid, Leaf):
                yield kid
            else:
                yield from kid.leaves


@dataclass(eq=False, slots=True)
class Element:
    """A structure element to be."""

    kind: str
    kids: list[Element | Leaf] = field(default_factory=list)
    node: Node | None = None  #: what a picture, table cell or link was made from
    language: str = ""
    alt: str = ""
    actual: str = ""
    id: str = ""


def is_hidden(tag: str, attributes: Mapping[str, str], title: str = "") -> bool:
    """Whether an element is left out of what is read."""
    if attributes.get("aria-hidden") == "true":
        return True
    if tag not in ("img", SVG):
        return False
    bare = attributes.get("alt") == "" if tag == "img" else not alternate(attributes, title)
    return bare or attributes.get("role") in _PLAIN_ROLES


def alternate(attributes: Mapping[str, str], title: str) -> str:
    """Return what is said in place of a picture; the `title` is that of a drawing."""
    return (title or attributes.get("aria-label") or attributes.get("alt") or "").strip()


def numbering(node: Node) -> str:
    """Return the name that PDF has for the markers of a list; a list of terms has none."""
    return "None" if node.tag == "dl" else _NUMBERINGS.get(node.marks, "None")
