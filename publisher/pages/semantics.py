"""Semantics: what the HTML of a part means to a reader, as elements of tagged PDF.

A box tree says what stands where; readers want headings, paragraphs, lists, tables, notes. HTML's
own elements say most of it, and roles of WAI-ARIA and DPUB-ARIA the rest:

- `doc-toc` is a table of contents, whose list items are its entries and whose headings name it;
- `doc-noteref`, `doc-footnote` and `doc-endnote` are notes and what refers to them;
- `heading` with an `aria-level` is a heading; `presentation` or `none` means nothing;
- `aria-hidden="true"`, and `presentation` or an empty `alt` on a picture, leave a thing out;
- `aria-label` says what a link leads to, or names a heading that is not printed.

Wrappers that mean nothing are left out; a block that holds text itself is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.pages.nodes import Element, Leaf, Node, alternate

_PHRASES = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark",
     "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")
)  # fmt: skip
_HEADS = (("header",), tuple(f"h{level}" for level in range(1, 7)))
_INLINE = ("Link", "Span", "Reference", "Quote", "Code")  #: kinds that stand in a paragraph
#: Kinds that hold no text of their own.
_GROUPS = ("Document", "Art", "Sect", "Part", "Div", "BlockQuote", "TOC", "Note")
_BARE = ("TR", "TH", "TD")  #: that a table needs, even empty


def structure_of(root: Node) -> Element:
    """Return the elements of a whole document."""
    return Element("Document", _grouped(_shaped(root, "Document"), "Document"))


def _shaped(node: Node, around: str) -> list[Element | Leaf]:
    """Return what a node's kids are, within an element of the kind `around`."""
    kids = node.kids
    if len(node.nodes) == len(kids):  # blocks are read as they are written, wherever they stand
        kids = sorted(kids, key=lambda kid: kid.order)  # type: ignore[union-attr]
    shaped: list[Element | Leaf] = []
    for kid in kids:
        shaped += [kid] if isinstance(kid, Leaf) else _elements(kid, around)
    return shaped


def _elements(node: Node, around: str) -> list[Element | Leaf]:
    """Return the elements that a node is, within an element of the kind `around`."""
    kind = node.kind
    if around == "TOC" or (around == "TOCI" and kind not in ("TOC", "Link", "Figure")):
        kind = _in_contents(kind)
    if node.tag in ("article", "section"):
        _lead_with_head(node)
    if kind == "L" and node.nodes and all(kid.kind == "Note" for kid in node.nodes):
        kind = ""
    if not kind:
        return _unwrapped(node, around)
    return _of_kind(kind, node, around)


def _of_kind(kind: str, node: Node, around: str) -> list[Element | Leaf]:
    kids = _parts(_shaped(node, kind), kind)
    name = node.attributes.get("aria-label", "")
    if not kids and not name and kind not in _BARE:
        return []
    element = Element(kind, kids, node, node.language)
    if kind == "Figure":
        element.alt = alternate(node.attributes, node.title)
    elif kind == "Link":
        element.alt = name
    elif name and not kids:
        element.actual = name
    if kind == "Note":
        element.id = node.attributes.get("id", "")
    if kind == "Div" and len(kids) == 1 and not node.language:
        return kids
    if kind == "Link" and node.attributes.get("role") == "doc-noteref" and around != "TOCI":
        return [Element("Reference", [element])]
    return [element]


def _unwrapped(node: Node, around: str) -> list[Element | Leaf]:
    """Return what a wrapper holds; a wrapper of text is a paragraph, one in a language stays."""
    kids = _shaped(node, around)
    phrase = node.tag in _PHRASES
    if not phrase and around in _GROUPS:
        kids = _grouped(kids, around)
    if node.language and kids:
        kind = "Span" if all(_is_inline(kid) for kid in kids) else "Div"
        return [Element(kind, kids, language=node.language)]
    return kids


