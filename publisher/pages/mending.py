"""Mending: faults that WeasyPrint 70 leaves in a fragment's structure tree.

- What stands in a list item must be a label or a body (ISO 32000-1, 14.8.4.3.3).
- What only draws, as a rule or a ground, is tagged too: an element that holds nothing.
- A face is named by Pango's description of it; its PostScript name is what the world knows.
- A link's annotation must hang on a Link element (ISO 14289-1, 7.18.5); WeasyPrint makes one
  annotation more for every element within a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

_WRAPPERS = ("/Div", "/Span", "/NonStruct")  #: what means nothing without what it holds
_LIST_ITEM_PARTS = ("/Lbl", "/LBody")


def mend_structure(pdf: pikepdf.Pdf) -> None:
    """Mend the structure tree of a painted fragment in place."""
    if "/StructTreeRoot" not in pdf.Root:
        return
    _drop_hollow(pdf.Root.StructTreeRoot)
    for element in list(elements(pdf.Root.StructTreeRoot.K)):
        kind = element.get("/S")
        if kind == "/LI":
            _wrap_body(pdf, element)
        elif kind == "/Table":
            _give_body(element)
        elif kind != "/Link" and _holds_link(element):
            element.S = Name.Link


def mend_face_names(pdf: pikepdf.Pdf) -> None:
    """Give each embedded face of a painted fragment its PostScript name, behind its tag."""
    fonts = pdf.pages[0].obj.Resources.get("/Font", Dictionary())
    for _, font in fonts.items():
        if "/DescendantFonts" not in font:
            continue
        described = font.DescendantFonts[0]
        program = described.FontDescriptor.get("/FontFile2")
        if program is None:
            continue
        with TTFont(io.BytesIO(program.read_bytes()), lazy=True) as face:
            name = face["name"].getDebugName(6)
        tag = str(font.BaseFont).partition("+")[0]
        font.BaseFont = described.BaseFont = Name(f"{tag}+{name}")
        described.FontDescriptor.FontName = font.BaseFont


def elements(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield every structure element below some children, in no particular order."""
    stack = list(kids) if isinstance(kids, Array) else [kids]
    while stack:
        element = stack.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            kids = element.get("/K", Array())
            stack += list(kids) if isinstance(kids, Array) else [kids]


def _drop_hollow(root: pikepdf.Object) -> None:
    """Take wrappers out that hold nothing, and those that hold nothing but such ones."""
    hollow: set[tuple[int, int]] = set()
    for element in reversed(list(elements(root.K))):  # children first
        given = element.get("/K", Array())
        kids = list(given) if isinstance(given, Array) else [given]
        kept = [kid for kid in kids if not _is_one_of(kid, hollow)]
        if len(kept) < len(kids):
            element.K = Array(kept)
        if not kept and element.S in _WRAPPERS and element.is_indirect:
            hollow.add(element.objgen)


def _is_one_of(kid: object, hollow: set[tuple[int, int]]) -> bool:
    return isinstance(kid, Dictionary) and kid.is_indirect and kid.objgen in hollow


def _wrap_body(pdf: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Put what is neither label nor body of a list item into a body."""
    kids = list(item.get("/K", Array()))
    stray = [kid for kid in kids if not _is_part(kid)]
    if not stray:
        return
    body = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, Pg=item.Pg, K=Array(stray))
    )
    for kid in stray:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = body
    item.K = Array([*(kid for kid in kids if _is_part(kid)), body])


def _give_body(table: pikepdf.Object) -> None:
    """Make the head of a table that has no body its body (ISO 32000-1, 14.8.4.3.4)."""
    kids = [kid for kid in table.get("/K", Array()) if isinstance(kid, Dictionary)]
    heads = [kid for kid in kids if kid.get("/S") == "/THead"]
    if heads and not any(kid.get("/S") == "/TBody" for kid in kids):
        for head in heads:
            head.S = Name.TBody


def _is_part(kid: pikepdf.Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") in _LIST_ITEM_PARTS


def _holds_link(element: pikepdf.Object) -> bool:
    kids = element.get("/K", Array())
    return isinstance(kids, Array) and any(
        isinstance(kid, Dictionary)
        and kid.get("/Type") == "/OBJR"
        and kid.Obj.get("/Subtype") == "/Link"
        for kid in kids
    )
