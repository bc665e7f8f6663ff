"""Walks the content of a finished PDF: what is shown and drawn, where, and for which element.

Positions are in pt from the lower left of the trim. Pages are counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from publisher.pages.geometry import (
    IDENTITY,
    Box,
    Matrix,
    around,
    bounds,
    box_of,
    concatenate,
    intersect,
    transform,
)

_PAINTS = ("f", "F", "f*", "S", "s", "B", "B*", "b", "b*")
_STROKES = ("S", "s", "B", "B*", "b", "b*")
_POINTS = ("m", "l", "c", "v", "y")


@dataclass(eq=False)
class Element:
    """A structure element; `order` is its place in reading order, `part` that of its part."""

    kind: str
    parent: Element | None = field(repr=False)
    order: int
    part: int
    children: list[Element] = field(default_factory=list, repr=False)

    @property
    def ancestry(self) -> Iterator[Element]:
        """The element and those that hold it, inmost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def within(self, kind: str) -> Element | None:
        """Return the nearest element of a kind that holds this one, itself counted."""
        return next((element for element in self.ancestry if element.kind == kind), None)

    @property
    def descendants(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.descendants


class Glyph(NamedTuple):
    """A glyph as text: where it stands, and its natural advance in pt."""

    text: str
    x: float
    advance: float


@dataclass(frozen=True)
class Mark:
    """Anything a page shows: whose it is, and whether it is furniture."""

    page: int
    owner: Element | None
    furniture: bool


@dataclass(frozen=True)
class Shown(Mark):
    """Glyphs that one operator shows on one baseline; size in pt."""

    y: float
    face: str
    size: float
    space: float  #: natural advance of the face's word space in pt, 0 if it has none
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True)
class Drawn(Mark):
    """A picture, fill or rule, or text that does not run across: the box of what shows of it."""

    kind: str  #: "picture", "fill", "rule" or "turned text"
    box: Box


class Face:
    """A font of the PDF: how its codes read, and how wide they are in 1/1000 of the size."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.BaseFont)[1:].split("+")[-1]
        self._bytes = 2 if font.Subtype == "/Type0" else 1
        self._texts = _texts(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
        self._widths = dict(_wide(font.DescendantFonts[0]) if self._bytes == 2 else _simple(font))

    def codes(self, string: bytes) -> Iterator[int]:
        for start in range(0, len(string), self._bytes):
            yield int.from_bytes(string[start : start + self._bytes], "big")

    def text(self, code: int) -> str:
        return self._texts.get(code) or (chr(code) if self._bytes == 1 else "\ufffd")

    def width(self, code: int) -> float:
        return self._widths.get(code, 0.0 if self._bytes == 1 else 1000.0)

    @cached_property
    def space(self) -> float:
        """The width of the word space, 0 where the subset holds none."""
        spaces = (code for code in self._widths if self.text(code) == " ")
        return next(map(self.width, spaces), 0.0)


def _texts(table: bytes) -> dict[int, str]:
    """Read a ToUnicode table."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
        for low, high, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for offset in range(int(high, 16) - int(low, 16) + 1):
                start = int(text, 16) + offset
                found[int(low, 16) + offset] = _utf16(b"%0*x" % (len(text), start))
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _simple(font: pikepdf.Object) -> Iterator[tuple[int, float]]:
    first = int(font.get("/FirstChar", 0))
    yield from ((first + n, float(width)) for n, width in enumerate(font.get("/Widths", [])))