def _in_contents(kind: str) -> str:
    """Return what an element of a kind is among the contents: an entry, their title, nothing."""
    if kind.startswith("H") or kind == "Caption":
        return "Caption"
    return {"LI": "TOCI", "TOC": "TOC"}.get(kind, "")


def _parts(kids: list[Element | Leaf], kind: str) -> list[Element | Leaf]:
    """Return the kids of an element with the parts that its kind asks for."""
    match kind:
        case "LI":
            kids = _labelled(kids)
        case "L":
            kids = _items(kids)
        case "TOCI":
            kids = _gathered(kids, "Reference")
        case "Table":
            kids = _with_body(kids)
        case _ if kind in _GROUPS:
            kids = _grouped(kids, kind)
    return kids


def _grouped(kids: list[Element | Leaf], kind: str) -> list[Element | Leaf]:
    """Return the kids of a group, text among them as paragraphs; pictures before captions."""
    if kind == "TOC":
        return [
            kid if _is(kid, "TOC", "TOCI", "Caption") else Element("TOCI", [kid])
            for kid in _gathered(kids, "Reference")
        ]
    kids = _gathered(kids, "P")
    if kind == "Div":
        kids.sort(key=lambda kid: _is(kid, "Caption"))
    return kids


def _gathered(kids: list[Element | Leaf], kind: str) -> list[Element | Leaf]:
    """Return the kids with each run of text and phrases put into an element of a kind."""
    found: list[Element | Leaf] = []
    run: Element | None = None
    for kid in kids:
        if not _is_inline(kid):
            found.append(kid)
            run = None
        elif run is None:
            run = Element(kind, [kid])
            found.append(run)
        else:
            run.kids.append(kid)
    return found


def _labelled(kids: list[Element | Leaf]) -> list[Element | Leaf]:
    """Return the parts of a list item: its label, and all the rest as its body."""
    labels = [kid for kid in kids if _is(kid, "Lbl")]
    rest = [kid for kid in kids if not _is(kid, "Lbl")]
    return [*labels, Element("LBody", rest)] if rest else labels


def _items(kids: list[Element | Leaf]) -> list[Element | Leaf]:
    """Return the items of a list; terms and their descriptions share one."""
    found: list[Element | Leaf] = []
    for kid in kids:
        if _is(kid, "LI", "Caption"):
            found.append(kid)
        elif _is(kid, "LBody") and found and _is(found[-1], "LI"):
            found[-1].kids.append(kid)  # type: ignore[union-attr]
        elif _is(kid, "Lbl", "LBody"):
            found.append(Element("LI", [kid]))
        else:
            found.append(Element("LI", [Element("LBody", [kid])]))
    return found


def _with_body(kids: list[Element | Leaf]) -> list[Element | Leaf]:
    """Make the head of a table that has no body its body (ISO 32000-1, 14.8.4.3.4)."""
    if not any(_is(kid, "TBody", "TR") for kid in kids):
        for kid in kids:
            if isinstance(kid, Element) and kid.kind == "THead":
                kid.kind = "TBody"
    return kids


def _lead_with_head(group: Node) -> None:
    """Put heading and head of a story or section before all else, wherever they stand.

    Who goes from heading to heading would miss what is read before them.
    """
    for place, tags in enumerate(_HEADS, start=1):
        found = next(_within(group, tags), None)
        if found:
            holder, head = found
            holder.kids.remove(head)
            head.order = -place  # which sorting keeps
            group.kids.insert(0, head)


def _within(node: Node, tags: tuple[str, ...]) -> Iterator[tuple[Node, Node]]:
    """Yield each node of some tags with the one that holds it, but for those of inner stories."""
    for kid in node.nodes:
        if kid.tag in tags:
            yield node, kid
        elif kid.tag not in ("article", "section"):
            yield from _within(kid, tags)


def _is(kid: Element | Leaf, *kinds: str) -> bool:
    return isinstance(kid, Element) and kid.kind in kinds


def _is_inline(kid: Element | Leaf) -> bool:
    return isinstance(kid, Leaf) or kid.kind in _INLINE