def _wide(font: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """Yield code and width of a composite font's /W array, in either of its two forms."""
    items = list(font.get("/W", []))
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
        else:
            width = float(items.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


class Structure:
    """The structure tree of a PDF, and which element owns a piece of marked content."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.elements: list[Element] = []
        self._by_id: dict[tuple[int, int], Element] = {}
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            return
        self._grow(root.K, None)
        numbers = list(root.ParentTree.Nums)
        self._owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    def _grow(self, kids: Any, parent: Element | None) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                element = self._add(str(kid.S)[1:], parent)
                self._by_id[kid.objgen] = element
                self._grow(kid.get("/K", []), element)

    def _add(self, kind: str, parent: Element | None) -> Element:
        at_top = parent is None or parent.parent is None
        siblings = parent.children if parent else []
        part = (len(siblings) if parent else -1) if at_top else parent.part  # type: ignore[union-attr]
        element = Element(kind, parent, len(self.elements), part)
        siblings.append(element)
        self.elements.append(element)
        return element

    def owners(self, holder: pikepdf.Object) -> list[Element | None] | None:
        """Return the owners of a page's or form's marked content, by MCID; None if not said."""
        if "/StructParents" not in holder or not self.elements:
            return None
        listed = self._owners.get(int(holder.StructParents), pikepdf.Array())
        return [self._by_id.get(element.objgen) for element in listed]


@dataclass
class _State:
    """What `q` saves and `Q` restores."""

    matrix: Matrix
    clip: Box
    face: Face | None = None
    size: float = 0.0
    stroke: float = 1.0


class Walk:
    """Walks the pages of a PDF and yields their marks in the order they are painted."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.structure = Structure(self.pdf)
        self._faces: dict[tuple[int, int], Face] = {}

    @cached_property
    def trim(self) -> tuple[float, float]:
        """Width and height of the first page's trim."""
        left, bottom, right, top = _box(self.pdf.pages[0].trimbox)
        return right - left, top - bottom

    def marks(self) -> Iterator[Mark]:
        for number, page in enumerate(self.pdf.pages, start=1):
            left, bottom, *_ = _box(page.trimbox)
            matrix = (1.0, 0.0, 0.0, 1.0, -left, -bottom)
            state = _State(matrix, box_of(matrix, _box(page.mediabox)))
            resources = page.obj.get("/Resources", pikepdf.Dictionary())
            owners = self.structure.owners(page.obj) or []
            mark = Mark(number, None, False)
            yield from _Stream(self, resources, owners, state, mark).marks(page)

    def face(self, font: pikepdf.Object) -> Face:
        if font.objgen not in self._faces or font.objgen == (0, 0):
            self._faces[font.objgen] = Face(font)
        return self._faces[font.objgen]


def _box(sides: pikepdf.Object) -> Box:
    left, bottom, right, top = (float(side) for side in sides)
    return left, bottom, right, top


class _Stream:
    """One content stream: of a page, or of a form within it."""

    def __init__(
        self,
        walk: Walk,
        resources: pikepdf.Object,
        owners: list[Element | None],
        state: _State,
        mark: Mark,
    ) -> None:
        self._walk, self._resources, self._owners = walk, resources, owners
        self._state, self._marks = state, [mark]
        self._saved: list[_State] = []
        self._path: Box | None = None
        self._text: Matrix = IDENTITY

    def marks(self, holder: pikepdf.Page | pikepdf.Object) -> Iterator[Mark]:
        for instruction in pikepdf.parse_content_stream(holder):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("TJ", "Tj"):
                yield from self._show(operands[0] if name == "TJ" else operands)
            elif name == "Do":
                yield from self._place(self._resources.XObject[str(operands[0])])
            elif name in _PAINTS:
                yield from self._paint(name in _STROKES)
            else:
                self._note(name, operands)

    def _note(self, name: str, operands: Any) -> None:
        """Follow an operator that paints nothing."""
        if name in ("BDC", "BMC"):
            self._marks.append(self._opened(operands))
        elif name == "EMC":
            self._marks.pop()
        elif name in ("BT", "Tm", "Td", "Tf"):
            self._set(name, operands)
        elif name in ("re", "W", "W*", "n", *_POINTS):
            self._trace(name, operands)
        else:
            self._keep(name, operands)

    def _keep(self, name: str, operands: Any) -> None:
        """Follow the graphics state."""
        if name == "q":
            self._saved.append(replace(self._state))
        elif name == "Q":
            self._state = self._saved.pop()
        elif name == "cm":
            self._state.matrix = concatenate(_matrix(operands), self._state.matrix)
        elif name == "w":
            self._state.stroke = float(operands[0])

    def _set(self, name: str, operands: Any) -> None:
        """Follow the text state."""
        if name == "Tf":
            self._state.face = self._walk.face(self._resources.Font[str(operands[0])])
            self._state.size = float(operands[1])
        elif name == "BT":
            self._text = IDENTITY
        elif name == "Tm":
            self._text = _matrix(operands)
        else:
            across, up = (float(value) for value in operands)
            self._text = concatenate((1, 0, 0, 1, across, up), self._text)

    def _trace(self, name: str, operands: Any) -> None:
        """Follow the path under way and the clip."""
        values = [float(value) for value in operands]
        if name == "n":
            self._path = None
        elif name in ("W", "W*"):
            self._state.clip = intersect(self._state.clip, self._path) or self._state.clip
        else:
            self._path = around(self._path, _traced(name, values, self._state.matrix))

    def _opened(self, operands: Any) -> Mark:
        """Return what marks are like within a piece of marked content."""
        mark = self._marks[-1]
        if str(operands[0]) == "/Artifact":
            listed = operands[1] if len(operands) > 1 else {}
            furniture = mark.furniture or str(listed.get("/Type", "")) == "/Pagination"
            return replace(mark, owner=None, furniture=furniture)
        number = operands[1].get("/MCID") if len(operands) > 1 else None
        if number is None or int(number) >= len(self._owners):
            return mark
        return replace(mark, owner=self._owners[int(number)])

    def _show(self, items: Iterable[Any]) -> Iterator[Mark]:
        """Yield the glyphs of a TJ, or a box where they do not run across."""
        face, size, start = self._state.face, self._state.size, self._text
        if face is None:
            return
        whole = concatenate(start, self._state.matrix)
        spelled = list(self._spelled(items, face, size))
        if spelled:
            *_, (_, offset, natural) = spelled
            if abs(whole[1]) > abs(whole[0]) / 100:
                box = (0.0, -0.2 * size, offset + natural, 0.66 * size)
                yield from self._drawn("turned text", box_of(whole, box))
            else:
                yield self._shown(face, size, whole, spelled)

    def _spelled(
        self, items: Iterable[Any], face: Face, size: float
    ) -> Iterator[tuple[str, float, float]]:
        """Yield text, offset and natural advance of glyphs in text space; move on behind them."""
        advance, start = 0.0, self._text
        for item in items:
            if not isinstance(item, pikepdf.String):
                advance -= float(item) * size / 1000
                continue
            for code in face.codes(bytes(item)):
                natural = face.width(code) * size / 1000
                yield face.text(code), advance, natural
                advance += natural
        self._text = concatenate((1, 0, 0, 1, advance, 0), start)

    def _shown(
        self, face: Face, size: float, whole: Matrix, spelled: Iterable[tuple[str, float, float]]
    ) -> Shown:
        scale, (x, y), mark = abs(whole[0]), transform(whole, 0, 0), self._marks[-1]
        return Shown(
            page=mark.page,
            owner=mark.owner,
            furniture=mark.furniture,
            y=y,
            face=face.name,
            size=size * scale,
            space=face.space * size * scale / 1000,
            glyphs=tuple(Glyph(text, x + at * scale, wide * scale) for text, at, wide in spelled),
        )

    def _paint(self, stroked: bool) -> Iterator[Drawn]:
        box, self._path = self._path, None
        if box is None:
            return
        a, b, *_ = self._state.matrix
        half = self._state.stroke * (a * a + b * b) ** 0.5 / 2 if stroked else 0.0
        grown = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
        thin = min(grown[2] - grown[0], grown[3] - grown[1]) < 3
        yield from self._drawn("rule" if thin else "fill", grown)

    def _place(self, placed: pikepdf.Object) -> Iterator[Mark]:
        if placed.Subtype != "/Form":
            yield from self._drawn("picture", box_of(self._state.matrix, (0, 0, 1, 1)))
            return
        matrix = concatenate(_matrix(placed.get("/Matrix", IDENTITY)), self._state.matrix)
        clip = intersect(self._state.clip, box_of(matrix, _box(placed.BBox))) or self._state.clip
        state = replace(self._state, matrix=matrix, clip=clip)
        owners = self._walk.structure.owners(placed) or self._owners
        resources = placed.get("/Resources", self._resources)
        stream = _Stream(self._walk, resources, owners, state, self._marks[-1])
        yield from stream.marks(placed)

    def _drawn(self, kind: str, box: Box) -> Iterator[Drawn]:
        """Yield what shows of a box, if anything does."""
        shows = intersect(box, self._state.clip)
        if shows and shows[0] < shows[2] and shows[1] < shows[3]:
            mark = self._marks[-1]
            yield Drawn(mark.page, mark.owner, mark.furniture, kind, shows)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _traced(name: str, values: list[float], matrix: Matrix) -> Box:
    """Return the box of a rectangle or of the points of a path."""
    if name == "re":
        x, y, width, height = values
        return box_of(matrix, (x, y, x + width, y + height))
    pairs = zip(values[::2], values[1::2], strict=True)
    return bounds(transform(matrix, x, y) for x, y in pairs)
